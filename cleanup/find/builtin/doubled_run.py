"""A longer word, or a few words, twice in a row: `the board board`, `shot down shot down`.

`size` is `word` or `phrase`. What may stand twice on purpose is left to the guards of the rules.
"""

from __future__ import annotations

import itertools
import operator
import re
from collections.abc import Iterator, Mapping

from cleanup.document.document import Document
from cleanup.document.lazily import lazily
from cleanup.find.hit import Hit

OPTIONS = {"size": "word"}
CORE = None
WORDS, PHRASES = range(1, 2), range(2, 6)
"""How many words a doubled word and a doubled phrase have."""
SHORTEST_WORD, SHORTEST_IN_PHRASE = 4, 2
"""So many letters a doubled word has at least, and each word of a doubled phrase."""

WORD = lazily(
    r"(?<=[\p{L}\p{N},][ \u00a0])(?P<word>\p{Ll}{4,20})(?P<fix>[ \u00a0](?P=word))"
    r"(?=[ \u00a0]\p{L}|[,;:]|”|\.(?:[ \u00a0]|$)|$)(?![ \u00a0](?P=word)\b)"
)
PHRASE = lazily(
    r"(?<=[\p{L}\p{N},’][ \u00a0])(?P<phrase>(?:\p{Ll}{2,15}[ \u00a0]){1,4}\p{Ll}{2,15})(?P<fix>[ \u00a0](?P=phrase))"
    r"(?=[ \u00a0]\p{Ll}{2}|[,;:]|\.(?:[ \u00a0]|$)|[ \u00a0][\p{Lu}\p{N}])"
)


TOKEN = re.compile(r"\S+")


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """The space and the second word, or phrase."""
    name, pattern, lengths = ("phrase", PHRASE, PHRASES) if options["size"] == "phrase" else ("word", WORD, WORDS)
    bare = document.once(_bare)
    if not any(_repeats(bare, length) for length in lengths):
        return
    reach = 0
    for start in _places(document, {at for length in lengths for at in _doubled(document.tokens, length)}):
        match = pattern.match(document.text, start) if start >= reach else None
        if match is not None:
            reach = match.end()
            yield Hit(match.start("fix"), match.end("fix"), groups={name: match[name]})


def _bare(document: Document) -> list[str]:
    """The tokens without the marks behind them."""
    return list(map(str.rstrip, document.tokens, itertools.repeat(".,;:”")))


def _repeats(tokens: list[str], length: int) -> bool:
    """Whether so many tokens in a row are those that follow them."""
    return b"\1" * length in bytes(map(operator.eq, tokens, tokens[length:]))


def _doubled(tokens: list[str], length: int) -> Iterator[int]:
    """Which tokens begin a run of so many that stands twice, where more may follow on the last word.

    The patterns need be tried only there, a small part of the work of looking for them everywhere.
    """
    alike = bytes(map(operator.eq if length > 1 else str.startswith, tokens[length:], tokens))
    run = b"\1" * max(1, length - 1)
    at = alike.find(run)
    while 0 <= at <= len(tokens) - 2 * length:
        last, again = tokens[at + length - 1], tokens[at + 2 * length - 1]
        if again.startswith(last) and len(tokens[at]) >= (SHORTEST_WORD if length == 1 else SHORTEST_IN_PHRASE):
            yield at
        at = alike.find(run, at + 1)


def _places(document: Document, numbers: set[int]) -> list[int]:
    """Where the tokens with these numbers begin in the text, in order."""
    starts = [match.start() for match in TOKEN.finditer(document.text)] if numbers else []
    return [starts[number] for number in sorted(numbers)]
