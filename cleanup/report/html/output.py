"""The HTML page as one of the reports of a run."""

from __future__ import annotations

import os
from pathlib import PurePath

from cleanup.io.process import Processed
from cleanup.report.html.model import Report
from cleanup.report.html.page import page
from cleanup.report.outputs import Context, Write
from cleanup.report.summary import Summary


class Html:
    """Collects the documents of a run and writes the page at its end."""

    def __init__(self, write: Write, context: Context) -> None:
        self._write = write
        self._report = Report(context.rules.values(), versions=context.run["versions"])
        self._names: list[str] = []

    def add(self, name: str, processed: Processed) -> None:
        self._names.append(name)
        self._report.take(name, processed)

    def close(self, summary: Summary) -> None:
        self._report.title = f"Report on {_together(self._names)}" if self._names else "Report"
        self._write(page(self._report))


def _together(names: list[str]) -> str:
    """One name for many files: the folder that holds them all, or how many they are."""
    if len(names) == 1:
        return names[0]
    try:
        folder = os.path.commonpath([PurePath(name).parent for name in names])
    except ValueError:  # on several drives
        folder = ""
    return folder or f"{len(names):,} files"
