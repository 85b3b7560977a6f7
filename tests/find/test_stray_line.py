"""Which short lines at the edge of a page may be furniture at all; whether they are, evidence decides."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleanup.document.document import Document
from cleanup.find import builtin
from cleanup.rulebook.lexicons import Lexicons

LEXICONS = Lexicons([Path(__file__).parents[2] / "rules" / "lexicons"])
TITLE = "Ferry to run all night in June"
BODY = "The ferry will run every hour from April, the company said on its website on Monday."


def found(*lines: str) -> list[str]:
    document = Document("\n".join(lines) + "\n", LEXICONS)
    hits = builtin.BuiltinDetector("stray-line", {}).hits(document)
    return [document.text[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize("line", ["harbour cam", "1 of 6", "+4", "Fixtures & Results", "공유하기"])
def test_short_lines_behind_the_text(line: str) -> None:
    assert found(TITLE, BODY, line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Nobody knew.",  # a sentence
        "Joan Bell",  # a person
        "- a loaf of bread",  # an item
        "“Harbour cam”",  # quoted
        "The museum of the island opens with a roof",  # a headline
    ],
)
def test_lines_that_may_be_text(line: str) -> None:
    assert found(TITLE, BODY, line) == []


def test_in_the_head_only_where_another_line_can_be_the_title() -> None:
    assert found("harbour cam", TITLE, BODY) == ["harbour cam"]
    assert found("Night ferry", BODY) == []


def test_not_inside_the_text_and_not_without_any() -> None:
    assert found(TITLE, BODY, "harbour cam", BODY) == []
    assert found("roses are red", "violets are blue") == []


@pytest.mark.parametrize("line", ["Attendance: 14,206", "Running time: 92 minutes"])
def test_a_figure_with_its_label_belongs_to_the_text(line: str) -> None:
    assert found(TITLE, BODY, line) == []
