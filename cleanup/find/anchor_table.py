"""What is looked up by anchors, and which of it a text has."""

from __future__ import annotations

from collections.abc import Iterable

from cleanup.document.document import Document
from cleanup.document.remembered import Remembered
from cleanup.document.words import DIGIT, FRONT, HAS_DIGIT, front


class AnchorTable:
    """Numbers by their anchors (see `find.anchors`)."""

    def __init__(self, pairs: Iterable[tuple[str, int]]) -> None:
        """Take anchors with numbers; an anchor may have several."""
        self._numbers: dict[str, list[int]] = {}
        for anchor, number in pairs:
            self._numbers.setdefault(anchor, []).append(number)
        self._of_words = Remembered(self._of_word)

    def present(self, document: Document) -> list[tuple[str, list[int]]]:
        """Each anchor that stands in the text, with its numbers."""
        found = {anchor for anchors in self._of_words.among(document.words).values() for anchor in anchors}
        found |= document.characters & self._numbers.keys()
        if DIGIT in self._numbers and HAS_DIGIT.search(document.text):
            found.add(DIGIT)
        return [(anchor, self._numbers[anchor]) for anchor in found]

    def _of_word(self, word: str) -> tuple[str, ...]:
        """The anchors that a text has by a word of it."""
        anchors = (word, front(word)) if len(word) >= FRONT else (word,)
        return tuple(anchor for anchor in anchors if anchor in self._numbers)
