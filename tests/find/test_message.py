"""What a finding says."""

import re

import pytest

from cleanup import Cleaner
from cleanup.find.message import message

RULES = Cleaner().rules.rules
PLAIN = RULES[0]
ANOTHER_SENTENCE = re.compile(r"(?<=[a-z]{3}[.!?] )(?:The|A|It|They|This|Most|In)\b")


@pytest.mark.parametrize(
    ("wrong", "why", "said"),
    [
        ("a space in a score", "The colon was lost.", "A space in a score: the colon was lost."),
        ("{word} twice", "A link began there.", "Kyiv twice: a link began there."),
        ('"{word}" twice', "WordPress prints it.", '"Kyiv" twice: WordPress prints it.'),
        ("the box “{word}” is the page's.", "It is {word}.", "The box “Kyiv” is the page's: it is {word}."),
    ],
)
def test_one_sentence_says_what_is_wrong_and_why(wrong, why, said):
    rule = PLAIN._replace(message=wrong, why=why)
    assert message(rule, {"word": "Kyiv"}) == said


def test_without_a_message_the_title_says_what_is_wrong():
    rule = PLAIN._replace(message="", title="a {{placeholder}}", why="Each is empty.")
    assert message(rule, {"placeholder": "no"}) == "A {{placeholder}}: each is empty."


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_shipped_rule_says_it_in_one_sentence(rule):
    said = message(rule, {})
    assert said.endswith(".")
    assert not ANOTHER_SENTENCE.search(said), said
    assert len(said) < 320
