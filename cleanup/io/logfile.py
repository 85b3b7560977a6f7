"""Reads an edit log, and refuses one that is not whole and as it was written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cleanup.engine.finding import Edit, Step
from cleanup.io.editlog import SCHEMA, LogError, chained
from cleanup.io.records import as_line
from cleanup.io.splice import Splice
from cleanup.rulebook.model import Safety

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class LoggedFile:
    """All that a log says about one file; `records` are its edits as they stand in the log."""

    facts: Record
    records: tuple[Record, ...]

    @property
    def source(self) -> Path | None:
        """The file that was read, None where it was the standard input."""
        return Path(self.facts["source"]) if self.facts["source"] is not None else None

    @property
    def written(self) -> Path | None:
        """The file that was written, None where none was."""
        return Path(self.facts["written"]) if self.facts["written"] is not None else None

    @property
    def name(self) -> str:
        """What the user called the file; it tells the format."""
        return str(self.records[0]["path"])

    @property
    def settings(self) -> Record | None:
        """The settings under which the file was mended, None where they are those of the run."""
        return self.facts.get("settings")

    @property
    def splices(self) -> tuple[Splice, ...]:
        """The replacements in the file's text, in order."""
        raws = (record.get("raw") or record for record in self.records)
        return tuple(Splice(raw["start"], raw["before"], raw["after"]) for raw in raws)


@dataclass(frozen=True, slots=True)
class Log:
    """A log that was read; `complete` says whether its run came to an end."""

    path: Path
    run: Record
    settings: Record
    complete: bool
    files: tuple[LoggedFile, ...]


def edit_of(record: Record) -> Edit:
    """The edit that a record is."""
    steps = (
        Step(s["rule"], Safety[s["safety"].upper()], s["before"], s["after"], s["message"], s.get("decided", ""))
        for s in record["steps"]
    )
    return Edit(record["start"], record["end"], record["before"], record["after"], tuple(steps))


def read_log(path: Path) -> Log:
    """Read a log. Raises LogError where it is cut off, changed, in another order or of another version.

    The log of a run that was killed is read as far as it tells of whole files; no other file was written.
    """
    try:
        lines = path.read_bytes().decode("utf-8").split("\n")
    except UnicodeDecodeError:
        raise LogError(f"{path}: not an edit log") from None
    except OSError as error:
        raise LogError(f"{path}: {(error.strerror or str(error)).lower()}") from None
    rest = lines.pop()
    if not lines and not rest:
        return Log(path, {}, {}, True, ())
    records = list(_records(path, lines))
    if not records:
        raise LogError(f"{path}: not an edit log, or one that is cut off in its first line")
    total = records[0]["log"]["lines"]
    if total is not None and (total != len(records) or rest):
        raise LogError(f"{path}: {len(records)} of {total} lines are there; the log is cut off or was added to")
    return Log(
        path,
        records[0]["run"],
        records[0]["log"]["settings"],
        total is not None,
        tuple(_files(path, records, whole=total is not None)),
    )


def _records(path: Path, lines: list[str]) -> Iterator[Record]:
    check = ""
    for number, line in enumerate(lines):
        where = f"{path}:{number + 1}"
        try:
            record = json.loads(line)
            schema, said = record["run"]["schema"], record.pop("check", None)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise LogError(f"{where}: not a line of an edit log") from None
        if schema != SCHEMA:
            age = "a newer" if isinstance(schema, int) and schema > SCHEMA else "an older"
            forms = f"form {schema}, this one reads {SCHEMA}"
            raise LogError(f"{where}: written by {age} version of cleanup ({forms}); use that version")
        if record.get("line_of_log") != number:
            raise LogError(f"{where}: another line belongs here; lines are missing or in another order")
        as_written = record | {"log": record["log"] | {"lines": None}} if number == 0 and "log" in record else record
        check = chained(check, as_line(as_written))
        if said != check or ("log" in record) != (number == 0):
            raise LogError(f"{where}: was changed after it was written")
        yield record


def _files(path: Path, records: list[Record], whole: bool) -> Iterator[LoggedFile]:
    at = 0
    while at < len(records):
        facts = records[at]["file"]
        group = records[at : at + facts["edits"]]
        if len(group) < facts["edits"] or any(record["file"] != facts for record in group):
            if whole:
                raise LogError(f"{path}:{at + 1}: not all edits of {facts['source']} are there")
            return
        yield LoggedFile(facts, tuple(_bare(record) for record in group))
        at += len(group)


def _bare(record: Record) -> Record:
    """A record without what only its place in the log says."""
    return {key: value for key, value in record.items() if key not in ("file", "run", "line_of_log", "log")}
