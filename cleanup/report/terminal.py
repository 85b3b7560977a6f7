"""The diff in colour, with the changed words marked. Needs rich, so only a terminal imports it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from cleanup.engine.finding import Edit
from cleanup.report.diff import DiffLine, excerpt, hunks
from cleanup.report.visible import visible

LINE_STYLE = {"-": "red", "+": "green", " ": "dim"}
MARK_STYLE = {"-": "bold white on red", "+": "bold white on green"}


def coloured(name: str, text: str, edits: Sequence[Edit]) -> Iterator[Text]:
    """The lines of the diff as rich texts."""
    if not edits:
        return
    yield Text(f"--- {visible(name)}", "bold")
    yield Text(f"+++ {visible(name)}", "bold")
    for hunk in hunks(text, edits):
        ranges, _, rules = hunk.header.rpartition("@@ ")
        yield Text.assemble((f"{ranges}@@ ", "cyan"), (rules, "magenta"))
        yield from map(_line, map(excerpt, hunk.lines))


def _line(line: DiffLine) -> Text:
    text = line.text.removesuffix("\n").removesuffix("\r")
    shown = Text(line.kind + visible(text), LINE_STYLE[line.kind])
    for start, end in line.marks:
        shown.stylize(MARK_STYLE.get(line.kind, ""), start + 1, min(end, len(text)) + 1)
    return shown
