"""What a run is told, by the command line and by configuration files; the command line wins."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Any

from cleanup.config.errors import ConfigError, UsageError
from cleanup.config.model import GRAMMAR, Settings, keys, spelled
from cleanup.config.resolve import Configuration

__all__ = ["ConfigError", "Settings", "UsageError", "configuration", "settings", "settings_for"]


def configuration(config: Path | None, **given: Any) -> Configuration:
    """The configuration of a run over documents: a named file, or for each document the closest one.

    `given` are the options of the command line, None where one was not used. Raises UsageError.
    """
    found = Configuration(config, _checked(given))
    _check_grammar(given, found.for_folder(Path()).settings)
    return found


def settings(config: Path | None, **given: Any) -> Settings:
    """The settings of a run that has no place: a named file counts, and none is looked for."""
    found = Configuration(config, _checked(given), search=False).for_folder(Path()).settings
    _check_grammar(given, found)
    return found


def settings_for(file: Path, config: Path | None, **given: Any) -> Settings:
    """The settings in force for a file. Raises UsageError."""
    return configuration(config, **given).for_file(file).settings


def _check_grammar(given: Mapping[str, Any], found: Settings) -> None:
    """Whether the options that say how the grammar stage works have one. Raises UsageError."""
    for name in GRAMMAR:
        if given.get(name) is not None and not found.grammar and name != "grammar":
            raise UsageError(f"--{spelled(name)} says how the grammar stage works; it needs --grammar")


def _checked(given: Mapping[str, Any]) -> dict[str, Any]:
    """The options that were used, in the types of the settings."""
    from cleanup.config.read import sound, split

    checked: dict[str, Any] = {}
    for name, value in given.items():
        if value is None:
            continue
        kind = keys()[spelled(name)].key.kind
        if isinstance(value, Enum):
            value = value.value
        if kind == "strings":
            value = split(value)
        elif kind == "paths":
            value = tuple(value)

        def complain(what: str, name: str = name) -> None:
            raise UsageError(f"--{spelled(name)} {what}")

        checked[name] = sound(name, value, complain)
    return checked
