"""A place in a text, known by its content: the words beside it in its paragraph."""

from __future__ import annotations

import re
from typing import NamedTuple

WORDS = 8
"""As many words on either side make a place."""
REACH = 200
"""Code points on either side in which the words are looked for."""
NEAR = 0.55
"""Places at least so alike may be one place, seen before and after other edits; unlike places lie at about 0.3."""

BREAK = re.compile(r"(?>\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)")
WORD = re.compile(r"\S+")
SPACE = re.compile(r"\s+")


class Place(NamedTuple):
    """The text to the left and to the right of a span, within its paragraph, every white space as one space."""

    left: str
    right: str


def place_of(original: str, start: int, end: int) -> Place:
    """The place of a span (code points, half-open) of a document's text.

    White space at the span's ends belongs to its surroundings, so that a line has the same place with its line end
    and without.

    >>> place_of("First.\\n\\nHe said Anthony Brinken on Monday that", 24, 31)
    Place(left='He said Anthony ', right=' on Monday that')
    """
    span = original[start:end]
    if span.strip():
        start, end = start + len(span) - len(span.lstrip()), end - len(span) + len(span.rstrip())
    before = original[max(0, start - REACH) : start]
    breaks = list(BREAK.finditer(before))
    before = before[breaks[-1].end() :] if breaks else before
    words = list(WORD.finditer(before))
    left = before[words[-WORDS if len(words) > WORDS else 0].start() :] if words else ""
    after = original[end : end + REACH]
    found = BREAK.search(after)
    after = after[: found.start()] if found else after
    words = list(WORD.finditer(after))
    right = after[: words[min(WORDS, len(words)) - 1].end()] if words else ""
    return Place(SPACE.sub(" ", left).lstrip("\ufeff "), SPACE.sub(" ", right))


def same(known: Place, seen: Place) -> bool:
    """Whether two places have the same words; case, punctuation and spaces do not count."""
    return all(a == b for a, b in _sides(known, seen))


def likeness(known: Place, seen: Place) -> float:
    """How alike two places are, from 0 to 1; other edits beside a place leave it at least `NEAR`.

    A side of which nothing is left, because the words there were taken away, says nothing.
    """
    from rapidfuzz.distance import Indel

    sides = _sides(known, seen)
    if not any(a for a, _ in sides):
        return 0.0 if any(b for _, b in sides) else 1.0
    if not any(b for _, b in sides):
        return NEAR
    # glued words that were parted leave fewer words in reach, so only what both reach is compared
    cut = [(a[: len(b)], b[: len(a)]) for a, b in sides if a and b]
    told = [(len(a), Indel.normalized_similarity(a, b)) for a, b in cut]
    weight = sum(size for size, _ in told)
    return sum(size * alike for size, alike in told) / weight if weight else 0.0


def stands_in(known: Place, before: str, text: str) -> bool:
    """Whether a text has a place so alike that it may be the known one, with `before` between its sides."""
    needle, shift = before.strip() or before, 0
    if not needle and (words := known.left.split()):
        needle, shift = words[-1], len(words[-1])
    elif not needle:
        needle = known.right.strip()[:1]
    at = text.find(needle)
    while at >= 0:
        start = at + shift
        if likeness(known, place_of(text, start, start if shift or not before else start + len(needle))) >= NEAR:
            return True
        at = text.find(needle, at + 1) if needle else -1
    return False


def _sides(known: Place, seen: Place) -> list[tuple[str, str]]:
    """The letters of both places on each side, those next to the span first."""
    return [(_letters(known.left)[::-1], _letters(seen.left)[::-1]), (_letters(known.right), _letters(seen.right))]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
