"""Closed wrong phrases: the quick way of the first small texts sees every phrase that the table of all sees."""

from collections.abc import Iterator

import pytest

from cleanup import Cleaner
from cleanup.document.document import Document
from cleanup.find.builtin.wrong_phrase import SMALL_TEXT, Phrases, Table

LEXICONS = Cleaner().rules.lexicons
TABLES = ["calques", "tortured-phrases", "translated-names"]


def texts(name: str) -> Iterator[str]:
    """Small texts with the phrases of a table as it has them, with a capital and in capitals."""
    phrases = [row[0] for row in LEXICONS.table(name)]
    forms = [form for phrase in phrases for form in (phrase, phrase[:1].upper() + phrase[1:], phrase.upper())]
    for at in range(0, len(forms), 40):
        yield f"({'), '.join(forms[at : at + 40])}\nand so it ended".replace("'", "’")[:SMALL_TEXT]


def found(phrases: Phrases, document: Document) -> list[tuple[int, int, str | None]]:
    return [(hit.start, hit.end, hit.after) for hit in phrases.detector.hits(document)]


@pytest.mark.parametrize("certainty", ["safe", "unsafe"])
@pytest.mark.parametrize("name", TABLES)
def test_both_ways_find_the_same(name: str, certainty: str) -> None:
    everything = Table(LEXICONS, name).phrases(certainty, "no")
    total = 0
    for text in texts(name):
        document = Document(text, LEXICONS)
        hits = found(Table(LEXICONS, name).phrases_in(document, certainty, "no"), document)
        assert hits == found(everything, document)
        total += len(hits)
    assert total >= sum(row[2] == certainty for row in LEXICONS.table(name) if len(row) < 4 or not row[3])
