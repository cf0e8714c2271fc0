// A pane: HTML in units, made by the server, and what was clicked in it, told back as one value. A unit is replaced as a
// whole when its HTML is another one, so nothing of another question can stay behind in it, whoever changed its text.

const panes = new Map();

export default function ({ key, data: bytes, parentElement, setStateValue }) {
  const data = JSON.parse(new TextDecoder().decode(bytes));
  const pane = panes.get(key) ?? begin(key, parentElement);
  pane.send = () => setStateValue("said", { ...pane.touched });
  if (pane.round !== data.round) {
    if (pane.round) document.querySelector("[data-testid=stMain]").scrollTo(0, 0); // all was deleted: it begins at the top
    Object.assign(pane, { round: data.round, touched: {}, told: null });
  }
  if (pressed) later.set(pane, data);
  else draw(pane, data);
  return () => panes.delete(key);
}

// A box that is left by a click is sent as the button goes down. What is drawn for it before the button comes up again would
// move what is being clicked away from under the pointer, and the click would be lost.
let pressed = 0;
const later = new Map(), MOST = 3000;
addEventListener("pointerdown", () => { pressed ||= setTimeout(release, MOST); }, true);
for (const end of ["pointerup", "pointercancel", "dragend", "keydown"]) addEventListener(end, () => setTimeout(release), true);

function release() {
  clearTimeout(pressed);
  pressed = 0;
  for (const [pane, data] of later) draw(pane, data);
  later.clear();
}

function begin(key, root) {
  const box = document.createElement("div"), live = document.createElement("p");
  box.className = "pane";
  live.className = "unseen";
  live.setAttribute("role", "status");
  root.replaceChildren(box, live);
  const pane = { box, live, units: new Map(), touched: {}, said: {}, told: null };
  box.addEventListener("click", (event) => clicked(pane, event));
  panes.set(key, pane);
  return pane;
}

// ---- Drawing -----------------------------------------------------------------------------------------------------

function draw(pane, data) {
  const state = JSON.stringify([data.units, data.said]);
  pane.changed = state !== pane.state; // a page can be drawn again without a change
  Object.assign(pane, { data, state });
  const names = new Set(data.units.map(([name]) => name));
  for (const [name, unit] of pane.units) {
    if (!names.has(name)) {
      unit.part.remove();
      pane.units.delete(name);
    }
  }
  let before = null;
  for (const [name, html] of data.units) {
    const unit = pane.units.get(name), place = before ? before.nextSibling : pane.box.firstChild;
    if (unit?.html === html) {
      if (unit.part !== place) pane.box.insertBefore(unit.part, place);
      before = unit.part;
    } else {
      before = replace(pane, name, html, unit, place);
    }
  }
  show(pane);
  tell(pane);
  if (data.copy?.[0] === pane.touched.copy) pane.toCopy?.(data.copy[1]);
}

function replace(pane, name, html, old, place) {
  const part = document.createElement("div");
  part.dataset.unit = name;
  part.innerHTML = html;
  const focused = old?.part.contains(document.activeElement) ? sign(document.activeElement) : null;
  for (const fold of old?.part.querySelectorAll("details[open][data-fold]") ?? []) {
    part.querySelector(`details[data-fold="${CSS.escape(fold.dataset.fold)}"]`)?.setAttribute("open", "");
  }
  const scrolled = old?.part.querySelector("[data-scroll]")?.scrollTop;
  if (old) old.part.replaceWith(part);
  else pane.box.insertBefore(part, place);
  pane.units.set(name, { html, part });
  part.querySelectorAll("details.fold:not([open])").forEach(putAside);
  if (scrolled) part.querySelector("[data-scroll]")?.scrollTo(0, scrolled);
  if (focused) [...part.querySelectorAll("a, button, input, summary")].find((one) => sign(one) === focused)?.focus({ preventScroll: true });
  return part;
}

// What is folded is in the page once it is unfolded, and for a printer: most of a summary is folded most of the time.
const aside = new WeakMap();
function putAside(fold) {
  const inner = document.createDocumentFragment();
  inner.append(...[...fold.children].slice(1));
  aside.set(fold, inner);
  fold.addEventListener("toggle", () => unfold(fold), { once: true });
}

function unfold(fold) {
  if (aside.has(fold)) fold.append(aside.get(fold));
  aside.delete(fold);
  for (const pane of panes.values()) show(pane); // boxes among it show what is ticked
}

addEventListener("beforeprint", () => document.querySelectorAll(".pane details.fold").forEach(unfold));

const sign = (stop) => [stop.tagName, stop.name, stop.value, stop.dataset.set, stop.dataset.go, stop.textContent].join(" ");

// What was clicked here goes before what the server says: it may not know of the last click yet.
function show(pane) {
  pane.said = { ...pane.data.said, ...pane.touched };
  for (const input of pane.box.querySelectorAll("input")) {
    input.checked = input.type === "radio" ? pane.said[input.name] === input.value : Boolean(pane.said[input.name]);
  }
}

// What was not there before is marked until the next change, and told to those who do not see it. It takes no focus.
function tell(pane) {
  const now = new Map([...pane.box.querySelectorAll("[data-new]")].map((one) => [one.dataset.new, one]));
  if (pane.told === null) pane.told = { keys: new Set(now.keys()), fresh: new Set() };
  if (pane.changed) {
    const fresh = new Set([...now.keys()].filter((one) => !pane.told.keys.has(one)));
    pane.told = { keys: new Set(now.keys()), fresh };
    if (fresh.size) pane.live.textContent = [...new Set([...fresh].map((one) => now.get(one).dataset.told))].join(". ");
  }
  for (const [name, one] of now) one.classList.toggle("is-new", pane.told.fresh.has(name));
}

// ---- What is clicked ---------------------------------------------------------------------------------------------

function clicked(pane, event) {
  const stop = event.target.closest("input, button, a[data-go]");
  if (!stop || !pane.box.contains(stop)) return;
  if (stop.matches("input")) return say(pane, { [stop.name]: chosen(pane, stop) });
  if (stop.dataset.set) return say(pane, JSON.parse(stop.dataset.set));
  if (stop.dataset.copy !== undefined) return void copy(pane, stop);
  if (stop.dataset.next !== undefined) return nextOpen(pane);
  if (stop.dataset.go && go(stop.dataset.go, stop)) event.preventDefault();
}

// A choice that was made is taken back by choosing it again.
function chosen(pane, input) {
  if (input.type === "checkbox") return input.checked;
  if (input.closest("[data-always]")) return input.value;
  return pane.said[input.name] === input.value ? null : input.value;
}

function say(pane, said) {
  for (const [name, value] of Object.entries(said)) {
    delete pane.touched[name]; // the last one said comes last
    pane.touched[name] = value;
  }
  show(pane);
  pane.send();
}

const first = (part) => part.querySelector("input:checked") ?? part.querySelector("input, button") ?? part.querySelector("a, summary");

function go(id, from) {
  const there = document.getElementById(id);
  if (!there) return false;
  const stop = there.matches("textarea, input, [tabindex]") ? there : first(there) ?? there;
  for (const fold of parents(there)) fold.open = true;
  there.scrollIntoView({ block: "nearest" });
  stop.focus({ preventScroll: true });
  offerWayBack(there, from);
  return true;
}

function* parents(part) {
  for (let fold = part.closest("details"); fold; fold = fold.parentElement.closest("details")) yield fold;
}

// The way back to the row that led here, until the focus leaves.
function offerWayBack(there, from) {
  const word = from.dataset.back, row = from.closest("[id]")?.id;
  document.querySelector(".way-back")?.remove();
  if (!word) return;
  const back = Object.assign(document.createElement("button"), { className: "way-back", type: "button", textContent: word });
  back.addEventListener("click", () => {
    const same = [...document.querySelectorAll("a[data-go]")].find((one) => one.dataset.go === from.dataset.go);
    back.remove();
    (same ?? document.getElementById(row))?.focus();
  });
  there.append(back);
}

function nextOpen(pane) {
  const groups = [...pane.box.querySelectorAll("[role=radiogroup][data-asked]")];
  const open = groups.filter((one) => !one.querySelector("input:checked"));
  const after = pane.reached && pane.reached.isConnected ? pane.reached : null;
  const next = open.find((one) => !after || after.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) ?? open[0];
  if (!next) return;
  pane.reached = next;
  next.scrollIntoView({ block: "nearest" });
  next.querySelector("input").focus({ preventScroll: true });
}

// The note is made when it is wanted: what was typed a moment before the click is in it.
async function copy(pane, stop) {
  const text = new Promise((resolve) => { pane.toCopy = resolve; });
  say(pane, { copy: (pane.touched.copy ?? 0) + 1 });
  const done = await written(text).catch(() => false);
  pane.live.textContent = done ? stop.dataset.copy : stop.dataset.failed;
  pane.live.classList.remove("unseen");
  setTimeout(() => pane.live.classList.add("unseen"), 4000);
}

// Over plain HTTP from another computer a browser has no clipboard for scripts.
async function written(text) {
  if (navigator.clipboard) {
    const blob = text.then((said) => new Blob([said], { type: "text/plain" }));
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
    return true;
  }
  const box = Object.assign(document.createElement("textarea"), { value: await text, className: "unseen" });
  document.body.append(box);
  box.select();
  const done = document.execCommand("copy");
  box.remove();
  return done;
}
