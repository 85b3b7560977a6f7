"""`cleanup check`: find, and change nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cleanup.cli import options

if TYPE_CHECKING:
    from cleanup.cli.console import Console
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
    format: options.Format = options.OutputFormat.TEXT,
    quiet: options.Quiet = False,
    encoding: options.Encoding = None,
    text_field: options.TextField = None,
    timeout: options.Timeout = None,
    lang: options.Lang = None,
    grammar: options.Grammar = None,
    grammar_all: options.GrammarAll = None,
    grammar_scope: options.GrammarScope = None,
    languagetool_url: options.LanguageToolUrl = None,
) -> None:
    """Find what is wrong in texts and change nothing.

    Status: 0 nothing found, 1 findings, 2 wrong usage or rules, 3 a document could not be read or processed.
    """
    from cleanup.cli.console import Console
    from cleanup.cli.session import STDIN, Session, cleaner_for
    from cleanup.cli.settings import UsageError, settings

    found = settings(
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
        grammar_scope=grammar_scope.value if grammar_scope is not None else None,
        languagetool_url=languagetool_url,
        fail_on=fail_on.value if fail_on is not None else None,
    )
    if STDIN in paths and len(paths) > 1:
        raise UsageError("`-` stands alone: no other paths")
    console = Console(quiet=quiet)
    run = _Check(console, Session(found, cleaner_for(found)), diff, format is options.OutputFormat.JSONL)
    if paths == [STDIN]:
        from cleanup.cli.stdin import stdin

        run.document(stdin.read(), str(stdin_filename or "-"))
    else:
        for file, _ in run.session.files(paths, quiet, bar=not console.is_terminal):
            data = run.session.read(file)
            if data is not None:
                run.document(data, str(file))
    raise typer.Exit(run.end())


class _Check:
    """One run of the command."""

    def __init__(self, console: Console, session: Session, diff: bool, jsonl: bool) -> None:
        from cleanup.rulebook.model import Safety

        self.console, self.session, self.diff, self.jsonl = console, session, diff, jsonl
        self.least = Safety[session.settings.fail_on.upper()]
        self.counts = dict.fromkeys(reversed(Safety), 0)
        self.files = self.files_with_findings = 0

    def document(self, data: bytes, name: str) -> None:
        """Show the findings of one file."""
        self.files += 1
        processed = self.session.process(data, name)
        if processed is not None and processed.texts:
            self._findings(name, processed)

    def _findings(self, name: str, processed: Processed) -> None:
        from cleanup.io.records import finding_records

        shown = 0
        for cleaned in processed.texts:
            result = cleaned.result
            counted = [edit.safety for edit in result.edits]
            counted += [finding.safety for finding in result.findings if not finding.shadowed_by]
            for safety in counted:
                self.counts[safety] += 1
            shown += len(counted)
            if self.diff:
                place = name if cleaned.source.record is None else f"{name}:{cleaned.source.record + 1}"
                self.console.diff(place, cleaned.source.text, result.edits)
                continue
            for record in finding_records(name, cleaned.source, (*result.edits, *result.findings)):
                self._record(record)
        self.files_with_findings += shown > 0

    def _record(self, record: dict[str, Any]) -> None:
        from cleanup.io.records import as_line
        from cleanup.report.findings import finding_line

        if self.jsonl:
            self.console.write(as_line(record))
        elif "shadowed_by" not in record:
            self.console.write(finding_line(record) + "\n")

    def end(self) -> int:
        """The last line, and the exit status."""
        from cleanup.report.summary import count_of

        total = sum(self.counts.values())
        if not self.jsonl and not self.diff:
            kinds = ", ".join(f"{number} {safety}" for safety, number in self.counts.items() if number)
            of = f" in {self.files_with_findings} of {count_of(self.files, 'file')}"
            self.console.write(f"{count_of(total, 'finding')}{f' ({kinds})' if kinds else ''}{of}\n")
            if skipped := self.session.skipped():
                self.console.write(f"skipped in folders: {skipped}\n")
        self.console.close()
        if self.session.failed:
            return 3
        return int(any(number for safety, number in self.counts.items() if safety >= self.least))
