"""Finding whole lines: literal template lines, line patterns, and blocks of lines."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator

import regex

from cleanup.document.document import Document
from cleanup.document.lines import line_key
from cleanup.find.hit import Hit
from cleanup.find.patterns import compiled
from cleanup.rulebook.model import Block, Place


def stands_at(document: Document, number: int, where: Place) -> bool:
    """Whether line `number` stands in the wanted part of the document and is no piece of a wrapped sentence."""
    if document.wrapped(number):
        return False
    if where is Place.ANY:
        return True
    head, tail = document.in_head(number), document.in_tail(number)
    return {Place.HEAD: head, Place.TAIL: tail, Place.EDGE: head or tail}[where]


class LineDetector:
    """Each line that equals one of the literals, or that one of the patterns matches whole."""

    def __init__(self, literals: Iterable[str], patterns: Iterable[str], where: Place, width: int = 0) -> None:
        """`width` is the longest line that a pattern can match, 0 where there is no limit."""
        self.width = width
        self.literals = tuple(literals)
        self.patterns = tuple(patterns)
        self.where = where

    @functools.cached_property
    def keys(self) -> frozenset[str]:
        """The literal lines in the form in which `Document.line_keys` has them."""
        return frozenset(map(line_key, self.literals))

    def hits(self, document: Document) -> Iterator[Hit]:
        if self.keys:
            numbers: Iterable[int] = sorted(
                n for k in self.keys & document.line_keys.keys() for n in document.line_keys[k]
            )
        else:
            numbers = document.lines_up_to(self.width)
        patterns = [compiled(pattern) for pattern in self.patterns]
        for number in numbers:
            line = document.lines[number]
            if line.blank:
                continue
            match = next((m for pattern in patterns if (m := pattern.fullmatch(line.text))), None)
            if (self.keys or match) and stands_at(document, number, self.where):
                groups = {k: v for k, v in match.groupdict().items() if v is not None} if match else {}
                start, end = line.start, line.end
                if match and "fix" in groups:
                    start, end = (line.start + offset for offset in match.span("fix"))
                yield Hit(start, end, groups=groups)


class BlockDetector:
    """Runs of lines from one that begins the block to one that ends it, or for as long as lines go on."""

    def __init__(self, block: Block, where: Place) -> None:
        self.block = block
        self.where = where

    def hits(self, document: Document) -> Iterator[Hit]:
        begin = [compiled(pattern) for pattern in self.block.begin]
        number, lines = 0, document.lines
        while number < len(lines):
            last = None
            if any(p.fullmatch(lines[number].text) for p in begin) and stands_at(document, number, self.where):
                last = self._last_line(document, number)
            if last is None:
                number += 1
                continue
            yield Hit(lines[number].start, lines[last].end)
            number = last + 1

    def _last_line(self, document: Document, first: int) -> int | None:
        """The last line of the block that begins in line `first`, or None where it is no whole block."""
        until = [compiled(pattern) for pattern in self.block.until]
        go_on: regex.Pattern[str] | None = compiled(self.block.go_on) if self.block.go_on else None
        filled = [n for n in range(first, len(document.lines)) if not document.lines[n].blank]
        last = first
        for count, number in enumerate(filled[1:], start=2):
            text = document.lines[number].text
            if count > self.block.max_lines:
                return None
            if until and any(pattern.fullmatch(text) for pattern in until):
                return number
            if go_on is not None and not go_on.fullmatch(text):
                break
            last = number
        return None if until else last
