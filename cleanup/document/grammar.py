"""What a grammar checker is asked about a text, and what it says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cleanup.document.lines import goes_on

if TYPE_CHECKING:
    from cleanup.document.document import Document


class Match(NamedTuple):
    """A place that LanguageTool found: a half-open span of code points, its rule's id, and what it suggests."""

    start: int
    end: int
    id: str
    kind: str
    """LanguageTool's issue type: grammar, misspelling, style, …"""
    message: str
    suggestions: tuple[str, ...]
    named: bool = True
    """Whether one of our rules names the id."""

    def moved(self, by: int) -> Match:
        """The same place in a text in which `by` code points stand in front."""
        return self._replace(start=self.start + by, end=self.end + by)


class Piece(NamedTuple):
    """A half-open span of text that a grammar checker reads as one paragraph."""

    start: int
    end: int


def pieces(document: Document) -> Iterator[Piece]:
    """The paragraphs of a document as a grammar checker should see them, code and single words left out.

    Where lines are wrapped a paragraph is the run of lines between blank ones, elsewhere it is a line.
    """
    for paragraph in document.paragraphs:
        lines = [document.lines[number] for number in paragraph.lines]
        if any(goes_on(above, below) for above, below in pairwise(lines)):
            found = [Piece(paragraph.start, paragraph.end)]
        else:
            found = [Piece(line.start, line.end) for line in lines]
        for piece in found:
            zone = document.zone_in(piece.start, piece.end)
            in_code = zone is not None and zone.start <= piece.start and piece.end <= zone.end
            if not in_code and " " in document.text[piece.start : piece.end]:
                yield piece
