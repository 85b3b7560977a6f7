"""`cleanup revert`: give back the bytes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cleanup.cli import options


def revert(
    log: Annotated[Path | None, typer.Argument(metavar="[EDITS]", help="The edit log of a run.")] = None,
    last: Annotated[bool, typer.Option("--last", help="The last run in place that was not undone yet.")] = False,
    quiet: options.Quiet = False,
) -> None:
    """Undo a run of `fix`, byte for byte.

    A file that was changed since is named and left as it is (status 3); the others are restored.
    """
    from cleanup.cli.console import Console, complain
    from cleanup.cli.settings import UsageError
    from cleanup.io.editlog import LogError, last_log, mark_reverted, read_log, runs_folder
    from cleanup.io.revert import Outcome, RevertError
    from cleanup.io.revert import revert as revert_file
    from cleanup.report.summary import count_of

    if (log is None) != last:
        raise UsageError("revert wants an edit log or --last")
    if log is None and (log := last_log()) is None:
        raise UsageError(f"there is no run to undo in {runs_folder()}")
    try:
        files = read_log(log)
    except LogError as error:
        raise UsageError(str(error)) from None
    console = Console(quiet=quiet)
    restored = failed = 0
    for file in reversed(files):
        try:
            outcome = revert_file(file)
        except RevertError as error:
            failed += 1
            complain(f"{file.path}: {error}")
            continue
        restored += outcome is Outcome.RESTORED
        if outcome is Outcome.ALREADY:
            console.write(f"{file.path}: {outcome.value}\n")
    if not files:
        console.write("the log names no file that was written\n")
    console.write(f"restored {count_of(restored, 'file')}\n")
    console.close()
    if failed:
        raise typer.Exit(3)
    mark_reverted(log)
