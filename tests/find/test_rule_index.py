"""The index of rules: whatever it has learnt from the texts before, it misses no rule that finds something."""

import pickle
from pathlib import Path

import pytest

from cleanup import Cleaner
from cleanup.document.document import Document
from cleanup.evaluate.gold import gold_files, read_gold
from cleanup.find.rule_index import FIRST_TEXTS
from cleanup.find.ruleset import RuleSet

CORPUS = Path(__file__).parents[2] / "corpus"
TEXTS = [read_gold(file).text for file in gold_files([CORPUS])]
PLAIN = "The council met in Oslo on Monday, and Ms. Weber said that nothing had been decided yet.\n"


def learnt(texts: list[str]) -> RuleSet:
    """The shipped rules, after these texts."""
    rules = pickle.loads(pickle.dumps(Cleaner().rules))
    for at in range(FIRST_TEXTS + 1):
        rules.candidates(Document(texts[at % len(texts)], rules.lexicons))
    return rules


@pytest.mark.parametrize("before", [[PLAIN], TEXTS], ids=["plain", "damaged"])
def test_no_rule_is_missed(before: list[str]) -> None:
    rules, fresh = learnt(before), Cleaner().rules
    ungated = RuleSet(fresh.rules, fresh.lexicons, [entry._replace(gate="") for entry in fresh.entries], fresh.content)
    dropped = 0
    for text in TEXTS:
        document = Document(text, fresh.lexicons)
        for at in set(ungated.candidates(document)).difference(rules.candidates(document)):
            dropped += 1
            assert list(fresh.detectors[at].hits(document)) == [], fresh.rules[at].id
    assert dropped, "gates let fewer rules through than cores and anchors alone"
