"""Compiled patterns in a form that can be kept: `regex` takes a millisecond to compile what it reads in 15 µs.

What is kept of a pattern is what pickle keeps of it, as JSON. It is good for the version of `regex` that made it.
To run it takes the extension module of `regex` alone, so that a start which has all programs imports no parser (8 ms).
"""

from __future__ import annotations

import sys
from binascii import a2b_base64, b2a_base64
from collections.abc import Mapping, Sequence
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import regex

Program = Sequence[Any]
"""What the constructor of compiled patterns takes, but for the pattern."""


def _extension() -> Any:
    """The extension module of `regex`, without its package where nobody has imported that yet."""
    package = PathFinder.find_spec("regex")
    spec = PathFinder.find_spec("regex._regex", package.submodule_search_locations) if package else None
    if "regex" in sys.modules or spec is None or spec.loader is None:
        from regex import _regex

        return _regex
    module = sys.modules["regex._regex"] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_machine: Any = _extension()
_known: dict[str, Program] = {}
"""By pattern and flags; a program says the same whoever brings it, so this is shared by all that compile."""


def maker() -> str:
    """What tells one installed version of `regex` from another: the size and the time of its extension module."""
    stat = Path(_machine.__file__).stat()
    return f"{stat.st_size:x}-{stat.st_mtime_ns:x}"


def learn(programs: Mapping[str, Program]) -> None:
    """Take what `programs_of` gave, from this version of `regex`, so that those patterns are not compiled again."""
    _known.update(programs)


def compile_pattern(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """What `regex.compile` makes of a pattern. Raises regex.error."""
    program = _known.get(_key(pattern, flags))
    if program is not None:
        return _loaded(pattern, program)
    import regex

    return regex.compile(pattern, flags)


def programs_of(patterns: Mapping[str, int]) -> dict[str, Program]:
    """The programs of patterns with their flags; without those that cannot be kept."""
    import regex

    found = {_key(pattern, flags): _program(regex.compile(pattern, flags)) for pattern, flags in patterns.items()}
    return {key: program for key, program in found.items() if program is not None}


def _key(pattern: str, flags: int) -> str:
    return f"{int(flags)} {pattern}"


def _program(pattern: regex.Pattern[str]) -> Program | None:
    import copyreg

    import regex

    reduced: Any = copyreg.dispatch_table[regex.Pattern](pattern)
    _, (_, flags, code, groups, _, named_lists, _, offset, required, required_flags, count) = reduced
    if named_lists:
        return None
    kept = b2a_base64(code, newline=False).decode() if isinstance(code, bytes) else list(code)
    return flags, kept, groups, offset, tuple(required), required_flags, count


def _loaded(pattern: str, program: Program) -> regex.Pattern[str]:
    flags, kept, groups, offset, required, required_flags, count = program
    code = a2b_base64(kept) if isinstance(kept, str) else kept
    names = {number: name for name, number in groups.items()}
    made: regex.Pattern[str] = _machine.compile(
        pattern, flags, code, groups, names, {}, [], offset, tuple(required), required_flags, count
    )
    return made
