// What opens over the page: help, the reviewer's own wording, the export, and the end of a review.

/** Open a dialog with a heading; it closes with Escape, its button, or a click beside it. */
function openDialog(title, ...contents) {
  const dialog = h("dialog", { "aria-labelledby": "dialog-title" });
  const close = h("button", { type: "button", class: "icon close", "aria-label": "Close", onclick: () => dialog.close() }, "✕");
  dialog.append(h("header", {}, h("h2", { id: "dialog-title" }, title), close), ...contents.filter(Boolean));
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

// ---------------------------------------------------------------------------------------- help

const KEY_HELP = [
  ["j  k", "next, previous change"],
  ["a", "accept, and go on"],
  ["r", "reject, and go on"],
  ["w", "write your own wording"],
  ["e", "undecide this change"],
  ["u", "take the last decision back"],
  ["]  [", "next, previous document"],
  ["/", "search"],
  ["v", "side by side or inline"],
  ["o", "overview"],
  ["d", "light or dark"],
  ["?", "this help"],
];

function openHelp() {
  const versions = Object.entries(data.versions).map(([name, version]) => `${name} ${version}`).join(", ");
  openDialog(
    "Keys and words",
    h("dl", { class: "keys" }, KEY_HELP.flatMap(([keys, text]) => [h("dt", {}, keys.split(/ +/).map((key) => h("kbd", {}, key))), h("dd", {}, text)])),
    h("h3", {}, "How sure a change is"),
    h("dl", { class: "keys words" }, SAFETIES.flatMap((safety) => [h("dt", {}, h("span", { class: `badge ${safety}` }, SAFETY_WORDS[safety])), h("dd", {}, SAFETY_MEANINGS[safety])])),
    h("p", { class: "quiet" }, "Decisions are kept by content, not by place: a change that you reject is not proposed again, wherever the text moves."),
    versions ? h("p", { class: "quiet" }, versions) : null,
  );
}

// ---------------------------------------------------------------------------------------- own wording

function askForWording() {
  const change = screen.current;
  if (!change) return;
  const text = h("textarea", { id: "wording", rows: 4, spellcheck: "true" });
  text.value = verdictOn(change) === "reworded" ? outcome(change) : (change.after ?? change.before);
  const save = (event) => {
    event.preventDefault();
    dialog.close();
    decideCurrent("reword", text.value);
  };
  const form = h(
    "form",
    { onsubmit: save },
    h("p", { class: "pair" }, pairTexts(change, 400)),
    h("label", { for: "wording" }, "What should stand there instead"),
    text,
    h("p", { class: "buttons" }, h("button", { type: "submit", class: "primary" }, "Use this wording")),
  );
  text.addEventListener("keydown", (event) => (event.ctrlKey || event.metaKey) && event.key === "Enter" && form.requestSubmit());
  const dialog = openDialog("Your own wording", form);
  text.select();
}

// ---------------------------------------------------------------------------------------- export

function tallyTable() {
  const sums = tally();
  return h("dl", { class: "tally" }, STATES.flatMap((name) => [h("dt", { class: `verdict ${name}` }, name), h("dd", {}, NUMBER.format(sums[name]))]));
}

function openExport() {
  const lines = decisionLines(decided);
  const text = lines.map((line) => `${line}\n`).join("");
  const copied = h("span", { class: "quiet", role: "status" });
  const copy = () => navigator.clipboard.writeText(text).then(() => (copied.textContent = "Copied."), () => (copied.textContent = "The browser does not allow it: use the file."));
  openDialog(
    "Export decisions",
    tallyTable(),
    lines.length
      ? h("p", {}, "Save them as a file beside your texts. ", h("code", {}, "cleanup fix --decisions decisions.jsonl"), " obeys it, and a rejected change is not proposed again.")
      : h("p", {}, "Nothing is decided yet."),
    h(
      "p",
      { class: "buttons" },
      h("button", { type: "button", class: "primary", id: "download", autofocus: true, disabled: !lines.length, onclick: () => download("decisions.jsonl", text) }, `Save ${count(lines.length, "decision")}`),
      h("button", { type: "button", disabled: !lines.length, onclick: copy }, "Copy"),
      copied,
    ),
  );
}

function download(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/x-ndjson" }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  exported = decided;
}

// ---------------------------------------------------------------------------------------- the end of a review

function openApply() {
  const sums = tally();
  const left = changes.filter((change) => change.applied && verdictOn(change) === UNDECIDED).length;
  const approved = sums.accepted + sums.reworded;
  const option = (value, text, note, checked) =>
    h("label", { class: "option" }, h("input", { type: "radio", name: "undecided", value, checked }), h("span", {}, text, h("span", { class: "quiet" }, note)));
  const answer = h("p", { role: "status", class: "answer" });
  const submit = async (event) => {
    event.preventDefault();
    const button = event.target.querySelector("button[type=submit]");
    button.disabled = true;
    answer.textContent = "Writing…";
    const result = await applyAll(new FormData(event.target).get("undecided") === "apply");
    answer.textContent = "";
    if (result.error) {
      answer.textContent = result.error;
      button.disabled = false;
    } else showApplied(dialog, result);
  };
  const form = h(
    "form",
    { id: "apply-form", onsubmit: submit },
    tallyTable(),
    h(
      "fieldset",
      {},
      h("legend", {}, "What to write"),
      option("apply", `${count(approved + left, "change")}: what you accepted, and safe ones that you left open`, "as cleanup fix would, without what you rejected", true),
      option("leave", `${count(approved, "change")}: only what you accepted or worded`, "everything that you left open stays as it was", false),
    ),
    h("p", { class: "quiet" }, "Every change is logged, and cleanup revert --last undoes the run."),
    h("p", { class: "buttons" }, h("button", { type: "submit", class: "primary", id: "apply" }, "Write the files")),
    answer,
  );
  const dialog = openDialog("Apply the decisions", form);
}

function showApplied(dialog, result) {
  finished = true;
  document.body.classList.add("finished");
  const words = `${count(result.edits, "edit")} written to ${count(result.files, "file")}.`;
  dialog.querySelector("form").replaceWith(
    h("p", { class: "result", id: "applied" }, words),
    result.failed.length ? h("ul", { class: "notices" }, result.failed.map(([name, why]) => h("li", {}, `${name}: ${why}`))) : "",
    result.log ? h("p", {}, "Undo: ", h("code", {}, "cleanup revert --last"), h("br", {}), h("span", { class: "quiet" }, `Log: ${result.log}`)) : "",
    h("p", {}, "The review is over, and this page can be closed."),
  );
  drawProgress();
}
