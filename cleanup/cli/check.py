"""`cleanup check`: find, and change nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cleanup.cli import options

if TYPE_CHECKING:
    from cleanup.cli.console import Console
    from cleanup.cli.reports import Reports
    from cleanup.cli.session import Session
    from cleanup.io.process import Processed


def check(
    paths: Annotated[list[Path], typer.Argument(metavar="PATHS…", help="Files and folders, or - for standard input.")],
    stdin_filename: options.StdinFilename = None,
    diff: Annotated[bool, typer.Option("--diff", help="Show what `fix` would change instead of the findings.")] = False,
    fail_on: Annotated[
        options.Tier | None,
        typer.Option("--fail-on", help="The least safety that makes the status 1. Default: report."),
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
) -> None:
    """Find what is wrong in texts and change nothing.

    A folder means the text files in it, without those that git ignores. With --diff the changes are shown that `fix`
    would make. With --since REV whole documents are read, and only what touches a line added since that git revision
    counts. Settings come from the command line, else from the closest cleanup.toml or [tool.cleanup] in pyproject.toml
    upward from each document; `cleanup config show PATH` prints them.

    Examples: `cleanup check news`, `cleanup check --fail-on safe --since origin/main .`, `cleanup check --format
    jsonl news`, `cleanup check - < page.txt`.

    Status: 0 nothing found, 1 findings, 2 wrong usage or rules, 3 a document could not be read or processed.
    """
    from cleanup.cli.console import Console
    from cleanup.cli.reports import Reports
    from cleanup.cli.session import STDIN, Session
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
        fail_on=fail_on,
        profile=profile,
    )
    if STDIN in paths and len(paths) > 1:
        raise UsageError("`-` stands alone: no other paths")
    if STDIN in paths and since is not None:
        raise UsageError("--since needs files: git knows nothing of standard input")
    console = Console(quiet=quiet)
    session = Session(found, since)
    reports = Reports(format.value, console.write, report or (), session, checked=True)
    run = _Check(console, session, diff, format is options.OutputFormat.TEXT, reports)
    if paths == [STDIN]:
        from cleanup.cli.stdin import stdin

        run.document(stdin.read(), str(stdin_filename or "-"))
    else:
        for file, _ in run.session.files(paths, quiet, not console.is_terminal, exclude=report or ()):
            data = run.session.read(file)
            if data is not None:
                run.document(data, str(file))
    raise typer.Exit(run.end())


class _Check:
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
