// The first view: how many changes of what kind, where they are, and which occur most.

const SHOWN_RULES = 12;
const SHOWN_DOCUMENTS = 12;
const SHOWN_PAIRS = 25;
const NOISE_STEPS = [0, 2, 5, 10, 20, 50, 100]; // changes per 1,000 words: the lower bounds of the columns

function drawOverview() {
  const section = byId("overview");
  const focused = section.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
  section.replaceChildren(headline(), ...notices(), h("div", { class: "cards" }, categoryCard(), ruleCard(), noiseCard(), documentCard(), pairCard()));
  if (focused) section.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
}

function headline() {
  const bySafety = SAFETIES.map((safety) => [safety, changes.filter((change) => change.safety === safety).length]);
  const found = documents.filter((item) => item.changes.length).length;
  const words = `${count(changes.length, "change")} in ${NUMBER.format(found)} of ${count(data.lookedAt, "document")}`;
  return h(
    "header",
    { class: "headline" },
    h("h2", {}, words),
    h("p", { class: "quiet" }, changes.length ? "Choose a bar to see its changes, or press j to go through all of them." : "There is nothing to decide."),
    stackedBar(bySafety),
    h(
      "ul",
      { class: "legend" },
      bySafety.filter(([, number]) => number).map(([safety, number]) =>
        h("li", {}, h("button", { type: "button", class: `badge ${safety}`, onclick: () => showOnly("safety", safety) }, `${NUMBER.format(number)} ${SAFETY_WORDS[safety]}`), h("span", { class: "quiet" }, SAFETY_MEANINGS[safety])),
      ),
    ),
  );
}

const SAFETY_MEANINGS = {
  safe: "applied unless you reject it",
  unsafe: "right in most places: applied if you accept it",
  report: "no rule knows the right text",
};

function stackedBar(parts) {
  const total = parts.reduce((sum, [, number]) => sum + number, 0);
  if (!total) return null;
  let at = 0;
  const bars = parts.map(([name, number]) => {
    const bar = svg("rect", { class: `fill ${name}`, x: `${(100 * at) / total}%`, width: `${(100 * number) / total}%`, y: 0, height: 10 });
    at += number;
    return bar;
  });
  return svg("svg", { class: "stacked", width: "100%", height: 10, "aria-hidden": "true" }, bars);
}

function notices() {
  const texts = [];
  const { documents: left, changes: more } = data.leftOut;
  if (left) texts.push(`${count(more, "further change")} in ${count(left, "document")} did not fit into this file. They are counted here and nowhere else.`);
  documents.filter((item) => item.flagged).forEach((item) => texts.push(`${item.name}: ${item.flagged}`));
  data.failures.forEach(([name, why]) => texts.push(`${name} was left as it is: ${why}`));
  return texts.length ? [h("ul", { class: "notices" }, texts.map((text) => h("li", {}, text)))] : [];
}

// ---------------------------------------------------------------------------------------- cards

function card(title, note, kind, ...contents) {
  return h("section", { class: `card ${kind}`, "aria-label": title }, h("h3", {}, title), note ? h("p", { class: "quiet" }, note) : null, ...contents);
}

function categoryCard() {
  const steps = counted(changes.flatMap((change) => [...new Set(FACETS.categories(change))]));
  const rows = data.categories.filter((name) => steps.has(name)).map((name) => [name, steps.get(name)]);
  return card("By category", "In the order in which they run.", "", bars(rows, (name) => showOnly("categories", name)));
}

function ruleCard() {
  const rows = mostFirst([...byRule].map(([id, members]) => [id, members.length]));
  return card("By rule", null, "", bars(rows.slice(0, SHOWN_RULES), (id) => showOnly("rules", id)), rest(rows, SHOWN_RULES, "rule"));
}

function documentCard() {
  const rows = documents
    .filter((item) => item.changes.length)
    .sort((a, b) => noise(b) - noise(a) || a.index - b.index)
    .map((item) => [item.name, Math.round(10 * noise(item)) / 10, item.index]);
  const open = (name) => showOnly("document", rows.find((row) => row[0] === name)[2]);
  return card("Noisiest documents", "Changes per 1,000 words.", "", bars(rows.slice(0, SHOWN_DOCUMENTS), open), rest(rows, SHOWN_DOCUMENTS, "document"));
}

const noise = (item) => (1000 * item.changes.length) / Math.max(item.words, 1);

function rest(rows, shown, noun) {
  return rows.length > shown ? h("p", { class: "quiet" }, `and ${count(rows.length - shown, `other ${noun}`)}`) : null;
}

function counted(values) {
  const counts = new Map();
  values.forEach((value) => counts.set(value, (counts.get(value) ?? 0) + 1));
  return counts;
}

const mostFirst = (rows) => rows.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));

/** Bars with their names and numbers; each is a button. */
function bars(rows, choose) {
  const most = Math.max(...rows.map((row) => row[1]), 1);
  return h(
    "ul",
    { class: "bars" },
    rows.map(([name, number]) => {
      const fill = h("span", { class: "fill" });
      fill.style.width = `${(100 * number) / most}%`;
      return h(
        "li",
        {},
        h(
          "button",
          { type: "button", title: name, "data-focus": name, onclick: () => choose(name) },
          h("span", { class: "name" }, h("bdi", {}, name)),
          h("span", { class: "track", "aria-hidden": "true" }, fill),
          h("span", { class: "number" }, NUMBER.format(number)),
        ),
      );
    }),
  );
}

/** How many documents have how much noise, as columns. */
function noiseCard() {
  const columns = NOISE_STEPS.map(() => 0);
  documents.forEach((item) => item.changes.length && columns[NOISE_STEPS.findLastIndex((step) => noise(item) >= step)]++);
  const found = columns.reduce((sum, number) => sum + number, 0);
  const names = NOISE_STEPS.map((step, at) => (at + 1 < NOISE_STEPS.length ? `${step}–${NOISE_STEPS[at + 1]}` : `${step}+`));
  const all = [["none", Math.max(data.lookedAt - found - data.leftOut.documents, 0)], ...names.map((name, at) => [name, columns[at]])];
  return card("Documents by noise", "Changes per 1,000 words, and how many documents have so many.", "", histogram(all));
}

function histogram(columns) {
  const [width, height, gap] = [60, 190, 8];
  const most = Math.max(...columns.map((column) => column[1]), 1);
  const shapes = columns.flatMap(([name, number], at) => {
    const tall = number ? Math.max(2, (height * number) / most) : 0;
    const middle = at * width + width / 2;
    return [
      svg("rect", { class: at ? "fill" : "fill clean", x: at * width + gap / 2, y: 20 + height - tall, width: width - gap, height: tall, rx: 3 }),
      svg("text", { class: "number", x: middle, y: 14 + height - tall, "text-anchor": "middle" }, NUMBER.format(number)),
      svg("text", { class: "name", x: middle, y: height + 38, "text-anchor": "middle" }, name),
    ];
  });
  const words = columns.map(([name, number]) => `${name}: ${count(number, "document")}`).join(", ");
  return svg("svg", { class: "histogram", viewBox: `0 0 ${columns.length * width} ${height + 44}`, role: "img", "aria-label": words }, shapes);
}

// ---------------------------------------------------------------------------------------- frequent changes

function pairCard() {
  const pairs = [...byPair.values()].filter((members) => hasFix(members[0])).sort((a, b) => b.length - a.length || a[0].number - b[0].number);
  const head = ["Times", "Change", "Rule", "Decision", ""].map((name) => h("th", { scope: "col" }, name || h("span", { class: "hidden-visually" }, "Decide")));
  return card(
    "Most frequent changes",
    null,
    "wide",
    h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "Most frequent changes, table" }, h("table", {}, h("thead", {}, h("tr", {}, head)), h("tbody", {}, pairs.slice(0, SHOWN_PAIRS).map(pairRow)))),
    rest(pairs, SHOWN_PAIRS, "change"),
  );
}

function pairRow(members) {
  const [first] = members;
  const sums = tally(members);
  const told = Object.entries(sums).filter(([, number]) => number);
  const verdict = told.length === 1 ? told[0][0] : told.map(([name, number]) => `${number} ${name}`).join(", ");
  const decide = (kind, word) =>
    h("button", { type: "button", class: `small ${kind}`, "data-focus": `${kind} ${first.number}`, "aria-label": `${word} all: ${inWords(first)}`, onclick: () => decidePair(first, kind) }, `${word} all`);
  return h(
    "tr",
    {},
    h("td", { class: "number" }, NUMBER.format(members.length)),
    h("td", {}, h("button", { type: "button", class: "link pair", onclick: () => showOnly("pair", first.pair) }, pairTexts(first))),
    h("td", { class: "rule" }, first.rule.id),
    h("td", { class: `verdict ${told.length === 1 ? verdict : ""}` }, verdict),
    h("td", { class: "decide" }, decide("yes", "Accept"), decide("no", "Reject")),
  );
}

/** Before and after of a change, one beside the other. */
function pairTexts(change, width = 48) {
  const side = (tag, text) => h(tag, { class: /\S/.test(text) ? null : "space" }, h("bdi", {}, oneLine(text, width)));
  const before = change.before ? side("del", change.before) : h("span", { class: "quiet" }, "added:");
  if (!hasFix(change)) return [h("mark", {}, h("bdi", {}, oneLine(change.before, width)))];
  if (!change.before) return [before, " ", side("ins", change.after)];
  const after = change.after ? side("ins", change.after) : h("span", { class: "removed" }, "removed");
  return [before, h("span", { class: "arrow", "aria-hidden": "true" }, " → "), after];
}

/** Show the changes with one value of one facet. */
function showOnly(name, value) {
  clearFilter();
  if (filter[name] instanceof Set) filter[name].add(value);
  else filter[name] = value;
  screen.current = null;
  if (byId("search")) byId("search").value = "";
  showView("changes");
  filterChanged();
}
