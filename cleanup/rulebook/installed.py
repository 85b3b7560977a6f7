"""Packs that are installed as Python packages: they name a folder of rule files under the entry point `cleanup.packs`.

    [project.entry-points."cleanup.packs"]
    house = "house_rules"

`house_rules` is the package whose folder holds the rule files (and `lexicons/`). No code of it is run: only the
metadata is read, and that without `importlib.metadata`, which would take as long as a small job.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

GROUP = "cleanup.packs"
METADATA = (".dist-info", ".egg-info")


class InstalledPack(NamedTuple):
    """A folder of rules that a distribution brings: its name among the packs, whose it is, and where."""

    name: str
    distribution: str
    """Name and version, as in `house-rules 1.2.0`."""
    module: str
    folder: Path | None
    """None where the package that the entry point names cannot be found."""


def installed_packs() -> list[InstalledPack]:
    """The packs of all installed distributions, by name; of several of one distribution the first on the path."""
    found: dict[tuple[str, str], InstalledPack] = {}
    for title, text in _entry_points():
        name, _, version = title.partition("-")
        for pack, module in _entries(text):
            key = (name.lower(), pack)
            if key not in found:
                found[key] = InstalledPack(pack, f"{name.replace('_', '-')} {version}", module, _folder(module))
    return sorted(found.values())


def _entry_points() -> Iterator[tuple[str, str]]:
    """NAME-VERSION and the entry points of each distribution that has packs."""
    for place in dict.fromkeys(sys.path):
        try:
            entries = sorted(entry.path for entry in os.scandir(place or ".") if entry.name.endswith(METADATA))
        except OSError:
            continue  # no folder: a zip file, or gone
        for folder in entries:
            try:
                with open(f"{folder}/entry_points.txt", "rb") as file:  # noqa: PTH123 - half the time of a Path
                    data = file.read()
            except OSError:
                continue
            if GROUP.encode() in data:
                yield Path(folder).name.rpartition(".")[0], data.decode("utf-8", "replace")


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """The names and modules of the group in the text of an `entry_points.txt`."""
    here = False
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            here = line == f"[{GROUP}]"
        elif here and "=" in line and not line.startswith(("#", ";")):
            name, _, value = line.partition("=")
            yield name.strip(), value.partition("[")[0].partition(":")[0].strip()


def _folder(module: str) -> Path | None:
    """The folder of a package, which is found but not imported."""
    from importlib.machinery import PathFinder
    from importlib.util import find_spec

    first, *rest = module.split(".")
    try:
        spec = PathFinder.find_spec(first) or find_spec(first)
    except (ImportError, ValueError):
        return None
    for place in spec.submodule_search_locations or () if spec is not None else ():
        folder = Path(place, *rest)
        if folder.is_dir():
            return folder
    return None


def sources() -> Callable[[str], str]:
    """A function that says of a rule file where it comes from: `shipped`, a distribution, or `given`."""
    from cleanup.rulebook.loader import shipped_folder

    known = [(shipped_folder().resolve(), "shipped")]
    known += [(pack.folder.resolve(), pack.distribution) for pack in installed_packs() if pack.folder is not None]

    def source_of(file: str) -> str:
        path = Path(file).resolve()
        return next((name for folder, name in known if path.is_relative_to(folder)), "given")

    return source_of
