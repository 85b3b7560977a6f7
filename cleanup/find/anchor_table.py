"""What is looked up by anchors, and which of it a text has."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from collections.abc import Set as AbstractSet
from itertools import chain

from cleanup.document.document import Document
from cleanup.document.words import DIGIT, FRONT, HAS_DIGIT, front, is_front
from cleanup.lazy.remembered import Remembered
from cleanup.lazy.rows import CELL, ROW, Rows, as_rows


def anchor_rows(*tables: Collection[tuple[Collection[str], Collection[str]]]) -> str:
    """The anchors of some tables in order, each with its numbers in each table.

    A table has for each number, from 0 on, its anchors, and those of which a text must have one, too.
    """
    rows: dict[str, list[list[int]]] = {}
    for at, table in enumerate(tables):
        for number, (first, others) in enumerate(table):
            for anchor in (*first, *others):
                rows.setdefault(anchor, [[] for _ in tables])
            for anchor in first:
                rows[anchor][at].append(number)
    return as_rows({anchor: [" ".join(map(str, numbers)) for numbers in row] for anchor, row in rows.items()})


def also_rows(others: Iterable[Iterable[str]]) -> str:
    """The anchors of which a text must have one, too, for each number."""
    return ROW.join(map(CELL.join, others))


class Anchors:
    """Anchors (see `find.anchors`) of some tables; those of a text are worked out once for all of them."""

    def __init__(self, rows: str) -> None:
        """Take what `anchor_rows` gave. It is searched: of a set of all anchors a small text would use little."""
        self._rows = Rows(rows)
        self._of_word = Remembered(self._anchors_of)
        self._digit = self._anchors_of(DIGIT)

    def present(self, document: Document) -> frozenset[str]:
        """Those that stand in the text."""
        return document.once(self._present)

    def numbers(self, anchor: str, table: int) -> list[int]:
        """The numbers that one of the anchors has in a table."""
        return list(map(int, self._rows.cells(anchor)[table].split()))

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
        digit = self._digit if self._digit and HAS_DIGIT.search(document.text) else ()
        near = (self._of_word.among(words).values() for words in (document.words, document.characters))
        return frozenset(chain(digit, *chain.from_iterable(near)))

    def _anchors_of(self, word: str) -> tuple[str, ...]:
        """Those that stand wherever the word stands."""
        return tuple(anchor for anchor in (word, front(word)) if self._rows.cells(anchor))


class AnchorTable:
    """Numbers by their anchors."""

    def __init__(self, anchors: Anchors, table: int, also: str, only: AbstractSet[int] | None = None) -> None:
        """Take the anchors of all tables, which table it is, its `also_rows`, and its numbers if not all are wanted."""
        self._anchors = anchors
        self._also = {number: row.split(CELL) for number, row in enumerate(also.split(ROW)) if row}
        self._with_also = frozenset(self._also)
        self._numbers = Remembered(
            lambda anchor: [n for n in anchors.numbers(anchor, table) if only is None or n in only]
        )

    def numbers(self, document: Document) -> set[int]:
        """The numbers of which the text has all that is needed."""
        present = self._anchors.present(document)
        found = set(chain.from_iterable(map(self._numbers.__getitem__, present)))
        return found.difference([n for n in found & self._with_also if present.isdisjoint(self._also[n])])

    def lines(self, document: Document, wanted: Callable[[int], bool]) -> dict[int, set[int]]:
        """The lines in which an anchor of each of these numbers stands that are wanted."""
        numbers = set(filter(wanted, self.numbers(document)))
        near = {
            anchor: kept
            for anchor in self._anchors.present(document)
            if (kept := numbers.intersection(self._numbers[anchor]))
        }
        found: dict[int, set[int]] = {}
        for anchor, lines in self._anchors.lines(document, frozenset(near)).items():
            for number in near[anchor]:
                found.setdefault(number, set()).update(lines)
        return found
