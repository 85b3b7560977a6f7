"""Guards: conditions on the surroundings of a hit."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cleanup.document.document import Document
from cleanup.find.hit import Hit
from cleanup.find.patterns import compiled
from cleanup.rulebook.model import Guard

if TYPE_CHECKING:
    import regex

REACH = 200
"""Code points that `before` and `after` see."""


def is_surname(word: str, document: Document) -> bool:
    """Whether people are called that: known from the lexicons, or introduced by the document."""
    return (
        word in document.lexicons.words("surnames")
        or word in document.lexicons.words("people")
        or word in document.introduced_surnames
    )


def failures(guard: Guard, hit: Hit, document: Document) -> Iterator[str]:
    """The names of the conditions of `guard` that do not hold at `hit`; evidence is judged by the engine."""
    text, (start, end) = document.text, (hit.start, hit.end)
    word = hit.groups.get(guard.group, "") if guard.group else text[start:end]
    if guard.before and not _stands_before(guard.before, text[max(0, start - REACH) : start]):
        yield "before"
    if guard.after and not compiled(guard.after).match(text[end : end + REACH]):
        yield "after"
    if guard.text and not compiled(guard.text).search(word):
        yield "text"
    if guard.line and not compiled(guard.line).search(document.line_at(start).text):
        yield "line"
    if guard.paragraph:
        paragraph = document.paragraph_at(start)
        if paragraph is None or not compiled(guard.paragraph).search(text, paragraph.start, paragraph.end):
            yield "paragraph"
    if guard.document and not compiled(guard.document).search(text):
        yield "document"
    if guard.lexicon:
        looked_up = word.lower() if guard.fold else word
        if looked_up not in document.lexicons.union(guard.lexicon):
            yield "lexicon"
    if guard.surname is not None and is_surname(word, document) != guard.surname:
        yield "surname"
    if guard.quoted is not None and (document.quotation_at(start, end) is not None) != guard.quoted:
        yield "quoted"
    if guard.place and not document.stands_in(document.line_number(start), guard.place):
        yield "place"


def _stands_before(pattern: str, text: str) -> bool:
    """Whether the pattern matches right up to the end of a text: `regex` reads a lookbehind from there backwards."""
    return _lookbehind(pattern).match(text, len(text)) is not None


@functools.cache
def _lookbehind(pattern: str) -> regex.Pattern[str]:
    return compiled(_behind(pattern))


def _behind(pattern: str) -> str:
    return f"(?<={pattern})"


def patterns_of(guard: Guard) -> list[str]:
    """All patterns of a guard, as they are compiled."""
    before = _behind(guard.before) if guard.before else ""
    return list(filter(None, (before, guard.after, guard.text, guard.line, guard.paragraph, guard.document)))


def holds(guard: Guard, hit: Hit, document: Document) -> bool:
    """Whether every condition of the guard holds."""
    return next(failures(guard, hit, document), None) is None


def passes(when: Iterable[Guard], unless: Iterable[Guard], hit: Hit, document: Document) -> bool:
    """Whether all of `when` and none of `unless` hold."""
    return all(holds(guard, hit, document) for guard in when) and not any(
        holds(guard, hit, document) for guard in unless
    )
