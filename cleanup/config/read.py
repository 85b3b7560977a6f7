"""Reads one configuration file and checks it: every problem is named, with the file and the key."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from cleanup.config.model import FILE_WIDE, Pattern, Setting, file_keys, keys

Report = Callable[[str], None]
"""Takes a problem."""


class ConfigFile:
    """What a file says: its settings, those for some paths, and the file that it extends."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.values: dict[str, Any] = {}
        self.per_path: list[tuple[str, dict[str, Any]]] = []
        self.extend: Path | None = None


def shown(path: Path) -> str:
    """A file as the user may call it: relative to the working folder where it lies below it."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def table_of(path: Path, report: Report) -> Mapping[str, Any] | None:
    """The keys in a file: its table `tool.cleanup`, or its top level where it has no table `tool`; None: not readable.

    A pyproject.toml without the table has no keys.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        report(f"{shown(path)}: {(error.strerror or str(error)).lower()}")
        return None
    if path.name == "pyproject.toml" and b"cleanup" not in data:
        return {}
    import tomllib  # takes 15 ms, and most files have no configuration

    try:
        content = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        report(f"{shown(path)}: not TOML: {error}")
        return None
    tool = content.get("tool")
    if not isinstance(tool, dict):
        return {} if path.name == "pyproject.toml" else content
    table = tool.get("cleanup", {})
    if not isinstance(table, dict):
        report(f"{shown(path)}: [tool.cleanup] is to be a table")
        return None
    return table


def read(path: Path, report: Report) -> ConfigFile | None:
    """What a file says, with all that is wrong in it told to `report`; None where it has no table for this tool."""
    table = table_of(path, report)
    if table is None or (not table and path.name == "pyproject.toml"):
        return None
    found = ConfigFile(path)
    settings = {name: value for name, value in table.items() if name not in file_keys()}
    found.values = values(settings, path, report)
    extend, tables = table.get("extend"), table.get("per-path", {})
    if extend is not None:
        if isinstance(extend, str) and extend:
            found.extend = path.parent / extend
        else:
            report(f"{shown(path)}: extend is the name of a file")
    if not isinstance(tables, dict) or not all(isinstance(inner, dict) for inner in tables.values()):
        report(f'{shown(path)}: per-path has a table for each pattern: [tool.cleanup.per-path."old/**"]')
        return found
    for pattern, inner in tables.items():
        found.per_path.append((pattern, values(inner, path, report, f'per-path."{pattern}".')))
    return found


def values(table: Mapping[str, Any], path: Path, report: Report, where: str = "") -> dict[str, Any]:
    """The settings in a table, by field, in the types of their fields."""
    from cleanup.rulebook.bind import did_you_mean

    read: dict[str, Any] = {}
    known = [*keys(), *(() if where else file_keys())]
    for name, value in table.items():
        if name not in keys():
            at = f"{where.rstrip('.')}: " if where else ""
            report(f"{shown(path)}: {at}unknown key {name!r}{did_you_mean(name, known)}")
            continue
        setting = keys()[name]
        if where and setting.name in FILE_WIDE:
            report(f"{shown(path)}: {where}{name} holds for the whole folder and cannot differ by path")
            continue
        bound = bind(setting, value, path.parent, functools.partial(_told, report, f"{shown(path)}: {where}{name}"))
        if bound is not None:
            read[setting.name] = bound
    return read


def _told(report: Report, place: str, what: str) -> None:
    report(f"{place} {what}")


def bind(setting: Setting, value: Any, folder: Path, report: Report) -> Any:
    """A value as TOML has it in the type of its setting, None where it is not one."""
    kind, choices = setting.key.kind, setting.key.choices
    if kind == "switch":
        return value if isinstance(value, bool) else report("is true or false")
    if kind == "number":
        if isinstance(value, bool) or not isinstance(value, int | float):
            return report("is a number")
        return sound(setting.name, float(value), report)
    if kind == "formats":
        return _formats(value, choices, report)
    if kind == "string":
        if not isinstance(value, str):
            return report("is a string")
        if choices and value not in choices:
            from cleanup.rulebook.bind import did_you_mean

            return report(f"is {', '.join(choices[:-1])} or {choices[-1]}, not {value!r}{did_you_mean(value, choices)}")
        return sound(setting.name, value, report)
    if kind == "path":
        return folder / value if isinstance(value, str) and value else report("is the name of a file")
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, list) or not all(isinstance(item, str) and item for item in items):
        return report("is a list of strings")
    if kind == "paths":
        return tuple(folder / item for item in items)
    if kind == "patterns":
        return tuple(Pattern(item, folder) for item in items)
    return split(items)


def split(items: Iterable[str]) -> tuple[str, ...]:
    """Names that are given as a list, or with commas between them."""
    return tuple(name.strip() for item in items for name in item.split(",") if name.strip())


def _formats(value: Any, choices: tuple[str, ...], report: Report) -> Any:
    if not isinstance(value, dict):
        return report('is a table of suffixes: {".rst" = "text"}')
    wrong = [
        f"{suffix!r} = {format!r}"
        for suffix, format in value.items()
        if not (suffix.startswith(".") and len(suffix) > 1 and format in choices)
    ]
    if wrong:
        return report(f'has a suffix and {", ".join(choices)} in each line (".rst" = "text"), not {", ".join(wrong)}')
    return tuple((suffix.lower(), format) for suffix, format in value.items())


def sound(name: str, value: Any, report: Report) -> Any:
    """The value of a setting; what makes no sense goes to `report`."""
    if name == "timeout" and (not value > 0 or math.isnan(value)):
        return report("is a number of seconds greater than 0")
    if name == "max_wrong" and not 0 < value < math.inf:
        return report("is a number of wrong edits per million words greater than 0")
    if name == "max_loss" and not 0 <= value <= 1:
        return report("is a share between 0 and 1")
    if name == "lang" and not (value.isascii() and value.islower() and len(value) in (2, 3)):
        return report(f"is a code like en or de, not {value!r}")
    if name == "languagetool_url":
        from cleanup.grammar.languagetool import url_problem

        if problem := url_problem(value):
            return report(problem)
    if name == "encoding":
        from cleanup.io.encoding import is_encoding

        if not is_encoding(value):
            return report(f"knows no encoding {value!r}; for example cp1252, latin-1, shift_jis, utf-16-le")
    return value
