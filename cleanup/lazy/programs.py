"""Compiled patterns in a form that can be kept: `regex` takes a millisecond to compile what it reads in 15 µs.

What is kept of a pattern is what pickle keeps of it, as JSON. It is good for the version of `regex` that made it.
"""

from __future__ import annotations

from binascii import a2b_base64, b2a_base64
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import regex

Program = Sequence[Any]
"""What the constructor of compiled patterns takes, but for the pattern."""

_known: dict[str, Program] = {}
"""By pattern and flags; a program says the same whoever brings it, so this is shared by all that compile."""


def learn(programs: Mapping[str, Program]) -> None:
    """Take what `programs_of` gave, from this version of `regex`, so that those patterns are not compiled again."""
    _known.update(programs)


def compile_pattern(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """What `regex.compile` makes of a pattern. Raises regex.error."""
    program = _known.get(_key(pattern, flags))
    return regex.compile(pattern, flags) if program is None else _loaded(pattern, program)


def programs_of(patterns: Mapping[str, int]) -> dict[str, Program]:
    """The programs of patterns with their flags; without those that cannot be kept."""
    found = {_key(pattern, flags): _program(regex.compile(pattern, flags)) for pattern, flags in patterns.items()}
    return {key: program for key, program in found.items() if program is not None}


def _key(pattern: str, flags: int) -> str:
    return f"{int(flags)} {pattern}"


def _program(pattern: regex.Pattern[str]) -> Program | None:
    _, (_, flags, code, groups, _, named_lists, _, offset, required, required_flags, count) = _reduced(pattern)
    if named_lists:
        return None
    kept = b2a_base64(code, newline=False).decode() if isinstance(code, bytes) else list(code)
    return flags, kept, groups, offset, tuple(required), required_flags, count


def _loaded(pattern: str, program: Program) -> regex.Pattern[str]:
    flags, kept, groups, offset, required, required_flags, count = program
    code = a2b_base64(kept) if isinstance(kept, str) else kept
    names = {number: name for name, number in groups.items()}
    made: regex.Pattern[str] = _constructor()(
        pattern, flags, code, groups, names, {}, [], offset, tuple(required), required_flags, count
    )
    return made


def _reduced(pattern: regex.Pattern[str]) -> tuple[Any, tuple[Any, ...]]:
    import copyreg

    return copyreg.dispatch_table[regex.Pattern](pattern)  # type: ignore[return-value]


@cache
def _constructor() -> Any:
    return _reduced(regex.compile(""))[0]
