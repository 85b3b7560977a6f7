// Reads the data block of the page and puts together what belongs together.

const data = JSON.parse(byId("data").textContent);
const documents = data.documents;
const changes = [];
const byPlace = new Map(); // changes that read exactly the same, by their key: they are decided together
const byPair = new Map();
const byRule = new Map();
const LETTERS = /\p{L}{2}/u;

documents.forEach((item, index) => {
  item.index = index;
  item.name = item.record === undefined ? item.path : `${item.path}:${item.record + 1}`;
  item.changes.forEach((change) => {
    change.document = item;
    change.number = changes.length;
    change.steps.forEach((step) => completed(step, change));
    change.rule = change.steps[0].rule;
    change.place = JSON.stringify(change.key);
    change.pair = JSON.stringify(pairOf(change));
    changes.push(change);
    group(byPlace, change.place, change);
    group(byPair, change.pair, change);
    new Set(change.steps.map((step) => step.rule.id)).forEach((id) => group(byRule, id, change));
  });
});

/** What makes two changes the same correction. One of spaces or signs says little without its rule. */
function pairOf({ before, after, rule }) {
  return LETTERS.test(before) ? { before, after } : { rule: rule.id, before, after };
}

function completed(step, change) {
  step.rule = data.rules[step.rule];
  step.message ??= step.rule.says;
  step.before ??= change.before;
  step.after ??= change.after;
}

function group(map, key, change) {
  if (map.has(key)) map.get(key).push(change);
  else map.set(key, [change]);
}

/** Whether a rule knows what should stand there. */
const hasFix = (change) => change.after !== null;

/** A change in a few words. */
function inWords(change) {
  const before = oneLine(change.before, 40);
  if (!hasFix(change)) return `“${before}”`;
  const after = oneLine(change.after, 40);
  if (!change.after) return `“${before}” removed`;
  return change.before ? `“${before}” becomes “${after}”` : `“${after}” added`;
}
