"""Opens rule folders: from the cache where their content was seen before, else read, checked and cached."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import regex

from cleanup.find.ruleset import IndexEntry, RuleSet, as_entry, index_entry
from cleanup.rulebook import loader
from cleanup.rulebook.errors import RuleError
from cleanup.rulebook.loader import Rulebook, content_hash, lexicon_folders, pack_files, shipped_folder

VERSIONED = ("ftfy", "regex", "google-re2")
"""Packages whose version may change what a rule does."""


FORMAT = 4
"""Raised when what the cache holds changes."""
KEPT = 6
"""Cache files that are kept; older ones go."""


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
    return hashlib.blake2b(f"{rules.content}{sorted(versions.items())}".encode(), digest_size=8).hexdigest()


def content_of(folders: Sequence[Path]) -> str:
    """A hash of all packs and lexicons."""
    words = [file for folder in lexicon_folders(folders) for file in sorted(folder.glob("*.t[xs][tv]"))]
    return content_hash([*pack_files(folders), *words])


def open_rules(extra: Sequence[Path] = (), cache: Path | None = None, shipped: Path | None = None) -> RuleSet:
    """The shipped rules and those of the folders or files in `extra`, ready to run.

    `cache` is a folder for what was worked out before (JSON, keyed by content; any file in it may be deleted).
    Raises RuleError with every problem of every file.
    """
    folders = [shipped or shipped_folder(), *extra]
    if not all(folder.exists() for folder in folders):
        loader.load(folders)  # raises, naming the missing ones
    mark = content_of(folders)
    names = [loader.display_name(file) for file in pack_files(folders)]
    known = _read_cache(cache, mark, names)
    if known is not None:
        plains, entries = known
        book = loader.load(folders, dict(zip(names, plains, strict=True)))
        return RuleSet(book.rules, book.lexicons, entries, mark, book.warnings)
    book = loader.load(folders)
    _check(book)
    entries = [index_entry(rule, book.lexicons) for rule in book.rules]
    if cache is not None:
        plains = [loader.read_pack(file, name)[0] for file, name in zip(pack_files(folders), names, strict=True)]
        _write_cache(cache, mark, {"names": names, "plains": plains, "entries": entries})
    return RuleSet(book.rules, book.lexicons, entries, mark, book.warnings)


def _check(book: Rulebook) -> None:
    from cleanup.find.checks import problems

    found = list(problems(book.rules, book.lexicons))
    if found:
        raise RuleError(found)


def _cache_file(cache: Path, mark: str) -> Path:
    return cache / f"rules-{FORMAT}-{regex.__version__}-{mark}.json"


def _read_cache(
    cache: Path | None, mark: str, names: list[str]
) -> tuple[list[dict[str, Any]], list[IndexEntry]] | None:
    """The plain packs and the index entries, or None where the cache has none that can be used."""
    if cache is None:
        return None
    try:
        known = json.loads(_cache_file(cache, mark).read_text(encoding="utf-8"))
        if known["names"] != names:
            return None
        return known["plains"], [as_entry(row) for row in known["entries"]]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write_cache(cache: Path, mark: str, known: dict[str, Any]) -> None:
    """Write by rename, so that concurrent runs see all or nothing; a folder that cannot be written is no error."""
    try:
        cache.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=cache, prefix="rules-", suffix=".tmp")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(known, file, ensure_ascii=False, separators=(",", ":"))
        Path(name).replace(_cache_file(cache, mark))
        for old in sorted(cache.glob("rules-*.json"), key=lambda file: file.stat().st_mtime)[:-KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return
