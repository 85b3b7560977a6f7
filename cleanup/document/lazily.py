"""Patterns that are compiled when they are first used: a run needs few of all, and each takes milliseconds."""

from __future__ import annotations

from typing import Any, cast

import regex


class _Lazy:
    """Stands for a pattern until one of its methods is asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:
        compiled = regex.compile(*self._source)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazily(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """The pattern, as `regex.compile` makes it; what is wrong with it shows when it is first used."""
    return cast("regex.Pattern[str]", _Lazy(pattern, flags))
