"""What is looked up by anchors, and which of it a text has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleanup.document.document import Document
from cleanup.document.words import DIGIT, HAS_DIGIT, is_front


class AnchorTable:
    """Numbers by their anchors (see `find.anchors`)."""

    def __init__(self, pairs: Iterable[tuple[str, int]]) -> None:
        """Take anchors with numbers; an anchor may have several."""
        self._numbers: dict[str, list[int]] = {}
        for anchor, number in pairs:
            self._numbers.setdefault(anchor, []).append(number)
        # three small sets: a text has hundreds of words, and joining them with their fronts costs more than it saves
        fronts = [anchor for anchor in self._numbers if is_front(anchor)]
        self._fronts = frozenset(anchor[:-1] for anchor in fronts)
        self._whole = frozenset(self._numbers).difference(fronts)

    def present(self, document: Document) -> Iterator[tuple[str, list[int]]]:
        """Each anchor that stands in the text, with its numbers."""
        found = [*(self._whole & document.words), *(self._whole & document.characters)]
        found += [f"{front}*" for front in self._fronts & document.fronts]
        if DIGIT in self._whole and HAS_DIGIT.search(document.text):
            found.append(DIGIT)
        return ((anchor, self._numbers[anchor]) for anchor in found)
