"""What is looked up by anchors, and which of it a text has."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

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

    def lines(self, document: Document, wanted: frozenset[str]) -> dict[str, list[int]]:
        """In which lines those of the wanted ones stand that are in the text, in order."""
        found: dict[str, list[int]] = {a: document.lines_with(a) for a in wanted if len(a) == 1 or a == DIGIT}
        of_word = {
            word: wanted.intersection(anchors)
            for word, anchors in document.once(self._in_words).items()
            if not wanted.isdisjoint(anchors)
        }
        words = frozenset(of_word)
        for at, line in enumerate(document.words_by_line) if words else ():
            for anchor in {anchor for word in words.intersection(line) for anchor in of_word[word]}:
                found.setdefault(anchor, []).append(at)
        return found

    def _in_words(self, document: Document) -> dict[str, tuple[str, ...]]:
        """The anchors that a text has by words of it."""
        return self._of_words.among(document.words)

    def _present(self, document: Document) -> frozenset[str]:
        found = {anchor for anchors in document.once(self._in_words).values() for anchor in anchors}
        if DIGIT in self._anchors and HAS_DIGIT.search(document.text):
            found.add(DIGIT)
        return (document.characters & self._anchors).union(found)

    def _of_word(self, word: str) -> tuple[str, ...]:
        """The anchors that a text has by a word of it."""
        anchors = (word, front(word)) if len(word) >= FRONT else (word,)
        return tuple(anchor for anchor in anchors if anchor in self._anchors)


class AnchorTable:
    """Numbers by their anchors."""

    def __init__(
        self, rows: Iterable[tuple[int, Iterable[str], Iterable[str]]], anchors: Anchors | None = None
    ) -> None:
        """Take numbers with their anchors, and with those of which a text must have one, too (none: nothing more).

        `anchors` are those of all tables of an index.
        """
        self._numbers: dict[str, list[int]] = {}
        self._also: dict[int, frozenset[str]] = {}
        for number, first, also in rows:
            for anchor in first:
                self._numbers.setdefault(anchor, []).append(number)
            if needed := frozenset(also):
                self._also[number] = needed
        self._anchors = anchors or Anchors(chain(self._numbers, *self._also.values()))

    def present(self, document: Document) -> dict[str, list[int]]:
        """Each anchor that stands in the text, with its numbers, but for those whose other anchors do not."""
        present, also = self._anchors.present(document), self._also
        found: dict[str, list[int]] = {}
        for anchor in present & self._numbers.keys():
            numbers = [n for n in self._numbers[anchor] if n not in also or not also[n].isdisjoint(present)]
            if numbers:
                found[anchor] = numbers
        return found

    def lines(self, document: Document) -> dict[int, set[int]]:
        """The lines in which an anchor of each number stands."""
        numbers = self.present(document)
        found: dict[int, set[int]] = {}
        for anchor, lines in self._anchors.lines(document, frozenset(numbers)).items():
            for number in numbers[anchor]:
                found.setdefault(number, set()).update(lines)
        return found
