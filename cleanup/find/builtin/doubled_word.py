"""One of some words twice in a row: `the the book`, `to to the club`; with `ending` each longer word that has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cleanup.document.document import Document
from cleanup.find.builtin.doubled_run import repeated
from cleanup.find.hit import Hit
from cleanup.lazy.patterns import lazily

OPTIONS = {"words": "", "ending": ""}
CORE = None
BEFORE_ENDING = 3
"""So many letters at least stand before the ending."""

TWICE = lazily(
    r"(?<=[ \u00a0]|^)(?P<word>\p{Ll}+)(?P<fix>[ \u00a0](?P=word))(?=[ \u00a0]\p{L})(?![ \u00a0](?P=word)[ \u00a0])",
    re.MULTILINE,
)


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """The space and the second word, where another word follows on the same line; a word thrice or more is meant so."""
    wanted, ending = frozenset(options["words"].split()), options["ending"]

    def is_wanted(word: str) -> bool:
        return word in wanted or (bool(ending) and word.endswith(ending) and len(word) >= BEFORE_ENDING + len(ending))

    if not any(map(is_wanted, document.once(_twice))):
        return
    for match in TWICE.finditer(document.text):
        word, start = match["word"], match.start()
        if is_wanted(word) and document.text[max(0, start - len(word) - 1) : max(0, start - 1)] != word:
            yield Hit(match.start("fix"), match.end("fix"), groups={"word": word})


def _twice(document: Document) -> frozenset[str]:
    """The words that are followed by themselves: few, and found in a tenth of the time that TWICE takes."""
    tokens = document.tokens
    return frozenset(tokens[at] for at in document.once(repeated) if tokens[at] == tokens[at + 1])
