"""Cleaners for tests: the checked rules are kept, since working them out anew takes seconds each time."""

import functools
import tempfile
from pathlib import Path

from cleanup import Cleaner

RULES = Path(__file__).parent / "cli" / "rules"


@functools.cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="cleanup-rules-")


def cleaner(**how: object) -> Cleaner:
    """A cleaner with these settings."""
    return Cleaner(cache=Path(_folder().name), **how)  # type: ignore[arg-type]
