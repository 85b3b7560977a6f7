"""Patterns that are compiled when they are first used: a run needs few of all, and each takes milliseconds."""

from __future__ import annotations

from typing import Any, cast

import regex

from cleanup.document.programs import Program, compile_pattern, programs_of

_made: dict[str, int] = {}
"""All patterns that were asked for, with their flags."""


class _Lazy:
    """Stands for a pattern until one of its methods is asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:
        compiled = compile_pattern(*self._source)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazily(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """The pattern, as `regex.compile` makes it; what is wrong with it shows when it is first used."""
    _made[pattern] = flags
    return cast("regex.Pattern[str]", _Lazy(pattern, flags))


def lazy_programs() -> dict[str, Program]:
    """What is to be kept of the patterns of all modules that were imported."""
    return programs_of(_made)
