"""Where on this machine the tool keeps things: the user's state and cache folders."""

from __future__ import annotations

import os
from pathlib import Path

NAME = "translation-cleanup"
"""The distribution's name; `cleanup` alone belongs to another tool."""


def state_folder() -> Path:
    """Where the edit logs of runs in place are kept; XDG_STATE_HOME is honoured on every system."""
    return _folder("XDG_STATE_HOME", "user_state_dir")


def cache_folder() -> Path:
    """Where checked rules are kept; anything in it may be deleted."""
    return _folder("XDG_CACHE_HOME", "user_cache_dir")


def _folder(variable: str, function: str) -> Path:
    home = os.environ.get(variable, "")
    if Path(home).is_absolute():
        return Path(home) / NAME
    import platformdirs

    return Path(getattr(platformdirs, function)(NAME, appauthor=False))
