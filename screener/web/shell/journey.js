// The browser's *Back* and *Forward* go one question back and forward. Every screen of the journey has an entry in the
// history of the tab, all at one address: an entry holds the number of a screen and nothing else.

const SCREEN = /st-key-screen-(\d+)-(\d+)/, PATIENCE = 1000;
let wanted = null;  // the screen that the browser went to, until it is drawn
let way = null;  // which way that is: the key of the button that leads there
let pressed = null;  // the screen on which it was pressed last, and when
let since = 0;  // when the browser went there
let leaving = null;  // the screen that the entry of the history is being brought to

function shown() {
  const screen = document.querySelector("[class*=st-key-screen-]")?.className.match(SCREEN);
  return screen && { round: Number(screen[1]), at: Number(screen[2]) };
}

const towards = (now) => (wanted < now.at ? "back" : "forward");

function followHistory() {
  const now = shown();
  if (!now) return;
  const state = history.state?.screen;
  if (!state || state.round !== now.round) {
    wanted = leaving = pressed = null;
    history.replaceState({ ...history.state, screen: now }, "");
    return;
  }
  if (wanted !== null && !arrive(now)) return;
  wanted = null;
  if (leaving !== null) return;
  if (now.at > state.at) history.pushState({ ...history.state, screen: now }, "");
  else if (now.at < state.at) {
    leaving = now.at;
    history.go(now.at - state.at);
  }
}

// Presses the button that leads towards the screen that is wanted; whether it is reached, or cannot be.
function arrive(now) {
  if (document.querySelector("[data-testid=stApp]")?.dataset.testScriptState !== "notRunning") return false;
  if (pressed?.at === now.at && Date.now() - pressed.when < PATIENCE) return false;  // it is not drawn yet
  pressed = null;
  if (wanted === now.at || towards(now) !== way) return true;
  const button = document.querySelector(`.st-key-${way} button`);
  if (!button) {  // after a reload it is drawn a moment after the heading
    if (Date.now() - since > 3 * PATIENCE) return true;
    setTimeout(followHistory, PATIENCE / 5);
    return false;
  }
  pressed = { at: now.at, when: Date.now() };
  button.click();
  setTimeout(followHistory, PATIENCE + 1);  // a press that was lost is made again
  return false;
}

// Streamlit would draw the whole page again: it hears of this only where another page is gone to.
addEventListener("popstate", (event) => {
  const now = shown(), to = event.state?.screen;
  if (!now || !to || to.round !== now.round) return;
  event.stopImmediatePropagation();
  since = Date.now();
  if (leaving === null) [wanted, way] = [to.at, to.at < now.at ? "back" : "forward"];
  leaving = null;
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

// The row of the check from which a change was made can be drawn a moment after the heading, which has the focus by then.
let row = null;
function followRow() {
  const now = document.querySelector(".st-key-came-back button");
  if (now !== row && now && ["H1", "BODY"].includes(document.activeElement.tagName)) now.focus();
  row = now;
}

export function followJourney() {
  followHistory();
  followRow();
  tieNotes();
}
