"""Opens rule folders: from the cache where their content was seen before, else read, checked and cached."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cleanup.find.ruleset import IndexEntry, RuleSet, index_entry
from cleanup.rulebook import loader
from cleanup.rulebook.errors import RuleError
from cleanup.rulebook.loader import Rulebook, content_hash, lexicon_folders, pack_files, shipped_folder

VERSIONED = ("ftfy", "regex", "google-re2")
"""Packages whose version may change what a rule does."""


def versions() -> dict[str, str]:
    """The versions that, with the rules, decide what happens to a text."""
    found = {}
    for package in ("translation-cleanup", *VERSIONED):
        try:
            found[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            found[package] = "none"
    return found


def fingerprint(folders: Sequence[Path]) -> str:
    """A hash of the content of all rules and lexicons and of the versions that decide what they do."""
    words = [file for folder in lexicon_folders(folders) for file in sorted(folder.glob("*.t[xs][tv]"))]
    content = content_hash([*pack_files(folders), *words])
    return hashlib.blake2b(f"{content}{sorted(versions().items())}".encode(), digest_size=8).hexdigest()


def open_rules(extra: Sequence[Path] = (), cache: Path | None = None, shipped: Path | None = None) -> RuleSet:
    """The shipped rules and those of the folders or files in `extra`, ready to run.

    `cache` is a folder for what was worked out before (JSON, keyed by content; any file in it may be deleted).
    Raises RuleError with every problem of every file.
    """
    folders = [shipped or shipped_folder(), *extra]
    missing = [folder for folder in folders if not folder.exists()]
    if missing:
        loader.load(folders)  # raises, naming them
    mark = fingerprint(folders)
    names = [loader.display_name(file) for file in pack_files(folders)]
    known = _read_cache(cache, mark)
    if known is not None and known["names"] == names:
        book = loader.load(folders, dict(zip(names, known["plains"], strict=True)))
        return RuleSet(book.rules, book.lexicons, [IndexEntry(tuple(a), *rest) for a, *rest in known["entries"]], mark)
    book = loader.load(folders)
    _check(book)
    entries = [index_entry(rule, book.lexicons) for rule in book.rules]
    if cache is not None:
        plains = [loader.read_pack(file, name)[0] for file, name in zip(pack_files(folders), names, strict=True)]
        _write_cache(cache, mark, {"names": names, "plains": plains, "entries": entries})
    return RuleSet(book.rules, book.lexicons, entries, mark)


def _check(book: Rulebook) -> None:
    from cleanup.find.checks import problems

    found = list(problems(book.rules, book.lexicons))
    if found:
        raise RuleError(found)


def _read_cache(cache: Path | None, mark: str) -> dict[str, Any] | None:
    if cache is None:
        return None
    try:
        known = json.loads((cache / f"rules-{mark}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return known if isinstance(known, dict) and known.keys() == {"names", "plains", "entries"} else None


def _write_cache(cache: Path, mark: str, known: dict[str, Any]) -> None:
    """Write by rename, so that concurrent runs see all or nothing; a folder that cannot be written is no error."""
    try:
        cache.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=cache, prefix="rules-", suffix=".tmp")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(known, file, ensure_ascii=False, separators=(",", ":"))
        os.replace(name, cache / f"rules-{mark}.json")
    except OSError:
        return
