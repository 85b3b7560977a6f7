// The document with its changes, side by side or in one column. Drawn from the records of the edits, row by row.

const LINE_END = /\r\n|\r|\n/;
const ROW_HEIGHT = 30;
const NEARBY = 12; // rows
let drawnDocument = null;
let rowOf = new Map(); // the row of each change of the document on the screen

/** The rows of a document: its lines, each a list of texts, changes and gaps, with the number of the line. */
function rowsOf(item) {
  const rows = [];
  let line = 1;
  let row = { line, parts: [] };
  const close = () => {
    rows.push(row);
    row = { line, parts: [] };
  };
  for (const piece of item.pieces) {
    if (typeof piece === "number") {
      row.parts.push(item.changes[piece]);
      line += item.changes[piece].before.split(LINE_END).length - 1;
    } else if (typeof piece === "string") {
      piece.split(LINE_END).forEach((text, index) => {
        if (index) {
          line++;
          close();
        }
        if (text) row.parts.push(text);
      });
    } else if (piece.lines) {
      line += piece.lines;
      close();
      rows.push({ gap: piece, parts: [] });
    } else row.parts.push(piece);
  }
  close();
  return rows;
}

const isChange = (part) => typeof part === "object" && part.number !== undefined;

/** Draw the document of the chosen change. */
function drawReader() {
  const reader = byId("reader");
  const change = screen.current;
  rowOf = new Map();
  drawnDocument = change?.document ?? null;
  if (!change) {
    reader.replaceChildren(h("p", { class: "empty" }, changes.length ? "No change meets the filter." : "Nothing was found."));
    return;
  }
  reader.replaceChildren(readerHead(change.document), h("div", { class: screen.split ? "text split" : "text" }, drawRows(change.document)));
  reader.scrollTop = 0;
}

function readerHead(item) {
  const total = count(item.changes.length, "change");
  const name = item.path.split("/");
  return h(
    "header",
    { class: "reader-head" },
    h("h2", { title: item.name }, h("span", { class: "folder" }, name.slice(0, -1).map((part) => `${part}/`).join("")), name.at(-1), item.record === undefined ? "" : `:${item.record + 1}`),
    h("button", { type: "button", class: "small only", "aria-pressed": String(filter.document === item.index), onclick: () => onlyDocument(item) }, "Only this document"),
    h(
      "div",
      { class: "switch", role: "group", "aria-label": "How changes are shown" },
      layoutButton("Side by side", true),
      layoutButton("Inline", false),
    ),
    h("p", { class: "quiet" }, `${total} in ${count(item.words, "word")}`, item.flagged ? h("strong", { class: "flag" }, ` ${item.flagged}`) : ""),
  );
}

function onlyDocument(item) {
  filter.document = filter.document === null ? item.index : null;
  filterChanged();
}

function layoutButton(name, split) {
  return h("button", { type: "button", "aria-pressed": String(screen.split === split), onclick: () => setLayout(split) }, name);
}

function setLayout(split) {
  screen.split = split;
  drawReader();
  if (screen.current) bringIntoSight(screen.current);
}

function drawRows(item) {
  return rowsOf(item).map((row) => {
    const element = h("div", { class: rowClass(row) });
    row.parts.filter(isChange).forEach((change) => rowOf.set(change, { row, element }));
    if (row.gap) {
      element.append(`${count(row.gap.lines, "line")} not shown`);
      return element;
    }
    if (!row.parts.length) return element;
    const length = row.parts.reduce((sum, part) => sum + (part.length ?? part.before?.length ?? 0), 0);
    return drawLater(element, ROW_HEIGHT * (1 + Math.floor(length / 90)), () => rowContents(row));
  });
}

function rowClass(row) {
  if (row.gap) return "row gap";
  if (!row.parts.length) return "row blank";
  return row.parts.some(isChange) ? "row" : "row same";
}

function rowContents(row) {
  const sides = screen.split ? ["before", "after"] : ["both"];
  return [
    h("span", { class: "line", "aria-hidden": "true" }, String(row.line)),
    ...sides.map((side) => h("div", { class: `cell ${side}` }, row.parts.map((part) => drawPart(part, side)))),
  ];
}

function drawPart(part, side) {
  if (typeof part === "string") return part;
  if (!isChange(part)) return h("span", { class: "left-out", title: `${NUMBER.format(part.chars)} characters not shown` }, " … ");
  return drawChange(part, side);
}

/** A changed place. In two columns only the one on the right is a stop for the tab key. */
function drawChange(change, side) {
  const verdict = verdictOn(change);
  const classes = ["change", change.safety, verdict];
  if (!change.applied) classes.push("open");
  if (change === screen.current) classes.push("current");
  if (isFiltered() && !matches(change)) classes.push("beside");
  return h(
    "span",
    {
      class: classes.join(" "),
      role: "button",
      tabindex: side === "before" ? "-1" : "0",
      "data-change": change.number,
      "aria-label": `${inWords(change)}. ${change.rule.title}. ${SAFETY_WORDS[change.safety]}, ${verdict}`,
      "aria-current": change === screen.current ? "true" : false,
      onclick: () => choose(change, false),
    },
    changeContents(change, side),
  );
}

function changeContents(change, side) {
  const result = outcome(change);
  const differs = result !== change.before;
  const proposes = !differs && hasFix(change) && verdictOn(change) === UNDECIDED;
  if (side === "before") return differs || proposes ? marked("del", change, change.after) : standing(change);
  if (side === "after") return differs ? marked("ins", change, result) : standing(change);
  return differs ? both(change, result) : proposes ? both(change, change.after) : standing(change);
}

/** Before and after in one column; of an insertion or a removal there is only one. */
function both(change, result) {
  if (!change.before || !result) return marked(change.before ? "del" : "ins", change, result);
  if (!change.parts || result !== change.after) return [...marked("del", change, result), ...marked("ins", change, result)];
  const tags = { "-": "del", "+": "ins" };
  return change.parts.map(([kind, part]) => (kind === "=" ? part : h(tags[kind], {}, visible(part))));
}

/** A text that stays as it is. */
function standing(change) {
  return [change.before ? h("bdi", { class: "standing" }, visible(change.before)) : h("span", { class: "nothing" })];
}

/** One side of a replacement; of a long one only the words that differ are marked. */
function marked(tag, change, result) {
  const text = tag === "del" ? change.before : result;
  if (change.parts && result === change.after) {
    const sign = tag === "del" ? "-" : "+";
    return change.parts
      .filter(([kind]) => kind === "=" || kind === sign)
      .map(([kind, part]) => (kind === "=" ? h("span", { class: "standing" }, part) : h(tag, {}, visible(part))));
  }
  const kind = text ? (/\S/.test(text) ? null : "space") : "nothing";
  return [h(tag, { class: kind }, text ? h("bdi", {}, visible(text)) : null)];
}

// ---------------------------------------------------------------------------------------- keeping it up to date

/** The row in which a change is shown: its own, or that of the change in whose place it lies. */
function placeOf(change) {
  const host = change.host === undefined ? change : change.document.changes[change.host];
  return rowOf.get(host);
}

function redrawRow(change) {
  const place = placeOf(change);
  if (!place) return;
  draw(place.element);
  const focused = place.element.contains(document.activeElement) ? document.activeElement.dataset.change : null;
  place.element.replaceChildren(...rowContents(place.row));
  if (focused) place.element.querySelector(`[data-change="${focused}"][tabindex="0"]`)?.focus({ preventScroll: true });
}

function markCurrent(last, change) {
  if (last) redrawRow(last);
  redrawRow(change);
}

function bringIntoSight(change) {
  const place = placeOf(change);
  if (!place) return;
  drawAround(place.element);
  const target = place.element.querySelector(".current") ?? place.element;
  target.scrollIntoView({ block: "center", behavior: "instant" });
}

/** Draw a row and those that will be in sight with it, so that nothing moves afterwards. */
function drawAround(element) {
  const rows = [...element.parentNode.children];
  const at = rows.indexOf(element);
  rows.slice(Math.max(0, at - NEARBY), at + NEARBY).forEach(draw);
}

/** Redraw the rows of this document in which a decision changed. */
function redrawDecided(before, after) {
  const item = screen.current?.document;
  if (!item) return;
  const wide = before.wide.size !== after.wide.size || [...after.wide].some(([key, value]) => before.wide.get(key) !== value);
  for (const change of item.changes) {
    if (wide || before.single.get(change.place) !== after.single.get(change.place)) redrawIfDrawn(change);
  }
}

function redrawIfDrawn(change) {
  const place = placeOf(change);
  if (place && !undrawn.has(place.element)) redrawRow(change);
}
