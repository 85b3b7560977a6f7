"""Decisions of a review are on the disk at once, and nothing in the file is lost."""

import json

import pytest

from cleanup.cleaner import Cleaner
from cleanup.decisions.file import DecisionError, read_decisions
from cleanup.decisions.model import key_of
from cleanup.review.desk import Desk

from ..cli.conftest import RULES, SELECT

TEXT = "A kolour here.\r\n\r\nTwo kolours, and a zzyzx.\r\n"


@pytest.fixture(scope="module")
def cleaner():
    return Cleaner(rules=[RULES], select=SELECT.split(","))


@pytest.fixture
def found(cleaner):
    result = cleaner.fix(TEXT)
    return sorted([*result.edits, *result.findings], key=lambda change: change.start)


def line(change, decision="no", **more):
    return json.dumps({"decision": decision, **key_of(TEXT, change), **more})


def test_every_decision_is_in_the_file_at_once(tmp_path, found):
    file = tmp_path / "decisions.jsonl"
    desk = Desk(file)
    assert desk.decide({"add": [line(found[0])], "remove": []}) == {}
    assert [str(decision.decision) for decision in read_decisions(file)] == ["no"]
    assert desk.decide({"add": [line(found[0], "yes")], "remove": [line(found[0])]}) == {}
    assert [str(decision.decision) for decision in read_decisions(file)] == ["yes"]
    assert desk.decide({"add": [], "remove": [line(found[0], "yes")]}) == {}
    assert read_decisions(file) == []


def test_what_was_decided_before_is_recalled(tmp_path, found):
    file = tmp_path / "decisions.jsonl"
    wide = {"decision": "no", "rule": "truncation"}
    Desk(file).decide({"add": [line(found[1], "reword", wording="tints", note="why"), json.dumps(wide)], "remove": []})
    desk = Desk(file)
    assert desk.wide() == [wide]
    assert [desk.recall(TEXT, change) for change in found] == [
        None,
        {"decision": "reword", "wording": "tints", "note": "why"},
        None,
    ]


def test_a_decision_in_older_words_is_replaced_not_contradicted(tmp_path, found):
    file = tmp_path / "decisions.jsonl"
    older = json.loads(line(found[1])) | {"right": ", and a zzyzx?"}
    file.write_text(json.dumps(older) + "\n")
    desk = Desk(file)
    assert desk.recall(TEXT, found[1]) == {"decision": "no"}
    desk.decide({"add": [line(found[1], "yes")], "remove": [line(found[1])]})
    assert [decision.as_dict() for decision in read_decisions(file)] == [json.loads(line(found[1], "yes"))]


def test_what_others_write_meanwhile_stays(tmp_path, found):
    file = tmp_path / "decisions.jsonl"
    desk = Desk(file)
    desk.decide({"add": [line(found[0])], "remove": []})
    with file.open("a") as other:
        other.write('{"decision": "no", "rule": "quotes"}\n')
    desk.decide({"add": [line(found[1])], "remove": []})
    assert {decision.rule for decision in read_decisions(file)} == {"quotes", "lexical/test-kolour"}
    assert len(read_decisions(file)) == 3
    file.write_text("rubbish\n")
    assert "decisions.jsonl:1" in desk.decide({"add": [line(found[2])], "remove": []})["error"]
    assert file.read_text() == "rubbish\n"


def test_what_cannot_be_written_is_said(tmp_path, found):
    desk = Desk(tmp_path / "no" / "folder.jsonl")
    assert "no such file" in desk.decide({"add": [line(found[0])], "remove": []})["error"]
    assert desk.decisions == ()


@pytest.mark.parametrize(
    "content", [None, [], {}, {"add": []}, {"add": ["x"], "remove": []}, {"add": ["{}"], "remove": []}]
)
def test_what_is_no_decision_is_refused(tmp_path, content):
    desk = Desk(tmp_path / "decisions.jsonl")
    with pytest.raises(ValueError):
        desk.decide(content)
    assert not desk.path.exists()


def test_a_broken_file_is_told_before_anything_begins(tmp_path):
    file = tmp_path / "decisions.jsonl"
    file.write_text('{"decision": "perhaps"}\n')
    with pytest.raises(DecisionError):
        Desk(file)
