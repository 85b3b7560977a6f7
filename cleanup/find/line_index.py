"""The line index: which line patterns can match in which lines of a text."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cleanup.document.document import Document
from cleanup.find.index import PatternIndex


class LineEntry(NamedTuple):
    """When a line pattern can match a line: one of the anchors stands in it; or, where there are none, the core does.

    The core is None where nothing is known; then any line may match that is no longer than `width`.
    """

    anchors: tuple[str, ...]
    core: str | None
    width: int
    """The longest line that the pattern matches; 0 where there is no limit."""
    loose: bool
    """Whether the pattern has no word of its own, and so no business with running text."""


class LineIndex:
    """Knows line patterns by number, and answers which of them have to be tried on which lines."""

    def __init__(self, entries: Sequence[LineEntry]) -> None:
        self.entries = tuple(entries)
        self._cored = [number for number, entry in enumerate(self.entries) if not entry.anchors]
        self.by_anchor: dict[str, list[int]] = {}
        for number, entry in enumerate(self.entries):
            for anchor in entry.anchors:
                self.by_anchor.setdefault(anchor, []).append(number)

    @functools.cached_property
    def _patterns(self) -> PatternIndex:
        cores = (self.entries[number].core for number in self._cored)
        return PatternIndex([None if core is None else f"(?m:^)(?:{core})(?m:$)" for core in cores])

    @property
    def always(self) -> frozenset[int]:
        """The patterns that have to be tried on every line."""
        return frozenset(self._cored[at] for at in self._patterns.always)

    def lines(self, document: Document) -> Mapping[int, Sequence[int]]:
        """For each pattern that may match the positions of the lines that it may match, in order."""
        return document.once(self._lines)

    def _lines(self, document: Document) -> dict[int, list[int]]:
        found: dict[int, set[int]] = {}
        for anchor in self.by_anchor.keys() & document.anchors:
            with_it = document.lines_with(anchor)
            for number in self.by_anchor[anchor] if with_it else ():
                found.setdefault(number, set()).update(with_it)
        filled = [position for position, line in enumerate(document.lines) if not line.blank]
        for at in self._patterns.candidates("\n".join(document.lines[position].text for position in filled)):
            found[self._cored[at]] = set(filled)
        fitting = {number: self._fitting(number, positions, document) for number, positions in found.items()}
        return {number: positions for number, positions in fitting.items() if positions}

    def _fitting(self, number: int, positions: set[int], document: Document) -> list[int]:
        entry, lines = self.entries[number], document.lines
        most = entry.width or len(document.text)
        return sorted(
            position
            for position in positions
            if len(lines[position].text) <= most and not (entry.loose and lines[position].is_body)
        )
