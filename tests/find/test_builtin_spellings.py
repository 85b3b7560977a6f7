"""Detectors of spellings that disagree in one document, and of phrases that stand as sentences."""

from pathlib import Path

import pytest

from cleanup import Cleaner
from cleanup.document.document import Document
from cleanup.find.builtin import BuiltinDetector

CLEANER = Cleaner()
UNSAFE = Cleaner(unsafe_fixes=True)
ROWS = [
    line.split("\t")
    for line in (Path(__file__).parents[2] / "rules/lexicons/spellings.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
SENTENCE = {
    "title": "The old men said that {} Weber had come home very late at night.",
    "place": "The old men said that {} was very far away from here at night.",
}


def found(text: str, category: str = "consistency") -> list[str]:
    result = CLEANER.fix(text)
    return [text[one.start : one.end] for one in result.findings if one.category == category]


def test_no_spelling_stands_twice() -> None:
    spellings = [spelling for row in ROWS for spelling in row[0].split("|")]
    assert len(spellings) == len(set(spellings))
    assert all(len(row[0].split("|")) == 2 and row[2] for row in ROWS if row[1] == "english")
    assert sorted(ROWS, key="\t".join) == ROWS


@pytest.mark.parametrize(("spellings", "kind"), [row[:2] for row in ROWS])
def test_every_spelling_is_found(spellings: str, kind: str) -> None:
    sentence = SENTENCE.get(kind, SENTENCE["place"])
    common, *others = spellings.split("|")
    for rare in others:
        text = "\n\n".join(sentence.format(word) for word in (common, common, rare))
        assert found(text) == [rare]


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv (Kiev) was calm. In Kyiv it rained, in Kyiv it snowed.",
        "Is it Kyiv or Kiev? They came to Kyiv at noon and left Kyiv at night.",
        "They came to Mumbai. The Bombay Stock Exchange in Mumbai was shut.",
        "The defence of the town was his. He works at the Department of Defense.",
        "He wrote of “honour”, she of “honor”, and both meant it.",
        "The meters in the cellar are new. “How many metres?” asked the man at the water meter.",
    ],
)
def test_what_is_meant_so_is_no_inconsistency(text: str) -> None:
    assert found(text) == []


def test_words_are_told_once_and_names_each_time() -> None:
    assert found("The center was shut. A centre is open. The centre is old.") == ["center"]
    assert found("Kyiv slept. In Kyiv it rained. He left Kyiv for Kyiv. In Kiev it snowed. Kiev slept.") == ["Kiev"] * 2


def test_forms_of_one_word_belong_together() -> None:
    text = "Deer can be recognized by their ears. It is hard to recognise a fox at night."
    assert found(text) == ["recognise"]


def test_the_majority_wins_only_where_it_is_clear_and_nobody_speaks() -> None:
    assert UNSAFE.fix("He left Odesa. So Odesa slept. In Odessa it snowed.").text.count("Odessa") == 0
    for text in (
        "He left Odesa for the hills. In Odessa it snowed.",
        "He left Odesa. So Odesa slept. “In Odessa it snowed,” he said.",
    ):
        assert UNSAFE.fix(text).text == text
        assert found(text) == ["Odessa"]


@pytest.mark.parametrize(
    ("text", "spelling"),
    [
        ("Jürgen Möller has orders. Customers of Moeller wait.", "Moeller"),
        ("Alexei Dorofeyev carries a spade. Then Dorofeev wept.", "Dorofeev"),
        ("Leela Kuruvilla lost her house. Today Kuruvila sleeps there.", "Kuruvila"),
        ("Rosario Echeverria refuses. The lawyers of Echevarria wait.", "Echevarria"),
    ],
)
def test_an_introduced_name_in_another_spelling(text: str, spelling: str) -> None:
    assert found(text) == [spelling]


@pytest.mark.parametrize(
    "text",
    [
        "Leela Kuruvilla lost her house. Today Anna Kuruvila sleeps there.",
        "Jürgen Müller sold a boat to a Mr. Muller. The boat sank.",
        "Catherine Reid came, Katherine Reed left.",
        "Ivan Petrovsky came with his wife. Then Petrovska left.",
    ],
)
def test_another_name_is_another_person(text: str) -> None:
    assert found(text) == []


BEFORE = "The harvest was poor this year and nobody was paid on time."


@pytest.mark.parametrize(
    "phrase",
    [
        "By text message.",
        "Between the compressors and the calendars.",
        "Against the will of the parents.",
        "According to Mrs. Hoang.",
        "Due to missing files.",
        "From Korea and from Peru.",
        "On contracts of three years.",
    ],
)
def test_a_stray_phrase(phrase: str) -> None:
    assert found(f"{BEFORE} {phrase} So they went home.", "fragment") == [phrase]
    assert found(f"{BEFORE} {phrase}", "fragment") == [phrase]


@pytest.mark.parametrize(
    "phrase",
    [
        "Of course.",
        "At last.",
        "In the valley they waited.",
        "In the valley prices tripled.",
        "In the valley lies a town.",
        "On the table stood the bread.",
        "By Friday, rain.",
        "In the dark. Without a lamp.",
        "In the dark. Rain. They went. Rain.",
    ],
)
def test_a_sentence_and_a_phrase_that_is_meant(phrase: str) -> None:
    assert found(f"{BEFORE} {phrase} So they went home.", "fragment") == []


def test_speech_may_be_in_pieces() -> None:
    tail = "The chairman of the old water board said so on Tuesday."
    assert found(f"“I have read all of it. In the bath.” {tail}", "fragment") == []
    assert found(f"“We will prepare our work to ease the situation. In the region.” {tail}", "fragment") == [
        "In the region."
    ]


def test_hits_come_in_text_order_although_names_are_kept_in_a_set() -> None:
    introduced = "Çetin Güneş Müller Bélanger Gómez Šimić Dvořák Núñez".split()
    again = "Cetin Gunes Muller Belanger Gomez Simic Dvorak Nunez".split()
    text = "".join(f"Hasan {name} came. Then {name} wept. " for name in introduced)
    text += "".join(f"In the hall {name} sat. " for name in again)
    document = Document(text, CLEANER.rules.lexicons)
    starts = [hit.start for hit in BuiltinDetector("introduced-name", {}).hits(document)]
    assert len(starts) > 4
    assert starts == sorted(starts)
