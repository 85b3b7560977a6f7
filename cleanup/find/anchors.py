"""The anchors of a pattern: words and rare characters of which a text must hold one for the pattern to match.

Looking them up in a table costs next to nothing and does not grow with the number of rules, while RE2 has to build
more states for every pattern of a set. So a rule whose pattern has anchors is indexed by them, and only the others by
their cores.

    >>> anchors_of(r"(?i)(?:story|article) continues below(?: this ad)?", line=True)
    AnchorSets(first=('continues',), also=('article', 'below'))
    >>> anchors_of(r"\\p{Lu}\\p{Ll}+\\.\\p{Lu}") is None
    True
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cleanup.document.words import DIGIT, FRONT, RARE_ASCII, WORD, fold, front
from cleanup.find.pattern_tree import (
    EDGE,
    LINE_END,
    LINE_START,
    TEXT_END,
    TEXT_START,
    Alt,
    Chars,
    Mark,
    Node,
    Rep,
    Seq,
    read,
)

BOUND = "\n"
"""Stands in a string of a language for the bound of a word that is no character."""
MAX_STRINGS = 400
"""A part of a pattern that matches more strings than this is not looked at."""
MIN_LENGTH = 3
"""Shorter words stand in every text."""
FREQUENT = frozenset("\u00a0“”‘’–—…éèáíóúñüöäçà£€°")
"""Other characters that stand in many texts."""
COMMON = frozenset(
    (
        "the and for from with this that you your our are was were has have had not but all can will one out "
        "who its his her him they them their she what when where which been more than about into over after "
        "also said would could new time year first two other some any how now only just like then these those "
        "there here last most many much made make people may day days"
    ).split()
)


class AnchorSets(NamedTuple):
    """Two sets of folded words and characters, in order; every text that the pattern matches has one of each."""

    first: tuple[str, ...]
    """The ones that stand in the fewest texts."""
    also: tuple[str, ...] = ()
    """Empty where nothing else is sure, or where it would stand in nearly every text."""


def anchors_of(pattern: str, flags: int = 0, *, line: bool = False) -> AnchorSets | None:
    """The anchors of a pattern, or None where there are none.

    With `line` the pattern is matched against whole stripped lines, whose ends are bounds of words.
    """
    try:
        trees = read(pattern, flags)
    except Exception:  # see pattern_tree: what is not understood has no anchors
        return None
    found = _of_branches([EDGE, *_items(tree), EDGE] if line else _items(tree) for tree in trees)
    if found is None:
        return None
    first, also = found
    return AnchorSets(tuple(sorted(first)), tuple(sorted(also)) if also != first and price(also) < 1 else ())


Words = frozenset[str]
Two = tuple[Words, Words]
"""What each match has one of, and what it has one of, too: the same where nothing else is sure."""


def _items(node: Node) -> list[Node]:
    return list(node.items) if isinstance(node, Seq) else [node]


def _of_branches(branches: Iterable[Sequence[Node]]) -> Two | None:
    """The anchors of alternatives, None where one of them has none."""
    first: set[str] = set()
    also: set[str] = set()
    for branch in branches:
        found = _best(branch)
        if found is None:
            return None
        first |= found[0]
        also |= found[1]
    return frozenset(first), frozenset(also)


def _best(items: Sequence[Node]) -> Two | None:
    """The anchors of a sequence that are least likely to stand in a text."""
    pairs = [_of_window(window) for window in _windows(items)] + [_of_item(item) for item in items]
    options = sorted(
        {words for pair in pairs if pair is not None for words in pair}, key=lambda w: (price(w), sorted(w))
    )
    if not options:
        return None
    first = options[0]
    return first, next((words for words in options[1:] if not words >= first), first)


def _of_item(item: Node) -> Two | None:
    """The anchors of one part, without what stands beside it."""
    if isinstance(item, Chars):
        if all(chr(c).isdecimal() for first, last in item.ranges for c in (first, last)):
            return frozenset({DIGIT}), frozenset({DIGIT})
        strings = language(item)
        return (strings, strings) if strings is not None and all(map(is_rare, strings)) else None
    if isinstance(item, Rep) and item.least:
        return _best(_items(item.body))
    if not isinstance(item, Alt):
        return None
    return _of_branches(map(_items, item.items))


def _windows(items: Sequence[Node]) -> Iterator[list[frozenset[str]]]:
    """The languages of stretches of items that together match few strings, up to the first copy of what repeats."""
    languages = [language(item) for item in items]
    for first in range(len(items)):
        size, last = 1, first
        while last < len(items) and (strings := languages[last]) is not None and size * len(strings) <= MAX_STRINGS:
            size *= len(strings)
            last += 1
        window = [strings for strings in languages[first:last] if strings is not None]
        copy = _first_copy(items[last]) if last < len(items) else None
        if copy is not None and size * len(copy) <= MAX_STRINGS:
            window.append(copy)
        before = languages[first - 1] if first else None
        if window and (before is None or size * len(before) > MAX_STRINGS):
            yield window


def _first_copy(item: Node) -> frozenset[str] | None:
    return language(item.body) if isinstance(item, Rep) and item.least else None


def _of_window(window: Sequence[frozenset[str]]) -> Two | None:
    """For each string that the parts match together its two best anchors; None where a string has none."""
    strings = {""}
    for part in window:
        strings = {_joined(left, right) for left in strings for right in part}
    first: set[str] = set()
    also: set[str] = set()
    for string in strings:
        best = sorted(set(_anchors_in(string)), key=lambda anchor: (_weight(anchor), anchor))[:2]
        if not best:
            return None
        first.add(best[0])
        also.add(best[-1])
    return frozenset(first), frozenset(also)


def _anchors_in(string: str) -> Iterator[str]:
    """The rare characters of a string, its whole words, and the front of a word that is bounded on the left."""
    yield from filter(is_rare, string)
    for match in WORD.finditer(string):
        start, end = match.span()
        if start > 0 and end < len(string) and end - start >= MIN_LENGTH:
            yield match.group()
        elif start > 0 and end - start >= FRONT:
            yield front(match.group())


def language(node: Node) -> frozenset[str] | None:
    """The folded strings that a node matches, if they are few; bounds of words that are no characters are BOUND."""
    match node:
        case Chars(ranges):
            if sum(last - first + 1 for first, last in ranges) > 60:
                return frozenset({BOUND}) if _no_word_inside(ranges) else None
            return frozenset(_symbol(chr(c)) for first, last in ranges for c in range(first, last + 1))
        case Mark():
            return frozenset({BOUND}) if node in (EDGE, LINE_START, LINE_END, TEXT_START, TEXT_END) else frozenset({""})
        case Alt(items):
            parts = [language(item) for item in items]
            return _few({s for part in parts for s in part or ()} if all(parts) else None)
        case Seq(items):
            strings: set[str] = {""}
            for item in items:
                right = language(item)
                if right is None or len(strings) * len(right) > MAX_STRINGS:
                    return None
                strings = {_joined(a, b) for a in strings for b in right}
            return _few(strings)
        case Rep(body, least, most):
            return _repeated(language(body), least, most)
        case _:
            return frozenset({""})  # a lookaround takes nothing


@functools.lru_cache(maxsize=4096)
def _symbol(char: str) -> str:
    """The folded character; what is neither part of a word nor rare is only a bound."""
    return fold(char) if WORD.match(char) or is_rare(char) else BOUND


def _joined(left: str, right: str) -> str:
    return left + right[1:] if left.endswith(BOUND) and right.startswith(BOUND) else left + right


def _repeated(strings: frozenset[str] | None, least: int, most: int | None) -> frozenset[str] | None:
    if strings is None or not (most == 1 or all(_is_bound(s) for s in strings)):
        return None
    if most == 1:
        return strings | {""} if least == 0 else strings
    return frozenset({BOUND}) if least else frozenset({BOUND, ""})


def _is_bound(string: str) -> bool:
    return bool(string) and WORD.search(string) is None


def _few(strings: set[str] | None) -> frozenset[str] | None:
    return frozenset(strings) if strings is not None and len(strings) <= MAX_STRINGS else None


def _no_word_inside(ranges: Sequence[tuple[int, int]]) -> bool:
    return sum(last - first + 1 for first, last in ranges) < 2000 and not any(
        WORD.match(chr(c)) for first, last in ranges for c in range(first, last + 1)
    )


def is_rare(char: str) -> bool:
    """Whether one character is rare enough in texts to be an anchor."""
    return len(char) == 1 and (char in RARE_ASCII or (not char.isascii() and char not in FREQUENT))


def _weight(word: str) -> float:
    """Roughly how often a word or character stands in a text."""
    if word == DIGIT:
        return 0.7
    if word.endswith("*"):
        return 0.05
    if len(word) == 1:
        return 0.01 if word.isascii() else 0.002
    return 1.0 if word in COMMON else 0.3 ** min(len(word), 8)


FREQUENT_ANCHORS = 0.02
"""Anchors with a higher price stand in so many texts that a core says more."""


def price(words: Iterable[str]) -> float:
    """Roughly how often one of the words or characters stands in a text."""
    return sum(map(_weight, words))
