"""Sets of words that are not made while few words are asked for: a small text asks for some of a hundred thousand."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Set
from functools import cached_property

FEW = 32
"""So many words are searched for. Making the set takes as long as some sixty searches, in lists of any length."""


class Searched(Set[str]):
    """A set that `has` asks of one word, until so many were asked that `make` is called for all of them."""

    def __init__(self, has: Callable[[str], bool], make: Callable[[], frozenset[str]]) -> None:
        self._has, self._make = has, make
        self._known: dict[object, bool] = {}

    @cached_property
    def all(self) -> frozenset[str]:
        """The words as a set."""
        return self._make()

    @property
    def is_asked_often(self) -> bool:
        """Whether the set pays."""
        return len(self._known) >= FEW

    def __contains__(self, word: object) -> bool:
        if self.is_asked_often:
            return word in self.all
        if word not in self._known:
            self._known[word] = isinstance(word, str) and self._has(word)
        return self._known[word]

    def __iter__(self) -> Iterator[str]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)


class WordList:
    """The words of a lexicon, searched for in its bytes, in UTF-8, which are quicker to read than to take apart."""

    def __init__(self, data: bytes, is_sorted: bool = False) -> None:
        """`is_sorted` says that `in_order` is known to be true."""
        self._data = b"\n%b\n" % data.strip(b"\n")
        self._is_sorted = is_sorted
        self._has_spellings = b"\t" in data or b"|" in data

    def lines(self) -> list[str]:
        """The lines without the empty ones and the comment."""
        return [line for line in self._data.decode().split("\n") if line and line[0] != "#"]

    def words(self) -> frozenset[str]:
        """The spellings in the first column of the lines."""
        words = self.lines()
        if self._has_spellings:
            words = "|".join([line.partition("\t")[0] for line in words]).split("|")
        return frozenset(words) - {""}

    def in_order(self) -> bool:
        """Whether each line below the comment is a word and stands where sorting puts it, so that it is found there."""
        lines = self._data[1:-1].split(b"\n")
        words = list(itertools.dropwhile(lambda line: line.startswith(b"#"), lines))
        return not self._has_spellings and words[:1] > [b"#"] and words == sorted(words)

    def has(self, word: str) -> bool:
        """Whether `words` has a word."""
        if not word or any(sign in word for sign in "\n\t|"):
            return False
        sought = word.encode("utf-8", "surrogatepass")
        if self._has_spellings:
            return any(self._begins_spelling(before + sought) for before in (b"\n", b"|"))
        if self._is_sorted:
            return word[0] != "#" and self._is_in_its_place(sought)
        return word[0] != "#" and b"\n%b\n" % sought in self._data

    def _is_in_its_place(self, sought: bytes) -> bool:
        data = self._data
        low, high = 0, len(data) - 1
        while low < high:
            begin = data.rfind(b"\n", low, (low + high) // 2 + 1) + 1 or low + 1
            end = data.index(b"\n", begin)
            line = data[begin:end]
            if line == sought:
                return True
            if line < sought:
                low = end
            else:
                high = begin - 1
        return False

    def _begins_spelling(self, sought: bytes) -> bool:
        """Whether a spelling of a first column, with the sign before it, is what is sought."""
        data = self._data
        at = data.find(sought)
        while at >= 0:
            end = at + len(sought)
            line = data[data.rfind(b"\n", 0, at + 1) + 1 : end]
            if data[end : end + 1] in b"\t|\n" and b"\t" not in line and not line.startswith(b"#"):
                return True
            at = data.find(sought, end)
        return False
