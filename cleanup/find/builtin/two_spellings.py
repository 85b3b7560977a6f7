"""One word in two accepted spellings in one document: Kyiv and Kiev, defence and defense, Mr. and Mr."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cleanup.document.document import Document
from cleanup.find.builtin._minority import in_minority
from cleanup.find.hit import Hit
from cleanup.find.literals import anchors as literal_anchors
from cleanup.lazy.patterns import lazily
from cleanup.rulebook.lexicons import Lexicons

OPTIONS = {"kind": ""}
CORE = None

NAME_BEFORE = lazily(r"(?:(?P<word>\p{Lu}[\p{L}’'-]*)[ \u00a0]|\p{L}[-–’'])$")
NAME_AFTER = lazily(r"[ \u00a0]\p{Lu}\p{Ll}|[-–’'](?!s\b)\p{L}")
BEHIND = {"title": lazily(r"[ \u00a0]\p{Lu}\p{Ll}"), "abbreviation": lazily(r"(?![-–&$]|\.?\p{L}|\p{N})")}
"""What has to follow a spelling of some kinds."""
END = lazily(r"(?![\p{L}\p{N}_])")
JOINED = lazily(r"[\p{L}\p{N}@#/_.]$|\p{L}-$")
VARIETIES = ("American", "British")
MENDED = frozenset({"place", "group", "person"})
"""Kinds in which the commonest spelling may replace the others; of other kinds one place a document is told."""
NAMES = frozenset({"place", "group"})
"""Kinds that change nothing inside a longer name: Bombay High Court."""


class Spelling(NamedTuple):
    """A way to spell a word: with one form for names, with all forms of the word for a variety of English."""

    name: str
    forms: tuple[str, ...]

    @property
    def keys(self) -> frozenset[str]:
        """Folded words, one of which a text in this spelling has."""
        return literal_anchors(self.forms)


@functools.lru_cache(maxsize=16)
def words_of(lexicons: Lexicons, kind: str) -> tuple[tuple[Spelling, ...], ...]:
    """The spellings of each word of a kind, the commonest first."""
    rows = [row for row in lexicons.table("spellings") if row[1] == kind]
    if kind != "english":
        return tuple(tuple(Spelling(form, (form,)) for form in row[0].split("|")) for row in rows)
    forms: dict[str, list[list[str]]] = {}
    for row in rows:
        forms.setdefault(row[2], []).append(row[0].split("|"))
    return tuple(tuple(map(Spelling, VARIETIES, zip(*of_lemma, strict=True))) for of_lemma in forms.values())


@functools.lru_cache(maxsize=16)
def _keys(lexicons: Lexicons, kind: str) -> tuple[tuple[frozenset[str], ...], ...]:
    """The keys of each spelling of each word."""
    return tuple(tuple(spelling.keys for spelling in word) for word in words_of(lexicons, kind))


@functools.lru_cache(maxsize=16)
def _all_keys(lexicons: Lexicons, kind: str) -> frozenset[str]:
    """The keys of all spellings: a set meets the words of a text in half the time that the keys of a dict take."""
    return frozenset(_by_key(lexicons, kind))


@functools.lru_cache(maxsize=16)
def _by_key(lexicons: Lexicons, kind: str) -> dict[str, set[int]]:
    """The numbers of the words by the keys of their spellings."""
    numbers: dict[str, set[int]] = {}
    for number, spellings in enumerate(_keys(lexicons, kind)):
        for key in frozenset().union(*spellings):
            numbers.setdefault(key, set()).add(number)
    return numbers


def anchors(lexicons: Lexicons, options: Mapping[str, str]) -> frozenset[str]:
    """Words of which a text must hold one: those of every spelling but the commonest."""
    words = words_of(lexicons, options["kind"])
    return literal_anchors(form for word in words for spelling in word[1:] for form in spelling.forms)


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """The rarer spellings of each word that the document has in two."""
    kind, lexicons = options["kind"], document.lexicons
    by_key, words = _by_key(lexicons, kind), words_of(lexicons, kind)
    for number in sorted(set().union(*(by_key[key] for key in document.words & _all_keys(lexicons, kind)))):
        if sum(not keys.isdisjoint(document.words) for keys in _keys(lexicons, kind)[number]) < 2:
            continue
        commonest, *others = words[number]
        places = {spelling.name: spans for spelling in others if (spans := _spans(document, spelling, kind))}
        if places and (spans := _spans(document, commonest, kind)):
            places[commonest.name] = spans
        if not all(document.quotation_at(*span) for spans in places.values() for span in spans):
            yield from in_minority(document, places, once=kind not in MENDED)


def _spans(document: Document, spelling: Spelling, kind: str) -> list[tuple[int, int]]:
    """Where a spelling stands for itself, in text order."""
    return sorted(span for form in spelling.forms for span in _spans_of(document, form, kind))


def _spans_of(document: Document, form: str, kind: str) -> Iterator[tuple[int, int]]:
    """Where a form stands for itself."""
    text, behind = document.text, BEHIND.get(kind, END)
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        if (
            behind.match(text, end)
            and not JOINED.search(text, max(0, at - 2), at)
            and not (kind in NAMES and _in_longer_name(document, at, end))
            and not (kind == "abbreviation" and not document.line_at(at).is_body)
        ):
            yield at, end
        at = text.find(form, end)


def _in_longer_name(document: Document, start: int, end: int) -> bool:
    before = NAME_BEFORE.search(document.text, max(0, start - 40), start)
    if before and before["word"] and before["word"].lower() not in document.lexicons.words("function-words"):
        return True
    return NAME_AFTER.match(document.text, end) is not None
