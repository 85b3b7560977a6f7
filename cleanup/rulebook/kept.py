"""Files in the cache folder: written whole, and only so many of a kind."""

from __future__ import annotations

import os
from pathlib import Path

KEPT = 6
"""Files of a kind that are kept; older ones go."""


def keep(cache: Path, name: str, content: bytes) -> None:
    """Write the file KIND-…SUFFIX of a cache folder by rename, so that concurrent runs see all or nothing.

    A folder that cannot be written is no error.
    """
    kind, suffix = name.partition("-")[0], Path(name).suffix
    try:
        import tempfile  # only needed where the cache has nothing

        cache.mkdir(parents=True, exist_ok=True)
        handle, made = tempfile.mkstemp(dir=cache, prefix=f"{kind}-", suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(made).replace(cache / name)
        for old in sorted(cache.glob(f"{kind}-*{suffix}"), key=lambda file: file.stat().st_mtime)[:-KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return
