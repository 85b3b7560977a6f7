"""What the engine says: findings, edits with their steps, and the result of a document."""

import bisect
from collections.abc import Sequence
from typing import NamedTuple

from cleanup.rulebook.model import Safety, category_of


class Finding(NamedTuple):
    """A place where a rule matched and nothing was changed.

    `start` and `end` are code points of the original text, half-open; `before == original[start:end]`. `after` is
    None where there is no fix. `shadowed_by` names the rule whose fix was chosen instead.
    """

    rule: str
    safety: Safety
    start: int
    end: int
    before: str
    after: str | None
    message: str
    shadowed_by: str = ""
    in_quote: bool = False
    """Whether it lies inside a quotation of the final text."""

    @property
    def category(self) -> str:
        return category_of(self.rule)


class Step(NamedTuple):
    """One rule's part of an edit: what stood there when it was applied, and what it put there."""

    rule: str
    safety: Safety
    before: str
    after: str
    message: str
    decided: str = ""
    """What a person decided about it: `yes`, `reword` (then `after` is the person's wording), or nothing."""

    @property
    def category(self) -> str:
        return category_of(self.rule)


class Edit(NamedTuple):
    """A span of the original text that was replaced; edits of one document never overlap.

    `steps` are the fixes that made it, in the order in which they were applied; there is at least one.
    """

    start: int
    end: int
    before: str
    after: str
    steps: tuple[Step, ...]
    in_quote: bool = False
    """Whether it lies inside a quotation of the final text."""

    @property
    def rule(self) -> str:
        """The rule of the first step."""
        return self.steps[0].rule

    @property
    def category(self) -> str:
        return self.steps[0].category

    @property
    def safety(self) -> Safety:
        """The least certain step's."""
        return min(step.safety for step in self.steps)

    @property
    def message(self) -> str:
        return self.steps[0].message


class Span(NamedTuple):
    """A half-open span of code points."""

    start: int
    end: int


class Result(NamedTuple):
    """What became of one text."""

    text: str
    edits: tuple[Edit, ...]
    findings: tuple[Finding, ...]
    flagged: str = ""
    """Why nothing was changed although there were fixes; empty where none was held back."""

    def map_span(self, start: int, end: int) -> Span:
        """The span of the corrected text that a span of the original has become.

        A bound inside a replaced span moves to the edge of the replacement, so an annotation keeps all that is left
        of its text.

        >>> from cleanup import Cleaner
        >>> result = Cleaner().fix("He said yes. . She said no.")
        >>> result.text
        'He said yes. She said no.'
        >>> result.map_span(15, 18)
        Span(start=13, end=16)
        """
        bounds = [(edit.start, edit.end, len(edit.after)) for edit in self.edits]
        return _map_span(bounds, start, end)

    def map_back(self, start: int, end: int) -> Span:
        """The span of the original text from which a span of the corrected text comes."""
        bounds, shift = [], 0
        for edit in self.edits:
            bounds.append((edit.start + shift, edit.start + shift + len(edit.after), edit.end - edit.start))
            shift += len(edit.after) - (edit.end - edit.start)
        return _map_span(bounds, start, end)


def _map_span(bounds: Sequence[tuple[int, int, int]], start: int, end: int) -> Span:
    """Map a span through replacements (start, end, new length), which are in order and disjoint."""
    starts = [bound[0] for bound in bounds]
    shifts = [0]
    for left, right, length in bounds:
        shifts.append(shifts[-1] + length - (right - left))

    def move(offset: int, is_end: bool) -> int:
        # the replacements that lie before the offset; one that begins at an end bound does not
        at = bisect.bisect_left(starts, offset) if is_end else bisect.bisect_right(starts, offset)
        if at and offset < bounds[at - 1][1]:
            left, _, length = bounds[at - 1]
            return left + shifts[at - 1] + (length if is_end else 0)
        return offset + shifts[at]

    moved = move(start, False)
    return Span(moved, max(moved, move(end, True)))
