// Which changes are shown.

const STATES = ["undecided", "accepted", "rejected", "reworded"];
const SAFETIES = ["safe", "unsafe", "report"];
const SAFETY_WORDS = { safe: "safe", unsafe: "unsafe", report: "to look at" };

const filter = {
  text: "",
  categories: new Set(),
  rules: new Set(),
  safety: new Set(),
  verdict: new Set(),
  document: null, // its index
  pair: null, // a pair's key
};

const FACETS = {
  categories: (change) => change.steps.map((step) => step.rule.category),
  rules: (change) => change.steps.map((step) => step.rule.id),
  safety: (change) => [change.safety],
  verdict: (change) => [verdictOn(change)],
};

const meets = (chosen, values) => chosen.size === 0 || values.some((value) => chosen.has(value));

/** Whether a change is shown; a facet named `but` is not asked, which tells what choosing in it would give. */
function matches(change, but = "") {
  if (filter.pair !== null && change.pair !== filter.pair) return false;
  if (filter.document !== null && change.document.index !== filter.document) return false;
  for (const [name, values] of Object.entries(FACETS)) {
    if (name !== but && !meets(filter[name], values(change))) return false;
  }
  return matchesText(change);
}

function matchesText(change) {
  if (!filter.text) return true;
  change.haystack ??= [change.before, change.after ?? "", change.rule.id, change.steps[0].message, change.document.name]
    .join("\n")
    .toLowerCase();
  return change.haystack.includes(filter.text);
}

const isFiltered = () =>
  Boolean(filter.text) || filter.document !== null || filter.pair !== null || Object.keys(FACETS).some((name) => filter[name].size);

function clearFilter() {
  filter.text = "";
  filter.document = null;
  filter.pair = null;
  Object.keys(FACETS).forEach((name) => filter[name].clear());
}

/** How many changes there are of each value of a facet, everything else chosen as it is. */
function facetCounts(name) {
  const counts = new Map();
  for (const change of changes) {
    if (!matches(change, name)) continue;
    for (const value of new Set(FACETS[name](change))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}
