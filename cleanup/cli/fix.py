"""`cleanup fix`: correct texts in place, into another folder, or as a filter."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cleanup.cli import options


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
    from cleanup.cli.fixing import fix_documents

    status = fix_documents(
        paths,
        stdin_filename=stdin_filename,
        output=output,
        diff=diff,
        edits=edits,
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
        profile=profile,
        max_wrong=_per_million(max_wrong),
        exit_non_zero_on_fix=exit_non_zero_on_fix,
    )
    raise typer.Exit(status)


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
