"""Cuts a document into the pieces that the page shows: text, changed places, and gaps where text was left out."""

from __future__ import annotations

import bisect
import difflib
import re
from collections.abc import Sequence

from cleanup.io.records import LINE_END

AROUND = 150
"""Characters kept on either side of a change where a document is not shown whole."""
MIN_GAP = 120
"""Less text than this is shown rather than left out."""
MAX_WORD = 40
"""Text is cut between words, unless they are longer than this: some scripts have no spaces."""
LONG = 40
"""From this length on, before and after of a replacement are compared word by word."""
MAX_COMPARED = 4_000
"""Beyond this many words a comparison takes longer than it helps."""
SPACE = re.compile(r"\s")
WORD = re.compile(r"\s+|\w+|[^\w\s]")

Piece = str | int | dict[str, int]
"""A text, the number of a change that stands there, or a gap of so many `chars` and `lines`."""


def pieces(text: str, spans: Sequence[tuple[int, int]], whole: bool) -> list[Piece]:
    """The pieces of a text; `spans` are the changes' in order and disjoint, and a piece names one by its index.

    Not `whole`, only the neighbourhood of each change is kept.
    """
    found: list[Piece] = []
    at = 0
    for number, (start, end) in enumerate(spans):
        found += _between(text, at, start, whole, after_change=number > 0, before_change=True)
        found.append(number)
        at = end
    found += _between(text, at, len(text), whole, after_change=bool(spans), before_change=False)
    return found


def _between(text: str, start: int, end: int, whole: bool, *, after_change: bool, before_change: bool) -> list[Piece]:
    """The text between two changes, with a gap in its middle where it is long."""
    left = _word_end(text, start + AROUND, end) if after_change else start
    right = _word_start(text, end - AROUND, start) if before_change else end
    if whole or right - left < MIN_GAP:
        return [text[start:end]] if start < end else []
    lines = sum(1 for _ in LINE_END.finditer(text, left, right))
    around: list[Piece] = [text[start:left], {"chars": right - left, "lines": lines}, text[right:end]]
    return [piece for piece in around if piece != ""]


def _word_end(text: str, at: int, limit: int) -> int:
    """The next space from an offset on, if there is one near, but no more than `limit`."""
    if at >= limit:
        return limit
    space = SPACE.search(text, at, min(at + MAX_WORD, limit))
    return space.start() if space else at


def _word_start(text: str, at: int, limit: int) -> int:
    """The end of the last space before an offset, if there is one near, but no less than `limit`."""
    if at <= limit:
        return limit
    spaces = list(SPACE.finditer(text, max(at - MAX_WORD, limit), at))
    return spaces[-1].end() if spaces else at


def word_diff(before: str, after: str) -> list[list[str]] | None:
    """Which words of a long replacement changed, as [kind, text] with the kinds `=`, `-` and `+`; None for a short one.

    >>> word_diff("short", "other")
    >>> word_diff("They met on the port in the evening and left.", "They met in the port in the evening and left.")[:3]
    [['=', 'They met '], ['-', 'on'], ['+', 'in']]
    """
    if min(len(before), len(after)) < LONG:
        return None
    old, new = WORD.findall(before), WORD.findall(after)
    if max(len(old), len(new)) > MAX_COMPARED:
        return None
    parts: list[list[str]] = []
    for kind, first, last, first_new, last_new in difflib.SequenceMatcher(None, old, new, False).get_opcodes():
        gone, come = "".join(old[first:last]), "".join(new[first_new:last_new])
        signs = (("=", gone),) if kind == "equal" else (("-", gone), ("+", come))
        parts += [[sign, text] for sign, text in signs if text]
    return parts


def hosts(edits: Sequence[tuple[int, int]], findings: Sequence[tuple[int, int]]) -> list[int | None]:
    """Which findings cannot stand in the text because an edit, or a finding before them, stands there.

    Both are spans in order, the edits disjoint. For each finding None, or the index of the span in the way: that of an
    edit, or of a finding plus the number of edits.
    """
    standing = [(start, end, number) for number, (start, end) in enumerate(edits)]
    found: list[int | None] = []
    for number, (start, end) in enumerate(findings, len(edits)):
        at = bisect.bisect_right(standing, start, key=lambda span: span[0])
        if at and standing[at - 1][1] > start:
            found.append(standing[at - 1][2])
        elif at < len(standing) and standing[at][0] < end:
            found.append(standing[at][2])
        else:
            found.append(None)
            standing.insert(at, (start, end, number))
    return found
