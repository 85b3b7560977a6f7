"""What happens while `cleanup review` runs: the page is served, and at the end the files are written."""

from __future__ import annotations

import contextlib
import threading
import webbrowser
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from cleanup.cleaner import Cleaner
from cleanup.cli.console import Console
from cleanup.cli.fixing import Fix
from cleanup.cli.options import OutputFormat
from cleanup.cli.session import Session
from cleanup.cli.settings import UsageError
from cleanup.config.resolve import Configuration
from cleanup.decisions.model import Decision
from cleanup.io.editlog import digest, last_log
from cleanup.io.process import Fixer, Processed
from cleanup.report.html.model import Report
from cleanup.report.html.page import page
from cleanup.report.summary import count_of
from cleanup.review.approve import OnlyApproved
from cleanup.review.desk import Desk
from cleanup.review.server import Server

LIMIT = 60_000_000
"""Bytes of data that a browser is given at once; a file beyond that is left for another review."""


class Reviewed(Session):
    """A session over files that were reviewed: one that is another now is not touched."""

    def __init__(
        self,
        configuration: Configuration,
        decisions: Sequence[Decision],
        digests: Mapping[Path, str],
        only_approved: bool,
    ) -> None:
        """`digests` say what was in the files; `only_approved` leaves out what nobody decided on."""
        super().__init__(configuration, decisions=decisions)
        self.digests = digests
        self.only_approved = only_approved
        self.failures: list[tuple[str, str]] = []

    def fail(self, name: str, why: str) -> None:
        """Name a document that could not be processed, also to the page."""
        self.failures.append((name, why))
        super().fail(name, why)

    def read(self, file: Path) -> bytes | None:
        """The bytes that were reviewed, None where they are no longer there."""
        data = super().read(file)
        if data is not None and digest(data) != self.digests[file]:
            self.fail(str(file), "changed since the review began; left as it is")
            return None
        return data

    def process(self, data: bytes, name: str, fixer: Callable[[Cleaner], Fixer] | None = None) -> Processed | None:
        """The same with what was decided only, where that is wanted."""
        return super().process(data, name, OnlyApproved if self.only_approved else fixer)


class Review:
    """One run of the command; `file` is where decisions are read and saved. Raises DecisionError for a broken file."""

    def __init__(self, configuration: Configuration, file: Path) -> None:
        self.configuration = configuration
        self.desk = Desk(file)
        self.session = Session(configuration, decisions=())
        self.digests: dict[Path, str] = {}
        """The files under review, and what was in them."""

    def run(self, paths: list[Path], port: int, browser: bool) -> int:
        """Serve the page until the decisions are applied or the user breaks off; the exit status."""
        report = self._report(paths)
        if report.is_empty:
            self._say(f"nothing to review in {count_of(report.looked_at, 'document')}")
            return 3 if self.session.failed else 0
        live = {"file": str(self.desk.path), "wide": self.desk.wide()}
        posts = {"decide": self.desk.decide, "apply": self._apply}
        try:
            server = Server(page(report, live=live), posts, "apply", port)
        except OSError as error:
            raise UsageError(f"--port {port}: {(error.strerror or str(error)).lower()}") from None
        with server, contextlib.suppress(KeyboardInterrupt):
            self._say(
                f"{count_of(report.looked_at, 'document')} under review: {server.address}",
                f"decisions are saved in {self.desk.path}; Ctrl-C ends the review, the same command takes it up again",
            )
            if browser:
                threading.Thread(target=webbrowser.open, args=[server.address], daemon=True).start()
            server.serve_forever()
        return 3 if self.session.failed else 0

    def _say(self, *lines: str) -> None:
        console = Console()
        console.lines(lines)
        console.close()

    def _report(self, paths: list[Path]) -> Report:
        """What is under review: all that is found, also what was decided on before."""
        title = f"Review of {', '.join(map(str, paths))}"
        report = Report(self.session.cleaner.rules.rules, title, self.session.versions(), self.desk.recall, LIMIT)
        for file, _ in self.session.files(paths, quiet=False, bar=True, exclude=[self.desk.path]):
            data = self.session.read(file)
            processed = None if data is None else self.session.process(data, str(file))
            if data is None or processed is None:
                continue
            left_out = report.left_out["documents"]
            report.take(str(file), processed)
            if report.left_out["documents"] > left_out:
                self.session.fail(str(file), "too much for one review; it is not written. Review it by itself")
            else:
                self.digests[file] = digest(data)
        return report

    def _apply(self, content: Any) -> dict[str, Any]:
        """Write the files as `fix` does; `undecided` says whether safe changes that nobody decided on are applied too.

        The answer says how many edits were written to how many files, what failed, and where the log is.
        """
        if not isinstance(content, dict) or not isinstance(content.get("undecided"), bool):
            raise ValueError("undecided, true or false, is wanted")
        session = Reviewed(self.configuration, self.desk.decisions, self.digests, not content["undecided"])
        fixing = Fix(self.configuration, None, None, False, None, OutputFormat.TEXT, [], False, False)
        fixing.session = session
        fixing.files(list(self.digests))
        self.session.failed += session.failed
        if session.failed > len(session.failures):
            session.failures.append(("the edit log", "it could not be written, and the run ended there"))
        log = last_log() if fixing.summary.changed_files else None
        return {
            "edits": fixing.summary.edits,
            "files": fixing.summary.changed_files,
            "failed": session.failures,
            "log": None if log is None else str(log),
        }
