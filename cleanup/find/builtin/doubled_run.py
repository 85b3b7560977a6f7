"""A longer word, or a few words, twice in a row: `the board board`, `shot down shot down`.

`size` is `word` or `phrase`. What may stand twice on purpose is left to the guards of the rules.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator, Mapping

from cleanup.document.document import Document
from cleanup.document.lazily import lazily
from cleanup.find.hit import Hit

OPTIONS = {"size": "word"}
CORE = None
LONGEST = 5

WORD = lazily(
    r"(?<=[\p{L}\p{N},][ \u00a0])(?P<word>\p{Ll}{4,20})(?P<fix>[ \u00a0](?P=word))"
    r"(?=[ \u00a0]\p{L}|[,;:]|”|\.(?:[ \u00a0]|$)|$)(?![ \u00a0](?P=word)\b)"
)
PHRASE = lazily(
    r"(?<=[\p{L}\p{N},’][ \u00a0])(?P<phrase>(?:\p{Ll}{2,15}[ \u00a0]){1,4}\p{Ll}{2,15})(?P<fix>[ \u00a0](?P=phrase))"
    r"(?=[ \u00a0]\p{Ll}{2}|[,;:]|\.(?:[ \u00a0]|$)|[ \u00a0][\p{Lu}\p{N}])"
)


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """The space and the second word or phrase."""
    phrase = options["size"] == "phrase"
    lengths = range(2, LONGEST + 1) if phrase else range(1, 2)
    tokens = document.once(_bare)
    if not any(_repeats(tokens, length) for length in lengths):
        return  # a small part of what the patterns take
    for match in (PHRASE if phrase else WORD).finditer(document.text):
        name = "phrase" if phrase else "word"
        yield Hit(match.start("fix"), match.end("fix"), groups={name: match[name]})


def _bare(document: Document) -> list[str]:
    """The tokens without the marks behind them."""
    return [token.rstrip(".,;:”") for token in document.tokens]


def _repeats(tokens: list[str], length: int) -> bool:
    """Whether so many tokens in a row are those that follow them."""
    return b"\1" * length in bytes(map(operator.eq, tokens, tokens[length:]))
