"""Applies edits, and keeps for every changed span where it lay in the original and which steps made it."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from typing import NamedTuple

from cleanup.engine.conflicts import overlap
from cleanup.engine.finding import Edit, Span, Step


class Change(NamedTuple):
    """A changed span: in the original text, in the current text, and how it came about."""

    original: Span
    current: Span
    steps: tuple[Step, ...]


class Replacement(NamedTuple):
    """A new edit, in offsets of the current text."""

    start: int
    end: int
    step: Step


class Ledger:
    """The current text with its changes against the original; `apply` makes the next ledger."""

    def __init__(self, original: str, text: str | None = None, changes: Sequence[Change] = ()) -> None:
        self.original = original
        self.text = original if text is None else text
        self.changes = tuple(changes)
        self._starts = [change.current.start for change in self.changes]

    def to_original(self, start: int, end: int) -> Span:
        """The span of the original text that a span of the current text comes from; whole changes only."""
        first = self._original_offset(bisect.bisect_right(self._starts, start), start, False)
        if start == end:
            return Span(first, first)
        # a change that begins where the span ends lies behind it
        return Span(first, self._original_offset(bisect.bisect_left(self._starts, end), end, True))

    def _original_offset(self, before: int, offset: int, is_end: bool) -> int:
        """The original place of `offset`, which `before` changes precede."""
        if not before:
            return offset
        change = self.changes[before - 1]
        if offset < change.current.end:
            return change.original.end if is_end else change.original.start
        return offset - change.current.end + change.original.end

    def apply(self, replacements: Sequence[Replacement]) -> Ledger:
        """The ledger after replacements that are in text order and do not overlap."""
        if not replacements:
            return self
        items = sorted(
            [(c.current.start, c.current.end, 0, c) for c in self.changes]
            + [(r.start, r.end, 1, r) for r in replacements],
            key=lambda item: item[:3],
        )
        groups: list[tuple[Span, list[Change | Replacement]]] = []
        for start, end, _, item in items:
            if groups and any(_builds_on(item, other) for other in groups[-1][1]):
                span, members = groups[-1]
                groups[-1] = (Span(span.start, max(span.end, end)), [*members, item])
            else:
                groups.append((Span(start, end), [item]))
        pieces: list[str] = []
        changes: list[Change] = []
        at = length = shift = 0  # shift: original minus current offset behind the last group
        for span, members in groups:
            pieces.append(self.text[at : span.start])
            length += span.start - at
            new = _replaced(self.text, span, [m for m in members if isinstance(m, Replacement)])
            old = [m for m in members if isinstance(m, Change)]
            first = old[0].original.start if old and old[0].current.start == span.start else span.start + shift
            shift += sum((c.original.end - c.original.start) - (c.current.end - c.current.start) for c in old)
            last = span.end + shift
            steps = tuple(s for c in old for s in c.steps) + tuple(
                m.step for m in members if isinstance(m, Replacement)
            )
            if new != self.original[first:last]:
                changes.append(Change(Span(first, last), Span(length, length + len(new)), steps))
            pieces.append(new)
            length += len(new)
            at = span.end
        pieces.append(self.text[at:])
        return Ledger(self.original, "".join(pieces), changes)

    def edits(self) -> tuple[Edit, ...]:
        """The changes as edits of the original text, in order."""
        return tuple(
            Edit(
                change.original.start,
                change.original.end,
                self.original[change.original.start : change.original.end],
                self.text[change.current.start : change.current.end],
                change.steps,
            )
            for change in self.changes
        )


def _builds_on(item: Change | Replacement, other: Change | Replacement) -> bool:
    """Whether a new replacement changes what an earlier round changed, or adds to its insertion."""
    if isinstance(item, Change) == isinstance(other, Change):
        return False  # changes lie apart, and so do the replacements of one round
    change, new = (item, other) if isinstance(item, Change) else (other, item)
    (start, end), (first, last) = _bounds(new), _bounds(change)
    inserts_beside = isinstance(change, Change) and change.original.start == change.original.end and start == end
    return overlap((start, end), (first, last)) or (inserts_beside and start in (first, last))


def _bounds(item: Change | Replacement) -> tuple[int, int]:
    return item.current if isinstance(item, Change) else (item.start, item.end)


def _replaced(text: str, span: Span, replacements: Sequence[Replacement]) -> str:
    pieces, at = [], span.start
    for replacement in replacements:
        pieces += [text[at : replacement.start], replacement.step.after]
        at = replacement.end
    return "".join([*pieces, text[at : span.end]])


def shift_spans(spans: Sequence[Span], replacements: Sequence[Replacement]) -> list[Span]:
    """Where spans of the text lie after the replacements; what was replaced becomes the replacement's edge."""
    starts = [r.start for r in replacements]
    shifts = [0]
    for r in replacements:
        shifts.append(shifts[-1] + len(r.step.after) - (r.end - r.start))

    def move(offset: int, is_end: bool) -> int:
        at = bisect.bisect_right(starts, offset)
        if at and offset < replacements[at - 1].end:
            r = replacements[at - 1]
            return r.start + shifts[at - 1] + (len(r.step.after) if is_end else 0)
        return offset + shifts[at]

    return [Span(begin, max(begin, move(end, True))) for start, end in spans for begin in [move(start, False)]]
