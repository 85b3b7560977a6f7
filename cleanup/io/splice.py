"""Replacements in the text of a file, kept so that they can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Splice(NamedTuple):
    """At `start` (a code point of the file's text) `before` becomes `after`."""

    start: int
    before: str
    after: str


def apply(text: str, splices: Sequence[Splice]) -> str:
    """The text after all splices, which are in order and disjoint. Raises ValueError where `before` is not there."""
    pieces, at = [], 0
    for start, before, after in splices:
        if start < at or text[start : start + len(before)] != before:
            raise ValueError(f"{before!r} does not stand at {start}")
        pieces += [text[at:start], after]
        at = start + len(before)
    return "".join([*pieces, text[at:]])


def inverse(splices: Iterable[Splice]) -> list[Splice]:
    """The splices that take these back."""
    turned, shift = [], 0
    for start, before, after in splices:
        turned.append(Splice(start + shift, after, before))
        shift += len(after) - len(before)
    return turned
