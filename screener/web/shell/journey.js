// The browser's *Back* and *Forward* go one question back and forward. Every screen of the journey has an entry in the
// history of the tab, all at one address: an entry holds the number of a screen and nothing else.

const SCREEN = /st-key-screen-(\d+)-(\d+)/;
let wanted = null;  // the screen that the browser went to, until it is drawn

function shown() {
  const screen = document.querySelector("[class*=st-key-screen-]")?.className.match(SCREEN);
  return screen && { round: Number(screen[1]), at: Number(screen[2]) };
}

function entry(screen) {
  return { ...history.state, screen };
}

const idle = () => document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "notRunning";

function followHistory() {
  const now = shown();
  if (!now) return;
  const state = history.state?.screen;
  if (!state || state.round !== now.round) {
    wanted = null;
    history.replaceState(entry(now), "");
    return;
  }
  if (wanted !== null) {
    if (!idle()) return;
    const way = wanted < now.at ? "back" : "forward", button = document.querySelector(`.st-key-${way} button`);
    const passed = asked !== null && (asked === "back" ? now.at < wanted : now.at > wanted);
    if (now.at !== wanted && button && !passed && pressed !== now.at) {
      [asked, pressed] = [way, now.at];
      button.click();
      return;
    }
    if (now.at !== wanted && pressed === now.at) return;  // pressed, and not drawn yet
    [wanted, asked, pressed] = [null, null, null];
  }
  if (leaving === now.at) return;
  if (now.at > state.at) history.pushState(entry(now), "");
  else if (now.at < state.at) {
    leaving = now.at;
    history.go(now.at - state.at);
  }
}
let asked = null, pressed = null, leaving = null;

// Streamlit would draw the whole page again: it hears of this only where another page is gone to.
addEventListener("popstate", (event) => {
  const now = shown(), to = event.state?.screen;
  leaving = null;
  if (!now || !to || to.round !== now.round) return;
  event.stopImmediatePropagation();
  [wanted, asked, pressed] = [to.at === now.at ? null : to.at, null, null];
  followHistory();
});

// A hint belongs to the group under it, and an error to its box: those who hear the page are told both at once.
let count = 0;
function tie(target, notes) {
  const ids = notes.map((note) => (note.id ||= `note-${++count}`)).join(" ");
  if (!target || (target.getAttribute("aria-describedby") ?? "") === ids) return;
  if (ids) target.setAttribute("aria-describedby", ids);
  else target.removeAttribute("aria-describedby");
}

function tieNotes() {
  for (const part of document.querySelectorAll("[class*=st-key-asked-]")) {
    tie(part.querySelector("[role=radiogroup]"), [...part.querySelectorAll(".help summary span")]);
  }
  for (const part of document.querySelectorAll("[class*=st-key-own-box-]")) {
    const box = part.querySelector("textarea"), errors = [...part.querySelectorAll("[data-testid=stAlert]")];
    tie(box, errors);
    if (box) box.ariaInvalid = part.querySelector("[data-testid=stAlertContentError]") ? "true" : null;
  }
}

export function followJourney() {
  followHistory();
  tieNotes();
}
