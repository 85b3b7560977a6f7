"""Profiles: settings that belong together, under one name. A profile can do nothing that its settings cannot."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

PROFILES: Mapping[str, Mapping[str, Any]] = {
    # template lines go, also those that only the place or the neighbours give away
    "corpus": {"extend_safe": ("boilerplate",)},
    # somebody's words are somebody's words
    "editor": {"quotations": "report"},
    # aligned text: a line more or less would shift every later pair
    "segments": {"unit": "line", "edges": False},
    # before a commit: judge by safe findings alone, print what changes, keep nothing on the machine, start no server
    "hook": {
        "fail_on": "safe",
        "exit_non_zero_on_fix": True,
        "every_change": True,
        "undo_log": False,
        "force_exclude": True,
        "grammar": False,
    },
}
