"""Reports for other programs and for reading later, each made file by file as a run goes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from cleanup.io.process import Processed
from cleanup.io.records import as_line, edit_records, finding_records
from cleanup.report.summary import Summary
from cleanup.rulebook.model import Rule

Write = Callable[[str], None]
SCHEMA = 1
"""The version of the JSON report's form."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a report may say of the run beside its files."""

    rules: Mapping[str, Rule]
    run: Mapping[str, Any]
    """Fingerprint and versions."""
    checked: bool
    """Whether the run only looks: then all findings are reported, else the edits."""


class Output(Protocol):
    """A report that is being written."""

    def add(self, name: str, processed: Processed) -> None:
        """Take up one file, as the user named it."""
        ...

    def close(self, summary: Summary) -> None:
        """Write the end."""
        ...


def records(name: str, processed: Processed, context: Context) -> Iterator[dict[str, Any]]:
    """The records of a file that a report has: its edits, or all that was found."""
    for cleaned in processed.texts:
        result = cleaned.result
        if context.checked:
            yield from finding_records(name, cleaned.source, (*result.edits, *result.findings))
        else:
            yield from edit_records(name, cleaned.source, result.edits)


class JsonLines:
    """One record a line."""

    def __init__(self, write: Write, context: Context) -> None:
        self.write, self.context = write, context

    def add(self, name: str, processed: Processed) -> None:
        for record in records(name, processed, self.context):
            self.write(as_line(record))

    def close(self, summary: Summary) -> None:
        """Nothing more."""


class Json:
    """One JSON object with all records and the summary; written as the run goes, a record a line."""

    def __init__(self, write: Write, context: Context) -> None:
        self.write, self.context, self.begun = write, context, False

    def add(self, name: str, processed: Processed) -> None:
        for record in records(name, processed, self.context):
            self._begin()
            self.write(as_line(record).rstrip("\n"))

    def _begin(self) -> None:
        head = {
            "schema": SCHEMA,
            "fingerprint": self.context.run["fingerprint"],
            "versions": self.context.run["versions"],
        }
        self.write(",\n" if self.begun else as_line(head).rstrip("}\n") + '}, "records": [\n')
        self.begun = True

    def close(self, summary: Summary) -> None:
        if not self.begun:
            self._begin()
        self.write('\n], "summary": ' + json.dumps(summary.as_dict()) + "}\n")


def output_of(format: str, write: Write, context: Context) -> Output:
    """The report in a format: jsonl, json, sarif, github, markdown or html."""
    if format == "sarif":
        from cleanup.report.sarif import Sarif

        return Sarif(write, context)
    if format == "github":
        from cleanup.report.github import Annotations

        return Annotations(write, context)
    if format == "html":
        from cleanup.report.html.output import Html

        return Html(write, context)
    if format == "markdown":
        from cleanup.report.markdown import Markdown

        return Markdown(write, context)
    return Json(write, context) if format == "json" else JsonLines(write, context)


BY_SUFFIX = {".jsonl": "jsonl", ".json": "json", ".sarif": "sarif", ".md": "markdown", ".html": "html"}


def format_of(path: Path) -> str:
    """The format that a report file's name asks for. Raises ValueError."""
    try:
        return BY_SUFFIX[path.suffix.lower()]
    except KeyError:
        raise ValueError(f"{path}: the name of a report ends with {', '.join(BY_SUFFIX)}") from None
