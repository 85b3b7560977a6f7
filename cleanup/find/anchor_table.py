"""What is looked up by anchors, and which of it a text has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import NamedTuple

from cleanup.document.document import Document
from cleanup.document.words import DIGIT, FRONT, HAS_DIGIT, front, is_front
from cleanup.lazy.remembered import Remembered


class Anchors:
    """Anchors (see `find.anchors`) of one table or several; those of a text are worked out once for all of them."""

    def __init__(self, anchors: Iterable[str]) -> None:
        self._anchors = frozenset(anchors)
        self._of_word = Remembered(self._anchors_of)

    def present(self, document: Document) -> frozenset[str]:
        """Those that stand in the text."""
        return document.once(self._present)

    def lines(self, document: Document, wanted: frozenset[str]) -> dict[str, list[int]]:
        """In which lines those of the wanted ones stand that are in the text, in order."""
        found: dict[str, list[int]] = {a: document.lines_with(a) for a in wanted if len(a) == 1 or a == DIGIT}
        heads = {anchor[:FRONT]: anchor for anchor in filter(is_front, wanted)}
        longer = {word: heads[word[:FRONT]] for word in document.words if word[:FRONT] in heads} if heads else {}
        words = (document.words & wanted).union(longer)
        for at, line in enumerate(document.words_by_line) if words else ():
            for word in words.intersection(line):
                for anchor in {word, longer.get(word, word)} & wanted:
                    found.setdefault(anchor, []).append(at)
        return found

    def _present(self, document: Document) -> frozenset[str]:
        digit = (DIGIT,) if DIGIT in self._anchors and HAS_DIGIT.search(document.text) else ()
        of_words = self._of_word.among(document.words).values()
        return frozenset(chain(document.characters & self._anchors, digit, *of_words))

    def _anchors_of(self, word: str) -> tuple[str, ...]:
        """Those that stand wherever the word stands."""
        return tuple(anchor for anchor in (word, front(word)) if anchor in self._anchors)


class AnchorRows(NamedTuple):
    """Numbers by their anchors, in the form in which a cache keeps them."""

    numbers: Mapping[str, Sequence[int]]
    also: Sequence[Sequence[str]]
    """For each number the anchors of which a text must have one, too; without any nothing more."""

    def words(self) -> Iterable[str]:
        """All anchors."""
        return chain(self.numbers, *self.also)

    def only(self, wanted: AbstractSet[int]) -> AnchorRows:
        """The rows of some numbers."""
        near = {anchor: [n for n in numbers if n in wanted] for anchor, numbers in self.numbers.items()}
        return AnchorRows({anchor: numbers for anchor, numbers in near.items() if numbers}, self.also)


def anchor_rows(anchors: Iterable[tuple[Iterable[str], Sequence[str]]]) -> AnchorRows:
    """Take for each number, from 0 on, its anchors, and those of which a text must have one, too."""
    numbers: dict[str, list[int]] = {}
    also = []
    for number, (first, others) in enumerate(anchors):
        also.append(others)
        for anchor in first:
            numbers.setdefault(anchor, []).append(number)
    return AnchorRows(numbers, also)


class AnchorTable:
    """Numbers by their anchors."""

    def __init__(self, rows: AnchorRows, anchors: Anchors) -> None:
        """`anchors` are those of all tables of an index."""
        self._numbers, self._also = rows
        self._keys = frozenset(self._numbers)
        self._with_also = frozenset(number for number, others in enumerate(self._also) if others)
        self._anchors = anchors

    def numbers(self, document: Document) -> set[int]:
        """The numbers of which the text has all that is needed."""
        present = self._anchors.present(document)
        found = set(chain.from_iterable(map(self._numbers.__getitem__, present & self._keys)))
        return found.difference([n for n in found & self._with_also if present.isdisjoint(self._also[n])])

    def lines(self, document: Document, wanted: Callable[[int], bool]) -> dict[int, set[int]]:
        """The lines in which an anchor of each of these numbers stands that are wanted."""
        numbers = set(filter(wanted, self.numbers(document)))
        near = {
            anchor: kept
            for anchor in self._anchors.present(document) & self._keys
            if (kept := numbers.intersection(self._numbers[anchor]))
        }
        found: dict[int, set[int]] = {}
        for anchor, lines in self._anchors.lines(document, frozenset(near)).items():
            for number in near[anchor]:
                found.setdefault(number, set()).update(lines)
        return found
