"""Findings and edits as records: the flat form in which other programs read them, and the edit log keeps them."""

from __future__ import annotations

import bisect
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cleanup.engine.finding import Edit, Finding
from cleanup.io.formats import Text
from cleanup.lazy.patterns import lazily_re

LINE_END = lazily_re(r"\r\n|\r|\n")
UNSAFE_IN_LINES = lazily_re("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What some readers take for the end of a line, and what UTF-8 cannot hold."""


class Places:
    """Line and column, both from 1, of the offsets of a text."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in LINE_END.finditer(text))]

    def of(self, offset: int) -> tuple[int, int]:
        """The line and the column of a code point."""
        line = bisect.bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def edit_records(path: str, source: Text, edits: Iterable[Edit]) -> Iterator[dict[str, Any]]:
    """One record for each edit of a text."""
    places = Places(source.text)
    for edit in edits:
        yield _record(path, source, edit, places) | {
            "steps": [
                {
                    "rule": step.rule,
                    "category": step.category,
                    "safety": str(step.safety),
                    "before": step.before,
                    "after": step.after,
                    "message": step.message,
                    **({"decided": step.decided} if step.decided else {}),
                }
                for step in edit.steps
            ]
        }


def finding_records(path: str, source: Text, findings: Iterable[Finding | Edit]) -> Iterator[dict[str, Any]]:
    """One record for each finding of a text, in text order; an edit counts as the finding that it mends."""
    places = Places(source.text)
    for finding in sorted(findings, key=lambda f: (f.start, f.end, f.rule)):
        record = _record(path, source, finding, places)
        if isinstance(finding, Finding) and finding.shadowed_by:
            record["shadowed_by"] = finding.shadowed_by
        yield record


def _record(path: str, source: Text, found: Edit | Finding, places: Places) -> dict[str, Any]:
    line, column = places.of(found.start)
    return {
        "path": path,
        "record": source.record,
        "record_id": source.record_id,
        "field": source.field,
        "rule": found.rule,
        "category": found.category,
        "safety": str(found.safety),
        "start": found.start,
        "end": found.end,
        "line": line,
        "column": column,
        "before": found.before,
        "after": found.after,
        "message": found.message,
        "in_quote": found.in_quote,
    }


def as_line(record: Mapping[str, Any]) -> str:
    """A record as one line of JSON, its end included, that holds no character which could be taken for a line end."""
    text = json.dumps(record, ensure_ascii=False)
    return UNSAFE_IN_LINES.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n"
