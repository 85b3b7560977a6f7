"""Sets of words that are not made while few words are asked for: a small text asks for some of a hundred thousand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from functools import cached_property

FEW = 32
"""So many words are searched for. Making the set takes as long as some sixty searches, in lists of any length."""


class Searched(Set[str]):
    """A set that `has` asks of one word, until so many were asked that `make` is called for all of them."""

    def __init__(self, has: Callable[[str], bool], make: Callable[[], frozenset[str]]) -> None:
        self._has, self._make = has, make
        self._asked = 0

    @cached_property
    def all(self) -> frozenset[str]:
        """The words as a set."""
        return self._make()

    @property
    def is_asked_often(self) -> bool:
        """Whether the set pays."""
        return self._asked >= FEW

    def __contains__(self, word: object) -> bool:
        if self.is_asked_often:
            return word in self.all
        self._asked += 1
        return isinstance(word, str) and self._has(word)

    def __iter__(self) -> Iterator[str]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)


def lines_of(text: str) -> list[str]:
    """The lines of the text of a lexicon without the empty ones and the comment."""
    return [line for line in text.split("\n") if line and line[0] != "#"]


def words_of(text: str) -> frozenset[str]:
    """The words of the text of a lexicon: the spellings in the first column of its lines."""
    words = lines_of(text)
    if "\t" in text or "|" in text:
        words = "|".join([line.partition("\t")[0] for line in words]).split("|")
    return frozenset(words) - {""}


def has_word(text: str, word: str) -> bool:
    """Whether `words_of` has a word. The text must begin and end with a line end."""
    if not word or any(sign in word for sign in "\n\t|"):
        return False
    if "\t" not in text and "|" not in text:
        return word[0] != "#" and (_is_where_sorted(text, word) or f"\n{word}\n" in text)
    return any(_begins_spelling(text, f"{before}{word}") for before in "\n|")


def _is_where_sorted(text: str, word: str) -> bool:
    """Whether a word stands where it must in a sorted list; in a list that is not sorted it may stand elsewhere."""
    low, high = 0, len(text) - 1
    while low < high:
        begin = text.rfind("\n", low, (low + high) // 2 + 1) + 1 or low + 1
        end = text.index("\n", begin)
        line = text[begin:end]
        if line == word:
            return True
        if line < word:
            low = end
        else:
            high = begin - 1
    return False


def _begins_spelling(text: str, sought: str) -> bool:
    """Whether a spelling of a first column, with the sign before it, is what is sought."""
    at = text.find(sought)
    while at >= 0:
        end = at + len(sought)
        line = text[text.rfind("\n", 0, at + 1) + 1 : end]
        if text[end] in "\t|\n" and "\t" not in line and line[0] != "#":
            return True
        at = text.find(sought, end)
    return False
