"""`cleanup review`: look at every change in the browser, decide, and write the files at the end."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cleanup.cli import options

DECISIONS = Path("decisions.jsonl")
"""Where decisions go unless another file is named."""


def review(
    paths: Annotated[list[Path], typer.Argument(metavar="PATHS…", help="Files and folders.")],
    decisions: options.Decisions = None,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0: any free one.")] = 0,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page in the browser.")] = True,
    select: options.Select = None,
    ignore: options.Ignore = None,
    unsafe_fixes: options.UnsafeFixes = None,
    rules: options.Rules = None,
    config: options.Config = None,
    encoding: options.Encoding = None,
    text_field: options.TextField = None,
    timeout: options.Timeout = None,
    lang: options.Lang = None,
) -> None:
    """Look at every change in the browser, accept, reject or reword it, and write the files at the end.

    The page is served on this machine only. Every decision is saved at once in the decisions file (decisions.jsonl
    unless --decisions names another), so a review can be left and taken up again. Nothing is written to the texts
    before "Apply"; then there is an edit log, and `cleanup revert --last` undoes it.

    Status: 0 done, 2 wrong usage or rules, 3 a document failed and was left.
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
    )
    if "-" in map(str, paths):
        raise UsageError("a review wants files and folders, not `-`")
    from cleanup.cli.reviewing import Review

    run = Review(found, decisions or found.for_folder(Path()).settings.decisions or DECISIONS)
    raise typer.Exit(run.run(paths, port, browser))
