"""Where on this machine the tool keeps things: the user's state and cache folders."""

from __future__ import annotations

import os
import sys
from pathlib import Path

NAME = "translation-cleanup"
"""The distribution's name; `cleanup` alone belongs to another tool."""


def state_folder() -> Path:
    """Where the edit logs of runs in place are kept; XDG_STATE_HOME is honoured on every system."""
    return _folder("XDG_STATE_HOME", ".local/state", "user_state_dir")


def cache_folder() -> Path:
    """Where checked rules are kept; anything in it may be deleted."""
    return _folder("XDG_CACHE_HOME", ".cache", "user_cache_dir")


def _folder(variable: str, usual: str, function: str) -> Path:
    named = os.environ.get(variable, "")
    if Path(named).is_absolute():
        return Path(named) / NAME
    home = os.environ.get("HOME", "")
    if sys.platform == "linux" and Path(home).is_absolute():
        return Path(home) / usual / NAME  # as the XDG specification has it; the library takes five milliseconds
    import platformdirs

    return Path(getattr(platformdirs, function)(NAME, appauthor=False))
