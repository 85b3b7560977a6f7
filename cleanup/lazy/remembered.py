"""What was worked out of words, kept for the texts to come."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")
REMEMBERED = 1 << 16
"""Words of which something is kept."""


class Remembered(dict[str, T], Generic[T]):
    """What a function makes of words, worked out when a word is first looked up."""

    def __init__(self, work: Callable[[str], T]) -> None:
        super().__init__()
        self._work = work
        self._plain: set[str] = set()

    def __missing__(self, word: str) -> T:
        if len(self) >= REMEMBERED:
            self.clear()
            self._plain.clear()
        made = self[word] = self._work(word)
        return made

    def among(self, words: frozenset[str]) -> dict[str, T]:
        """Those of the words of which something is made, with that; the many others are told apart all at once."""
        found: dict[str, T] = {}
        for word in words - self._plain:
            if made := self[word]:
                found[word] = made
            else:
                self._plain.add(word)
        return found
