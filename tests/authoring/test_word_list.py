"""`rules import`: what in a list cannot stand, with its line, and what becomes of the rest."""

import pytest

from cleanup.authoring.word_list import Entry, drafts, read_list, sort_out
from cleanup.find.open import open_rules
from cleanup.io.folders import cache_folder


@pytest.fixture(scope="module")
def lexicons():
    return open_rules((), cache_folder()).lexicons


def nobody(texts):
    return {}


def sorted_out(lexicons, *pairs, touched=nobody):
    return sort_out([Entry(line, *pair) for line, pair in enumerate(pairs, 1)], "l.csv", lexicons, touched)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_reading(mark):
    text = f'\ufeffWrong{mark}Right\n# comment\n\nqqa{mark}  qqb  c \n"x{mark} y"{mark}z\nalone\na{mark}\n'
    entries, problems = read_list(text, "l.csv")
    assert entries == [Entry(4, "qqa", "qqb c"), Entry(5, f"x{mark} y".replace("\t", ""), "z")]
    assert [problem.line for problem in problems] == [6, 7]


def test_reading_what_is_no_csv():
    entries, problems = read_list('a,b\n"c,d\n', "l.csv")
    assert entries == [Entry(1, "a", "b")]
    assert "not CSV" in problems[0].message


@pytest.mark.parametrize(
    ("pairs", "line", "words"),
    [
        ([("qqa", "b"), ("qqa", "b")], 2, "a double of line 1"),
        ([("qqa", "b"), ("QQA", "c")], 2, "line 1 makes 'b' of the same words"),
        ([("Qqa", "qqa")], 1, "a self-correction"),
        ([("it’s", "it's")], 1, "a self-correction"),
        ([("qqa", "qqb"), ("qqb", "qqa")], 1, "a cycle: lines 1, 2"),
        ([("qqa", "qqb"), ("qqb", "qqc"), ("qqc", "qqa")], 2, "a cycle: lines 2, 3, 1"),
        ([("qqa", "my qqb"), ("qqb", "qqc")], 1, "line 2 corrects the right form again, to 'qqc'"),
        ([("qqa", "a qqa")], 1, "it would grow without end"),
        ([("…", "...")], 1, "there is no word in it"),
    ],
)
def test_what_cannot_stand(lexicons, pairs, line, words):
    problems = sorted_out(lexicons, *pairs).problems
    assert any(problem.line == line and words in problem.message for problem in problems), problems


def test_real_words_are_another_rule(lexicons):
    found = sorted_out(lexicons, ("teh", "the"), ("Form", "firm"), ("go home", "leave"))
    assert [entry.wrong for entry in found.safe] == ["teh", "go home"]
    assert [entry.wrong for entry in found.real_words] == ["Form"]
    safe, unsafe = drafts(found, "lexical", "mine")
    assert (safe.id, safe.safety, unsafe.id, unsafe.safety) == (
        "lexical/mine",
        "safe",
        "lexical/mine-real-words",
        "unsafe",
    )
    assert unsafe.safety_reason


def test_what_shipped_rules_do(lexicons):
    def some(texts):
        return {text: "x/y" for text in texts if "qqb" in text}

    found = sorted_out(lexicons, ("qqa", "qqb"), ("qqb2", "c"), ("teh", "the"), touched=some)
    assert [entry.wrong for entry in found.safe] == ["teh"]
    assert [problem.message for problem in found.problems] == [
        "'qqa' → 'qqb': the rule x/y would change the right form again",
        "'qqb2' → 'c': the rule x/y changes the wrong form already; it is not needed",
    ]
