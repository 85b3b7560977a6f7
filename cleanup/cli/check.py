"""`cleanup check`: find, and change nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cleanup.cli import options


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
    from cleanup.cli.checking import check_documents

    status = check_documents(
        paths,
        stdin_filename=stdin_filename,
        diff=diff,
        format=format,
        report=report,
        quiet=quiet,
        since=since,
        config=config,
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
    raise typer.Exit(status)
