"""Finding whole lines: literal template lines, line patterns, and blocks of lines."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cleanup.document.document import Document
from cleanup.document.lines import Line, line_key
from cleanup.document.words import occurrences
from cleanup.find.hit import Hit
from cleanup.find.line_index import LineIndex
from cleanup.find.patterns import compiled
from cleanup.rulebook.model import Block, Place

if TYPE_CHECKING:
    import regex


def stands_at(document: Document, number: int, where: Place) -> bool:
    """Whether line `number` stands in the wanted part of the document and is no piece of a wrapped sentence."""
    if document.wrapped(number):
        return False
    return where is Place.ANY or document.stands_in(number, where.value)


OPENING_MARKS = "“‘«„(\"'"
BULLETS = "•·*-–— "


def is_spoken_of(document: Document, line: Line) -> bool:
    """Whether the running text has the words of a line inside a sentence or in quotation marks: then they are its own.

    One word says nothing: “comments” and “share” stand in many texts.
    """
    words = line.text.strip(BULLETS)
    if " " not in words:
        return False
    text = document.text
    return any(
        (text[at - 1] in OPENING_MARKS or (text[at - 1] in " \u00a0" and text[at - 2 : at - 1].islower()))
        and document.line_at(at).is_body
        for at in occurrences(text, words)
        if at and not line.start <= at < line.end
    )


class LineDetector:
    """Each line that equals one of the literals, or that one of the patterns matches whole."""

    def __init__(
        self, literals: Iterable[str], patterns: Iterable[str], where: Place, index: LineIndex, first: int
    ) -> None:
        """`index` knows the patterns by number, from `first` on."""
        self.literals = tuple(literals)
        self.patterns = tuple(patterns)
        self.where = where
        self.index = index
        self.first = first

    @functools.cached_property
    def keys(self) -> frozenset[str]:
        """The literal lines in the form in which `Document.line_keys` has them."""
        return frozenset(map(line_key, self.literals))

    def hits(self, document: Document) -> Iterator[Hit]:
        if self.keys:
            numbers = sorted(n for k in self.keys & document.line_keys.keys() for n in document.line_keys[k])
            found: dict[int, regex.Match[str] | None] = dict.fromkeys(numbers)
        else:
            found = self._matches(document)
        for number in sorted(found):
            if stands_at(document, number, self.where) and not is_spoken_of(document, document.lines[number]):
                yield _hit(document.lines[number], found[number])

    def _matches(self, document: Document) -> dict[int, regex.Match[str] | None]:
        """The lines that a pattern matches, with the match of the first pattern that does."""
        found: dict[int, regex.Match[str] | None] = {}
        near = self.index.lines(document)
        for place, pattern in enumerate(self.patterns, self.first):
            for number in near.get(place, ()):
                if number not in found and (match := compiled(pattern).fullmatch(document.lines[number].text)):
                    found[number] = match
        return found


def _hit(line: Line, match: regex.Match[str] | None) -> Hit:
    groups = {name: text for name, text in match.groupdict().items() if text is not None} if match else {}
    if match and "fix" in groups:
        return Hit(line.start + match.start("fix"), line.start + match.end("fix"), groups=groups)
    return Hit(line.start, line.end, groups=groups)


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
