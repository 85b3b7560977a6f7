"""What `cleanup fix` does. Knows nothing of typer: a command line without options is run without it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import TracebackType

    from cleanup.config.resolve import Configuration
    from cleanup.io.editlog import EditLog
    from cleanup.io.process import Cleaned, Processed

MANY = 50
"""With more changed places than this the diff gives way to the most frequent corrections, unless it is asked for."""


def fix_documents(
    paths: list[Path],
    *,
    stdin_filename: Path | None = None,
    output: Path | None = None,
    diff: bool = False,
    edits: Path | None = None,
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
    from cleanup.cli.settings import UsageError, configuration

    found = configuration(config, **given)
    is_filter = "-" in map(str, paths)
    if is_filter and since is not None:
        raise UsageError("--since needs files: git knows nothing of standard input")
    run = Fix(found, since, output, diff, edits, format, list(report or ()), quiet, is_filter)
    return run.filter(paths, stdin_filename) if is_filter else run.files(paths)


class Fix:
    """One run of the command."""

    def __init__(
        self,
        configuration: Configuration,
        since: str | None,
        output: Path | None,
        diff: bool,
        edits: Path | None,
        format: str,
        reports: list[Path],
        quiet: bool,
        is_filter: bool,
    ) -> None:
        from cleanup.cli.console import Console
        from cleanup.cli.reports import Reports
        from cleanup.cli.session import Session
        from cleanup.report.summary import Summary

        self.output, self.diff, self.edits = output, diff, edits
        self.text, self.quiet, self.is_filter = format == "text", quiet, is_filter
        self.console = Console(sys.stderr if is_filter and not diff else sys.stdout, quiet)
        self.session = Session(configuration, since)
        self.settings = self.session.settings
        self.report_files = reports
        self.reports = Reports(format, self.console.write, reports, self.session, checked=False)
        self.summary = Summary()
        self._held: list[tuple[str, Cleaned]] = []  # diffs to show once it is clear that they are not too many

    def status(self) -> int:
        """The exit status of a run that came to its end."""
        if self.session.failed:
            return 3
        return int(self.settings.exit_non_zero_on_fix and self.summary.edits > 0)

    # ------------------------------------------------------------------------------------------------- a filter

    def filter(self, paths: list[Path], name: Path | None) -> int:
        """Standard input to standard output."""
        from cleanup.cli.settings import UsageError
        from cleanup.cli.stdin import stdin

        if len(paths) > 1 or self.output is not None:
            raise UsageError("`-` stands alone: no other paths and no --output")
        shown = str(name or "-")
        with self._edit_file() as log:
            self.summary.files += 1
            processed = self.session.process(stdin.read(), shown)
            if processed is None or self.session.failed:
                return 3  # the input is given back at the very end
            if log is not None:
                log.add(shown, processed, None, None, self._settings_of(shown))
        if not self.diff:
            stdin.answer(processed.after)
        self._report(shown, processed)
        self._close_report()
        return self.status()

    # ------------------------------------------------------------------------------------------------- files

    def files(self, paths: list[Path]) -> int:
        """Files in place or into the output folder."""
        from cleanup.cli.console import complain
        from cleanup.config.read import shown
        from cleanup.io.editlog import LogError

        exclude = [path for path in (self.output, self.edits, *self.report_files) if path is not None]
        bar = not (self.console.is_terminal and (self.diff or not self.text))  # these print as they go
        with self._edit_file() as copy, self._undo_log() as undo:
            logs = [log for log in (copy, undo) if log is not None]
            try:
                for file, root in self.session.files(paths, self.quiet, bar, exclude):
                    target = file if self.output is None else self.output / _inside(file, root)
                    self._file(file, target, logs)
            except LogError as error:
                complain(f"{error}. Nothing more was changed")
                self.session.failed += 1
            self._close_report()
            if undo is not None and undo.begun and self.text:
                how = "--last" if self.output is None else shown(undo.path)
                self.console.lines([f"undo: cleanup revert {how}", f"log:  {shown(undo.path)}"])
        return self.status()

    def _file(self, file: Path, target: Path, logs: list[EditLog]) -> None:
        """Clean one file and write it."""
        from cleanup.io.discover import reason

        stamp = _stamp(file)
        data = self.session.read(file)
        if data is None:
            return
        self.summary.files += 1
        processed = self.session.process(data, str(file))
        if self.output is not None and not self.diff:
            if _same(file, target):
                self.session.fail(
                    str(file), "the output folder is where it lies; without --output it is fixed in place"
                )
                return
            after = data if processed is None else processed.after
        elif processed is None:
            return
        else:
            after = processed.after
        try:
            if self.diff:
                for log in logs if processed else ():
                    log.add(str(file), processed, None, file, self._settings_of(str(file)))  # type: ignore[arg-type]
            else:
                self._write(file, target, stamp, processed, after, logs)
        except OSError as error:
            self.session.fail(str(target), f"cannot be written: {reason(error)}")
            return
        if processed is not None:
            self._report(str(file), processed)

    def _write(
        self, file: Path, target: Path, stamp: object, processed: Processed | None, after: bytes, logs: list[EditLog]
    ) -> None:
        """Log the edits, then replace the file."""
        from cleanup.io.write import replace_file

        if self.output is None:
            if processed is None or not processed.changed:
                return
            if not file.is_file():
                raise OSError("not a regular file")
            if not os.access(file, os.W_OK):
                raise PermissionError
            if _stamp(file) != stamp:
                raise OSError("it was changed by another program meanwhile")
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
        for log in logs:
            if processed is not None:
                log.add(str(file), processed, target, file, self._settings_of(str(file)))
        replace_file(target, after)

    # ------------------------------------------------------------------------------------------------- the report

    def _run_facts(self) -> dict[str, object]:
        from cleanup.find.open import fingerprint
        from cleanup.io.editlog import run_facts

        found = self.session.versions()
        return run_facts(fingerprint(self.session.cleaner.rules, found), found)

    def _settings_of(self, name: str) -> dict[str, object]:
        """What the log keeps of the settings of a file."""
        return self.session.settings_of(name).as_logged()

    def _edit_file(self) -> _Log:
        """The log that was asked for by name."""
        from cleanup.io.editlog import EditLog

        if self.edits is None:
            return _Log(None)
        return _Log(EditLog(self.edits, self._run_facts(), self.settings.as_logged(), at_once=True))

    def _undo_log(self) -> _Log:
        """The log that is always kept where files are written: in the state folder, or beside the output."""
        from cleanup.io.editlog import EditLog

        if self.diff or not self.settings.undo_log:
            return _Log(None)
        facts = self._run_facts(), self.settings.as_logged()
        if self.output is None:
            return _Log(EditLog.of_run_in_place(*facts))
        return _Log(EditLog.beside(self.output, *facts))

    def _report(self, shown: str, processed: Processed) -> None:
        """Count what was done with a file, and show it or keep it to be shown."""
        self.summary.add(shown, processed)
        self.summary.characters += len(processed.before)
        self.reports.add(shown, processed)
        if not self.text:
            return
        for cleaned in processed.texts:
            if not cleaned.result.edits:
                continue
            if self.diff or self.settings.every_change:
                self._show(shown, cleaned)
            elif self.summary.edits > MANY:
                self._held.clear()
            elif not self.quiet:
                self._held.append((shown, cleaned))

    def _show(self, shown: str, cleaned: Cleaned) -> None:
        from cleanup.report.findings import text_name

        self.console.diff(text_name(shown, cleaned.source), cleaned.source.text, cleaned.result.edits)

    def _close_report(self) -> None:
        """The end of the report: diffs or frequent corrections, the table, and what else is to be said."""
        from cleanup.report.summary import frequent_pairs, rules_table

        self.reports.close(self.summary)
        if self.text and not self.quiet:
            for shown, cleaned in self._held:
                self._show(shown, cleaned)
            blocks = [frequent_pairs(self.summary)] if self._drowns() else []
            blocks.append(rules_table(self.summary))
            for block in blocks:
                if block:
                    self.console.lines([*([""] if self.summary.edits else []), *block])
            if not self.is_filter or self.summary.rows():
                self.console.lines(self._last_words())
        self.console.close()

    def _drowns(self) -> bool:
        """Whether there are too many changes to show them all."""
        return self.summary.edits > MANY and not (self.diff or self.settings.every_change)

    def _last_words(self) -> list[str]:
        from cleanup.report.summary import count_of
        from cleanup.rulebook.model import Safety

        summary, lines = self.summary, [""] if self.summary.rows() else []
        where = "" if self.is_filter else f" in {summary.changed_files:,} of {count_of(summary.files, 'file')}"
        would = " (nothing was written)" if self.diff else ""
        lines.append(f"{count_of(summary.edits, 'edit')}{where}{would}")
        unsafe, report = summary.number_open(Safety.UNSAFE), summary.number_open(Safety.REPORT)
        if unsafe and not self.settings.unsafe_fixes:
            lines.append(
                f"{count_of(unsafe, 'place')} left that --unsafe-fixes would look at; `cleanup check` shows them"
            )
        if report:
            lines.append(f"{count_of(report, 'place')} to look at that no fix is known for; `cleanup check` shows them")
        quoted = summary.number_open(Safety.SAFE)
        if quoted and self.settings.quotations == "report":
            lines.append(f"{count_of(quoted, 'place')} left inside quotations; `cleanup check` shows them")
        if flagged := len(summary.flagged):
            lines.append(f"{count_of(flagged, 'document')} left whole, because too much would have gone")
        return [*lines, *self.session.passed_over(), *self._forecast(), *self.reports.names()]

    def _forecast(self) -> list[str]:
        """The wrong edits to expect, where measured rules made any."""
        if not self.summary.edits:
            return []
        from cleanup.rates.forecast import expected_wrong

        expected = expected_wrong(self.summary.fixed, self.summary.characters)
        edits = min(expected.edits, self.summary.edits)  # an edit of two steps is one edit to who reads this
        return [f"wrong edits to expect: {expected._replace(edits=edits)}"] if edits else []


class _Log:
    """An edit log or none, as a context manager."""

    def __init__(self, log: EditLog | None) -> None:
        self.log = log

    def __enter__(self) -> EditLog | None:
        return self.log.__enter__() if self.log is not None else None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.log is not None:
            self.log.__exit__(kind, error, trace)


def _inside(file: Path, root: Path) -> Path:
    """The place of a file in the output folder: as it lies in the folder that was named."""
    return Path(file.name) if file == root else file.relative_to(root)


def _stamp(file: Path) -> object:
    try:
        stat = file.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


def _same(file: Path, target: Path) -> bool:
    try:
        return target.exists() and file.samefile(target)
    except OSError:
        return False
