"""What counts as right, missed and wrong."""

import pytest

from cleanup.engine.finding import Edit, Step
from cleanup.evaluate.by_rule import RuleScore
from cleanup.evaluate.gold import GoldError, parse
from cleanup.evaluate.score import Score, judge
from cleanup.rulebook.model import Safety

MARKED = (
    "A {~~teh~>the||that~~}{>>lexical/safe<<} cat{-- . --}{>>punctuation/unsafe<<} sat {==on==}{>>truncation/report<<}."
)
ORIGINAL = "A teh cat .  sat on."


def kinds(marked, output, tier="safe"):
    return sorted(verdict.kind.value for verdict in judge(parse("x", marked), output, tier))


def test_reading():
    gold = parse("x", MARKED)
    assert gold.text == ORIGINAL
    assert [(mark.start, mark.end, mark.accepted) for mark in gold.marks] == [
        (2, 5, ("the", "that")),
        (9, 12, ("",)),
        (17, 19, ()),
    ]
    with pytest.raises(GoldError, match="unread mark"):
        parse("x", "a {++b++} c")


@pytest.mark.parametrize(
    ("output", "safe", "unsafe"),
    [
        (ORIGINAL, ["missed"], ["missed", "missed"]),
        ("A the cat .  sat on.", ["fixed"], ["fixed", "missed"]),
        ("A that cat sat on.", ["bonus", "fixed"], ["fixed", "fixed"]),
        ("A those cat .  sat on.", ["missed", "wrong"], ["missed", "missed", "wrong"]),
        ("A the dog .  sat on.", ["missed", "wrong"], ["missed", "missed", "wrong"]),
        ("A the cat .  sat in.", ["fixed", "wrong"], ["fixed", "missed", "wrong"]),
    ],
)
def test_verdicts(output, safe, unsafe):
    assert kinds(MARKED, output) == safe
    assert kinds(MARKED, output, "unsafe") == unsafe


def test_without_marks_every_byte_counts():
    assert kinds("One.  \n\nTwo.\n", "One.\n\nTwo.\n") == ["wrong"]
    assert kinds("{==One==}{>>quotes/optional<<}.  \n\n\nTwo.\n", "One.\n\nTwo.\n") == []


def test_figures():
    score = Score("safe")
    gold = parse("x", MARKED)
    score.add(gold, judge(gold, "A the cat .  sat in.", "safe"))
    figures = score.figures()
    assert (figures.precision, figures.recall, round(figures.f05, 4)) == (0.5, 1.0, 0.5556)
    assert score.as_dict()["classes"] == {"lexical": [1, 1]}
    empty = Score("safe").figures()
    assert (empty.precision, empty.recall, empty.f05) == (1.0, 1.0, 1.0)


def test_the_precision_of_each_rule():
    gold = parse(
        "x", "A {~~teh~>the~~}{>>lexical/safe<<} cat {~~sta~>sat~~}{>>lexical/safe<<} on a mat, and a dog ran."
    )
    step = {name: Step(f"lexical/{name}", Safety.SAFE, "", "", "") for name in ("teh", "sta", "dog")}
    edits = [
        Edit(2, 5, "teh", "the", (step["teh"],)),
        Edit(10, 13, "sta", "stat", (step["sta"], step["teh"])),
        Edit(30, 33, "dog", "dig", (step["dog"],)),
    ]
    text = gold.text
    for edit in reversed(edits):
        assert text[edit.start : edit.end] == edit.before
        text = text[: edit.start] + edit.after + text[edit.end :]
    score = RuleScore()
    score.add(gold, text, edits)
    assert [(rule, one.right, one.wrong, one.precision) for rule, one in score.worst_first()] == [
        ("lexical/dog", 0, 1, 0.0),
        ("lexical/sta", 0, 1, 0.0),
        ("lexical/teh", 1, 1, 0.5),
    ]
