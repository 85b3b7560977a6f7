"""A longer word, a few words or a sentence twice in a row: `the board board`, `shot down shot down`.

`size` is `word`, `phrase` or `sentence`. What may stand twice on purpose is left to the guards of the rules.
"""

from __future__ import annotations

import bisect
import itertools
import operator
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from cleanup.document.document import Document
from cleanup.find.hit import Hit
from cleanup.lazy.patterns import lazily

if TYPE_CHECKING:
    import regex

OPTIONS = {"size": "word"}
CORE = None
WORDS, PHRASES = range(1, 2), range(2, 6)
"""How many words a doubled word and a doubled phrase have."""
SHORTEST_WORD, SHORTEST_IN_PHRASE = 4, 2
"""So many letters a doubled word has at least, and each word of a doubled phrase."""
SHORTEST_SENTENCE, END = 41, 12
"""So many characters a doubled sentence has at least before its full stop."""

WORD = lazily(
    r"(?<=[\p{L}\p{N},][ \u00a0])(?P<word>\p{Ll}{4,20})(?P<fix>[ \u00a0](?P=word))"
    r"(?=[ \u00a0]\p{L}|[,;:]|”|\.(?:[ \u00a0]|$)|$)(?![ \u00a0](?P=word)\b)"
)
PHRASE = lazily(
    r"(?<=[\p{L}\p{N},’][ \u00a0])(?P<phrase>\p{Ll}{2,15}(?:[ \u00a0]\p{L}\p{Ll}{1,14}){1,4})"
    r"(?P<fix>[ \u00a0](?P=phrase))"
    r"(?=[ \u00a0]\p{Ll}{2}|[,;:]|\.(?:[ \u00a0]|$)|[ \u00a0][\p{Lu}\p{N}])"
)
SENTENCE = lazily(
    r"(?<=^|[.!?][\"”’)]?[ \u00a0])(?P<sentence>\p{Lu}[^.!?\n“”\"]{40,300}[.])(?P<fix>[ \u00a0](?P=sentence))"
    r"(?=[ \u00a0]|$)",
    re.MULTILINE,
)
MARKS_BEHIND = ".,;:”"


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """The space and the second word, phrase or sentence."""
    if options["size"] == "sentence":
        matches = _sentences(document)
    elif options["size"] == "phrase":
        matches = _words(document, PHRASE, PHRASES)
    else:
        matches = _words(document, WORD, WORDS)
    for match in matches:
        yield Hit(match.start("fix"), match.end("fix"), groups={options["size"]: match[options["size"]]})


def _sentences(document: Document) -> Iterator[regex.Match[str]]:
    """The sentences behind themselves; few texts have two alike, and then there is nothing to look for."""
    pieces = document.text.split(".")
    ends = [piece[-END:] for piece in pieces]
    if not any(map(operator.eq, ends, ends[1:])):
        return
    if any(
        len(piece) >= SHORTEST_SENTENCE and above.endswith(piece[1:]) for above, piece in itertools.pairwise(pieces)
    ):
        yield from SENTENCE.finditer(document.text, timeout=document.time_left())


def _words(document: Document, pattern: regex.Pattern[str], lengths: range) -> Iterator[regex.Match[str]]:
    """The words, or phrases, behind themselves."""
    reach = 0
    for start in _places(document, {at for length in lengths for at in _doubled(document, length)}):
        match = pattern.match(document.text, start) if start >= reach else None
        if match is not None:
            reach = match.end()
            yield match


def _bare(document: Document) -> list[str]:
    """The tokens without the marks behind them."""
    return list(map(str.rstrip, document.tokens, itertools.repeat(MARKS_BEHIND)))


def repeated(document: Document) -> list[int]:
    """Which tokens are followed by themselves, marks behind them aside."""
    bare = document.once(_bare)
    return list(itertools.compress(itertools.count(), map(operator.eq, bare, bare[1:])))


def _doubled(document: Document, length: int) -> Iterator[int]:
    """Which tokens begin a run of so many that stands twice; marks may follow on the last word only.

    The patterns need be tried only there, a small part of the work of looking for them everywhere.
    """
    tokens, bare = document.tokens, document.once(_bare)
    shortest = SHORTEST_WORD if length == 1 else SHORTEST_IN_PHRASE
    for at in document.once(repeated) if length == 1 else _runs(bare, length):
        last = at + length - 1
        if len(tokens[at]) >= shortest and tokens[last] == bare[last]:
            yield at


def _runs(words: list[str], length: int) -> Iterator[int]:
    """Where a run of so many words begins that stands twice.

    Each such run holds one word whose number is a multiple of the length; few of those stand again so far behind.
    """
    some = words[::length]
    for number in itertools.compress(itertools.count(0, length), map(operator.eq, some, some[1:])):
        for at in range(max(0, number - length + 1), number + 1):
            if words[at : at + length] == words[at + length : at + 2 * length]:
                yield at


def _places(document: Document, numbers: set[int]) -> list[int]:
    """Where the tokens with these numbers begin in the text, in order."""
    if not numbers:
        return []
    lines, starts = document.lines, []
    firsts = list(itertools.accumulate((len(line.text.split()) for line in lines), initial=0))
    for number in sorted(numbers):
        at = bisect.bisect_right(firsts, number) - 1
        starts.append(lines[at].end - len(lines[at].text.split(None, number - firsts[at])[-1]))
    return starts
