"""Workflow commands, which GitHub Actions shows as annotations beside the lines of a change."""

from __future__ import annotations

from cleanup.io.process import Processed
from cleanup.report.findings import quoted
from cleanup.report.outputs import Context, Write
from cleanup.report.places import Region, located
from cleanup.report.summary import Summary

COMMANDS = {"safe": "warning", "unsafe": "warning", "report": "notice"}
WIDTH = 120


class Annotations:
    """One annotation a line."""

    def __init__(self, write: Write, context: Context) -> None:
        self.write, self.context = write, context

    def add(self, name: str, processed: Processed) -> None:
        for record, region, _ in located(name, processed, not self.context.checked):
            message = f"{record['message']} {quoted(record['before'], WIDTH)}"
            if record["after"] is not None:
                message += f" → {quoted(record['after'], WIDTH)}"
            where = ",".join(f"{key}={in_property(str(value))}" for key, value in _where(name, region).items())
            title = in_property(f"{record['rule']} ({record['safety']})")
            self.write(f"::{COMMANDS[record['safety']]} {where},title={title}::{in_message(message)}\n")

    def close(self, summary: Summary) -> None:
        """Nothing more."""


def _where(name: str, region: Region) -> dict[str, object]:
    where: dict[str, object] = {"file": name, "line": region.line}
    if region.column is not None:
        where |= {"endLine": region.end_line}
        if region.end_line == region.line:  # GitHub takes columns within one line only
            where |= {"col": region.column, "endColumn": region.end_column}
    return where


def in_message(text: str) -> str:
    """A text as the message of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def in_property(text: str) -> str:
    """A text as the value of a property of a workflow command."""
    return in_message(text).replace(":", "%3A").replace(",", "%2C")
