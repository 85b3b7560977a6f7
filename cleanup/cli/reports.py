"""The reports of a run: one on the output stream, and any number of files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from cleanup.cli.session import Session
    from cleanup.io.process import Processed
    from cleanup.report.outputs import Output
    from cleanup.report.summary import Summary


class Reports:
    """Gives every file of a run to all reports that were asked for."""

    def __init__(
        self, format: str, write: Callable[[str], None], paths: Sequence[Path], session: Session, *, checked: bool
    ) -> None:
        """`write` takes a report in `format`, unless that is text. Raises UsageError for an unwritable file."""
        cleaner = session.cleaner  # what is wrong with the rules is told before anything is done
        self.outputs: list[Output] = []
        self.files: list[tuple[Path, TextIO]] = []
        if format == "text" and not paths:
            return
        from cleanup.cli.settings import UsageError
        from cleanup.find.open import fingerprint
        from cleanup.io.discover import reason
        from cleanup.report.outputs import Context, format_of, output_of

        versions = session.versions()
        run = {"fingerprint": fingerprint(cleaner.rules, versions), "versions": versions}
        context = Context({rule.id: rule for rule in cleaner.rules.rules}, run, checked)
        if format != "text":
            self.outputs.append(output_of(format, write, context))
        try:
            kinds = [format_of(path) for path in paths]
        except ValueError as error:
            raise UsageError(f"--report {error}") from None
        for path, kind in zip(paths, kinds, strict=True):
            try:
                file = path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
            except OSError as error:
                raise UsageError(f"--report {path}: cannot be written: {reason(error)}") from None
            self.files.append((path, file))
            self.outputs.append(output_of(kind, _writer(file), context))

    def add(self, name: str, processed: Processed) -> None:
        """Take up one file, as the user named it."""
        for output in self.outputs:
            output.add(name, processed)

    def close(self, summary: Summary) -> None:
        """Write the ends of all reports."""
        for output in self.outputs:
            output.close(summary)
        for _, file in self.files:
            file.close()

    def names(self) -> list[str]:
        """Lines that name the report files."""
        return [f"report: {path}" for path, _ in self.files]


def _writer(file: TextIO) -> Callable[[str], None]:
    def write(text: str) -> None:
        file.write(text)

    return write
