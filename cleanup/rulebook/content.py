"""The content of rule files as one hash, worked out anew only where a file was written since."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from zlib import crc32

from cleanup.rulebook.kept import keep

SETTLED = 3_000_000_000
"""Nanoseconds after which another write shows in the times of a file, on any file system (git's "racy" files)."""


def content_of(files: Sequence[Path], cache: Path | None) -> str:
    """A hash of the names and contents of files, in their order.

    `cache` is a folder in which the hash is kept, with the size, the times and the number of each file. Raises OSError
    where a file cannot be read.
    """
    if cache is None:
        return content_hash(files)
    stats = [[str(file), *_stats(file)] for file in files]
    record = f"content-{crc32(repr([name for name, *_ in stats]).encode()):08x}.json"
    known = _known(cache / record, stats)
    if known is None:
        at, known = time.time_ns(), content_hash(files)
        keep(cache, record, json.dumps({"at": at, "files": stats, "hash": known}).encode())
    return known


def content_hash(files: Iterable[Path]) -> str:
    """One hash of the names and contents of files. Raises OSError where one cannot be read."""
    import hashlib  # takes three milliseconds, and a start with a warm cache does without

    digest = hashlib.blake2b(digest_size=16)
    for file in files:
        data = file.read_bytes()
        digest.update(f"{file.name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


def _stats(file: Path) -> tuple[int, int, int, int]:
    found = file.stat()
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _known(record: Path, stats: Sequence[Sequence[object]]) -> str | None:
    """The hash of files that stand as they stood when it was kept, and for some time before."""
    try:
        kept = json.loads(record.read_bytes())
        settled = max((max(times) for _, _, *times, _ in kept["files"]), default=0) < kept["at"] - SETTLED
        return str(kept["hash"]) if settled and kept["files"] == stats else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
