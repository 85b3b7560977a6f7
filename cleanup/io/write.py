"""Writes a file so that at every moment either the old or the new one is there, whole."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path


def replace_file(path: Path, data: bytes) -> None:
    """Write by temporary file and rename. A symlink stays one: what it leads to is replaced; mode bits are kept."""
    target = path.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".cleanup-", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            _adopt(file.fileno(), target)
            os.fsync(file.fileno())
        os.replace(name, target)  # noqa: PTH105  # as atomic as it gets, by name
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _adopt(descriptor: int, target: Path) -> None:
    """Give the new file the old one's mode bits and, where that is allowed, its owner."""
    try:
        old = target.stat()
    except FileNotFoundError:
        umask = os.umask(0)
        os.umask(umask)
        if hasattr(os, "fchmod"):
            os.fchmod(descriptor, 0o666 & ~umask)
        return
    if hasattr(os, "fchown"):
        with contextlib.suppress(OSError):
            os.fchown(descriptor, old.st_uid, old.st_gid)
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, stat.S_IMODE(old.st_mode))


def _sync_folder(folder: Path) -> None:
    """Make the rename last; where folders cannot be synced (Windows) it lasts without."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
