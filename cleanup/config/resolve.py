"""Which settings are in force for a document, and where each of them comes from.

From the weakest to the strongest: the default, the file that is extended, the file, its tables `per-path` that match,
the command line. What a profile sets lies right below the place that names it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, cast

from cleanup.config.errors import ConfigError
from cleanup.config.model import Pattern, Settings, keys, spelled
from cleanup.config.profiles import PROFILES
from cleanup.config.read import ConfigFile, Report, read, shown

NAMES = ("cleanup.toml", "pyproject.toml")
"""The configuration files of a folder; the first one counts."""

COMMAND_LINE = "command line"


class Layer(NamedTuple):
    """Settings from one place, and the place in words."""

    origin: str
    values: Mapping[str, Any]


class InForce(NamedTuple):
    """The settings of a document, the origin of each that is no default, and the files that were read for it."""

    settings: Settings
    origins: Mapping[str, str]
    files: tuple[Path, ...]


class Configuration:
    """Finds the configuration of documents: the closest file upward, or the one that was named.

    `given` are the settings of the command line, None where an option was not used. `search` is false where no file but
    the named one counts.
    """

    def __init__(self, config: Path | None = None, given: Mapping[str, Any] | None = None, search: bool = True) -> None:
        self._named, self._search = config, search
        self._given = {name: value for name, value in (given or {}).items() if value is not None}
        self._closest: dict[str, Path | None] = {}
        self._chains: dict[Path, tuple[ConfigFile, ...]] = {}
        self._known: dict[tuple[Path | None, tuple[int, ...]], InForce] = {}

    def for_file(self, path: Path) -> InForce:
        """What is in force for a document. Raises ConfigError with all that is wrong in its files."""
        absolute = Path(os.path.abspath(path))  # noqa: PTH100  # links are not followed: the name given says where it is
        return self._resolve(absolute, self._named or (self._find(absolute.parent) if self._search else None))

    def for_folder(self, folder: Path) -> InForce:
        """What is in force for a folder as a whole: what holds for the documents in it, without `per-path`."""
        absolute = Path(os.path.abspath(folder))  # noqa: PTH100
        return self._resolve(None, self._named or (self._find(absolute) if self._search else None))

    def check(self, paths: Sequence[Path]) -> None:
        """Read the files of all documents. Raises ConfigError with all that is wrong in any of them."""
        problems: list[str] = []
        for path in paths:
            try:
                self.for_file(path)
            except ConfigError as error:
                problems += [problem for problem in error.problems if problem not in problems]
        if problems:
            raise ConfigError(problems)

    def _find(self, folder: Path) -> Path | None:
        """The closest configuration file upward from a folder."""
        key = str(folder)
        if key not in self._closest:
            here = next((file for name in NAMES if (file := folder / name).is_file() and _is_ours(file)), None)
            self._closest[key] = here or (self._find(folder.parent) if folder.parent != folder else None)
        return self._closest[key]

    def _chain(self, config: Path | None) -> tuple[ConfigFile, ...]:
        """A file and those that it extends, the last one extended first. Raises ConfigError."""
        if config is None:
            return ()
        if config not in self._chains:
            problems: list[str] = []
            self._chains[config] = tuple(reversed(list(_extended(config, problems.append))))
            if problems:
                del self._chains[config]
                raise ConfigError(problems)
        return self._chains[config]

    def _resolve(self, path: Path | None, config: Path | None) -> InForce:
        chain = self._chain(config)
        tables = [(file, pattern, values) for file in chain for pattern, values in file.per_path]
        matching = tuple(
            number
            for number, (file, pattern, _) in enumerate(tables)
            if path is not None and matches((Pattern(pattern, file.path.absolute().parent),), path)
        )
        if (config, matching) not in self._known:
            layers = [Layer(_named(file, chain), file.values) for file in chain]
            for number in matching:
                file, pattern, values = tables[number]
                layers.append(Layer(f'{shown(file.path)} per-path."{pattern}"', values))
            self._known[config, matching] = self._merged(layers, tuple(file.path for file in chain))
        return self._known[config, matching]

    def _merged(self, layers: list[Layer], files: tuple[Path, ...]) -> InForce:
        values: dict[str, Any] = {}
        origins: dict[str, str] = {}
        for layer in _with_profile([*layers, Layer(COMMAND_LINE, self._given)]):
            for name, value in layer.values.items():
                origin = layer.origin
                if name in values and _adding(name):
                    value, origin = (*values[name], *value), f"{origins[name]}, {origin}"
                values[name], origins[name] = value, origin
        return InForce(Settings(**cast(Any, values)), origins, files)


def _adding(name: str) -> bool:
    """Whether the lists of all places add up."""
    return keys()[spelled(name)].key.adds


def _with_profile(layers: Sequence[Layer]) -> list[Layer]:
    """The layers, and right below the last one that names a profile what that profile sets."""
    naming = [number for number, layer in enumerate(layers) if layer.values.get("profile")]
    if not naming:
        return list(layers)
    at = naming[-1]
    name = layers[at].values["profile"]
    return [*layers[:at], Layer(f"profile {name} ({layers[at].origin})", PROFILES[name]), *layers[at:]]


def _is_ours(file: Path) -> bool:
    """Whether a file of the right name has settings for this tool. A pyproject.toml may be about anything."""
    if file.name != "pyproject.toml":
        return True
    from cleanup.config.read import table_of

    problems: list[str] = []
    return bool(table_of(file, problems.append)) or bool(problems)


def _named(file: ConfigFile, chain: Sequence[ConfigFile]) -> str:
    return shown(file.path) + ("" if file is chain[-1] else f" (extended by {shown(chain[-1].path)})")


def _extended(config: Path, report: Report) -> Iterator[ConfigFile]:
    """A file, and those that it extends."""
    seen: list[Path] = []
    path: Path | None = config
    while path is not None:
        real = path.resolve()
        if real in seen:
            report(f"{shown(config)}: extend goes in a circle: {' → '.join(shown(file) for file in [*seen, real])}")
            return
        seen.append(real)
        if len(seen) > 1 and not path.is_file():
            report(f"{shown(seen[-2])}: extend: there is no file {shown(path)}")
            return
        file = read(path, report)
        if file is None:
            return
        yield file
        path = file.extend


def matches(patterns: Sequence[Pattern], path: Path) -> bool:
    """Whether one of the patterns, in the form of .gitignore, means the path (absolute) or a folder above it."""
    if not patterns:
        return False
    from cleanup.config.patterns import means

    return means(tuple(patterns), path)
