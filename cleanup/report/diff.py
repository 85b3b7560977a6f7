"""A unified diff made from edits, exact to the character, that names the rules of every hunk.

Nothing is compared: the edits say what changed. The hunk header carries the rules where `diff` has the function name,
so `patch` and `git apply` read the output.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cleanup.engine.finding import Edit

CONTEXT = 1
"""Lines shown around a change; a line is often a whole paragraph."""
MAX_LINE = 20_000
"""A longer line is shown as excerpts around its changes (`patch` cannot use it then)."""
AROUND = 100
"""Characters on either side of a change in such an excerpt."""


class DiffLine(NamedTuple):
    """One line of a diff: `kind` is a space, a minus or a plus; `marks` are the changed spans of `text`."""

    kind: str
    text: str
    marks: tuple[tuple[int, int], ...] = ()


class Hunk(NamedTuple):
    """Neighbouring changes with their context; line numbers from 1, as `diff` counts them."""

    old_start: int
    old_count: int
    new_start: int
    new_count: int
    rules: tuple[str, ...]
    lines: tuple[DiffLine, ...]

    @property
    def header(self) -> str:
        """The line that opens the hunk."""
        old, new = _range(self.old_start, self.old_count), _range(self.new_start, self.new_count)
        return f"@@ -{old} +{new} @@ {', '.join(self.rules)}"


def _range(start: int, count: int) -> str:
    return f"{start if count else start - 1},{count}"


class _Block:
    """Whole lines of the original, from `first` to `last`, with their edits."""

    def __init__(self, first: int, last: int, edits: list[Edit]) -> None:
        self.first, self.last, self.edits = first, last, edits
        self.old: list[DiffLine] = []
        self.new: list[DiffLine] = []


def hunks(text: str, edits: Sequence[Edit], context: int = CONTEXT) -> list[Hunk]:
    """The hunks of a diff between a text and what its edits (in order and disjoint) make of it."""
    starts = _line_starts(text)
    blocks: list[_Block] = []
    for edit in edits:
        first, last = _lines_of(edit, starts)
        if blocks and first < blocks[-1].last:
            blocks[-1].last = max(last, blocks[-1].last)
            blocks[-1].edits.append(edit)
        else:
            blocks.append(_Block(first, last, [edit]))
    for block in blocks:
        _compare(block, text, starts)
    groups: list[list[_Block]] = []
    for block in blocks:
        if groups and block.first - groups[-1][-1].last <= 2 * context:
            groups[-1].append(block)
        else:
            groups.append([block])
    found, shift = [], 0
    for group in groups:
        found.append(_hunk(group, text, starts, context, shift))
        shift += sum(len(block.new) - len(block.old) for block in group)
    return found


def _line_starts(text: str) -> list[int]:
    """Where each line begins, and the end of the text as one more."""
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    if starts[-1] != len(text):
        starts.append(len(text))
    return starts


def _lines_of(edit: Edit, starts: Sequence[int]) -> tuple[int, int]:
    """The half-open range of lines that an edit rewrites."""
    count = len(starts) - 1
    first = min(bisect.bisect_right(starts, edit.start) - 1, count)
    behind = min(bisect.bisect_right(starts, edit.end) - 1, count)
    at_line_start = edit.end == starts[behind]
    whole_lines = edit.after.endswith("\n") or (not edit.after and edit.start == starts[first])
    if at_line_start and whole_lines:
        return first, behind
    if first == count and count:  # behind the last line end: the last line is rewritten with it
        first -= 1 if not edit.after.endswith("\n") and edit.start != starts[count] else 0
    return first, min(behind + 1, count)


def _split(text: str, marks: Iterable[tuple[int, int]], kind: str) -> list[DiffLine]:
    """The lines of a piece of text, each with its share of the marks."""
    spans, lines, at = list(marks), [], 0
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        inside = [(max(s, at) - at, min(e, end) - at) for s, e in spans if s < end and e > at]
        lines.append(DiffLine(kind, text[at:end], tuple(inside)))
        at = end
    return lines


def _compare(block: _Block, text: str, starts: Sequence[int]) -> None:
    """Fill in the old and new lines, and narrow the block to those that differ."""
    begin, end = starts[block.first], starts[block.last]
    pieces, marks, at, length = [], [], begin, 0
    for edit in block.edits:
        pieces += [text[at : edit.start], edit.after]
        length += edit.start - at
        if edit.after:
            marks.append((length, length + len(edit.after)))
        length += len(edit.after)
        at = edit.end
    pieces.append(text[at:end])
    block.old = _split(text[begin:end], [(edit.start - begin, edit.end - begin) for edit in block.edits], "-")
    block.new = _split("".join(pieces), marks, "+")
    while block.old and block.new and block.old[0].text == block.new[0].text:
        del block.old[0], block.new[0]
        block.first += 1
    while block.old and block.new and block.old[-1].text == block.new[-1].text:
        del block.old[-1], block.new[-1]
        block.last -= 1


def _hunk(group: Sequence[_Block], text: str, starts: Sequence[int], context: int, shift: int) -> Hunk:
    count = len(starts) - 1

    def plain(first: int, last: int) -> list[DiffLine]:
        return [DiffLine(" ", text[starts[n] : starts[n + 1]]) for n in range(max(0, first), min(last, count))]

    begin = max(0, group[0].first - context)
    lines = plain(begin, group[0].first)
    for block, following in zip(group, [*group[1:], None], strict=True):
        lines += [*block.old, *block.new]
        lines += plain(block.last, following.first if following is not None else block.last + context)
    rules = dict.fromkeys(step.rule for block in group for edit in block.edits for step in edit.steps)
    old = sum(line.kind != "+" for line in lines)
    new = sum(line.kind != "-" for line in lines)
    return Hunk(begin + 1, old, begin + 1 + shift, new, tuple(rules), tuple(lines))


def excerpt(line: DiffLine) -> DiffLine:
    """A line of bearable length: a very long one only around its marks."""
    if len(line.text) <= MAX_LINE:
        return line
    pieces: list[str] = []
    marks: list[tuple[int, int]] = []
    at = length = 0
    for start, end in line.marks or ((0, 0),):
        left, right = max(at, start - AROUND), min(len(line.text), end + AROUND)
        if left > at:
            pieces.append("…")
            length += 1
        marks.append((length + start - left, length + end - left))
        pieces.append(line.text[left:right])
        length += right - left
        at = right
    pieces.append("…" if at < len(line.text) else "")
    return DiffLine(line.kind, "".join(pieces), tuple(marks))


def unified(name: str, text: str, edits: Sequence[Edit]) -> Iterator[str]:
    """The lines of the diff as plain text, line ends included; nothing where there are no edits."""
    if not edits:
        return
    yield f"--- {name}\n"
    yield f"+++ {name}\n"
    for hunk in hunks(text, edits):
        yield hunk.header + "\n"
        for line in hunk.lines:
            shown = excerpt(line)
            yield shown.kind + shown.text + ("" if shown.text.endswith("\n") else "\n")
            if not line.text.endswith("\n"):
                yield "\\ No newline at end of file\n"
