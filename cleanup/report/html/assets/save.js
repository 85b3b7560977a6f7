// Keeps decisions: with a server behind the page each at once in the decisions file, else in this browser until exported.

let finished = false; // the review was applied
let exported = decided; // the state that was saved as a file
const unsent = []; // what the server has not confirmed yet
let sending = false;
let keeping = 0; // the timer of `keepHere`

/** Take over what was decided before: it is told by the server, or was kept by this browser. */
function restore() {
  const kept = data.live ? keptInFile() : keptHere();
  if (!kept) return;
  decided = { single: new Map(kept.single), wide: new Map(kept.wide.map((wide) => [wideKey(wide), wide])) };
  exported = decided;
}

const keptInFile = () => ({ single: changes.filter((change) => change.kept).map((change) => [change.place, change.kept]), wide: data.live.wide });

const shelf = () => `cleanup-decisions-${data.id}`;

function keptHere() {
  try {
    return JSON.parse(localStorage.getItem(shelf()));
  } catch {
    return null; // no storage for files in this browser
  }
}

function keepHere() {
  try {
    localStorage.setItem(shelf(), JSON.stringify({ single: [...decided.single], wide: [...decided.wide.values()] }));
  } catch {
    // the export still works
  }
}

/** Send what changed between two states. */
function save(before, after) {
  if (!data.live) {
    clearTimeout(keeping);
    keeping = setTimeout(keepHere, 200);
    return;
  }
  unsent.push({ remove: linesOnlyIn(before, after), add: linesOnlyIn(after, before) });
  sendAll();
}

/** The lines of the decisions that one state has and another has not. */
function linesOnlyIn(state, other) {
  const only = (name) => new Map([...state[name]].filter(([key, value]) => other[name].get(key) !== value));
  return decisionLines({ single: only("single"), wide: only("wide") });
}

async function sendAll() {
  if (sending) return true;
  sending = true;
  drawProgress();
  let why = "";
  while (unsent.length && !why) {
    why = await post("decide", unsent[0]).then((answer) => answer.error ?? "");
    if (!why) unsent.shift();
  }
  sending = false;
  complainUnsaved(why);
  drawProgress();
  return !why;
}

function complainUnsaved(why) {
  const banner = byId("banner");
  banner.hidden = !why;
  if (!why) return;
  banner.replaceChildren(`${count(unsent.length, "decision")} not saved: ${why} `, h("button", { type: "button", class: "small", onclick: sendAll }, "Try again"));
}

/** Ask the server; an answer with `error` tells what went wrong. */
async function post(action, content) {
  try {
    const answer = await fetch(action, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(content) });
    return await answer.json();
  } catch {
    return { error: "cleanup review does not answer; is it still running in its terminal?" };
  }
}

/** Write the files; first whatever is not saved yet. */
async function applyAll(undecided) {
  if (!(await settled())) return { error: "There are decisions that could not be saved." };
  return post("apply", { undecided });
}

async function settled() {
  while (sending) await new Promise((resume) => setTimeout(resume, 20));
  return sendAll();
}

listeners.push(save);

addEventListener("pagehide", () => data.live || keepHere());

addEventListener("beforeunload", (event) => {
  const loses = data.live ? unsent.length > 0 && !finished : decided !== exported && (decided.single.size || decided.wide.size) && keptHere() === null;
  if (loses) event.preventDefault();
});
