"""`cleanup stats`: one report of many edit logs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class StatsFormat(StrEnum):
    """How the figures are written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def stats(
    logs: Annotated[list[Path], typer.Argument(metavar="LOG…", help="Edit logs, for example one of each shard.")],
    format: Annotated[StatsFormat, typer.Option("--format", help="text, json or markdown.")] = StatsFormat.TEXT,
) -> None:
    """Add up edit logs: edits by category, rule and file, and the most frequent corrections.

    A log that cannot be read is named, and nothing is added up (status 2).
    """
    import json

    from cleanup.cli.console import Console, complain
    from cleanup.cli.settings import UsageError
    from cleanup.io.editlog import LogError
    from cleanup.io.logfile import edit_of, read_log
    from cleanup.report.findings import place
    from cleanup.report.markdown import summary_lines
    from cleanup.report.summary import Summary, count_of, frequent_pairs, rules_table

    summary, fingerprints = Summary(), set[str]()
    for path in logs:
        try:
            log = read_log(path)
        except LogError as error:
            raise UsageError(str(error)) from None
        if not log.complete:
            complain(f"warning: {path}: the run did not come to its end")
        fingerprints |= {log.run["fingerprint"]} if log.run else set()
        for file in log.files:
            summary.changed_files += 1
            summary.by_file[file.name] += len(file.records)
            summary.add_edits((place(record), edit_of(record)) for record in file.records)
    if len(fingerprints) > 1:
        complain("warning: the logs are of runs with different rules or versions")
    console = Console()
    if format is StatsFormat.JSON:
        console.write(json.dumps(summary.as_dict()) + "\n")
    elif format is StatsFormat.MARKDOWN:
        console.lines(summary_lines(summary))
    else:
        for block in (frequent_pairs(summary), rules_table(summary)):
            console.lines([*block, ""] if block else [])
        of = f"{count_of(len(summary.by_file), 'file')}, {count_of(len(logs), 'log')}"
        console.write(f"{count_of(summary.edits, 'edit')} in {of}\n")
    console.close()
