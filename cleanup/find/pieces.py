r"""The pieces of a core: strings of which a text must hold one for the core to match.

RE2 takes tens of milliseconds to build a set of all cores; for the first texts of a run it builds one of those of
which a text has a piece.

    >>> pieces_of(r"[A-Z][a-z]+ {1,4}(?:Source|Via)\x{3a}")
    (' Via:', ' Source:')
    >>> pieces_of(r"[a-z]{2,}[A-Z]")
    ()
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

import regex

from cleanup.find.core import frequency
from cleanup.find.pattern_tree import Alt, Chars, Look, Mark, Node, Rep, Seq, read

MOST = 16
"""So many strings that a stretch of a core can match are looked for one by one."""

Strings = frozenset[str]


def pieces_of(core: str) -> tuple[str, ...]:
    """The pieces of a core, as `find.core` writes it; empty where nothing is sure to stand in what it matches."""
    try:
        branches = [_rarest(tree) for tree in read(regex.sub(r"\\x\{([0-9a-f]+)\}", _escape, core), 0)]
    except Exception:  # see pattern_tree: of what is not understood nothing is sure
        return ()
    together = _all_of(branches)
    return tuple(_shortest(together)) if together else ()


def _escape(match: regex.Match[str]) -> str:
    return f"\\U{int(match[1], 16):08x}"


def _shortest(strings: Strings) -> Iterator[str]:
    """The strings without those that have another one in them."""
    kept: list[str] = []
    for string in sorted(strings, key=lambda string: (len(string), string)):
        if not any(other in string for other in kept):
            kept.append(string)
            yield string


def _all_of(branches: Iterable[Strings | None]) -> Strings | None:
    """What alternatives have together, None where one has nothing."""
    found: set[str] = set()
    for branch in branches:
        if branch is None:
            return None
        found |= branch
    return frozenset(found)


def _rarest(node: Node) -> Strings | None:
    """The strings, one of which is in all that a node matches, that are least likely to stand in a text."""
    match node:
        case Alt(items):
            return _all_of(map(_rarest, items))
        case Rep(body, least, _) if least:
            return _rarest(body)
        case Seq(items):
            inner = (_rarest(item) for item in items if isinstance(item, Alt | Rep))
            options = itertools.chain(_stretches(items), filter(None, inner))
            return min(options, key=lambda strings: (_rate(strings), sorted(strings)), default=None)
        case _:
            return _solid(_strings(node))


def _rate(strings: Strings) -> float:
    """Roughly how often one of the strings begins at a place of an English text."""
    rate = 0.0
    for string in strings:
        share = 1.0
        for character in string:
            share *= frequency(character)
        rate += share
    return rate


def _stretches(items: Sequence[Node]) -> Iterator[Strings]:
    """What the longest stretches of a sequence match, with the copies at their edges of what repeats without limit."""
    for first in range(len(items)):
        found: Strings | None = frozenset({""})
        for item in items[first:]:
            strings = _strings(item)
            copy = strings is None and isinstance(item, Rep) and item.least and _strings(item.body)
            if copy and item is items[first]:
                found = _joined(found, copy)
                continue
            longer = _joined(found, copy or strings)
            if longer is None:
                break
            found = longer
            if copy:
                break
        if solid := _solid(found):
            yield solid


def _solid(strings: Strings | None) -> Strings | None:
    return strings if strings and "" not in strings else None


def _joined(left: Strings | None, right: Strings | None) -> Strings | None:
    if left is None or right is None or len(left) * len(right) > MOST:
        return None
    return frozenset(one + other for one in left for other in right)


def _strings(node: Node) -> Strings | None:
    """All that a node matches, None where that is much."""
    match node:
        case Chars(ranges):
            if sum(last - first + 1 for first, last in ranges) > MOST:
                return None
            return frozenset(chr(code) for first, last in ranges for code in range(first, last + 1))
        case Alt(items):
            found = _all_of(map(_strings, items))
            return found if found is not None and len(found) <= MOST else None
        case Seq(items):
            return _times([_strings(item) for item in items])
        case Rep(body, least, most) if most is not None:
            once = _strings(body)
            found = _all_of(_times([once] * times) for times in range(least, most + 1)) if most <= MOST else None
            return found if found is not None and len(found) <= MOST else None
        case Mark() | Look():
            return frozenset({""})
        case _:
            return None


def _times(parts: Iterable[Strings | None]) -> Strings | None:
    """What parts match one behind the other."""
    found: Strings | None = frozenset({""})
    for part in parts:
        found = _joined(found, part)
    return found
