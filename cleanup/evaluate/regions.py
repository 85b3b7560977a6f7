"""Regions: neighbouring marks and edits, judged together because their words can be aligned in several ways."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cleanup.evaluate.align import WordEdit, is_neutral, word_edits
from cleanup.evaluate.gold import Gold, Mark


@dataclass
class Region:
    """A span of the original text with the marks and the edits in it."""

    start: int
    end: int
    marks: list[Mark] = field(default_factory=list)
    edits: list[WordEdit] = field(default_factory=list)

    def add(self, item: Mark | WordEdit) -> None:
        """Take a mark or an edit in, and grow to hold it."""
        self.end = max(self.end, item.end)
        if isinstance(item, Mark):
            self.marks.append(item)
        else:
            self.edits.append(item)

    def output(self, original: str) -> str:
        """What the edits make of the region."""
        pieces, at = [], self.start
        for edit in self.edits:
            pieces += [original[at : edit.start], edit.after]
            at = edit.end
        return "".join([*pieces, original[at : self.end]])


def regions(gold: Gold, output: str) -> Iterator[Region]:
    """All regions of a document; without marks no change is neutral."""
    edits = [edit for edit in word_edits(gold.text, output) if not (gold.marks and is_neutral(gold.text, edit))]
    items: list[Mark | WordEdit] = sorted([*gold.marks, *edits], key=lambda item: (item.start, item.end))
    region: Region | None = None
    for item in items:
        if region is not None and not _touches(region, item, gold.text):
            yield region
            region = None
        if region is None:
            region = Region(item.start, item.end)
        region.add(item)
    if region is not None:
        yield region


def _touches(region: Region, item: Mark | WordEdit, original: str) -> bool:
    return item.start <= region.end + 1 or not original[region.end : item.start].strip()


def fixed_marks(region: Region, original: str, output: str) -> list[bool] | None:
    """Which marks of the region were made right, or None where its output is none that the marks allow."""
    match = _allowed(region, original).fullmatch(output)
    if match is None:
        return None
    groups = match.groupdict()
    return [groups.get(f"fixed{number}") is not None for number in range(len(region.marks))]


def _allowed(region: Region, original: str) -> re.Pattern[str]:
    """A pattern of every text that the marks allow in the region."""
    vanishes = ["" in mark.accepted for mark in region.marks]
    parts, at = [r"\s*?"], region.start
    for number, mark in enumerate(region.marks):
        left = number > 0 and vanishes[number - 1]
        parts.append(_constant(original[at : mark.start], left, vanishes[number]))
        parts.append(_alternatives(mark, number))
        at = mark.end
    parts.append(_constant(original[at : region.end], bool(vanishes) and vanishes[-1]))
    return re.compile("".join(parts) + r"\s*", re.DOTALL)


def _alternatives(mark: Mark, number: int) -> str:
    if mark.accepted:
        longest_first: Sequence[str] = sorted(mark.accepted, key=len, reverse=True)
        right = "|".join(map(_constant, longest_first))
        return f"(?:{_constant(mark.before)}|(?P<fixed{number}>{right}))"
    return _constant(mark.before) if mark.tier == "report" else ".*?"


def _constant(text: str, after_gap: bool = False, before_gap: bool = False) -> str:
    """A pattern of a text in which any white space is alike; beside a place where text may go it may go too."""
    head = tail = ""
    if after_gap and text[:1].isspace():
        head, text = r"\s*", text.lstrip()
    if before_gap and (text[-1:].isspace() or not text):
        tail, text = r"\s*", text.rstrip()
    return head + r"\s+".join(map(re.escape, re.split(r"\s+", text))) + tail
