"""Opens rule folders: from the cache where their content was seen before, else read, checked and cached."""

from __future__ import annotations

import contextlib
import functools
import mmap
import os
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

from cleanup.find import checked
from cleanup.find.checked import Checked
from cleanup.find.rule_index import IndexEntry
from cleanup.find.ruleset import RuleSet, index_entry
from cleanup.lazy.programs import maker
from cleanup.rulebook import loader
from cleanup.rulebook.content import content_of
from cleanup.rulebook.errors import Problem, RuleError
from cleanup.rulebook.installed import installed_packs
from cleanup.rulebook.kept import keep
from cleanup.rulebook.loader import Rulebook, lexicon_files, lexicon_folders, pack_files, shipped_folder

VERSIONED = ("ftfy", "regex", "google-re2")
"""Packages whose version may change what a rule does."""


FORMAT = 29
"""Raised when what the cache holds changes."""


def versions() -> dict[str, str]:
    """The versions that, with the rules, decide what happens to a text."""
    import importlib.metadata  # takes 20 ms, and only logs need it

    found = {}
    for package in ("translation-cleanup", *VERSIONED):
        try:
            found[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            found[package] = "none"
    return found


def fingerprint(rules: RuleSet, versions: Mapping[str, str]) -> str:
    """A hash of the content of all rules and lexicons and of the versions that decide what they do."""
    import hashlib  # see `content_hash`

    return hashlib.blake2b(f"{rules.content}{sorted(versions.items())}".encode(), digest_size=8).hexdigest()


def _mark(folders: Sequence[Path], packs: Sequence[Path], cache: Path | None) -> str:
    """A hash of the packs in the folders and of the lexicons beside them."""
    return content_of([*packs, *lexicon_files(folders)], cache)


def open_rules(extra: Sequence[Path] = (), cache: Path | None = None, shipped: Path | None = None) -> RuleSet:
    """The shipped rules, those of installed packs, and those of the folders or files in `extra`, ready to run.

    With `shipped`, a folder that stands for the shipped one, installed packs do not count.
    `cache` is a folder for what was worked out before (JSON, keyed by content; any file in it may be deleted).
    Raises RuleError with every problem of every file.
    """
    folders = [shipped or shipped_folder(), *(() if shipped else installed_folders()), *extra]
    if not all(folder.exists() and (pack_files([folder]) or lexicon_folders([folder])) for folder in folders[1:]):
        loader.load(folders)  # raises, naming those that are missing or empty
    files = pack_files(folders)
    mark = _mark(folders, files, cache)
    known = _read_cache(cache, mark, files)
    if known is not None:
        lexicons = loader.lexicons_of(folders, known.lexicons_in_order, known.lexicon_rows)
        return RuleSet(known.rules(), lexicons, known.entries(), mark, known.warnings, known.ids, known.tables())
    known_plains, known_entries = _shipped(folders, cache) if len(folders) > 1 else ({}, [])
    book = loader.load(folders, known_plains)
    own = {rule.file for rule in book.rules} - known_plains.keys()
    _check(book, own)
    entries = known_entries + [index_entry(rule, book.lexicons) for rule in book.rules[len(known_entries) :]]
    if cache is not None:
        keep(cache, _cache_file(mark), checked.written(book, entries))
    return RuleSet(book.rules, book.lexicons, entries, mark, book.warnings)


def installed_folders() -> list[Path]:
    """The folders of the installed packs. Raises RuleError where one is not there."""
    packs = installed_packs()
    lost = [pack for pack in packs if pack.folder is None]
    if lost:
        raise RuleError(
            [
                Problem(pack.distribution, 1, f"its pack {pack.name!r} names {pack.module}, which is no package folder")
                for pack in lost
            ]
        )
    return [pack.folder for pack in packs if pack.folder is not None]


def _shipped(folders: Sequence[Path], cache: Path | None) -> tuple[dict[str, dict[str, Any]], list[IndexEntry]]:
    """The plain packs and index entries of the first folder, which costs seconds to work out and seldom changes.

    Nothing where further folders have lexicons that stand in for its own: the entries may then be others.
    """
    words = [{file.stem for file in lexicon_files([folder])} for folder in folders]
    if cache is None or any(words[0] & more for more in words[1:]):
        return {}, []
    shipped = folders[:1]
    files = pack_files(shipped)
    mark = _mark(shipped, files, cache)
    known = _read_cache(cache, mark, files)
    if known is None:
        open_rules((), cache, shipped[0])
        known = _read_cache(cache, mark, files)
    if known is None:
        return {}, []
    with contextlib.suppress(OSError):
        (cache / _cache_file(mark)).touch()  # it is the oldest, and must not go
    return known.plains(), list(known.entries())


def _check(book: Rulebook, files: Collection[str]) -> None:
    """Raise RuleError where a rule of one of the files would fail when it runs."""
    from cleanup.find.checks import problems

    found = list(problems(book.rules, book.lexicons, files))
    if found:
        raise RuleError(found)


def _cache_file(mark: str) -> str:
    return f"rules-{FORMAT}-{maker()}-{_detectors()}-{mark}.json"


@functools.cache
def _detectors() -> str:
    """A mark of the detectors' files, which say by what the index looks them up; their times, since that is quick."""
    files = sorted((entry.name, entry.stat()) for entry in os.scandir(Path(__file__).parent / "builtin"))
    known = [(name, stat.st_size, stat.st_mtime_ns) for name, stat in files if name.endswith(".py")]
    return f"{crc32(repr(known).encode()):08x}"


def _read_cache(cache: Path | None, mark: str, files: Sequence[Path]) -> Checked | None:
    """The checked rules, or None where the cache has none that can be used."""
    if cache is None:
        return None
    try:
        with (cache / _cache_file(mark)).open("rb", buffering=0) as file:  # of which a run reads a part: not copied
            return Checked(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), files)
    except (OSError, ValueError):
        return None
