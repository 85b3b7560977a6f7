// The filter and the list of documents.

/** Draw all of it; the search box stays as it is while somebody types. */
function drawSidebar() {
  const sidebar = byId("sidebar");
  if (!sidebar.firstChild) {
    sidebar.append(
      h("div", { class: "search" }, h("label", { class: "hidden-visually", for: "search" }, "Search changes"), searchBox(), closeButton()),
      h("div", { class: "facets", id: "facets" }),
      h("h2", { id: "documents-head" }),
      h("ul", { class: "documents", id: "documents", "aria-labelledby": "documents-head" }),
    );
  }
  if (document.activeElement !== byId("search")) byId("search").value = filter.text;
  drawFacets();
  drawDocuments();
}

function searchBox() {
  let waiting = 0;
  const search = (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      filter.text = event.target.value.trim().toLowerCase();
      filterChanged();
    }, 120);
  };
  return h("input", { type: "search", id: "search", placeholder: "Search changes ( / )", autocomplete: "off", spellcheck: "false", oninput: search });
}

/** Closes the sidebar where it lies over the text. */
function closeButton() {
  return h("button", { type: "button", class: "close-sidebar", onclick: () => toggleSidebar(false) }, "Done");
}

function toggleSidebar(open) {
  byId("changes").classList.toggle("sidebar-open", open);
  if (open) byId("search").focus();
}

// ---------------------------------------------------------------------------------------- facets

function drawFacets() {
  const box = byId("facets");
  if (!box) return;
  const focused = box.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
  const parts = [chosenChips(), facet("Decision", "verdict", STATES), facet("Safety", "safety", SAFETIES, SAFETY_WORDS), categoryFacet()];
  box.replaceChildren(...parts.filter(Boolean));
  if (focused) box.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
}

function facet(title, name, values, words = {}) {
  const counts = facetCounts(name);
  const shown = values.filter((value) => counts.get(value) || filter[name].has(value));
  if (!shown.length) return null;
  return h("fieldset", {}, h("legend", {}, title), shown.map((value) => choice(name, value, words[value] ?? value, counts.get(value) ?? 0)));
}

/** The categories, and the rules of those that are chosen. */
function categoryFacet() {
  const counts = facetCounts("categories");
  const rules = facetCounts("rules");
  const shown = data.categories.filter((name) => counts.get(name) || filter.categories.has(name));
  const rulesOf = (category) =>
    [...rules.keys()].filter((id) => id.startsWith(`${category}/`)).sort().map((id) => choice("rules", id, id.slice(category.length + 1), rules.get(id), "rule"));
  const open = (category) => filter.categories.has(category) || [...filter.rules].some((id) => id.startsWith(`${category}/`));
  return h(
    "fieldset",
    {},
    h("legend", {}, "Category and rule"),
    shown.flatMap((category) => [choice("categories", category, category, counts.get(category) ?? 0), ...(open(category) ? rulesOf(category) : [])]),
  );
}

function choice(name, value, text, number, kind = "") {
  const chosen = filter[name];
  const change = () => {
    if (chosen.has(value)) chosen.delete(value);
    else chosen.add(value);
    filterChanged();
  };
  return h(
    "label",
    { class: `choice ${kind} ${name} ${value}` },
    h("input", { type: "checkbox", "data-focus": `${name} ${value}`, checked: chosen.has(value), onchange: change }),
    h("span", { class: "name" }, text),
    h("span", { class: "number" }, NUMBER.format(number)),
  );
}

/** What else narrows the view, and the way back. */
function chosenChips() {
  if (!isFiltered()) return null;
  const chips = [];
  if (filter.document !== null) chips.push(chip(documents[filter.document].name, () => (filter.document = null)));
  if (filter.pair !== null) chips.push(chip(inWords(byPair.get(filter.pair)[0]), () => (filter.pair = null)));
  const clear = () => {
    clearFilter();
    byId("search").value = "";
    filterChanged();
  };
  return h("p", { class: "chips" }, chips, h("button", { type: "button", class: "link", "data-focus": "clear", onclick: clear }, "Show all changes"));
}

function chip(text, remove) {
  const away = () => {
    remove();
    filterChanged();
  };
  return h("button", { type: "button", class: "chip", title: text, "aria-label": `No longer only: ${text}`, onclick: away }, h("bdi", {}, shortened(text, 36)), " ✕");
}

// ---------------------------------------------------------------------------------------- documents

function drawDocuments() {
  const counts = new Map();
  screen.shown.forEach((change) => counts.set(change.document, (counts.get(change.document) ?? 0) + 1));
  byId("documents-head").textContent = count(counts.size, "document");
  byId("documents").replaceChildren(...[...counts].map(([item, number]) => drawLater(h("li", { "data-document": item.index }), 44, () => documentRow(item, number))));
  markDocument();
}

function documentRow(item, number) {
  const at = item.path.lastIndexOf("/") + 1;
  const open = () => {
    toggleSidebar(false);
    choose(screen.shown.find((change) => change.document === item) ?? item.changes[0]);
  };
  return [
    h(
      "button",
      { type: "button", title: item.name, "aria-current": screen.current?.document === item ? "true" : false, onclick: open },
      h("span", { class: "name" }, h("bdi", {}, item.name.slice(at))),
      h("span", { class: "folder" }, h("bdi", {}, item.path.slice(0, at))),
      h("span", { class: "number" }, NUMBER.format(number)),
    ),
  ];
}

/** Mark the document that is on the screen in the list. */
function markDocument() {
  const list = byId("documents");
  if (!list) return;
  list.querySelectorAll("[aria-current]").forEach((button) => button.removeAttribute("aria-current"));
  const item = screen.current && list.querySelector(`[data-document="${screen.current.document.index}"]`);
  if (!item) return;
  draw(item);
  item.firstChild.setAttribute("aria-current", "true");
  const box = item.getBoundingClientRect();
  const sight = list.getBoundingClientRect();
  if (box.top < sight.top || box.bottom > sight.bottom) item.scrollIntoView({ block: "nearest" });
}
