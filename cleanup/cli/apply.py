"""`cleanup apply`: put just those edits of a log into the originals that were approved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cleanup.cli import options

if TYPE_CHECKING:
    from cleanup.decisions.book import Book
    from cleanup.decisions.model import Decision
    from cleanup.io.editlog import EditLog
    from cleanup.io.logfile import LoggedFile


def apply(
    log: Annotated[Path, typer.Argument(metavar="EDITS", help="The edit log of a run.")],
    decisions: Annotated[Path, typer.Option("--decisions", metavar="FILE", help="What was approved.")],
    quiet: options.Quiet = False,
) -> None:
    """Give the files of a run those edits that were approved or reworded, and no others.

    The originals are the files as they were before the run, also where the run has written them already. What was
    neither approved nor rejected is left out too. `cleanup revert --last` undoes it. A file that was changed since is
    named and left as it is (status 3).
    """
    from cleanup.cli.console import Console
    from cleanup.cli.settings import UsageError
    from cleanup.decisions.book import Book
    from cleanup.decisions.file import read_decisions
    from cleanup.decisions.model import Answer
    from cleanup.io.editlog import EditLog, LogError, mark_reverted
    from cleanup.io.logfile import read_log
    from cleanup.report.summary import count_of

    book = Book(read_decisions(decisions))
    try:
        found = read_log(log)
    except LogError as error:
        raise UsageError(f"{error}. Nothing was changed") from None
    console = Console(quiet=quiet)
    run = _Apply(book)
    with EditLog.of_run_in_place(found.run, found.settings) as undo:
        for file in found.files:
            run.file(file, undo)
    total = sum(len(file.records) for file in found.files)
    console.write(f"{run.edits:,} of {count_of(total, 'edit')} applied in {count_of(run.files, 'file')}\n")
    approvals = [d for d in book.decisions if d.decision is not Answer.NO and d.place is not None]
    if missing := len(set(approvals) - run.met):
        console.write(f"{count_of(missing, 'approved edit')} not in the log\n")
    if undo.begun:
        console.write("undo: cleanup revert --last\n")
    console.close()
    if not run.failed:
        mark_reverted(log)
    raise typer.Exit(3 if run.failed else 0)


class _Apply:
    """One run of the command."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.met: set[Decision] = set()
        self.edits = self.files = self.failed = 0

    def file(self, file: LoggedFile, undo: EditLog) -> None:
        """Write one file as it was approved; what fails is named."""
        from cleanup.cli.console import complain
        from cleanup.engine.errors import DocumentError
        from cleanup.io.replay import approved
        from cleanup.io.revert import RevertError, original_of, read_bytes, write_bytes

        target = file.written or file.source
        try:
            if target is None:
                raise RevertError("came from the standard input; there is no file to apply it to")
            data = read_bytes(target)
            processed, met = approved(file, original_of(file, data), self.book)
            self.met |= met
            if processed.after != data:
                undo.add(file.name, processed, target, file.source, file.settings)
                write_bytes(target, processed.after)
                self.files += 1
            self.edits += sum(len(cleaned.result.edits) for cleaned in processed.texts)
        except (RevertError, DocumentError) as error:
            self.failed += 1
            complain(f"{target or file.name}: {error}")
