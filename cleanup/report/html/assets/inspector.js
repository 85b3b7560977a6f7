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
    verdict === UNDECIDED ? null : button("undecide", "Undecide", "e", undecideCurrent),
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
    h("p", { class: "title" }, step.message),
    h("p", {}, step.rule.why),
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
  const ofPair = byPair.get(change.pair);
  const twins = byPlace.get(change.place);
  return h(
    "section",
    { class: "everywhere" },
    h("h3", {}, "All of a kind"),
    twins.length > 1 ? h("p", { class: "quiet" }, `${count(twins.length, "place")} read exactly like this one and are decided together.`) : null,
    hasFix(change) ? bulk(`This change, ${times(ofPair)}`, "pair", [["yes", "Always", () => decidePair(change, "yes")], ["no", "Never", () => decidePair(change, "no")]]) : null,
    [...new Set(change.steps.map((step) => step.rule.id))].map((id) => ruleBulk(id)),
  );
}

function ruleBulk(id) {
  const members = byRule.get(id);
  const fixable = members.filter(hasFix).length;
  const accept = ["yes", `Accept ${NUMBER.format(fixable)}`, () => decideRule(id, "yes")];
  return bulk(h("span", {}, "Rule ", h("code", {}, id), `, ${times(members)}`), id, [...(fixable ? [accept] : []), ["no", "Never", () => decideRule(id, "no")]]);
}

const times = (members) => `${NUMBER.format(members.length)} ×`;

function bulk(name, about, choices) {
  return h(
    "div",
    { class: "bulk" },
    h("span", { class: "name" }, name),
    choices.map(([kind, word, act]) => h("button", { type: "button", class: `small ${kind}`, "data-focus": `${kind} ${about}`, "aria-label": `${word}: ${about === "pair" ? "this change" : about}`, onclick: act }, word)),
  );
}
