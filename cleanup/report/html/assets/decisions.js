// What the reviewer decided. `single` holds decisions on places, `wide` those on every change of a rule or pair.
// Both maps are replaced and never changed, so that going back is taking the old ones again.

const VERDICTS = { yes: "accepted", no: "rejected", reword: "reworded" };
const UNDECIDED = "undecided";
const HISTORY = 200;

let decided = { single: new Map(), wide: new Map() };
const past = [];
const listeners = [];

const ruleKey = (id) => `rule ${id}`;
const pairKey = (change) => `pair ${change.pair}`;

/** The decision that holds for a change: its own before its pair's before its rule's; null where there is none. */
function decisionOn(change) {
  const single = decided.single.get(change.place);
  if (single) return single;
  const pair = decided.wide.get(pairKey(change));
  if (pair && (pair.decision === "no" || pair.rule === change.rule.id)) return pair;
  for (const step of change.steps) {
    const rule = decided.wide.get(ruleKey(step.rule.id));
    if (rule) return rule;
  }
  return null;
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
    dissolve(next, change);
    if (decision) next.single.set(change.place, decision);
    else next.single.delete(change.place);
  });
}

/** Decide on all changes of a rule: accepted each by itself, rejected once for ever. */
function decideRule(id, kind) {
  const members = byRule.get(id);
  transact((next) => {
    members.forEach((change) => next.single.delete(change.place));
    next.wide.delete(ruleKey(id));
    [...next.wide].forEach(([key, wide]) => wide.rule === id && next.wide.delete(key));
    if (kind === "no") next.wide.set(ruleKey(id), { decision: "no", rule: id });
    if (kind === "yes") acceptEach(next, members);
  });
}

/** Decide on a pair of texts, wherever it stands: always, or never by any rule. */
function decidePair(change, kind) {
  const members = byPair.get(change.pair);
  transact((next) => {
    members.forEach((member) => dissolve(next, member));
    members.forEach((member) => next.single.delete(member.place));
    if (kind === "no") next.wide.set(pairKey(change), { decision: "no", before: change.before, after: change.after });
    if (kind === "yes") next.wide.set(pairKey(change), alwaysFor(change));
  });
}

function alwaysFor(change) {
  return { decision: "yes", rule: change.rule.id, before: change.before, after: change.after };
}

/** Decide on many changes, each by itself. */
function decideEach(members, decision) {
  transact((next) => {
    members.forEach((change) => dissolve(next, change));
    members.forEach((change) => decision.decision === "no" || hasFix(change) ? next.single.set(change.place, decision) : null);
  });
}

function acceptEach(next, members) {
  members.filter(hasFix).forEach((change) => next.single.set(change.place, { decision: "yes" }));
}

/** Turn the wide decisions that hold for a change into single ones on all the others, so that this one is free. */
function dissolve(next, change) {
  const keys = [pairKey(change), ...change.steps.map((step) => ruleKey(step.rule.id))];
  for (const key of keys.filter((key) => next.wide.has(key))) {
    const wide = next.wide.get(key);
    next.wide.delete(key);
    for (const other of membersOf(wide)) {
      if (!next.single.has(other.place)) next.single.set(other.place, { decision: wide.decision });
    }
    next.single.delete(change.place);
  }
}

function membersOf(wide) {
  if (wide.before === undefined) return byRule.get(wide.rule) ?? [];
  const members = byPair.get(JSON.stringify([wide.before, wide.after])) ?? [];
  return wide.rule ? members.filter((change) => change.rule.id === wide.rule) : members;
}

/** Make the next state, remember the last one, and tell everybody. */
function transact(change) {
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
  const lines = new Set();
  state.wide.forEach((wide) => lines.add(JSON.stringify(inOrder(wide))));
  state.single.forEach((single, place) => linesOf(place, single).forEach((line) => lines.add(line)));
  return [...lines].sort();
}

/** The lines of one decision on a place: one for each rule that took part in the change. */
function linesOf(place, single) {
  const keys = JSON.parse(place);
  const concerned = single.decision === "reword" ? keys.slice(0, 1) : keys;
  return concerned.map((key) => JSON.stringify(inOrder({ ...single, ...key })));
}

const KEYS = ["decision", "rule", "before", "after", "left", "right", "wording", "note"];

function inOrder(decision) {
  return Object.fromEntries(KEYS.filter((key) => decision[key] !== undefined && decision[key] !== "").map((key) => [key, decision[key]]));
}

/** How many changes are decided, and how. */
function tally(members = changes) {
  const sums = { accepted: 0, rejected: 0, reworded: 0, undecided: 0 };
  members.forEach((change) => sums[verdictOn(change)]++);
  return sums;
}
