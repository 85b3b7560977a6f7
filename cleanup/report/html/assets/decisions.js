// What the reviewer decided. `single` holds decisions on places, `wide` those on every change of a rule or pair.
// Both maps are replaced and never changed, so that going back is taking the old ones again.

const VERDICTS = { yes: "accepted", no: "rejected", reword: "reworded" };
const UNDECIDED = "undecided";
const HISTORY = 200;

let decided = { single: new Map(), wide: new Map() };
const past = [];
const listeners = [];

/** The key of a decision that is not about one place: about a rule, or about a pair by any rule or by one. */
const wideKey = ({ rule, before, after }) => JSON.stringify([rule ?? "", before, after]);
const ruleKey = (id) => wideKey({ rule: id });
const pairKey = (change) => wideKey(JSON.parse(change.pair));

/** The decision that holds for a change: its own before its pair's before its rule's; null where there is none. */
function decisionOn(change) {
  return decided.single.get(change.place) ?? wideOn(change) ?? givenOn(change);
}

/** The wide decision that holds for a change; one that says more about it counts before one that says less. */
function wideOn(change) {
  if (!decided.wide.size) return null;
  change.wideKeys ??= wideKeys(change);
  const key = change.wideKeys.find((key) => decided.wide.has(key));
  return key === undefined ? null : decided.wide.get(key);
}

function wideKeys(change) {
  const { before, after } = change;
  const names = change.steps.flatMap((step) => fronts(step.rule.id));
  return [...names, ""].map((rule) => wideKey({ rule, before, after })).concat(names.map(ruleKey));
}

/** What a file of decisions said in the run that this report is about. */
function givenOn(change) {
  return change.decided ? { decision: change.decided, wording: change.after } : null;
}

/** The names that mean a rule: its id, the fronts of its id at a word's end, its category. */
function fronts(id) {
  const names = [id];
  for (let at = id.length; (at = Math.max(id.lastIndexOf("-", at - 1), id.lastIndexOf("/", at - 1))) > 0; ) names.push(id.slice(0, at));
  return names;
}

/** `accepted`, `rejected`, `reworded` or `undecided`. */
function verdictOn(change) {
  const decision = decisionOn(change);
  return decision ? VERDICTS[decision.decision] : UNDECIDED;
}

/** What will stand in the corrected text at the place of a change. */
function outcome(change) {
  const decision = decisionOn(change);
  if (decision?.decision === "reword") return decision.wording;
  const takes = decision ? decision.decision === "yes" : change.applied;
  return takes && hasFix(change) ? change.after : change.before;
}

/** Whether a decision can be made: only a fix can be accepted. */
function canDecide(change, kind) {
  return kind !== "yes" || hasFix(change);
}

/** Decide on one change and on those that read exactly like it; a null decision takes it back. */
function decideOne(change, decision) {
  transact((next) => {
    if (decision) next.single.set(change.place, decision);
    else next.single.delete(change.place);
  });
}

/** Decide on all changes of a rule: accepted each by itself, rejected once for ever; a null kind takes that back. */
function decideRule(id, kind) {
  const members = byRule.get(id);
  transact((next) => {
    next.wide.delete(ruleKey(id));
    if (kind) members.forEach((change) => forget(next, change));
    if (kind === "no") next.wide.set(ruleKey(id), { decision: "no", rule: id });
    if (kind === "yes") members.filter(hasFix).forEach((change) => next.single.set(change.place, { decision: "yes" }));
  });
}

/** Decide on a pair of texts, wherever it stands: always, or never; a null kind takes that back. */
function decidePair(change, kind) {
  transact((next) => {
    byPair.get(change.pair).forEach((member) => forget(next, member));
    if (kind) next.wide.set(pairKey(change), { decision: kind, ...JSON.parse(change.pair) });
  });
}

/** Drop what was decided about a change alone or its pair. */
function forget(next, change) {
  next.single.delete(change.place);
  next.wide.delete(pairKey(change));
}

/** Make the next state, remember the last one, and tell everybody. */
function transact(change) {
  if (finished) return; // a review that was applied
  const next = { single: new Map(decided.single), wide: new Map(decided.wide) };
  change(next);
  past.push(decided);
  if (past.length > HISTORY) past.shift();
  adopt(next);
}

/** Take the last decision back; false where there is none. */
function takeBack() {
  if (!past.length) return false;
  adopt(past.pop());
  return true;
}

function adopt(next) {
  const before = decided;
  decided = next;
  listeners.forEach((listener) => listener(before, next));
}

/** The lines of the decisions file for a state, each as a JSON text; sorted, so that two exports compare well. */
function decisionLines(state) {
  const lines = [...state.wide.values()].map((wide) => JSON.stringify(inOrder(wide)));
  state.single.forEach((single, place) => lines.push(JSON.stringify(inOrder({ ...single, ...JSON.parse(place) }))));
  return lines.sort();
}

const KEYS = ["decision", "rule", "before", "after", "left", "right", "wording", "note"];

/** A decision with its keys in the order of the file; a null `after` says that there is no fix. */
function inOrder(decision) {
  return Object.fromEntries(KEYS.filter((key) => decision[key] !== undefined).map((key) => [key, decision[key]]));
}

/** How many changes are decided, and how. */
function tally(members = changes) {
  const sums = { accepted: 0, rejected: 0, reworded: 0, undecided: 0 };
  members.forEach((change) => sums[verdictOn(change)]++);
  return sums;
}
