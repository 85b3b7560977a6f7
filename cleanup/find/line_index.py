"""The line index: which line patterns can match in which lines of a text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from cleanup.document.document import Document
from cleanup.document.lines import BODY_CHARS
from cleanup.find.anchor_table import Anchors, AnchorTable, also_rows
from cleanup.find.index import FEW_TEXTS, Cores, EachCore

SHORT_BODY = BODY_CHARS // 2
"""No line that reads like running text is shorter, in any script."""


class LineEntry(NamedTuple):
    """When a line pattern can match a line: one of the anchors stands in it (if any), and the core matches it (if any).

    A pattern without either may match any line that is no longer than `width`.
    """

    anchors: tuple[str, ...]
    also: tuple[str, ...]
    """Other anchors; of these, too, one stands in a line that it matches."""
    core: str | None
    """None, too, where the anchors stand in so few texts that nothing more need be asked."""
    width: int
    """The longest line that the pattern matches; 0 where there is no limit."""
    loose: bool
    """Whether the pattern has no word of its own, and so no business with running text."""
    pieces: tuple[str, ...] = ()
    """Strings of which a line must hold one for the core to match; empty for none."""


class LineTables(NamedTuple):
    """The entries of line patterns, in the form in which a cache keeps them: for each of them in a column."""

    also: str
    """What `also_rows` gives."""
    cores: Sequence[str | None]
    widths: Sequence[int]
    loose: Sequence[bool]
    pieces: Sequence[Sequence[str]]


def line_tables(entries: Collection[LineEntry]) -> LineTables:
    """The tables of some line patterns, which are known by number from 0 on."""
    columns = zip(*((e.core, e.width, e.loose, e.pieces) for e in entries), strict=True) if entries else ([],) * 4
    return LineTables(also_rows(entry.also for entry in entries), *map(list, columns))


class LineIndex:
    """Knows line patterns by number, and answers which of them have to be tried on which lines."""

    def __init__(self, tables: LineTables, anchors: Anchors, table: int) -> None:
        """`anchors` have those of the patterns as their table of this number."""
        self._tables, self._anchors, self._table = tables, anchors, table
        self._texts = 0

    @property
    def _anchored(self) -> frozenset[int]:
        """The patterns that have anchors."""
        return frozenset(number for number, loose in enumerate(self._tables.loose) if not loose)

    @cached_property
    def _first_look(self) -> Look:
        """Asks a core only of the patterns that have no anchor."""
        return self._look_by(self._anchored)

    @cached_property
    def _look(self) -> Look:
        """Asks the core of every pattern that has one."""
        cores = self._tables.cores
        by_anchor = frozenset(number for number in self._anchored if cores[number] is None)
        return self._look_by(by_anchor)

    def _look_by(self, by_anchor: frozenset[int]) -> Look:
        return Look(self._tables, AnchorTable(self._anchors, self._table, self._tables.also, by_anchor), by_anchor)

    @property
    def always(self) -> frozenset[int]:
        """The patterns that have to be tried on every line."""
        return self._first_look.always

    @property
    def is_long_run(self) -> bool:
        """Whether so many texts were looked at that a larger index pays."""
        return self._texts > FEW_TEXTS

    def lines(self, document: Document) -> Mapping[int, Sequence[int]]:
        """For each pattern that may match the positions of the lines that it may match, in order."""
        return document.once(self._lines)

    def _lines(self, document: Document) -> dict[int, list[int]]:
        self._texts += 1
        look = self._look if self.is_long_run else self._first_look
        found = look.lines(document)
        fitting = {number: self._fitting(number, positions, document) for number, positions in found.items()}
        return {number: positions for number, positions in fitting.items() if positions}

    def _fitting(self, number: int, positions: set[int], document: Document) -> list[int]:
        width, loose, lines = self._tables.widths[number], self._tables.loose[number], document.lines
        if not (width or loose):
            return sorted(positions)
        most = width or len(document.text)
        return sorted(
            position
            for position in positions
            if len(lines[position].text) <= most and not (loose and lines[position].is_body)
        )


class Look:
    """One way to look at a text: for some line patterns by their anchors, for the others by their cores."""

    def __init__(self, tables: LineTables, anchored: AnchorTable, by_anchor: frozenset[int]) -> None:
        """`by_anchor` are those that are looked up by their anchors, the numbers of `anchored`."""
        self._widths = widths = tables.widths
        cores = {number: core for number, core in enumerate(tables.cores) if number not in by_anchor}
        pieces = dict(enumerate(tables.pieces))
        self._cores = Cores(cores, pieces)
        self._each = EachCore(cores)
        self._body_cores = Cores(
            {
                number: core
                for number, core in cores.items()
                if not tables.loose[number] and not 0 < widths[number] < SHORT_BODY
            },
            pieces,
        )
        self._anchored = anchored

    @property
    def always(self) -> frozenset[int]:
        """The patterns that can match any line."""
        return self._cores.always

    def lines(self, document: Document) -> dict[int, set[int]]:
        """The positions of the lines that each pattern may match, as far as anchors and cores tell."""
        shortest = min((len(line.text) for line in document.lines if line.text), default=0)

        def may_fit(number: int) -> bool:
            return not 0 < self._widths[number] < shortest

        found = self._anchored.lines(document, may_fit)
        body: dict[int, str] = {}
        others: dict[int, str] = {}
        for at, line in enumerate(document.lines):
            if line.text:
                (body if line.is_body else others)[at] = line.text
        for cores, lines in ((self._cores, others), (self._body_cores, body)):
            text = "\n".join(lines.values())
            for number in filter(may_fit, cores.candidates(text, text) if lines else ()):
                found.setdefault(number, set()).update(self._matched_by(number, lines))
        return found

    def _matched_by(self, number: int, lines: Mapping[int, str]) -> Iterable[int]:
        """The positions of the lines that the core of a pattern matches; the pattern itself takes far longer."""
        if len(lines) == 1:
            return lines
        return [at for at, text in lines.items() if self._each.may_match(number, text)]
