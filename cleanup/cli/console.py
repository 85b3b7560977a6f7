"""The two streams of a command. Only this module and the commands print."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO, TypeVar

from cleanup.report.visible import visible

if TYPE_CHECKING:
    from cleanup.engine.finding import Edit

T = TypeVar("T")
PATIENCE = 1.0
"""Seconds until a progress bar appears."""


def prepare_streams() -> None:
    """Make both streams UTF-8 with line feeds, whatever the system says, so that a report is the same everywhere."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


class Console:
    """Where a report goes. A reader that has gone (`| head`) does not stop the work."""

    def __init__(self, stream: TextIO | None = None, quiet: bool = False) -> None:
        self.stream = stream or sys.stdout
        self.quiet = quiet
        self.is_terminal = self.stream.isatty()
        self.in_colour = self.is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def write(self, text: str) -> None:
        """Write text as it is (on a terminal with its control characters as pictures), unless quiet."""
        if not self.quiet:
            self._put(visible(text) if self.is_terminal else text)

    def lines(self, lines: Iterable[str]) -> None:
        """Write lines."""
        for line in lines:
            self.write(line + "\n")

    def _put(self, text: str) -> None:
        try:
            self.stream.write(text)
        except BrokenPipeError:
            self._give_up()

    def close(self) -> None:
        """Write out what is buffered."""
        try:
            self.stream.flush()
        except BrokenPipeError:
            self._give_up()

    def _give_up(self) -> None:
        """Send everything to come nowhere."""
        os.dup2(os.open(os.devnull, os.O_WRONLY), self.stream.fileno())

    def diff(self, name: str, text: str, edits: Sequence[Edit]) -> None:
        """Write a diff: in colour on a terminal, else plain."""
        if self.quiet or not edits:
            return
        if self.in_colour:
            self._coloured(name, text, edits)
            return
        from cleanup.report.diff import unified

        for line in unified(name, text, edits):
            self.write(line)

    def _coloured(self, name: str, text: str, edits: Sequence[Edit]) -> None:
        import rich.console

        from cleanup.report.terminal import coloured

        terminal = rich.console.Console(file=self.stream, highlight=False, markup=False, emoji=False)
        for line in coloured(name, text, edits):
            terminal.print(line, soft_wrap=True)


class Failures:
    """Names what could not be read or processed, and counts it."""

    def __init__(self) -> None:
        self.count = 0

    def add(self, name: str, why: str) -> None:
        self.count += 1
        complain(f"{name}: {why}")


def complain(message: str) -> None:
    """Write one line about something that went wrong."""
    text = f"cleanup: {message}\n"
    sys.stderr.write(visible(text) if sys.stderr.isatty() else text)


def with_progress(items: Sequence[T], wanted: bool) -> Iterator[T]:
    """The items, with a progress bar on stderr where a person looks on and it takes a while."""
    if not wanted or len(items) < 2 or not sys.stderr.isatty():
        yield from items
        return
    import time

    begin, waiting = time.monotonic(), iter(items)
    for done, item in enumerate(waiting, 1):
        yield item
        if time.monotonic() - begin > PATIENCE:
            yield from _bar(waiting, done, len(items))


def _bar(items: Iterator[T], done: int, total: int) -> Iterator[T]:
    from rich.console import Console as RichConsole
    from rich.progress import Progress

    with Progress(console=RichConsole(stderr=True), transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("cleaning", total=total, completed=done)
        for item in items:
            yield item
            progress.advance(task)
