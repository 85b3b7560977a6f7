"""Tables that are kept as text, which is read far sooner than lists of lists; a small text looks at few rows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping

ROW, CELL = "\x1e", "\x1f"
"""Signs between rows and between cells: none of what is kept has them."""


def as_rows(table: Mapping[str, Iterable[str]]) -> str:
    """The keys in order, each with its cells."""
    return ROW.join(sorted(CELL.join([key, *cells]) for key, cells in table.items()))


class Rows:
    """What `as_rows` gave, looked up by bisection.

    >>> Rows(as_rows({"b": ["1", "2"], "a": [""]})).cells("b")
    ['1', '2']
    """

    def __init__(self, text: str) -> None:
        self._rows = text.split(ROW)

    def cells(self, key: str) -> list[str]:
        """The cells of a key; empty where there is no such key."""
        begin = f"{key}{CELL}"
        at = bisect_left(self._rows, begin)
        found = at < len(self._rows) and self._rows[at].startswith(begin)
        return self._rows[at].split(CELL)[1:] if found else []
