"""Writes the edit log: one line of JSON an edit, with all that is needed to take it back or to do it again.

Every line carries its number and a check of itself and all before it, the first one the settings of the run and, once
the run has ended, how many lines there are. So a reader notices what was cut, moved or changed; `logfile` reads it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from cleanup.io.discover import EDIT_LOG
from cleanup.io.folders import state_folder
from cleanup.io.process import Processed
from cleanup.io.records import as_line, edit_records
from cleanup.io.splice import Splice

SCHEMA = 3
"""The version of the log's form; a reader refuses any other."""
SUFFIX, DONE = ".jsonl", ".reverted"
OPEN = '"lines": null'
"""Stands in the first line until the log is closed, with room for a number behind it."""
ROOM = 12


class LogError(Exception):
    """An edit log that cannot be written or read."""


def digest(data: bytes) -> str:
    """The hash by which the log knows a file's content."""
    import hashlib  # a filter has no log and does without

    return hashlib.sha256(data).hexdigest()


def chained(before: str, line: str) -> str:
    """The check of a line (as it is without its check), given that of the line before it."""
    import hashlib

    return hashlib.sha256((before + line).encode()).hexdigest()[:32]


def run_facts(fingerprint: str, versions: Mapping[str, str]) -> dict[str, Any]:
    """What every line says about the run: with the same facts and settings the same text has the same edits."""
    return {"schema": SCHEMA, "fingerprint": fingerprint, "versions": dict(versions)}


def file_facts(source: Path | None, written: Path | None, processed: Processed, edits: int) -> dict[str, Any]:
    """What every line says about the file: where it was read and written, as what, and its bytes before and after."""
    return {
        "source": str(source.absolute()) if source is not None else None,
        "written": str(written.absolute()) if written is not None else None,
        "kind": processed.kind,
        "encoding": processed.encoding,
        "before": digest(processed.before),
        "after": digest(processed.after),
        "edits": edits,
    }


class EditLog:
    """Writes a log; the file comes into being with the first edit, or at once where it was asked for by name."""

    def __init__(
        self, path: Path, run: Mapping[str, Any], settings: Mapping[str, Any], *, at_once: bool = False
    ) -> None:
        self.path = path
        self._run, self._settings = dict(run), dict(settings)
        self._file: BinaryIO | None = None
        self._lines, self._check, self._open_at = 0, "", 0
        if at_once:
            self._open()

    @classmethod
    def of_run_in_place(cls, run: Mapping[str, Any], settings: Mapping[str, Any]) -> Self:
        """The log of a run in place, in the user's state folder."""
        now = time.time_ns()
        stamp = time.strftime("%Y%m%dT%H%M%S", time.gmtime(now // 10**9))
        return cls(runs_folder() / f"{stamp}.{now % 10**9:09d}-{os.getpid()}{SUFFIX}", run, settings)

    @classmethod
    def beside(cls, output: Path, run: Mapping[str, Any], settings: Mapping[str, Any]) -> Self:
        """The log of a run into an output folder: beside it, and never over an older log."""
        output, number = output.resolve(), 1
        while (path := output.with_name(f"{output.name}{f'-{number}' * (number > 1)}{EDIT_LOG}")).exists():
            number += 1
        return cls(path, run, settings)

    def _open(self) -> BinaryIO:
        if self._file is None:
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._file = self.path.open("wb")
            except OSError as error:
                raise self._unwritable(error) from None
        return self._file

    def _unwritable(self, error: OSError) -> LogError:
        return LogError(f"{self.path}: the edit log cannot be written: {error.strerror}")

    @property
    def begun(self) -> bool:
        """Whether the log's file exists."""
        return self._file is not None

    def add(
        self,
        shown: str,
        processed: Processed,
        written: Path | None,
        source: Path | None,
        settings: Mapping[str, Any] | None = None,
    ) -> None:
        """Log the edits of one file, and have them on the disk before this returns.

        `shown` is how the user named the file, `source` the file that was read, None where it was the standard input,
        and `written` the file that is to be written, None where none is. `settings` are those of this very file; they
        are kept where they are not those of the run.
        """
        records = [
            record | _raw(record, splice)
            for cleaned in processed.texts
            for record, splice in zip(
                edit_records(shown, cleaned.source, cleaned.result.edits), cleaned.splices, strict=True
            )
        ]
        facts = file_facts(source, written, processed, len(records))
        if settings is not None and settings != self._settings:
            facts["settings"] = dict(settings)
        self.add_records(facts, records)

    def add_records(self, file: Mapping[str, Any], records: Iterable[Mapping[str, Any]]) -> None:
        """Log the records of one file, as `add` does."""
        text = "".join(self._line({**record, "file": dict(file), "run": self._run}) for record in records)
        if not text:
            return
        stream = self._open()
        try:
            stream.write(text.encode())
            stream.flush()
            os.fsync(stream.fileno())
        except OSError as error:
            raise self._unwritable(error) from None

    def _line(self, record: dict[str, Any]) -> str:
        record["line_of_log"] = self._lines
        if not self._lines:
            record["log"] = {"settings": self._settings, "lines": None}
        self._check = chained(self._check, as_line(record))
        line = as_line(record | {"check": self._check})
        if not self._lines:
            at = line.rindex(OPEN) + len(OPEN)
            self._open_at = len(line[:at].encode()) - len("null")
            line = line[:at] + " " * ROOM + line[at:]
        self._lines += 1
        return line

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is None:
            return
        if kind is None and self._lines and self._file.seekable():
            self._file.seek(self._open_at)
            self._file.write(str(self._lines).ljust(len("null")).encode())
        self._file.close()


def _raw(record: Mapping[str, Any], splice: Splice) -> dict[str, Any]:
    """The replacement in the file, where it is another than the one in the text."""
    if splice == (record["start"], record["before"], record["after"]):
        return {}
    return {"raw": splice._asdict()}


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
