"""A result told in the text's own line ends."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cleanup.engine.finding import Edit, Finding, Result, Step
from cleanup.engine.newlines import restored, unified
from cleanup.rulebook.model import Safety

TEXTS = st.lists(st.sampled_from(["a", "b", " ", "\n", "\r\n", "\r", "\ufeff"]), max_size=14).map("".join)


def one_edit(text: str, start: int, end: int, after: str) -> Result:
    """The result of replacing one span."""
    step = Step("lexical/x", Safety.SAFE, text[start:end], after, "")
    edit = Edit(start, end, text[start:end], after, (step,))
    return Result(text[:start] + after + text[end:], (edit,), ())


@given(TEXTS)
def test_without_edits_the_text_is_the_original(text: str) -> None:
    result = restored(Result(unified(text), (), ()), text)
    assert result.text == text


@given(TEXTS)
def test_unified_has_only_line_feeds(text: str) -> None:
    assert "\r" not in unified(text)
    assert unified(unified(text)) == unified(text)
    assert len(unified(text).split("\n")) == len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


@given(TEXTS, st.data(), st.text("xy\n", max_size=3))
def test_an_edit_is_told_in_the_offsets_of_the_original(text: str, data: st.DataObject, after: str) -> None:
    plain = unified(text)
    start = data.draw(st.integers(0, len(plain)))
    end = data.draw(st.integers(start, len(plain)))
    told = restored(one_edit(plain, start, end, after), text)
    (edit,) = told.edits
    assert edit.before == text[edit.start : edit.end]
    assert unified(edit.before) == plain[start:end]
    assert told.text == text[: edit.start] + edit.after + text[edit.end :]
    assert unified(text[: edit.start]) == plain[:start]
    assert unified(text[edit.end :]) == plain[end:]
    # where the last `\r` before an edit meets a `\n` behind it, the two would become one line end
    assume(not (told.text[: edit.start].endswith("\r") and told.text[edit.start :].startswith("\n")))
    assume(not (edit.after.endswith("\r") and text[edit.end :].startswith("\n")))
    assert unified(told.text) == plain[:start] + after + plain[end:]


@given(TEXTS, st.data())
def test_a_finding_is_told_in_the_offsets_of_the_original(text: str, data: st.DataObject) -> None:
    plain = unified(text)
    start = data.draw(st.integers(0, len(plain)))
    end = data.draw(st.integers(start, len(plain)))
    finding = Finding("lexical/x", Safety.REPORT, start, end, plain[start:end], None, "")
    (told,) = restored(Result(plain, (), (finding,)), text).findings
    assert told.before == text[told.start : told.end]
    assert unified(told.before) == finding.before


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\r\ntwo\r\n", "one\r\n+\r\ntwo\r\n"),
        ("one\rtwo\r", "one\r+\rtwo\r"),
        ("one\r\ntwo\r\nthree\n", "one\r\n+\r\ntwo\r\nthree\n"),
        ("one\ntwo\n", "one\n+\ntwo\n"),
    ],
)
def test_an_inserted_line_ends_as_most_lines_do(text: str, expected: str) -> None:
    assert restored(one_edit(unified(text), 4, 4, "+\n"), text).text == expected


def test_an_edit_before_a_pair_leaves_it_whole() -> None:
    told = restored(one_edit("a.\nb", 1, 2, ""), "a.\r\nb")
    assert told.text == "a\r\nb"
