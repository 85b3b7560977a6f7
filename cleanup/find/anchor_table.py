"""What is looked up by anchors, and which of it a text has."""

from __future__ import annotations

from collections.abc import Iterable

from cleanup.document.document import Document
from cleanup.document.words import DIGIT, FRONT, HAS_DIGIT, front
from cleanup.rulebook.remembered import Remembered


class Anchors:
    """Anchors (see `find.anchors`) of one table or several; those of a text are worked out once for all of them."""

    def __init__(self, anchors: Iterable[str]) -> None:
        self._anchors = frozenset(anchors)
        self._of_words = Remembered(self._of_word)

    def present(self, document: Document) -> frozenset[str]:
        """Those that stand in the text."""
        return document.once(self._present)

    def _present(self, document: Document) -> frozenset[str]:
        found = {anchor for anchors in self._of_words.among(document.words).values() for anchor in anchors}
        if DIGIT in self._anchors and HAS_DIGIT.search(document.text):
            found.add(DIGIT)
        return (document.characters & self._anchors).union(found)

    def _of_word(self, word: str) -> tuple[str, ...]:
        """The anchors that a text has by a word of it."""
        anchors = (word, front(word)) if len(word) >= FRONT else (word,)
        return tuple(anchor for anchor in anchors if anchor in self._anchors)


class AnchorTable:
    """Numbers by their anchors."""

    def __init__(self, pairs: Iterable[tuple[str, int]], anchors: Anchors | None = None) -> None:
        """Take anchors with numbers; an anchor may have several. `anchors` are those of all tables of an index."""
        self._numbers: dict[str, list[int]] = {}
        for anchor, number in pairs:
            self._numbers.setdefault(anchor, []).append(number)
        self._anchors = anchors or Anchors(self._numbers)

    def present(self, document: Document) -> list[tuple[str, list[int]]]:
        """Each anchor that stands in the text, with its numbers."""
        numbers = self._numbers
        return [(anchor, numbers[anchor]) for anchor in self._anchors.present(document) if anchor in numbers]
