"""One word in two accepted spellings in one document: Kyiv and Kiev, defence and defense, Mr. and Mr."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping

import regex

from cleanup.document.document import Document
from cleanup.document.lazily import lazily
from cleanup.document.words import fold, words_in
from cleanup.find.builtin._minority import in_minority
from cleanup.find.hit import Hit
from cleanup.find.literals import anchors as literal_anchors
from cleanup.find.patterns import compiled
from cleanup.rulebook.lexicons import Lexicons

OPTIONS = {"kind": ""}
CORE = None

NAME_BEFORE = lazily(r"(?:(?P<word>\p{Lu}[\p{L}’'-]*)[ \u00a0]|\p{L}[-–’'])$")
NAME_AFTER = lazily(r"[ \u00a0]\p{Lu}\p{Ll}|[-–’'](?!s\b)\p{L}")
BEHIND = {"title": r"(?=[ \u00a0]\p{Lu}\p{Ll})", "abbreviation": r"(?![-–&$]|\.?\p{L}|\p{N})"}
"""What has to follow a spelling of some kinds."""
NAMES = frozenset({"place", "group"})
"""Kinds that change nothing inside a longer name: Bombay High Court."""


@functools.lru_cache(maxsize=16)
def sets(lexicons: Lexicons, kind: str) -> tuple[tuple[str, ...], ...]:
    """The spellings of each word of a kind, the commonest first."""
    return tuple(tuple(row[0].split("|")) for row in lexicons.table("spellings") if row[1] == kind)


@functools.lru_cache(maxsize=16)
def _by_word(lexicons: Lexicons, kind: str) -> dict[str, tuple[str, ...]]:
    """The sets by a folded word of each spelling."""
    return {_longest_word(spelling): spellings for spellings in sets(lexicons, kind) for spelling in spellings}


def _longest_word(spelling: str) -> str:
    return max(words_in(fold(spelling), frozenset(fold(spelling))), key=len)


def anchors(lexicons: Lexicons, options: Mapping[str, str]) -> frozenset[str]:
    """Words of which a text must hold one: those of every spelling but the commonest."""
    return literal_anchors(spelling for spellings in sets(lexicons, options["kind"]) for spelling in spellings[1:])


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """The rarer spellings; where no replacement is sure, only the first place of each."""
    kind = options["kind"]
    by_word = _by_word(document.lexicons, kind)
    for spellings in dict.fromkeys(by_word[word] for word in document.words & by_word.keys()):
        present = [spelling for spelling in spellings if spelling in document.text]
        if len(present) < 2:
            continue
        places = {spelling: starts for spelling in present if (starts := _starts(document, spelling, kind))}
        if all(document.quotation_at(start, start + 1) for starts in places.values() for start in starts):
            continue
        yield from in_minority(document, places)


def _starts(document: Document, spelling: str, kind: str) -> list[int]:
    """Where a spelling stands for itself."""
    pattern = compiled(rf"(?<![\p{{L}}\p{{N}}@#/_.])(?<!\p{{L}}-){regex.escape(spelling)}{BEHIND.get(kind, END)}")
    return [
        match.start()
        for match in pattern.finditer(document.text)
        if not (kind in NAMES and _in_longer_name(document, *match.span()))
        and not (kind == "abbreviation" and not document.line_at(match.start()).is_body)
    ]


END = r"(?![\p{L}\p{N}_])"


def _in_longer_name(document: Document, start: int, end: int) -> bool:
    before = NAME_BEFORE.search(document.text, max(0, start - 40), start)
    if before and before["word"] and before["word"].lower() not in document.lexicons.words("function-words"):
        return True
    return NAME_AFTER.match(document.text, end) is not None
