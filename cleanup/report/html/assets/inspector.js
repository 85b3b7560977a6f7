// All about the chosen change: what, why, how sure, and what to do with it.

function drawInspector() {
  const panel = byId("inspector");
  const change = screen.current;
  const focused = panel.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
  if (!change) {
    panel.replaceChildren();
    return;
  }
  panel.replaceChildren(position(change), what(change), buttons(change), h("div", { class: "more" }, why(change), neighbours(change), everywhere(change)));
  if (focused) panel.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
}

function position(change) {
  const at = screen.shown.indexOf(change);
  const move = (by, sign, name, key) =>
    h("button", { type: "button", class: "icon", "data-focus": name, "aria-label": `${name} change`, title: `${name} change (${key})`, onclick: () => step(by) }, sign);
  return h(
    "div",
    { class: "position" },
    h("span", {}, at < 0 ? "outside the filter" : `${NUMBER.format(at + 1)} of ${NUMBER.format(screen.shown.length)}`),
    h("span", { class: "quiet" }, `line ${change.line}, column ${change.column}`),
    h("span", { class: "moves" }, move(-1, "↑", "Previous", "k"), move(1, "↓", "Next", "j")),
  );
}

function what(change) {
  const verdict = verdictOn(change);
  return h(
    "div",
    { class: "what" },
    h("p", { class: "badges" }, h("span", { class: `badge ${change.safety}` }, SAFETY_WORDS[change.safety]), h("span", { class: `badge verdict ${verdict}` }, verdict)),
    h("p", { class: "pair" }, pairTexts(change, 240)),
    verdict === "reworded" ? h("p", { class: "wording" }, "Your wording: ", h("ins", {}, outcome(change) ? visible(outcome(change)) : "nothing")) : null,
  );
}

function buttons(change) {
  const verdict = verdictOn(change);
  const button = (kind, name, key, act, pressed) =>
    h(
      "button",
      { type: "button", class: `decision ${kind}`, "data-focus": kind, "aria-pressed": pressed === undefined ? false : String(pressed), "aria-keyshortcuts": key, onclick: act },
      name,
      h("kbd", { "aria-hidden": "true" }, key),
    );
  return h(
    "div",
    { class: "decide", role: "group", "aria-label": "Decide on this change" },
    hasFix(change) ? button("yes", "Accept", "a", () => decideCurrent("yes"), verdict === "accepted") : null,
    button("no", "Reject", "r", () => decideCurrent("no"), verdict === "rejected"),
    button("reword", "Reword", "w", askForWording, verdict === "reworded"),
    !decided.single.has(change.place) ? null : button("undecide", "Undecide", "e", undecideCurrent),
  );
}

function why(change) {
  const several = change.steps.length > 1;
  return h(
    "section",
    { class: "why" },
    h("h3", {}, several ? "Why, step by step" : "Why"),
    h(several ? "ol" : "div", { class: "steps" }, change.steps.map((step) => stepText(step, several))),
  );
}

function stepText(step, several) {
  return h(
    several ? "li" : "div",
    { class: "step" },
    several ? h("p", { class: "pair" }, pairTexts(step, 120)) : null,
    h("p", {}, step.message),
    step.rule.reason ? h("p", { class: "reason" }, h("strong", {}, "Why it is not safe everywhere: "), step.rule.reason) : null,
    step.safety !== step.rule.safety ? h("p", { class: "reason" }, `Here it counts as ${SAFETY_WORDS[step.safety]}, because of what was found nearby.`) : null,
    h("p", { class: "rule" }, h("button", { type: "button", class: "link", title: "Show all changes of this rule", onclick: () => showOnly("rules", step.rule.id) }, step.rule.id)),
  );
}

/** What else was found in the same place. */
function neighbours(change) {
  const others = change.document.changes.filter(
    (other) => other !== change && (other.host === change.document.changes.indexOf(change) || change.document.changes[change.host] === other),
  );
  if (!others.length) return null;
  return h(
    "section",
    {},
    h("h3", {}, "Also found here"),
    h("ul", { class: "others" }, others.map((other) => h("li", {}, h("button", { type: "button", class: "link", onclick: () => choose(other, false) }, inWords(other)), h("span", { class: "quiet" }, ` ${other.rule.id}`)))),
  );
}

// ---------------------------------------------------------------------------------------- all of a kind

function everywhere(change) {
  const twins = byPlace.get(change.place);
  const rules = [...new Set(change.steps.map((step) => step.rule.id))];
  return h(
    "section",
    { class: "everywhere" },
    h("h3", {}, "All of a kind"),
    twins.length > 1 ? h("p", { class: "quiet" }, `${count(twins.length, "place")} read exactly like this one and are decided together.`) : null,
    hasFix(change) ? pairBulk(change) : null,
    rules.map(ruleBulk),
    others(change),
  );
}

/** A decision from the file that is about more than the buttons here, such as a category. */
function others(change) {
  const wide = wideOn(change);
  const shown = [pairKey(change), ...change.steps.map((step) => ruleKey(step.rule.id))];
  if (!wide || shown.includes(wideKey(wide))) return null;
  const about = wide.before === undefined ? `all of ${wide.rule}` : `this change${wide.rule ? ` by ${wide.rule}` : ""}`;
  const remove = () => transact((next) => next.wide.delete(wideKey(wide)));
  return h("div", { class: "bulk" }, h("span", { class: "name" }, `Decided for ${about}: ${VERDICTS[wide.decision]}`), bulkButton("undo", "Take back", about, undefined, remove));
}

function pairBulk(change) {
  const now = decided.wide.get(pairKey(change))?.decision;
  const choice = (kind, word) => bulkButton(kind, word, "this change", now === kind, () => decidePair(change, now === kind ? null : kind));
  return h("div", { class: "bulk" }, h("span", { class: "name" }, `This change, ${times(byPair.get(change.pair))}`), choice("yes", "Always"), choice("no", "Never"));
}

function ruleBulk(id) {
  const members = byRule.get(id);
  const never = decided.wide.has(ruleKey(id));
  return h(
    "div",
    { class: "bulk" },
    h("span", { class: "name" }, "Rule ", h("code", {}, id), `, ${times(members)}`),
    members.some(hasFix) ? bulkButton("yes", "Accept all", id, undefined, () => decideRule(id, "yes")) : null,
    bulkButton("no", "Never", id, never, () => decideRule(id, never ? null : "no")),
  );
}

const times = (members) => `${NUMBER.format(members.length)} ×`;

function bulkButton(kind, word, about, pressed, act) {
  const state = pressed === undefined ? {} : { "aria-pressed": String(pressed) };
  return h("button", { type: "button", class: `small ${kind}`, "data-focus": `${kind} ${about}`, "aria-label": `${word}: ${about}`, ...state, onclick: act }, word);
}
