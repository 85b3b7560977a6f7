// What is on the screen: the view, the changes that the filter leaves, and the chosen one.

const screen = {
  shown: changes, // what the filter leaves, in order
  current: null, // the chosen change
  split: matchMedia("(min-width: 1100px)").matches, // side by side
};

/** Apply the filter anew and redraw what depends on it. */
function filterChanged() {
  screen.shown = isFiltered() ? changes.filter((change) => matches(change)) : changes;
  if (byId("changes").hidden) return;
  drawSidebar();
  if (!screen.shown.includes(screen.current)) screen.current = screen.shown[0] ?? null;
  drawReader();
  choose(screen.current);
}

/** Choose a change and bring it into sight. */
function choose(change, scroll = true) {
  const last = screen.current;
  screen.current = change;
  if (!change || drawnDocument !== change.document) drawReader();
  else markCurrent(last, change);
  drawInspector();
  markDocument();
  if (change && scroll) bringIntoSight(change);
}

/** The change that lies `by` places further among those shown. */
function neighbour(by) {
  const { shown, current } = screen;
  if (!current) return shown[0] ?? null;
  const at = shown.indexOf(current);
  if (at >= 0) return shown[at + by] ?? null;
  const behind = shown.filter((change) => change.number < current.number).length; // it was filtered away
  return shown[by > 0 ? behind : behind - 1] ?? null;
}

/** Go to the next or the last change; at the end, say so. */
function step(by) {
  const change = byId("changes").hidden ? (screen.current ?? screen.shown[0]) : neighbour(by);
  if (!change) {
    say(by > 0 ? "This was the last change." : "This is the first change.");
    return;
  }
  screen.current ??= change;
  showView("changes");
  choose(change);
  say(`${inWords(change)}, ${verdictOn(change)}`);
}

/** Go to the first change of the next or the last document. */
function stepDocument(by) {
  const at = screen.current?.document.index ?? -1;
  const others = screen.shown.filter((change) => (by > 0 ? change.document.index > at : change.document.index < at));
  const target = by > 0 ? others[0] : others.find((change) => change.document === others.at(-1).document);
  if (target) choose(target);
}

/** Decide on the chosen change and go on to the next one. */
function decideCurrent(kind, wording) {
  const change = screen.current;
  if (!change) return;
  if (!canDecide(change, kind)) {
    say("No rule knows a fix for this place: write your own wording, or reject the finding.");
    return;
  }
  const next = neighbour(1); // before the filter takes the decided one away
  decideOne(change, wording === undefined ? { decision: kind } : { decision: kind, wording });
  say(`${VERDICTS[kind]}: ${inWords(change)}`);
  if (next) choose(next);
}

function undecideCurrent() {
  if (screen.current && decided.single.has(screen.current.place)) decideOne(screen.current, null);
}

/** Redraw what a decision changed. */
function decisionsChanged(before, after) {
  drawProgress();
  if (filter.verdict.size) filterChanged();
  else drawFacets();
  redrawDecided(before, after);
  drawInspector();
  if (!byId("overview").hidden) drawOverview();
}

listeners.push(decisionsChanged);
