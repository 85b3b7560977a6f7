"""What a run is told, by the command line and by a configuration file; the command line wins."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast


class UsageError(Exception):
    """Something wrong with how the tool was called or configured; one line for the user. Ends with status 2."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Options that `fix`, `check` and `eval` share. The keys of a configuration file are these names, with hyphens."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    unsafe_fixes: bool = False
    rules: tuple[Path, ...] = ()
    encoding: str | None = None
    text_field: str = "text"
    timeout: float = 60.0
    lang: str | None = None
    fail_on: str = "report"
    exit_non_zero_on_fix: bool = False
    grammar: bool = False
    grammar_all: bool = False
    grammar_scope: str = "flagged"
    languagetool_url: str | None = None


LISTS, PATHS, SWITCHES = (
    ("select", "ignore"),
    ("rules",),
    ("unsafe_fixes", "exit_non_zero_on_fix", "grammar", "grammar_all"),
)


def settings(config: Path | None, **given: Any) -> Settings:
    """The settings of a run; `given` are the command line's, None where an option was not used."""
    read = read_config(config) if config is not None else {}
    named = {name: _list(value) if name in LISTS else value for name, value in given.items() if value is not None}
    found = Settings(**cast(Any, {**read, **named}))
    _check(found)
    for name in ("grammar_all", "grammar_scope", "languagetool_url"):
        if name in named and not found.grammar:
            raise UsageError(f"--{name.replace('_', '-')} says how the grammar stage works; it needs --grammar")
    return found


def _list(value: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for item in value for name in item.split(",") if name.strip())


def _check(found: Settings) -> None:
    from cleanup.io.encoding import is_encoding

    if found.encoding is not None and not is_encoding(found.encoding):
        raise UsageError(
            f"--encoding: no encoding {found.encoding!r}; for example cp1252, latin-1, shift_jis, utf-16-le"
        )
    if not found.timeout > 0 or math.isnan(found.timeout):
        raise UsageError("--timeout: a number of seconds greater than 0 is wanted")
    if found.lang is not None and not (found.lang.isascii() and found.lang.islower() and len(found.lang) in (2, 3)):
        raise UsageError(f"--lang: a code like en or de is wanted, not {found.lang!r}")
    if found.grammar_scope not in ("flagged", "all"):
        raise UsageError(f"grammar-scope is flagged or all, not {found.grammar_scope!r}")
    if found.languagetool_url is not None:
        from cleanup.grammar.languagetool import url_problem

        if problem := url_problem(found.languagetool_url):
            raise UsageError(f"--languagetool-url: {problem}")
    if found.fail_on not in ("safe", "unsafe", "report"):
        raise UsageError(f"fail-on is safe, unsafe or report, not {found.fail_on!r}")


def read_config(path: Path) -> dict[str, Any]:
    """The settings in a TOML file: in its table `tool.cleanup`, or at its top level where it has no table `tool`."""
    import tomllib

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: {(error.strerror or str(error)).lower()}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: not TOML: {error}") from None
    table = data["tool"].get("cleanup", {}) if isinstance(data.get("tool"), dict) else data
    if not isinstance(table, dict):
        raise UsageError(f"{path}: [tool.cleanup] is to be a table")
    known = {field.name.replace("_", "-"): field for field in dataclasses.fields(Settings)}
    read: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            from cleanup.rulebook.bind import did_you_mean

            raise UsageError(f"{path}: unknown key {key!r}{did_you_mean(key, known)}")
        name = known[key].name
        read[name] = _bound(name, value, path)
    return read


def _bound(name: str, value: Any, path: Path) -> Any:
    """A value of the configuration file in the type of its setting."""
    shown = name.replace("_", "-")
    if name in LISTS or name in PATHS:
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
            raise UsageError(f"{path}: {shown} is a list of strings")
        return tuple(path.parent / item for item in items) if name in PATHS else _list(items)
    if name in SWITCHES:
        if not isinstance(value, bool):
            raise UsageError(f"{path}: {shown} is true or false")
        return value
    if name == "timeout":
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise UsageError(f"{path}: {shown} is a number")
        return float(value)
    if not isinstance(value, str):
        raise UsageError(f"{path}: {shown} is a string")
    return value
