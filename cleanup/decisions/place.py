"""A place in a text, known by its content: the words beside it in its paragraph."""

from __future__ import annotations

import itertools
from typing import NamedTuple

from cleanup.lazy.patterns import lazily_re

WORDS = 8
"""As many words on either side make a place."""
REACH = 200
"""Code points on either side in which the words are looked for."""
NEAR = 0.6
"""Places at least so alike may be one place, seen before and after other edits."""
TELLING = 3
"""So many words on one side tell a place where the other side has none."""

BREAK = lazily_re(r"(?>\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)")
WORD = lazily_re(r"\S+")
SPACE = lazily_re(r"\s+")
LETTERS = lazily_re(r"[^\W_]+")


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


def likeness(known: Place, seen: Place, *, lines: bool = False) -> float:
    """How alike two places are, from 0 to 1: the share of the words that are the same, by their letters.

    Other edits beside a place leave it at least `NEAR`. Both sides have to agree. A side that has words in only one of
    the places (they were taken away, or added) says nothing, and the other side has to tell the place; where the span
    is whole `lines`, those beside it may all have gone.
    """
    sides = [(words_of(a), words_of(b)) for a, b in zip(known, seen, strict=True)]
    if lines and not any(b for _, b in sides):
        return NEAR if any(a for a, _ in sides) else 1.0
    needed = TELLING if not lines and any(bool(a) != bool(b) for a, b in sides) else 1
    shared = total = 0
    for a, b in sides:
        if a and b:
            common, letters = _in_common(a, b)
            if len(common) < needed:
                return 0.0
            shared += 2 * sum(map(len, common))
            total += letters
    if not total:
        return float(not any(a or b for a, b in sides))
    return shared / total


def words_of(text: str) -> list[str]:
    """The words of a text; case, punctuation and spaces do not count."""
    return LETTERS.findall(text.casefold())


def _in_common(words: list[str], others: list[str]) -> tuple[list[str], int]:
    """The words that both texts have in the same order, and how many letters both have together."""
    from rapidfuzz.distance import LCSseq

    words, others = _parted(words, others), _parted(others, words)
    same_words = [block for block in LCSseq.opcodes(words, others) if block.tag == "equal"]
    common = [word for block in same_words for word in words[block.src_start : block.src_end]]
    return common, sum(map(len, words)) + sum(map(len, others))


def _parted(words: list[str], others: list[str]) -> list[str]:
    """The words, with those parted that the other text writes as two."""
    pairs = {first + second: (first, second) for first, second in itertools.pairwise(others)}
    return [part for word in words for part in pairs.get(word, (word,))]


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
        seen = place_of(text, start, start if shift or not before else start + len(needle))
        if same(known, seen) or likeness(known, seen, lines=True) >= NEAR:
            return True
        at = text.find(needle, at + 1) if needle else -1
    return False


def _sides(known: Place, seen: Place) -> list[tuple[str, str]]:
    """The letters of both places on each side, those next to the span first."""
    return [(_letters(known.left)[::-1], _letters(seen.left)[::-1]), (_letters(known.right), _letters(seen.right))]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
