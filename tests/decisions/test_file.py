"""The decisions file: what it may say, and how it is written."""

import json

import pytest

from cleanup.decisions.file import (
    DecisionError,
    decisions_text,
    parse_decisions,
    read_decisions,
    with_decisions,
    write_decisions,
)
from cleanup.decisions.model import Answer, decision_from

PLACED = {"before": "Brinken", "after": "Blinken", "left": "said Anthony ", "right": " on Monday"}
GOOD = [
    {"decision": "no", "rule": "name/misspelt-surname", **PLACED},
    {"decision": "no", "before": "Brinken", "after": "Blinken"},
    {"decision": "no", "rule": "name"},
    {"decision": "no", "rule": "truncation/cut-sentence", "before": "and the", "after": None, "left": "", "right": ""},
    {"decision": "yes", "rule": "name/misspelt-surname", **PLACED, "note": "he is meant"},
    {"decision": "reword", "rule": "name/x", **PLACED, "wording": "Mr. Blinken"},
    {"decision": "yes", "rule": "name"},
]
WRONG = [
    ("{", "not JSON"),
    ("[]", "not a JSON object"),
    ('{"decision": "no", "decision": "no", "rule": "a"}', "twice"),
    ('{"rule": "a"}', "'decision' is missing"),
    ('{"decision": "maybe", "rule": "a"}', "not 'maybe'"),
    ('{"decision": "no"}', "about what?"),
    ('{"decision": "no", "rule": 3}', "'rule' is to be a string"),
    ('{"decision": "no", "rulle": "a"}', "unknown key 'rulle'"),
    ('{"decision": "no", "before": "a"}', "go together"),
    ('{"decision": "no", "rule": "a", "left": "", "right": ""}', "beside a 'before'"),
    ('{"decision": "no", "before": "a", "after": "b", "left": "x"}', "go together"),
    ('{"decision": "no", "rule": "a", "wording": "b"}', "'wording' goes with"),
    ('{"decision": "reword", "before": "a", "after": "b"}', "'wording' goes with"),
    ('{"decision": "reword", "rule": "a", "wording": "b"}', "of which"),
    ('{"decision": "yes", "before": "a", "after": null}', "nothing to approve"),
]


@pytest.mark.parametrize("found", GOOD, ids=str)
def test_round_trip(found):
    decision = decision_from(found)
    assert decision.as_dict() == found
    (again,) = parse_decisions(decisions_text([decision]), "d")
    assert again == decision


@pytest.mark.parametrize(("line", "said"), WRONG)
def test_what_is_wrong_is_said_with_file_and_line(line, said):
    with pytest.raises(DecisionError) as error:
        parse_decisions('{"decision": "no", "rule": "b"}\n\n' + line + "\n", "my.jsonl")
    (problem,) = error.value.problems
    assert problem.startswith("my.jsonl:3: ")
    assert said in problem


def test_all_problems_are_listed():
    with pytest.raises(DecisionError) as error:
        parse_decisions("\n".join(line for line, _ in WRONG), "d")
    assert [problem.split(":")[1] for problem in error.value.problems] == [str(n + 1) for n in range(len(WRONG))]


def test_contradictions_are_errors_and_doubles_are_not():
    no, yes = GOOD[0], GOOD[4]
    text = "\n".join(map(json.dumps, (no, GOOD[2], no)))
    assert len(parse_decisions(text, "d")) == 2
    with pytest.raises(DecisionError, match=r"d:2: line 1 says otherwise about the same \(no, here yes\)"):
        parse_decisions("\n".join(map(json.dumps, (no, yes))), "d")
    reworded = {**PLACED, "decision": "reword"}
    with pytest.raises(DecisionError, match="otherwise"):
        parse_decisions("\n".join(json.dumps(reworded | {"wording": word}) for word in "ab"), "d")


def test_what_is_written_is_sorted_whatever_the_order_was():
    decisions = [decision_from(found) for found in GOOD if found["decision"] == "no"]
    text = decisions_text(decisions)
    assert decisions_text(reversed(decisions)) == text == decisions_text([*decisions, decisions[0]])
    assert set(parse_decisions(text, "d")) == set(decisions)


def test_a_file_is_written_and_read(tmp_path):
    odd = decision_from({"decision": "no", "before": "\ud800\u2028\r\n", "after": "😀"})
    write_decisions(tmp_path / "d.jsonl", [odd])
    assert read_decisions(tmp_path / "d.jsonl") == [odd]
    assert len((tmp_path / "d.jsonl").read_text(encoding="utf-8").splitlines()) == 1
    with pytest.raises(DecisionError, match="no such file"):
        read_decisions(tmp_path / "none.jsonl")
    (tmp_path / "latin").write_bytes(b"\xe9")
    with pytest.raises(DecisionError, match="not UTF-8"):
        read_decisions(tmp_path / "latin")


def test_a_new_decision_takes_the_place_of_the_old_about_the_same():
    old, new = decision_from(GOOD[0]), decision_from(GOOD[4])
    other = decision_from(GOOD[2])
    assert with_decisions([old, other], [new]) == [new, other]
    assert new.decision is Answer.YES
