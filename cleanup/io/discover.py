"""Which files a list of paths means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

SUFFIXES = (".txt", ".text", ".md", ".markdown", ".jsonl", ".ndjson")
"""What a folder is searched for: text, never code, markup or subtitles. A file that is named is always taken."""

EDIT_LOG = ".edits.jsonl"
"""Ends the name of a log beside an output folder; a folder's logs are none of its texts."""


class Chooser(Protocol):
    """Says which files are taken."""

    def begin(self, folder: Path) -> None:
        """A folder that was named is about to be searched."""
        ...

    def names(self, file: Path) -> bool:
        """Whether a file that was named is taken."""
        ...

    def enters(self, folder: Path) -> bool:
        """Whether a folder inside the one that was named is searched."""
        ...

    def suits(self, file: Path) -> bool:
        """Whether a file is of a kind that a search takes."""
        ...

    def takes(self, file: Path) -> bool:
        """Whether a file of the right kind is not left out."""
        ...


class BySuffix:
    """Takes every text file."""

    def begin(self, folder: Path) -> None: ...

    def names(self, file: Path) -> bool:
        return True

    def enters(self, folder: Path) -> bool:
        return True

    def suits(self, file: Path) -> bool:
        return file.suffix.lower() in SUFFIXES

    def takes(self, file: Path) -> bool:
        return True


class Discovery:
    """What was found on the way: fills up while the files are taken."""

    def __init__(self, chooser: Chooser | None = None) -> None:
        self.chooser: Chooser = chooser or BySuffix()
        self.skipped: Counter[str] = Counter()
        """How many files of which suffix were passed over."""
        self.failures: list[tuple[Path, str]] = []
        """Paths that could not be looked into, and why."""
        self.left_out = 0
        """How many files and folders the chooser left out."""
        self.notes: list[tuple[Path, str]] = []
        """What was passed over with good reason."""
        self._seen: set[Path] = set()

    def files(self, paths: Sequence[Path], exclude: Sequence[Path] = ()) -> Iterator[tuple[Path, Path]]:
        """The files that the paths mean, each once, with the path in the list that led to it.

        Folders are searched in the order of names; hidden files and folders, and those in `exclude`, are not.
        """
        self._seen.update(path.resolve() for path in exclude)
        for path in paths:
            try:
                if path.is_dir():
                    self.chooser.begin(path)
                    yield from ((file, path) for file in self._folder(path, []))
                elif path.exists() and not self.chooser.names(path):
                    self.left_out += 1
                elif path.exists():
                    yield from ((file, path) for file in self._once(path))
                elif path.is_symlink():
                    self.failures.append((path, f"a link to {path.readlink()}, which does not exist"))
                else:
                    self.failures.append((path, "no such file or folder"))
            except (OSError, RuntimeError) as error:
                self.failures.append((path, reason(error)))

    def _once(self, file: Path) -> Iterator[Path]:
        real = file.resolve()
        if real not in self._seen:
            self._seen.add(real)
            yield file

    def _folder(self, folder: Path, above: list[Path]) -> Iterator[Path]:
        real = folder.resolve()
        if real in above:
            self.notes.append((folder, f"a link back to {real}; not followed"))
            return
        if real in self._seen:
            return
        self._seen.add(real)
        try:
            entries = sorted(folder.iterdir())
        except OSError as error:
            self.failures.append((folder, reason(error)))
            return
        for entry in entries:
            if entry.name.startswith("."):
                continue
            try:
                if entry.is_dir():
                    if self.chooser.enters(entry):
                        yield from self._folder(entry, [*above, real])
                    else:
                        self.left_out += 1
                elif entry.name.endswith(EDIT_LOG):
                    self.skipped["edit log"] += 1
                elif not self.chooser.suits(entry):
                    self.skipped[entry.suffix.lower() or "no suffix"] += 1
                elif not self.chooser.takes(entry):
                    self.left_out += 1
                elif entry.is_file():
                    yield from self._once(entry)
                elif entry.is_symlink():
                    self.failures.append((entry, "a link that leads nowhere"))
            except (OSError, RuntimeError) as error:
                self.failures.append((entry, reason(error)))


def reason(error: Exception) -> str:
    """A few words for what the system said."""
    if isinstance(error, PermissionError):
        return "permission denied"
    if isinstance(error, RuntimeError):  # what pathlib makes of a link that leads to itself
        return "links lead in a circle"
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return text[:1].lower() + text[1:]
