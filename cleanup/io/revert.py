"""Takes the edits of a log back, file by file and byte for byte."""

from __future__ import annotations

import enum
from pathlib import Path

from cleanup.io.discover import reason
from cleanup.io.editlog import digest
from cleanup.io.logfile import LoggedFile
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
    path = logged.written
    assert path is not None
    data = read_bytes(path)
    if digest(data) == logged.facts["before"]:
        return Outcome.ALREADY
    write_bytes(path, original_of(logged, data))
    return Outcome.RESTORED


def original_of(logged: LoggedFile, data: bytes) -> bytes:
    """The bytes that a file had before the run, given those that it has. Raises RevertError."""
    if digest(data) == logged.facts["before"]:
        return data
    if digest(data) != logged.facts["after"]:
        raise RevertError("changed since the run; left as it is")
    try:
        encoding = logged.facts["encoding"]
        original = apply(data.decode(encoding), inverse(logged.splices)).encode(encoding)
    except (UnicodeError, LookupError, ValueError):
        raise RevertError("the log does not fit the file; left as it is") from None
    if digest(original) != logged.facts["before"]:
        raise RevertError("the log does not give the original bytes; left as it is")
    return original


def rebuilt(logged: LoggedFile, original: bytes) -> bytes:
    """The bytes that the run gave a file, from its original bytes and the log alone. Raises RevertError."""
    encoding = logged.facts["encoding"]
    try:
        after = apply(original.decode(encoding), logged.splices).encode(encoding)
    except (UnicodeError, LookupError, ValueError):
        raise RevertError("the log does not fit the file") from None
    if digest(after) != logged.facts["after"]:
        raise RevertError("the log does not give the bytes of the run")
    return after


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises RevertError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise RevertError(reason(error)) from None


def write_bytes(path: Path, data: bytes) -> None:
    """Replace a file, its mode kept. Raises RevertError."""
    try:
        replace_file(path, data)
    except OSError as error:
        raise RevertError(f"cannot be written: {reason(error)}") from None
