"""Where a finding lies in its file, as other programs count: a byte order mark is no character."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from cleanup.engine.finding import Edit, Finding
from cleanup.io.encoding import BOMS
from cleanup.io.process import Cleaned, Processed
from cleanup.io.records import Places, finding_records


class Region(NamedTuple):
    """From a line and column to another, all from 1, the end column exclusive; of a record only its line is told."""

    line: int
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None


class Offset(NamedTuple):
    """A replacement in the file's text: code points from its beginning."""

    start: int
    length: int
    after: str


class Located(NamedTuple):
    """A finding's record with its region, and its replacement in the file where there is one."""

    record: Mapping[str, Any]
    region: Region
    offset: Offset | None


def located(name: str, processed: Processed, edits_only: bool) -> Iterator[Located]:
    """The findings of a file, in the order of its texts."""
    mark = int(any(processed.before.startswith(bom) for bom, _ in BOMS))
    for cleaned in processed.texts:
        yield from _of_text(name, cleaned, edits_only, mark)


def _of_text(name: str, cleaned: Cleaned, edits_only: bool, mark: int) -> Iterator[Located]:
    source, result = cleaned.source, cleaned.result
    places = Places(source.text)
    splices = {
        (edit.start, edit.end, edit.rule): Offset(splice.start - mark, len(splice.before), splice.after)
        for edit, splice in zip(result.edits, cleaned.splices, strict=True)
    }
    found: list[Edit | Finding] = [*result.edits, *(() if edits_only else result.findings)]
    for record in finding_records(name, source, found):
        if "shadowed_by" in record:
            continue
        start, end, after = record["start"], record["end"], record["after"]
        offset = splices.get((start, end, record["rule"]))
        if source.record is not None:
            yield Located(record, Region(source.record + 1), offset)
            continue
        if offset is None and after is not None:
            offset = Offset(start - mark, end - start, after)
        (line, column), (end_line, end_column) = places.of(start), places.of(end)
        region = Region(line, column - mark * (line == 1), end_line, end_column - mark * (end_line == 1))
        yield Located(record, region, offset)
