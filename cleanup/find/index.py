"""The pattern index: which rules can match in a text, found in one pass over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

MAX_MEMORY = 32 << 20  # bytes for RE2's program and its states
_ALWAYS_MATCHES = r"\A"  # RE2 out of memory answers "no match"; this pattern shows the difference


class PatternIndex:
    """Answers which of many patterns can match in a text, from their cores (see `find.core`).

    `always` are the positions that are candidates in every text: those without a core, those whose core RE2 refuses,
    and all of them where google-re2 is not installed.
    """

    def __init__(self, cores: Sequence[str | None], max_memory: int = MAX_MEMORY) -> None:
        """Take one core for each position, None for "can match in any text"."""
        self._all = frozenset(range(len(cores)))
        self._set, self._positions = _build(
            {position: core for position, core in enumerate(cores) if core is not None}, max_memory
        )
        self.always = self._all.difference(self._positions)

    def candidates(self, text: str | bytes) -> frozenset[int]:
        """The positions whose pattern could match in the text; the others certainly do not."""
        if self._set is None:
            return self._all
        try:
            found = self._set.Match(text)
        except UnicodeEncodeError:  # lone surrogates
            return self._all
        if not found or 0 not in found:
            return self._all
        return self.always.union(self._positions[at - 1] for at in found if at) if len(found) > 1 else self.always


FEW_TEXTS = 8
"""Building an index of all cores takes longer than building one of some for so many texts."""


class Cores:
    """The cores of some patterns, by the patterns' numbers; None is for "can match in any text".

    An index is built when a text first needs it: for the first texts of those cores of which it has a piece, then of
    all.
    """

    def __init__(self, cores: Mapping[int, str | None], pieces: Mapping[int, Sequence[str]] | None = None) -> None:
        """`pieces` are those of the cores (see `find.pieces`); a core without them may match in any text."""
        self.numbers = frozenset(cores)
        self._cores = cores
        self._pieces = pieces or {}
        self._texts = 0
        self._first: list[_Numbered] = []
        self._left = set(cores)
        """The cores that are in none of the indexes of the first texts."""

    @cached_property
    def _all(self) -> _Numbered:
        return _Numbered(self._cores)

    @property
    def always(self) -> frozenset[int]:
        """The patterns that are candidates in every text."""
        return self._all.always

    def candidates(self, text: str, encoded: str | bytes) -> frozenset[int]:
        """The patterns that can match in the text; `encoded` is the text as RE2 reads it."""
        if not self._pieces or self._texts >= FEW_TEXTS:
            return self._all.candidates(encoded)
        self._texts += 1
        near = {number for number in self._left if self._may_match(number, text)}
        if near:
            self._first.append(_Numbered({number: self._cores[number] for number in near}))
            self._left = self._left - near  # a new set: another thread may be going through this one
        return frozenset().union(*(index.candidates(encoded) for index in self._first))

    def _may_match(self, number: int, text: str) -> bool:
        pieces = self._pieces.get(number)
        return not pieces or any(map(text.__contains__, pieces))


class _Numbered:
    """An index of some cores by the numbers of their patterns."""

    def __init__(self, cores: Mapping[int, str | None]) -> None:
        self._numbers = tuple(cores)
        self._index = PatternIndex(tuple(cores.values()))
        self.always = frozenset(self._numbers[at] for at in self._index.always)

    def candidates(self, text: str | bytes) -> frozenset[int]:
        return frozenset(self._numbers[at] for at in self._index.candidates(text))


class EachCore:
    """The cores of some patterns, by the patterns' numbers, each asked by itself and built when it is first asked."""

    def __init__(self, cores: Mapping[int, str | None]) -> None:
        self.numbers = frozenset(cores)
        self._cores = cores
        self._built: dict[int, PatternIndex] = {}

    def may_match(self, number: int, text: str | bytes) -> bool:
        """Whether the pattern can match in the text."""
        if number not in self._built:
            self._built[number] = PatternIndex([self._cores[number]])
        return bool(self._built[number].candidates(text))


def _build(cores: Mapping[int, str], max_memory: int) -> tuple[Any, list[int]]:
    """Give an RE2 set, `_ALWAYS_MATCHES` first, and the positions of the patterns behind it; (None, []) without RE2.

    What is too large together is built from the shorter cores.
    """
    try:
        import re2  # only needed where an index is built
    except ImportError:
        return None, []
    options = re2.Options()
    options.max_mem = max_memory
    options.log_errors = False
    remaining = sorted(cores, key=lambda position: len(cores[position]))
    while remaining:
        patterns = re2.Set.SearchSet(options)
        patterns.Add(_ALWAYS_MATCHES)
        positions = [position for position in remaining if _added(patterns, cores[position], re2.error)]
        try:
            patterns.Compile()
        except re2.error:
            remaining = remaining[: len(remaining) // 2]
        else:
            return patterns, positions
    return None, []


def _added(patterns: Any, core: str, refused: type[Exception]) -> bool:
    """Add a core to an RE2 set, unless RE2 refuses it."""
    try:
        patterns.Add(core)
    except refused:
        return False
    return True
