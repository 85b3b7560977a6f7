"""Which of the fixes that want the same text is applied: one total order decides."""

from collections.abc import Iterable
from typing import NamedTuple

from cleanup.document.document import Document
from cleanup.document.lines import Line
from cleanup.rulebook.model import Delete, Rule, Safety


class Candidate(NamedTuple):
    """A finding in the current state of the text."""

    rule: Rule
    start: int
    end: int
    after: str | None
    safety: Safety
    message: str
    promotable: tuple[tuple[int, int], ...] = ()
    """The rule's promotions, and of each the condition, that hold here but for the evidence."""
    decided: str = ""
    """What a person decided about it: `yes`, `reword`, or nothing."""

    @property
    def takes_lines(self) -> bool:
        """Whether the fix removes the lines of the span, line ends included."""
        fix = self.rule.fix
        return self.after == "" and fix is not None and fix.delete in (Delete.LINE, Delete.BLOCK)


def overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether two half-open spans want the same text; touching is no overlap, two insertions at one place are one."""
    (s, e), (s2, e2) = a, b
    if s == e and s2 == e2:
        return s == s2
    if s == e:
        return s2 < s < e2
    if s2 == e2:
        return s < s2 < e
    return s < e2 and s2 < e


def resolve(candidates: Iterable[Candidate]) -> tuple[list[Candidate], list[tuple[Candidate, Candidate]]]:
    """The fixes that win, in text order, and the (loser, winner) pairs.

    The order: safety, then the longer span, then the earlier start, then whole lines, then the rule's id.
    """
    ranked = sorted(candidates, key=lambda c: (-c.safety, c.start - c.end, c.start, not c.takes_lines, c.rule.id))
    winners: list[Candidate] = []
    losers: list[tuple[Candidate, Candidate]] = []
    taken: dict[int, list[Candidate]] = {}  # winners by the blocks of text they touch
    for candidate in ranked:
        blocks = range(candidate.start // BLOCK, candidate.end // BLOCK + 1)
        rival = next(
            (
                winner
                for block in blocks
                for winner in taken.get(block, ())
                if overlap((candidate.start, candidate.end), (winner.start, winner.end))
            ),
            None,
        )
        if rival is not None:
            losers.append((candidate, rival))
            continue
        winners.append(candidate)
        for block in blocks:
            taken.setdefault(block, []).append(candidate)
    return sorted(winners, key=lambda c: (c.start, c.end)), losers


BLOCK = 256
"""Code points; only speeds up the search for rivals."""


def edit_spans(winners: list[Candidate], document: Document) -> list[tuple[int, int, Candidate]]:
    """The span that each fix replaces: its own, or for removed lines the line ends that go with them.

    A removed run of lines leaves the larger of the two gaps around it, and the end of the text keeps its line end.
    """
    gone: dict[int, Candidate] = {}
    for candidate in winners:
        if candidate.takes_lines:
            first, last = (
                document.line_number(candidate.start),
                document.line_number(max(candidate.start, candidate.end - 1)),
            )
            gone.update((number, candidate) for number in range(first, last + 1))
    spans = [(c.start, c.end, c) for c in winners if not c.takes_lines]
    spans += _line_spans(gone, document)
    return sorted(spans, key=lambda span: (span[0], span[1]))


def _line_spans(gone: dict[int, Candidate], document: Document) -> list[tuple[int, int, Candidate]]:
    lines = document.lines
    filled = [number for number, line in enumerate(lines) if not line.blank]
    spans: list[tuple[int, int, Candidate]] = []
    at = 0
    while at < len(filled):
        if filled[at] not in gone:
            at += 1
            continue
        end = at
        while end < len(filled) and filled[end] in gone:
            end += 1
        run = filled[at:end]
        previous = filled[at - 1] if at else None
        following = filled[end] if end < len(filled) else None
        spans += _run_spans(run, previous, following, gone, document)
        at = end
    return _merge_same(spans)


def _content_end(line: Line, text: str) -> int:
    """Where the line's text ends, its line end not counted."""
    end = line.next
    while end > line.first and text[end - 1] in "\r\n":
        end -= 1
    return end


def _run_spans(
    run: list[int], previous: int | None, following: int | None, gone: dict[int, Candidate], document: Document
) -> list[tuple[int, int, Candidate]]:
    lines, text = document.lines, document.text
    backward = previous is not None and (following is None or (run[0] - previous) < (following - run[-1]))
    spans = []
    for index, number in enumerate(run):
        if backward:
            above = run[index - 1] if index else previous
            assert above is not None
            start, end = _content_end(lines[above], text), _content_end(lines[number], text)
        else:
            below = run[index + 1] if index + 1 < len(run) else following
            start = lines[number].first
            end = lines[below].first if below is not None else _content_end(lines[number], text)
        spans.append((start, end, gone[number]))
    return spans


def _merge_same(spans: list[tuple[int, int, Candidate]]) -> list[tuple[int, int, Candidate]]:
    """Joins neighbouring spans of one candidate (the lines of a block)."""
    merged: list[tuple[int, int, Candidate]] = []
    for start, end, candidate in spans:
        if merged and merged[-1][2] is candidate:
            merged[-1] = (merged[-1][0], end, candidate)
        else:
            merged.append((start, end, candidate))
    return merged
