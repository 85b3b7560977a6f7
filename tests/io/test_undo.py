"""Undo of random documents: whole, by rule, from the log alone."""

import codecs
import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleanup import Cleaner
from cleanup.decisions.book import Book, bare
from cleanup.decisions.model import decision_from, key_of
from cleanup.decisions.place import Place, same
from cleanup.evaluate.gold import read_gold
from cleanup.find.open import open_rules
from cleanup.io.editlog import EditLog, run_facts
from cleanup.io.logfile import edit_of, read_log
from cleanup.io.process import process
from cleanup.io.replay import approved, identity, without
from cleanup.io.revert import Outcome, original_of, rebuilt, revert
from tests.conftest import FUZZ

RULES = Path(__file__).parents[1] / "decisions/rules.yaml"
PIECES = (
    'pne dva pne|dva dva|pne|dva "pne" "dva|pne dva" kolourr kolour qqq of "kolourr of qqq" so "so pne dva" breakoff '
    "😀 𝔘 e\u0301 river morning ﷽ “ ” letter"
).split(" ")
FILLER = "river morning letter window garden winter paper mountain station friend".split()
LINES = ["kolourr of qqq", "so pne dva", "one Footer", "pne Footer", 'She said "pne|dva" to him.', "😀 pne 😀 dva", ""]
PROPERTY = settings(max_examples=20 * (FUZZ or 1), suppress_health_check=[HealthCheck.function_scoped_fixture])

line = st.one_of(st.sampled_from(LINES), st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join))
texts = st.builds(
    lambda lines, end: end.join(lines), st.lists(line, min_size=1, max_size=7), st.sampled_from(["\n", "\r\n", "\r"])
)
ENCODINGS = {
    "utf-8": b"",
    "utf-8-sig": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


@pytest.fixture(scope="module")
def cleaner():
    """A cleaner that has the rules of the tests and no others."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cleanup.cleaner.open_rules", lambda extra, cache: open_rules(extra, cache, shipped=RULES))
        return Cleaner(unsafe_fixes=True)


@st.composite
def files(draw):
    """A file's name and bytes."""
    if draw(st.booleans()):
        texts_of = draw(st.lists(texts, min_size=1, max_size=4))
        ascii_only = draw(st.booleans())
        rows = [json.dumps({"id": n, "text": text}, ensure_ascii=ascii_only) for n, text in enumerate(texts_of)]
        return "a.jsonl", "\n".join(rows).encode()
    codec = draw(st.sampled_from(sorted(ENCODINGS)))
    return "a.txt", ENCODINGS[codec] + draw(texts).encode(codec.removesuffix("-sig"))


def written(folder: Path, name: str, data: bytes, cleaner: Cleaner):
    """Fix a file in place with a log, as `cleanup fix` does; the log's one file, or None where nothing was changed."""
    file, path = folder / name, folder / "log"
    file.write_bytes(data)
    processed = process(data, name, cleaner)
    with EditLog(path, run_facts("f", {}), {}, at_once=True) as log:
        log.add(name, processed, file, file)
    file.write_bytes(processed.after)
    found = read_log(path).files
    return found[0] if found else None


@PROPERTY
@given(files())
def test_revert_is_the_identity_and_the_log_alone_rebuilds_the_output(tmp_path, cleaner, file):
    name, data = file
    logged = written(tmp_path, name, data, cleaner)
    after = (tmp_path / name).read_bytes()
    if logged is None:
        assert after == data
        return
    assert rebuilt(logged, data) == after
    assert original_of(logged, after) == data
    assert revert(logged) is Outcome.RESTORED
    assert (tmp_path / name).read_bytes() == data
    assert revert(logged) is Outcome.ALREADY


def logged_again(folder, logged, replayed):
    path = folder / "log2"
    with EditLog(path, run_facts("f", {}), {}, at_once=True) as log:
        log.add(logged.name, replayed.processed, folder / logged.name, folder / logged.name)
    found = read_log(path).files
    return found[0] if found else None


@PROPERTY
@given(files(), st.randoms(use_true_random=False))
def test_undo_by_rule_takes_just_that_rule_and_all_rules_give_the_original(tmp_path, cleaner, file, random):
    name, data = file
    logged = written(tmp_path, name, data, cleaner)
    if logged is None:
        return
    nothing = without(logged, data, lambda rule: False, cleaner.fix_as_ruled)
    assert nothing.processed.after == rebuilt(logged, data)
    rules = sorted({step["rule"] for record in logged.records for step in record["steps"]})
    random.shuffle(rules)
    left = logged
    for rule in rules:
        before = [step for record in left.records for step in edit_of(record).steps]
        replayed = without(left, data, lambda other, rule=rule: other == rule, cleaner.fix_as_ruled)
        edits = [edit for cleaned in replayed.processed.texts for edit in cleaned.result.edits]
        steps = [step for edit in edits for step in edit.steps]
        assert rule not in {step.rule for step in steps}
        kept = Counter(identity(step) for step in before if step.rule != rule)
        made = Counter(map(identity, steps))
        assert Counter(identity(fallen.step) for fallen in replayed.fallen) == kept - made
        # a step may be made more often: without the glue of `pne|dva` each word is one that stood beside it, too
        assert made.keys() <= kept.keys()
        left = logged_again(tmp_path, left, replayed)
        if left is None:
            assert replayed.processed.after == data
            return
        assert rebuilt(left, data) == replayed.processed.after
    raise AssertionError("all rules were undone, and edits are left")


@PROPERTY
@given(files(), st.data())
def test_apply_makes_just_what_was_approved(tmp_path, cleaner, file, data):
    name, original = file
    logged = written(tmp_path, name, original, cleaner)
    if logged is None:
        return
    processed = process(original, name, cleaner)
    edits = [(cleaned.source, edit) for cleaned in processed.texts for edit in cleaned.result.edits]
    keys = [key_of(source.text, edit) for source, edit in edits]
    answers = {
        json.dumps(key): data.draw(st.sampled_from(["yes", "no", "reword", ""])) for key in keys
    }  # one place, one decision
    decided = [
        {"decision": answer, **json.loads(key), **({"wording": WORDING} if answer == "reword" else {})}
        for key, answer in answers.items()
        if answer
    ]
    made, _ = approved(logged, original, Book(map(decision_from, decided)))
    done = {(c.source.record, e.start): e.after for c in made.texts for e in c.result.edits}
    for (source, edit), key in zip(edits, keys, strict=True):
        twins = {d["decision"] for d in decided if is_twin(d, key)}  # of the same letters, so of the same content
        answer = answers[json.dumps(key)]
        if len(twins) <= 1 and (answer or not twins):
            wanted = {"yes": edit.after, "reword": WORDING}.get(answer)
            assert done.get((source.record, edit.start)) == wanted
        assert (source.record, edit.start) not in done or twins & {"yes", "reword"}


WORDING = "in|my \r\n “words”"


def is_twin(decision, key):
    places = [Place(found["left"], found["right"]) for found in (decision, key)]
    changes = [bare(found["before"], found["after"]) for found in (decision, key)]
    return same(*places) and changes[0] == changes[1]


@PROPERTY
@given(st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4), min_size=1, max_size=4), st.data())
def test_what_was_rejected_is_never_proposed_again(cleaner, paragraphs, data):
    """Every paragraph has damage in several places, and words between that are sound."""
    order = st.permutations(FILLER)
    text = "\n\n".join(
        " ".join(word for piece in [*pieces, "end."] for word in [*data.draw(order)[:4], piece])
        for pieces in paragraphs
    )
    found = cleaner.fix(text)
    if not found.edits:
        return
    rejected = data.draw(st.lists(st.sampled_from(found.edits), min_size=1, max_size=3, unique_by=lambda e: e.start))
    obeying = Cleaner.__new__(Cleaner)
    obeying.__dict__ = dict(cleaner.__dict__)
    obeying.decide_by([decision_from({"decision": "no", **key_of(text, edit)}) for edit in rejected])
    result = obeying.fix(text)
    made = {(edit.start, edit.before, edit.after) for edit in result.edits}
    assert made.isdisjoint((edit.start, edit.before, edit.after) for edit in rejected)
    again = obeying.fix(result.text)
    assert again.text == result.text, (again.edits, rejected)


def test_a_record_is_an_edit_again(cleaner, tmp_path):
    logged = written(tmp_path, "a.txt", b"A pne|dva.\r\nso pne dva", cleaner)
    edits = [edit_of(record) for record in logged.records]
    assert edits == list(cleaner.fix("A pne|dva.\r\nso pne dva").edits)
    assert any(len(edit.steps) > 1 for edit in edits)


CORPUS = Path(__file__).parents[2] / "corpus" / "scrape"


@pytest.mark.parametrize("name", ["italian-template", "local-tv-gray", "science-aggregator", "xenforo-boat-forum"])
def test_what_a_rule_took_is_not_taken_by_another_one_instead(tmp_path, name):
    """In a block of lines that went, several rules want the same line: who undoes one of them wants the line back."""
    cleaner, data = Cleaner(), read_gold(CORPUS / f"{name}.critic.txt").text.encode()
    logged = written(tmp_path, "a.txt", data, cleaner)
    before = [identity(step) for record in logged.records for step in edit_of(record).steps]
    for rule in {rule for rule, _, _ in before}:
        replayed = without(logged, data, lambda other, rule=rule: other == rule, cleaner.fix_as_ruled)
        steps = [step for cleaned in replayed.processed.texts for edit in cleaned.result.edits for step in edit.steps]
        assert {identity(step) for step in steps} <= set(before), rule
        assert len(steps) + len(replayed.fallen) == sum(other != rule for other, _, _ in before), rule
