"""Takes the edits of a log back, file by file and byte for byte."""

from __future__ import annotations

import enum
from pathlib import Path

from cleanup.io.discover import reason
from cleanup.io.editlog import LoggedFile, digest
from cleanup.io.splice import apply, inverse
from cleanup.io.write import replace_file


class Outcome(enum.Enum):
    """What became of a file."""

    RESTORED = "restored"
    ALREADY = "is already as it was before"


class RevertError(Exception):
    """A file that is left as it is, and why."""


def revert(logged: LoggedFile) -> Outcome:
    """Give a file the bytes that it had before the run. Raises RevertError and leaves it where that is unsure."""
    path: Path = logged.path
    try:
        data = path.read_bytes()
    except OSError as error:
        raise RevertError(reason(error)) from None
    if digest(data) == logged.before:
        return Outcome.ALREADY
    if digest(data) != logged.after:
        raise RevertError("changed since the run; left as it is")
    try:
        text = data.decode(logged.encoding)
        original = apply(text, inverse(logged.splices)).encode(logged.encoding)
    except (UnicodeError, LookupError, ValueError):
        raise RevertError("the log does not fit the file; left as it is") from None
    if digest(original) != logged.before:
        raise RevertError("the log does not give the original bytes; left as it is")
    try:
        replace_file(path, original)
    except OSError as error:
        raise RevertError(f"cannot be written: {reason(error)}") from None
    return Outcome.RESTORED
