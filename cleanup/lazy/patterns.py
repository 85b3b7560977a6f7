"""Patterns that are compiled when they are first used: a run needs few of all, and each takes milliseconds."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from cleanup.lazy.programs import Program, compile_pattern, programs_of

if TYPE_CHECKING:
    import regex

_made: dict[str, int] = {}
"""All patterns that were asked for, with their flags."""


class _Lazy:
    """Stands for a pattern until one of its methods is asked for."""

    def __init__(self, compile: Callable[[], Any]) -> None:
        self._compile = compile

    def __getattr__(self, name: str) -> Any:
        compiled = self._compile()
        for method in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazily(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """The pattern, as `regex.compile` makes it; what is wrong with it shows when it is first used."""
    _made[pattern] = flags
    return cast("regex.Pattern[str]", _Lazy(lambda: compile_pattern(pattern, flags)))


def lazily_re(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The same with a pattern of the standard library, which is faster where little is asked of a pattern."""
    return cast("re.Pattern[str]", _Lazy(lambda: re.compile(pattern, flags)))


def lazy_programs() -> dict[str, Program]:
    """What is to be kept of the patterns of all modules that were imported."""
    return programs_of(_made)
