"""What `cleanup check` does. Knows nothing of typer: a command line without options is run without it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cleanup.cli.console import Console
    from cleanup.cli.reports import Reports
    from cleanup.cli.session import Session
    from cleanup.io.process import Processed


def check_documents(
    paths: list[Path],
    *,
    stdin_filename: Path | None = None,
    diff: bool = False,
    format: str = "text",
    report: Sequence[Path] | None = None,
    quiet: bool = False,
    since: str | None = None,
    config: Path | None = None,
    **given: Any,
) -> int:
    """Run the command with the values of its options, and return the exit status.

    `given` are the options that are settings, None where one was not used. Raises UsageError, RuleError and others
    that `failed.told` knows.
    """
    from cleanup.cli.console import Console
    from cleanup.cli.reports import Reports
    from cleanup.cli.session import STDIN, Session
    from cleanup.cli.settings import UsageError, configuration

    found = configuration(config, **given)
    if STDIN in paths and len(paths) > 1:
        raise UsageError("`-` stands alone: no other paths")
    if STDIN in paths and since is not None:
        raise UsageError("--since needs files: git knows nothing of standard input")
    console = Console(quiet=quiet)
    session = Session(found, since)
    reports = Reports(format, console.write, report or (), session, checked=True)
    run = Check(console, session, diff, format == "text", reports)
    if paths == [STDIN]:
        from cleanup.cli.stdin import stdin

        run.document(stdin.read(), str(stdin_filename or "-"))
    else:
        for file, _ in session.files(paths, quiet, not console.is_terminal, exclude=report or ()):
            data = session.read(file)
            if data is not None:
                run.document(data, str(file))
    return run.end()


class Check:
    """One run of the command."""

    def __init__(self, console: Console, session: Session, diff: bool, text: bool, reports: Reports) -> None:
        from cleanup.report.summary import Summary
        from cleanup.rulebook.model import Safety

        self.console, self.session, self.diff, self.text, self.reports = console, session, diff, text, reports
        self.summary = Summary(checked=True)
        self.fails = False
        self.counts = dict.fromkeys(reversed(Safety), 0)
        self.files_with_findings = self.files_to_fix = self.fixes = 0

    def document(self, data: bytes, name: str) -> None:
        """Show the findings of one file."""
        self.summary.files += 1
        processed = self.session.process(data, name)
        if processed is None:
            return
        self.summary.add(name, processed)
        self.reports.add(name, processed)
        if processed.texts:
            self._findings(name, processed)

    def _findings(self, name: str, processed: Processed) -> None:
        from cleanup.io.records import finding_records
        from cleanup.report.findings import finding_line, text_name
        from cleanup.rulebook.model import Safety

        shown = 0
        for cleaned in processed.texts:
            result = cleaned.result
            counted = [edit.safety for edit in result.edits]
            counted += [finding.safety for finding in result.findings if not finding.shadowed_by]
            least = Safety[self.session.settings_of(name).fail_on.upper()]
            for safety in counted:
                self.counts[safety] += 1
                self.fails |= safety >= least
            shown += len(counted)
            if not self.text:
                continue
            if self.diff:
                self.fixes += len(result.edits)
                self.console.diff(text_name(name, cleaned.source), cleaned.source.text, result.edits)
                continue
            for record in finding_records(name, cleaned.source, (*result.edits, *result.findings)):
                if "shadowed_by" not in record:
                    self.console.write(finding_line(record) + "\n")
        self.files_with_findings += shown > 0
        self.files_to_fix += any(cleaned.result.edits for cleaned in processed.texts)

    def end(self) -> int:
        """The last line, and the exit status."""
        from cleanup.report.summary import count_of

        total = sum(self.counts.values())
        self.reports.close(self.summary)
        if self.text and not self.diff:
            kinds = ", ".join(f"{number} {safety}" for safety, number in self.counts.items() if number)
            of = f" in {self.files_with_findings} of {count_of(self.summary.files, 'file')}"
            self.console.write(f"{count_of(total, 'finding')}{f' ({kinds})' if kinds else ''}{of}\n")
            self.console.lines([*self.session.passed_over(), *self.reports.names()])
        if self.text and self.diff and self.fixes:
            would = f"{count_of(self.fixes, 'change')} in {count_of(self.files_to_fix, 'file')}"
            self.console.lines(["", f"{would}; nothing was written, `cleanup fix` would", *self.session.passed_over()])
        self.console.close()
        if self.session.failed:
            return 3
        return int(self.fails)
