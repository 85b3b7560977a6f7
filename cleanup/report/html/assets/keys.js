// What the keys do.

const KEY_ACTIONS = {
  j: () => step(1),
  k: () => step(-1),
  a: () => decideCurrent("yes"),
  r: () => decideCurrent("no"),
  w: askForWording,
  e: undecideCurrent,
  u: () => say(takeBack() ? "The last decision is taken back." : "There is nothing to take back."),
  "]": () => stepDocument(1),
  "[": () => stepDocument(-1),
  v: () => setLayout(!screen.split),
  o: () => showView("overview"),
  d: switchTheme,
  "/": () => {
    showView("changes");
    toggleSidebar(true);
  },
  "?": openHelp,
};
const ONLY_IN_CHANGES = new Set(["a", "r", "w", "e", "v", "[", "]"]);

/** Whether a key belongs to what has the focus. */
function isTyping(target) {
  return target.matches("textarea, select, input:not([type=checkbox]):not([type=radio])");
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.key === "Escape") {
    toggleSidebar(false);
    byId("reader").focus({ preventScroll: true });
    return;
  }
  if (isTyping(event.target)) return;
  if ((event.key === "Enter" || event.key === " ") && event.target.dataset?.change) {
    event.preventDefault();
    choose(changes[Number(event.target.dataset.change)], false);
    return;
  }
  const act = KEY_ACTIONS[event.key];
  if (!act || finished || (ONLY_IN_CHANGES.has(event.key) && byId("changes").hidden)) return;
  event.preventDefault();
  act();
});
