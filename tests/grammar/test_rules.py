"""The rules of rules/grammar.yaml with a real server: what they mend in the corpus, and that they do no harm."""

from __future__ import annotations

from collections import Counter

import pytest

from cleanup import Cleaner
from cleanup.engine.grammar import Grammar
from cleanup.evaluate.gold import Gold, gold_files, read_gold
from cleanup.evaluate.score import judge
from cleanup.grammar.languagetool import LanguageTool
from tests.test_gold import CORPUS

DOCUMENTS = [read_gold(file) for file in gold_files([CORPUS / "grammar"])]


@pytest.fixture(scope="module")
def cleaners(real: LanguageTool) -> dict[str, Cleaner]:
    return {
        "without": Cleaner(),
        "flagged": Cleaner(grammar=Grammar(real)),
        "all": Cleaner(grammar=Grammar(real, everywhere=True)),
    }


def counts(gold: Gold, text: str) -> Counter[str]:
    return Counter(verdict.kind.value for verdict in judge(gold, text, "safe", ()))


@pytest.mark.parametrize(("scope", "least"), [("flagged", 20), ("all", 60)])
def test_what_is_mended_is_right(cleaners: dict[str, Cleaner], scope: str, least: int) -> None:
    """Beside the same run without the stage: more right changes, and not one more that is wrong."""
    right = 0
    for gold in DOCUMENTS:
        before = counts(gold, cleaners["without"].fix(gold.text).text)
        after = counts(gold, cleaners[scope].fix(gold.text).text)
        assert after["wrong"] <= before["wrong"], gold.name
        right += after["fixed"] + after["bonus"] - before["fixed"] - before["bonus"]
    assert right >= least


def test_clean_documents_stay(cleaners: dict[str, Cleaner]) -> None:
    clean = [gold for gold in map(read_gold, gold_files([CORPUS])) if not gold.marks]
    assert len(clean) > 20
    for gold in clean:
        assert cleaners["all"].fix(gold.text).text == gold.text, gold.name


def test_a_second_run_changes_nothing(cleaners: dict[str, Cleaner]) -> None:
    for scope in ("flagged", "all"):
        for gold in DOCUMENTS:
            text = cleaners[scope].fix(gold.text).text
            assert cleaners[scope].fix(text).text == text, gold.name


def test_a_dead_server_ends_the_stage_and_nothing_else(cleaners: dict[str, Cleaner]) -> None:
    told: list[str] = []
    gold = DOCUMENTS[1]
    tool = LanguageTool("http://127.0.0.1:9", failed=told.append)
    result = Cleaner(grammar=Grammar(tool, everywhere=True)).fix(gold.text)
    assert result == cleaners["without"].fix(gold.text)
    assert len(told) == 1
    assert "does not answer" in told[0]
