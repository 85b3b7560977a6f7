"""Patterns of paths in the form of .gitignore. Needs pathspec, so only a configuration that has patterns imports it."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path

from pathspec import GitIgnoreSpec

from cleanup.config.model import Pattern


@functools.lru_cache(maxsize=256)
def _spec(lines: tuple[str, ...]) -> GitIgnoreSpec:
    return GitIgnoreSpec.from_lines(lines)


def verdict(lines: tuple[str, ...], folder: Path, path: Path, is_folder: bool = False) -> bool | None:
    """Whether the lines of a .gitignore in `folder` take the path out (True), back in (False), or say nothing."""
    try:
        inside = path.relative_to(folder).as_posix()
    except ValueError:
        return None
    return _spec(lines).check_file(inside + "/" if is_folder else inside).include


def means(patterns: Sequence[Pattern], path: Path, is_folder: bool = False) -> bool:
    """Whether the patterns mean the path (absolute) or a folder above it."""
    folders: dict[Path, list[str]] = {}
    for pattern in patterns:
        folders.setdefault(pattern.folder, []).append(pattern.text)
    return any(verdict(tuple(lines), folder, path, is_folder) for folder, lines in folders.items())
