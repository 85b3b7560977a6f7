"""`cleanup fix`: correct texts in place, into another folder, or as a filter."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cleanup.cli import options

if TYPE_CHECKING:
    from types import TracebackType

    from cleanup.config.resolve import Configuration
    from cleanup.io.editlog import EditLog
    from cleanup.io.process import Cleaned, Processed

MANY = 50
"""With more changed places than this the diff gives way to the most frequent corrections, unless it is asked for."""


def fix(
    paths: Annotated[list[Path], typer.Argument(metavar="PATHS…", help="Files and folders, or - for a filter.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DIR", help="Write into this folder instead of in place.")
    ] = None,
    stdin_filename: options.StdinFilename = None,
    diff: Annotated[bool, typer.Option("--diff", help="Show every change and write nothing.")] = False,
    edits: Annotated[
        Path | None, typer.Option("--edits", metavar="FILE", help="Write one edit a line (JSONL); `revert` reads it.")
    ] = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    unsafe_fixes: options.UnsafeFixes = None,
    rules: options.Rules = None,
    config: options.Config = None,
    decisions: options.Decisions = None,
    format: options.Format = options.OutputFormat.TEXT,
    report: options.Report = None,
    quiet: options.Quiet = False,
    encoding: options.Encoding = None,
    text_field: options.TextField = None,
    timeout: options.Timeout = None,
    lang: options.Lang = None,
    grammar: options.Grammar = None,
    grammar_all: options.GrammarAll = None,
    grammar_scope: options.GrammarScope = None,
    languagetool_url: options.LanguageToolUrl = None,
    profile: options.Profile = None,
    since: options.Since = None,
    max_wrong: Annotated[
        str | None,
        typer.Option(
            "--max-wrong", metavar="N/million", help="Leave out the least certain rules; N wrong edits a million words."
        ),
    ] = None,
    exit_non_zero_on_fix: Annotated[
        bool | None, typer.Option("--exit-non-zero-on-fix", help="End with status 1 if anything was changed.")
    ] = None,
) -> None:
    """Correct texts and show every change.

    In place by default: each file is replaced at once or not at all, and `cleanup revert --last` undoes the run. With
    `-` the text comes on standard input, goes to standard output, and the report to standard error; if anything fails,
    the input comes out as it went in.

    A folder means the text files in it, without those that git ignores. Settings come from the command line, else from
    the closest cleanup.toml or [tool.cleanup] in pyproject.toml upward from each document; --profile takes a set of
    them for one use: corpus (archives: template lines go), editor (nothing inside a quotation is changed), segments
    (aligned text: the number of lines never changes), hook (commits).

    Examples: `cleanup fix --diff news`, `cleanup fix -o clean news`, `cleanup fix --profile segments - < corpus.en`.

    Status: 0 done, 1 changed (with --exit-non-zero-on-fix), 2 wrong usage or rules, 3 a document failed and was left.
    """
    from cleanup.cli.settings import UsageError, configuration

    found = configuration(
        config,
        select=select,
        ignore=ignore,
        unsafe_fixes=unsafe_fixes,
        rules=rules,
        encoding=encoding,
        text_field=text_field,
        timeout=timeout,
        lang=lang,
        grammar=grammar,
        grammar_all=grammar_all,
        grammar_scope=grammar_scope,
        languagetool_url=languagetool_url,
        decisions=decisions,
        profile=profile,
        max_wrong=_per_million(max_wrong),
        exit_non_zero_on_fix=exit_non_zero_on_fix,
    )
    if "-" in map(str, paths) and since is not None:
        raise UsageError("--since needs files: git knows nothing of standard input")
    run = Fix(found, since, output, diff, edits, format, report or [], quiet, "-" in map(str, paths))
    raise typer.Exit(run.filter(paths, stdin_filename) if run.is_filter else run.files(paths))


class Fix:
    """One run of the command."""

    def __init__(
        self,
        configuration: Configuration,
        since: str | None,
        output: Path | None,
        diff: bool,
        edits: Path | None,
        format: options.OutputFormat,
        reports: list[Path],
        quiet: bool,
        is_filter: bool,
    ) -> None:
        from cleanup.cli.console import Console
        from cleanup.cli.reports import Reports
        from cleanup.cli.session import Session
        from cleanup.report.summary import Summary

        self.output, self.diff, self.edits = output, diff, edits
        self.text, self.quiet, self.is_filter = format is options.OutputFormat.TEXT, quiet, is_filter
        self.console = Console(sys.stderr if is_filter and not diff else sys.stdout, quiet)
        self.session = Session(configuration, since)
        self.settings = self.session.settings
        self.report_files = reports
        self.reports = Reports(format.value, self.console.write, reports, self.session, checked=False)
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
        from dataclasses import replace

        from cleanup.rates.forecast import expected_wrong

        expected = expected_wrong(self.summary.fixed, self.summary.characters)
        edits = min(expected.edits, self.summary.edits)  # an edit of two steps is one edit to who reads this
        return [f"wrong edits to expect: {replace(expected, edits=edits)}"] if edits else []


def _per_million(text: str | None) -> float | None:
    """`1/million`, `20/billion` or `5` as wrong edits per million words. Raises UsageError for anything else."""
    if text is None:
        return None
    from cleanup.cli.settings import UsageError

    number, _, unit = text.partition("/")
    try:
        value = float(number) / {"": 1, "million": 1, "billion": 1000, "thousand": 0.001}[unit.strip()]
    except (ValueError, KeyError):
        value = -1.0
    if not 0 < value < float("inf"):
        raise UsageError(f"--max-wrong: a number of wrong edits like 1/million is wanted, not {text!r}")
    return value


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
