// The one script of ours. It tells the server which tab this is, starts Streamlit, and mends what a page drawn by
// Streamlit cannot say by itself. It holds no text and no answer.

import { followJourney } from "./journey.js";

// ---- Which tab this is -------------------------------------------------------------------------------------------
// A random value for this tab, kept by the browser as long as the tab is there. "held" says that something was answered.
const TAB = "tab", HELD = "tab-held", PATIENCE = 1500;

function makeTab() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  sessionStorage.setItem(TAB, Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(""));
}

// A copy of a tab has a copy of the value. Only one page can hold the lock of a value, and a page that is reloaded lets go
// of it; a copy does not get it, and makes a value of its own. Without locks (plain HTTP from another computer) every load
// is taken for a copy: then answers do not survive a reload, and the page says so.
async function takeTab() {
  if (sessionStorage.getItem(TAB) && !(await lock(sessionStorage.getItem(TAB)))) makeTab();
  if (!sessionStorage.getItem(TAB)) {
    makeTab();
    await lock(sessionStorage.getItem(TAB));
  }
}

function lock(value) {
  if (!navigator.locks) return Promise.resolve(false);
  return new Promise((resolve) => {
    const forever = () => { resolve(true); return new Promise(() => {}); };
    navigator.locks.request(`tab-${value}`, { signal: AbortSignal.timeout(PATIENCE) }, forever).catch(() => resolve(false));
  });
}

// Streamlit's socket carries the value among the names of its protocols; the server takes it out again.
const Socket = window.WebSocket;
let socket;
window.WebSocket = class extends Socket {
  constructor(url, protocols = []) {
    const held = sessionStorage.getItem(HELD) ? "held" : "new";
    super(url, [...[protocols].flat(), `tab.${held}.${sessionStorage.getItem(TAB)}`]);
    this.addEventListener("open", () => { socket = this; unreached = 0; document.getElementById("no-connection")?.remove(); });
    this.addEventListener("close", () => { if (++unreached === 2) explain().catch(() => {}); }); // the first can be chance
    this.addEventListener("open", () => askWhichStart().catch(() => {})); // a line lost at once: the next opening asks again
  }
};

// A page whose socket does not open stays empty. The server is asked the other way why that could be.
let unreached = 0;
async function explain() {
  const why = new URL("no-connection", import.meta.url);
  const said = await (await fetch(why, { cache: "no-store", headers: { "X-Page": location.host } })).json();
  const box = document.createElement("div");
  box.id = "no-connection";
  box.setAttribute("role", "alert");
  for (const one of said) {
    const part = document.createElement("section"), title = document.createElement("h2");
    Object.assign(part, { lang: one.language, dir: one.direction });
    title.textContent = one.title;
    part.append(title, ...one.said.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
    box.append(part);
  }
  if (unreached) document.body.prepend(box);
}

// A program that was started again knows nothing of this page, and Streamlit would leave it standing as it was. It is
// loaded anew, and says what is lost.
let started;
async function askWhichStart() {
  const now = await (await fetch(new URL("started", import.meta.url), { cache: "no-store" })).text();
  if (started && started !== now) location.reload();
  started = now;
}

await takeTab();
await import(new URL(document.querySelector("script[data-app]").dataset.app, document.baseURI));

// ---- After each change of the page -------------------------------------------------------------------------------
// What stands in a box is sent when the box is left. A page that is going away leaves it first, so that it is not lost.
addEventListener("pagehide", leaveBox);
addEventListener("beforeunload", leaveBox);
document.addEventListener("visibilitychange", () => { if (document.hidden) leaveBox(); });

function leaveBox() {
  const box = document.activeElement;
  // React hears of a box that is left by this event; the focus itself stays, for a person who comes back.
  if (box?.matches("textarea, input:not([type=radio])")) box.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
}

// A page that goes away can be too fast for that. So a box is also left, as it were, when the person rests from typing.
const REST = 1000;
let resting;
function noteTyping(event) {
  clearTimeout(resting);
  if (!event.isComposing) resting = setTimeout(leaveBox, REST);
}
addEventListener("input", noteTyping);
addEventListener("compositionend", noteTyping);

// Pages give their parts keys, which Streamlit makes classes of.
const keyed = (key) => document.querySelector(`.st-key-${key}`);
const keyLike = (pattern) => {
  const start = pattern.source.match(/^st-key-[\w-]*/)[0];
  const classes = [...document.querySelectorAll(`[class*="${start}"]`)].map((one) => one.className);
  return classes.map((one) => one.match(pattern)).find(Boolean) ?? [];
};

// The language of the page: the page draws a container with the key `language-es-ltr`.
function setLanguage() {
  const [, language, direction] = keyLike(/st-key-language-([\w-]+)-(ltr|rtl)/);
  if (!language) return;
  set(document.documentElement, "lang", language);
  set(document.documentElement, "dir", direction);
}

// Whether something was answered: the page draws a container with the key `tab-holds-answers` or `tab-holds-nothing`.
function noteAnswers() {
  const [, holds] = keyLike(/st-key-tab-holds-(\w+)/);
  if (holds === "answers") sessionStorage.setItem(HELD, "1");
  if (holds !== "nothing" || !sessionStorage.getItem(HELD)) return;
  sessionStorage.removeItem(HELD);
  // The server holds the last message of a socket, with what was in the boxes, until the next one: Streamlit's sign of life.
  if (socket?.readyState === Socket.OPEN) socket.send(new Uint8Array([136, 1, 1]));
}

// Links to the pages: Streamlit draws no navigation landmark, does not mark the page that is shown for those who do not
// see it, and gives the first page an empty address, which leads nowhere when it is opened in another tab.
function markNavigation() {
  const pages = keyed("pages"), label = keyed("pages-label");
  if (!pages || !label) return;
  set(pages, "role", "navigation");
  set(pages, "aria-label", label.textContent.trim());
  for (const link of pages.querySelectorAll("a")) {
    if (link.getAttribute("href") === "") link.setAttribute("href", "./");
    if (link.pathname === location.pathname) set(link, "aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

// Streamlit's link that skips to the content speaks English, and leads before our navigation.
function mendSkipLink() {
  const skip = document.querySelector("[data-testid=stSkipToContent]"), words = keyed("skip-words");
  if (!skip || !words) return;
  if (skip.textContent !== words.textContent.trim()) skip.firstChild.data = words.textContent.trim();
  skip.onclick = (event) => { event.preventDefault(); event.stopImmediatePropagation(); focusHeading(); };
}

// A new screen or another page begins with its heading: the focus goes there, so that those who do not see the page
// are told. A page that is drawn again for an answer keeps the focus where it is, and so does one in another language.
let shown = null;
function followScreen() {
  const heading = document.querySelector("h1");
  if (!heading) return;
  const now = { words: heading.textContent, language: document.documentElement.lang, heading };
  const before = shown;
  now.focused = before?.focused;
  shown = now;
  if (!before || before.language !== now.language) return;
  const another = before.words !== now.words;
  const replaced = before.heading !== now.heading && document.activeElement === document.body;
  if (another || (replaced && before.focused)) {
    document.querySelector("[data-testid=stMain]").scrollTo(0, 0);
    focusHeading();
    shown.focused = true;
  }
}

function focusHeading() {
  const heading = document.querySelector("h1"), row = document.querySelector(".st-key-came-back button");
  if (!heading) return;
  heading.tabIndex = -1;
  (row ?? heading).focus(); // a row of answers from which a change was made
}

// Streamlit draws some parts anew for an answer, or takes the button away that was pressed, and the focus falls to the top of
// the page. It goes back to the same place; if that is gone, to a message that has come, or to what stands there now.
const MAIN = "[data-testid=stMain]", MESSAGE = "[data-testid=stAlert]";
let place = null;
function notePlace() {
  const main = document.querySelector(MAIN), stop = document.activeElement;
  if (!main?.contains(stop)) return void (place = stop === document.body ? place : null);
  // While a page is drawn, what is about to go stands below what has come: what is before it then was not before.
  if (place?.stop === stop && isDrawing()) return;
  const stops = mainStops(main), at = stops.indexOf(stop);
  // A message can be drawn before the button that it answers is taken away: those count that were there before the focus.
  const messages = place?.stop === stop ? place.messages : [...main.querySelectorAll(MESSAGE)];
  place = at < 0 ? null : { stop, names: stops.slice(0, at + 1).map(nameOf), messages };
}
document.addEventListener("focusin", notePlace);
// A click beside everything takes the focus away, and so it stays.
addEventListener("click", () => { if (document.activeElement === document.body) place = null; }, true);

const mainStops = (main) => stopsIn(main).filter((stop) => !stop.closest(".st-key-pages"));
// By the key of what holds it, without the number at its end: that is another one once everything was deleted.
function nameOf(stop) {
  const part = stop.closest("[class*=st-key-]"), key = part?.className.match(/st-key-[\w-]+/)[0].replace(/-\d+$/, "");
  return part && `${key} ${stopsIn(part).indexOf(stop)}`;
}

const isDrawing = () => document.querySelector("[data-testid=stApp]").dataset.testScriptState !== "notRunning";

function keepPlace() {
  const main = document.querySelector(MAIN);
  if (!main || document.activeElement !== document.body || !place) return void notePlace();
  const stops = mainStops(main), names = stops.map(nameOf), was = place.names.at(-1);
  const same = was && stops[names.indexOf(was)];
  if (!same && isDrawing()) return;
  const message = [...main.querySelectorAll(MESSAGE)].find((one) => !place.messages.includes(one));
  const before = place.names.findLast((name) => name && names.includes(name));
  const now = same || message || (before && stops[names.indexOf(before) + 1]);
  place = null;
  if (now === message && message) message.tabIndex = -1;
  if (now) now.focus();
  else focusHeading();
}

// Streamlit takes a box in when it is left, and only then draws what belongs under it: the focus has passed it already. So
// the Tab key waits for that, and goes to what comes next by then.
let whole = "";
document.addEventListener("focusin", (event) => { if (event.target.matches("textarea")) whole = event.target.value; });
document.addEventListener("keydown", async (event) => {
  const box = event.target;
  if (event.key !== "Tab" || event.shiftKey || !box.matches("textarea") || box.value === whole) return;
  event.preventDefault();
  whole = box.value;
  leaveBox();
  await drawn();
  if (document.activeElement === box) next(box)?.focus();
});

// Until Streamlit has begun to run and is done, or has not begun; at most a little while.
async function drawn() {
  const pause = () => new Promise((resolve) => setTimeout(resolve, 50));
  for (let turn = 0; turn < 6 && !isDrawing(); turn++) await pause();
  for (let turn = 0; turn < 40 && isDrawing(); turn++) await pause();
  await pause();
}

function stopsIn(part) {
  const stops = part.querySelectorAll("a[href], button:not(:disabled), input:not(:disabled), textarea, summary");
  return [...stops].filter((stop) => stop.tabIndex >= 0 && stop.getClientRects().length);
}

function next(stop) {
  return stopsIn(document).find((one) => stop.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
}

// What a button folds out is drawn by Streamlit at the end of the document, where the keyboard comes last. So the focus goes
// there when it is opened, and from its end back into the page.
const BODY = "[data-testid=stPopoverBody]", OPENER = "[data-testid=stPopover] button[aria-expanded=true]";
let unfolded = null, led = null;
function followPopover() {
  const body = document.querySelector(BODY), [first] = body ? stopsIn(body) : [];
  if (body && !first) return; // it is being drawn
  const opening = body !== unfolded && document.activeElement === document.querySelector(OPENER);
  // Its parts are drawn one after the other: the focus that was led to one of them goes on to what is drawn before it.
  if (opening || (body && led && document.activeElement === led && first !== led)) (led = first)?.focus();
  if (!body) led = null;
  unfolded = body;
}
addEventListener("keydown", () => { led = null; }, true); // from here on the person leads

document.addEventListener("keydown", (event) => {
  const body = event.target.closest?.(BODY), opener = document.querySelector(OPENER);
  if (event.key !== "Tab" || !body || !opener) return;
  const stops = stopsIn(body);
  if (event.target !== (event.shiftKey ? stops[0] : stops.at(-1))) return;
  event.preventDefault();
  (event.shiftKey ? opener : next(opener))?.focus();
});

// Two headings can have the same words, and then Streamlit gives them the same id. Nothing here leads to one.
function mendIds() {
  const seen = new Set();
  for (const heading of document.querySelectorAll(":is(h1, h2, h3, h4, h5, h6)[id]")) {
    if (seen.has(heading.id)) heading.removeAttribute("id");
    else seen.add(heading.id);
  }
  const summary = keyed("summary");
  if (summary && summary.id !== "summary") {
    summary.id = "summary";  // where the link to the summary leads
    summary.tabIndex = -1;
  }
}

// A table that scrolls within itself can be scrolled with the keyboard.
function mendTables() {
  for (const table of document.querySelectorAll("[data-testid=stMarkdownContainer] table")) {
    if (table.scrollWidth > table.clientWidth) set(table, "tabindex", "0");
    else table.removeAttribute("tabindex");
  }
}

// A button with the key `print` prints, with all that is folded opened.
document.addEventListener("click", (event) => { if (event.target.closest(".st-key-print button")) setTimeout(print, 100); });
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")];
  for (const details of opened) details.open = true;
});
addEventListener("afterprint", () => { for (const details of opened) details.open = false; });

// What checks spelling, fills in or corrects can send away what is typed, or change the name of a medicine.
const PLAIN = { spellcheck: "false", autocomplete: "off", autocorrect: "off", autocapitalize: "off", "data-gramm": "false" };
function mendBoxes() {
  for (const box of document.querySelectorAll("textarea, input[type=text]")) {
    for (const [name, value] of Object.entries(PLAIN)) set(box, name, value);
  }
}

function set(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function mend() {
  setLanguage();
  noteAnswers();
  markNavigation();
  mendSkipLink();
  mendIds();
  mendTables();
  mendBoxes();
  followScreen();
  keepPlace();
  followPopover();
  followJourney();
}

let waiting = false;
new MutationObserver(() => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; mend(); });
}).observe(document.documentElement,
  { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ["class", "href", "data-test-script-state"] });
addEventListener("resize", mend);
