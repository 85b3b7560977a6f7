"""The edit log: one line of JSON an edit, with all that is needed to take it back.

Every line stands for itself (file, hashes, versions), so that logs may be cut, merged and read line by line.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO

from cleanup.io.folders import state_folder
from cleanup.io.process import Processed
from cleanup.io.records import as_line, edit_records
from cleanup.io.splice import Splice

SCHEMA = 1
"""The version of the log's form; a reader refuses what is newer."""
SUFFIX, DONE = ".jsonl", ".reverted"


class LogError(Exception):
    """An edit log that cannot be written or read."""


def digest(data: bytes) -> str:
    """The hash by which the log knows a file's content."""
    return hashlib.sha256(data).hexdigest()


def run_facts(fingerprint: str, versions: Mapping[str, str]) -> dict[str, Any]:
    """What every line says about the run: with the same facts the same text has the same edits."""
    return {"schema": SCHEMA, "fingerprint": fingerprint, "versions": dict(versions)}


class EditLog:
    """Writes a log; the file comes into being with the first edit, or at once where it was asked for by name."""

    def __init__(self, path: Path, run: Mapping[str, Any], *, at_once: bool = False) -> None:
        self.path = path
        self._run = dict(run)
        self._file: TextIO | None = None
        if at_once:
            self._open()

    @classmethod
    def of_run_in_place(cls, run: Mapping[str, Any]) -> Self:
        """The log of a run in place, in the user's state folder."""
        now = time.time_ns()
        stamp = time.strftime("%Y%m%dT%H%M%S", time.gmtime(now // 10**9))
        return cls(runs_folder() / f"{stamp}.{now % 10**9:09d}-{os.getpid()}{SUFFIX}", run)

    def _open(self) -> TextIO:
        if self._file is None:
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._file = self.path.open("w", encoding="utf-8", newline="\n")
            except OSError as error:
                raise LogError(f"{self.path}: the edit log cannot be written: {error.strerror}") from None
        return self._file

    @property
    def begun(self) -> bool:
        """Whether the log's file exists."""
        return self._file is not None

    def add(self, shown: str, processed: Processed, written: Path | None) -> None:
        """Log the edits of one file, and have them on the disk before this returns.

        `shown` is how the user named the file, `written` the file that is to be written, None where none is.
        """
        target = None
        if written is not None:
            target = {
                "path": str(written.absolute()),
                "encoding": processed.encoding,
                "before": digest(processed.before),
                "after": digest(processed.after),
            }
        lines = [
            as_line(record | _raw(record, splice) | {"file": target, "run": self._run})
            for cleaned in processed.texts
            for record, splice in zip(
                edit_records(shown, cleaned.source, cleaned.result.edits), cleaned.splices, strict=True
            )
        ]
        if not lines:
            return
        file = self._open()
        try:
            file.write("".join(lines))
            file.flush()
            os.fsync(file.fileno())
        except OSError as error:
            raise LogError(f"{self.path}: the edit log cannot be written: {error.strerror}") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()


def _raw(record: Mapping[str, Any], splice: Splice) -> dict[str, Any]:
    """The replacement in the file, where it is another than the one in the text."""
    if splice == (record["start"], record["before"], record["after"]):
        return {}
    return {"raw": splice._asdict()}


@dataclass(frozen=True, slots=True)
class LoggedFile:
    """All that a log says about one file."""

    path: Path
    encoding: str
    before: str
    after: str
    splices: tuple[Splice, ...]


def runs_folder() -> Path:
    """Where the logs of runs in place lie; their names sort by time."""
    return state_folder() / "runs"


def last_log() -> Path | None:
    """The log of the last run in place that was not taken back yet."""
    folder = runs_folder()
    logs = sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else []
    return logs[-1] if logs else None


def mark_reverted(log: Path) -> None:
    """Put a log out of the reach of `last_log`; it is kept."""
    if log.parent == runs_folder():
        log.rename(log.with_name(log.name + DONE))


def read_log(log: Path) -> list[LoggedFile]:
    """The files of a log, in the order in which they were written. Raises LogError."""
    try:
        lines = log.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError:
        raise LogError(f"{log}: not an edit log") from None
    except OSError as error:
        raise LogError(f"{log}: {(error.strerror or str(error)).lower()}") from None
    files: dict[tuple[str, str], tuple[dict[str, str], list[Splice]]] = {}
    for number, line in enumerate(lines, 1):
        if not line:
            continue
        try:
            record = json.loads(line)
            schema, target = record["run"]["schema"], record["file"]
            raw = record.get("raw") or record
            splice = Splice(int(raw["start"]), str(raw["before"]), str(raw["after"]))
            key = None if target is None else (str(target["path"]), str(target["before"]))
        except (ValueError, KeyError, TypeError, AttributeError):
            raise LogError(f"{log}:{number}: not a line of an edit log") from None
        if schema > SCHEMA:
            raise LogError(f"{log}:{number}: written by a newer version of cleanup (schema {schema})")
        if key is not None:
            files.setdefault(key, (target, []))[1].append(splice)
    return [
        LoggedFile(Path(t["path"]), t["encoding"], t["before"], t["after"], tuple(sorted(splices)))
        for t, splices in files.values()
    ]
