"""The figures agree exactly with the scorer that every cleaner is measured with."""

import functools
import importlib.util
import itertools
import random
import sys
from pathlib import Path
from types import ModuleType

import pytest

from cleanup import Cleaner
from cleanup.evaluate.gold import gold_files, read_gold
from cleanup.evaluate.score import Score, judge, judge_reports

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
GOLD = [folder for folder in (SHARED / "gold", ROOT / "corpus") if folder.is_dir()]

pytestmark = pytest.mark.skipif(not (SHARED / "score" / "score.py").is_file(), reason="the common scorer is not here")


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("common_scorer", SHARED / "score" / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def perfect(gold):
    """The text with every mark put right by its last alternative, optional ones too."""
    pieces, at = [], 0
    for mark in gold.marks:
        pieces += [gold.text[at : mark.start], mark.accepted[-1] if mark.accepted else mark.before]
        at = mark.end
    return "".join([*pieces, gold.text[at:]])


def careless(gold):
    """Some marks put right, others wrong, and damage in other places."""
    chance = random.Random(gold.name)
    pieces, at = [], 0
    for mark in gold.marks:
        options = [mark.before, mark.before, "wrong", mark.before.upper(), *mark.accepted * 3]
        pieces += [gold.text[at : mark.start], chance.choice(options)]
        at = mark.end
    words = "".join([*pieces, gold.text[at:]]).split(" ")
    for _ in range(len(words) // 40):
        where = chance.randrange(len(words))
        words[where] = chance.choice(["", words[where] + "\n", words[where].swapcase(), f"{words[where]} again"])
    return " ".join(words)


@functools.cache
def result_of(gold):
    """What the cleaner makes of a document; worked out once for all tests."""
    return cleaner().fix(gold.text)


@functools.cache
def cleaner():
    return Cleaner(unsafe_fixes=True)


def cleaned(gold):
    return result_of(gold).text


@pytest.mark.parametrize("tier", ["safe", "unsafe"])
@pytest.mark.parametrize("output", [perfect, careless, cleaned], ids=lambda f: f.__name__)
def test_agrees_on_every_document(scorer, output, tier):
    for file in gold_files(GOLD):
        gold = read_gold(file)
        original, marks = scorer.read_gold(file)
        text = output(gold)
        theirs = scorer.Tally()
        scorer.score(original, marks, text, tier, theirs, [])
        ours = Score(tier)
        ours.add(gold, judge(gold, text, tier))
        figures = ours.figures()
        assert gold.text == original
        assert (figures.required, figures.fixed, figures.bonus, figures.wrong, ours.characters) == (
            sum(theirs.required.values()),
            sum(theirs.hit.values()),
            theirs.bonus,
            theirs.false,
            theirs.chars,
        ), file
        classes = {name: (ours.figures(name).fixed, ours.figures(name).required) for name in theirs.required}
        assert classes == {name: (theirs.hit[name], number) for name, number in theirs.required.items()}, file


def test_agrees_on_what_is_akin(scorer):
    from cleanup.evaluate.score import akin
    from cleanup.rulebook.model import CATEGORIES

    for pair in itertools.product(CATEGORIES, CATEGORIES):
        assert akin(*pair) == scorer.kin(*pair)


def test_agrees_on_reports(scorer):
    for file in gold_files(GOLD):
        gold = read_gold(file)
        result = result_of(gold)
        found = [*result.edits, *result.findings]
        score = Score("safe")
        score.add(gold, judge_reports(gold, found))
        theirs = [
            any(
                one.start < max(mark.end, mark.start + 1)
                and one.end > mark.start
                and scorer.kin(one.category, mark.cls)
                for one in found
            )
            for mark in scorer.read_gold(file)[1]
            if mark.tier == "report"
        ]
        figures = score.figures()
        assert (figures.reported, figures.to_report) == (sum(theirs), len(theirs))
