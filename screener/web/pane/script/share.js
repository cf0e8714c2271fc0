// A button that shares a file with another program of the device, drawn only where the browser can. The server sends the
// file when the button was pressed. The person picks the program; nothing is sent anywhere here.

const CAN = navigator.canShare?.({ files: [new File([""], "a.pdf", { type: "application/pdf" })] }) ?? false;
const parts = new Map();

export default function ({ key, data: bytes, parentElement, setTriggerValue }) {
  if (!CAN) return;
  const { label, note, file } = JSON.parse(new TextDecoder().decode(bytes));
  const part = parts.get(key) ?? begin(key, parentElement);
  part.button.textContent = label;
  part.note.textContent = note;
  part.ask = () => setTriggerValue("wanted", true);
  if (file && part.asked) give(part, file);
  return () => parts.delete(key);
}

function begin(key, root) {
  const button = document.createElement("button"), note = document.createElement("p"), part = { button, note };
  Object.assign(button, { type: "button", className: "share" });
  button.addEventListener("click", () => {
    if (part.file) return void share(part);
    part.asked = true;
    part.ask();
  });
  root.replaceChildren(button, note);
  parts.set(key, part);
  return part;
}

function give(part, [name, type, content]) {
  part.asked = false;
  part.file = new File([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], name, { type });
  share(part);
}

// Where the file came too long after the tap, the browser refuses, and the next tap shares it at once.
async function share(part) {
  const file = part.file;
  try {
    await navigator.share({ files: [file] });
  } catch (error) {
    if (error.name === "NotAllowedError") return;
  }
  part.file = null;
}
