"""One of some words twice in a row: `the the book`, `to to the club`."""

from __future__ import annotations

import operator
from collections.abc import Iterator, Mapping

import regex

from cleanup.document.document import Document
from cleanup.find.hit import Hit

OPTIONS = {"words": ""}
CORE = None

TWICE = regex.compile(
    r"(?<=[ \u00a0]|^)(?P<word>\p{Ll}+)(?P<fix>[ \u00a0](?P=word))(?=[ \u00a0]\p{L})", regex.MULTILINE
)


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """The space and the second word, where another word follows on the same line."""
    words = document.text.split()
    if not any(map(operator.eq, words, words[1:])):  # a tenth of what the pattern takes
        return
    wanted = frozenset(options["words"].split())
    for match in TWICE.finditer(document.text):
        if match["word"] in wanted:
            yield Hit(match.start("fix"), match.end("fix"), groups={"word": match["word"]})
