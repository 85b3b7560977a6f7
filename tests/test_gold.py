"""The gold corpus of the project: every document can be read, clean ones stay, and the figures do not fall."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from cleanup import Cleaner
from cleanup.evaluate.gold import gold_files, read_gold
from cleanup.evaluate.score import Score, judge, judge_reports
from cleanup.rulebook.model import CATEGORIES

CORPUS = Path(__file__).parents[1] / "corpus"
FILES = gold_files([CORPUS])
NAMES = [str(file.relative_to(CORPUS)) for file in FILES]
FLOOR = 0.97
"""The least F0.5 of safe fixes on the whole corpus; raise it with the rules."""
MARKS = 40
"""Every category has so many marks."""
REPORT_FLOOR = {"consistency": 0.9, "fragment": 0.93, "truncation": 0.95}
"""The least share of the marks to be reported that are; raise it with the rules."""


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner()


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_a_document_can_be_read(file: Path) -> None:
    gold = read_gold(file)
    assert gold.text.strip()
    for mark in gold.marks:
        assert mark.category in CATEGORIES
        assert mark.before == gold.text[mark.start : mark.end]
        assert mark.before not in mark.accepted


@pytest.mark.parametrize("file", [file for file in FILES if not read_gold(file).marks], ids=lambda file: file.stem)
def test_a_clean_document_is_untouched(file: Path, cleaner: Cleaner) -> None:
    gold = read_gold(file)
    result = cleaner.fix(gold.text)
    assert [(edit.rule, edit.before, edit.after) for edit in result.edits] == []
    assert result.text == gold.text


def test_the_corpus_is_large_enough() -> None:
    clean = [name for name in NAMES if not read_gold(CORPUS / name).marks]
    assert len(NAMES) >= 40
    assert len(clean) >= 10


def test_every_category_has_marks_enough() -> None:
    marks = Counter(mark.category for file in FILES for mark in read_gold(file).marks)
    assert {category: marks[category] for category in CATEGORIES if marks[category] < MARKS} == {}


def test_the_figures_do_not_fall(cleaner: Cleaner) -> None:
    score = Score("safe")
    for file in FILES:
        gold = read_gold(file)
        result = cleaner.fix(gold.text)
        reports = judge_reports(gold, (*result.edits, *result.findings))
        score.add(gold, (*judge(gold, result.text, "safe", result.edits), *reports))
    assert score.figures().f05 >= FLOOR, score.as_dict()
    for category, floor in REPORT_FLOOR.items():
        figures = score.figures(category)
        assert figures.reported >= floor * figures.to_report, (category, figures)
