"""What LanguageTool said about a paragraph, kept on disk by a hash of all that decides the answer."""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
import threading
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from cleanup.document.grammar import Match

FILE = "languagetool-1.sqlite"
"""The number is raised when what the file holds changes."""
MOST = 200_000
"""Paragraphs that are kept; the oldest ones go."""


class Cache:
    """Answers by paragraph. A file that cannot be used is no error: then nothing is remembered."""

    def __init__(self, folder: Path | None) -> None:
        self._lock = threading.Lock()
        self._base: sqlite3.Connection | None = None
        if folder is not None:
            with contextlib.suppress(OSError, sqlite3.Error):
                folder.mkdir(parents=True, exist_ok=True)
                self._base = _opened(folder / FILE)

    def known(self, keys: Sequence[bytes]) -> dict[bytes, tuple[Match, ...]]:
        """The answers that are remembered."""
        found: dict[bytes, tuple[Match, ...]] = {}
        with self._lock, contextlib.suppress(sqlite3.Error, ValueError, TypeError):
            for key in keys if self._base is not None else ():
                row = self._base.execute("select answer from answers where key = ?", (key,)).fetchone()  # type: ignore[union-attr]
                if row is not None:
                    found[key] = tuple(_match(*one) for one in json.loads(row[0]))
        return found

    def keep(self, answers: Mapping[bytes, Sequence[Match]]) -> None:
        """Remember answers."""
        if self._base is None:
            return
        rows = [(key, json.dumps([match[:6] for match in matches])) for key, matches in answers.items()]
        with self._lock, contextlib.suppress(sqlite3.Error), self._base:
            self._base.executemany("insert or replace into answers (key, answer) values (?, ?)", rows)
            self._base.execute("delete from answers where rowid <= (select max(rowid) from answers) - ?", (MOST,))

    def close(self) -> None:
        """Let go of the file."""
        if self._base is not None:
            self._base.close()
            self._base = None


def key(paragraph: str, ids: Collection[str], version: str) -> bytes:
    """What an answer is remembered by."""
    facts = json.dumps([version, sorted(ids), paragraph])
    return hashlib.blake2b(facts.encode(), digest_size=16).digest()


def _match(start: int, end: int, id: str, kind: str, message: str, suggestions: list[str]) -> Match:
    return Match(start, end, id, kind, message, tuple(suggestions))


def _opened(file: Path) -> sqlite3.Connection:
    """The database; a file that is none is replaced."""
    try:
        return _connected(file)
    except sqlite3.DatabaseError:
        file.unlink(missing_ok=True)
        return _connected(file)


def _connected(file: Path) -> sqlite3.Connection:
    base = sqlite3.connect(file, timeout=5, check_same_thread=False)
    with base:
        base.execute("create table if not exists answers (key blob unique, answer text not null)")
    return base
