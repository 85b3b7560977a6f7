"""Sequences whose items are made when they are first asked for: a small text needs few of the rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

T = TypeVar("T")


class OnDemand(Sequence[T], Generic[T]):
    """Makes item N with `make(N)`, once; two threads that ask at once may make two that are equal."""

    def __init__(self, length: int, make: Callable[[int], T]) -> None:
        self._made: list[T | None] = [None] * length
        self._make = make

    def __len__(self) -> int:
        return len(self._made)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        if isinstance(at, slice):
            return tuple(self[number] for number in range(len(self))[at])
        made = self._made[at]
        if made is None:
            made = self._made[at] = self._make(range(len(self))[at])
        return made


class MadeOnce(dict[int, T], Generic[T]):
    """The same for items that are only asked for by number, and so often that a look into a dict has to do."""

    def __init__(self, make: Callable[[int], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, at: int) -> T:
        made = self[at] = self._make(at)
        return made
