"""What has to hold on the documents beside the project, where they are there: ../shared/gold and ../shared/clean."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from cleanup import Cleaner
from cleanup.evaluate.gold import gold_files, read_gold
from cleanup.evaluate.score import Kind, judge

SHARED = Path(__file__).parents[2] / "shared"
GOLD, CLEAN = SHARED / "gold", SHARED / "clean" / "clean.jsonl.gz"
HAS_GOLD, HAS_CLEAN = GOLD.is_dir(), CLEAN.is_file()
SEEDS = gold_files([GOLD / "seeds"]) if HAS_GOLD else []
DEV = gold_files([GOLD / "dev"]) if HAS_GOLD else []
EVERY = 20
"""Of the clean texts only every so manieth is looked at here; bench/clean.py reads them all."""

needs_gold = pytest.mark.skipif(not HAS_GOLD, reason="../shared/gold is not here")
needs_clean = pytest.mark.skipif(not HAS_CLEAN, reason="../shared/clean is not here")


@pytest.fixture(scope="module")
def cleaners() -> dict[str, Cleaner]:
    return {"safe": Cleaner(), "unsafe": Cleaner(unsafe_fixes=True)}


@needs_gold
@pytest.mark.parametrize("tier", ["safe", "unsafe"])
@pytest.mark.parametrize("file", SEEDS, ids=lambda file: file.stem.partition(".")[0])
def test_nothing_is_made_wrong_in_a_seed(file: Path, tier: str, cleaners: dict[str, Cleaner]) -> None:
    gold = read_gold(file)
    result = cleaners[tier].fix(gold.text)
    wrong = [verdict for verdict in judge(gold, result.text, tier, result.edits) if verdict.kind is Kind.WRONG]
    assert wrong == []


@needs_gold
@pytest.mark.parametrize("file", [file for file in DEV if not read_gold(file).marks], ids=lambda file: file.name)
def test_a_clean_document_is_untouched(file: Path, cleaners: dict[str, Cleaner]) -> None:
    gold = read_gold(file)
    assert cleaners["safe"].fix(gold.text).text == gold.text


@needs_gold
@pytest.mark.parametrize("tier", ["safe", "unsafe"])
@pytest.mark.parametrize("file", [*SEEDS, *DEV], ids=lambda file: file.stem.partition(".")[0])
def test_a_second_run_changes_nothing(file: Path, tier: str, cleaners: dict[str, Cleaner]) -> None:
    text = cleaners[tier].fix(read_gold(file).text).text
    again = cleaners[tier].fix(text)
    assert [(edit.rule, edit.before, edit.after) for edit in again.edits] == []


@needs_clean
def test_novels_are_untouched(cleaners: dict[str, Cleaner]) -> None:
    with gzip.open(CLEAN, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    novels = [record for record in records if record["id"].startswith("books/")][::EVERY]
    assert novels
    edits = [
        (record["id"], edit.rule, record["text"][max(0, edit.start - 20) : edit.end + 20])
        for record in novels
        for edit in cleaners["safe"].fix(record["text"]).edits
    ]
    assert edits == []
