"""Which files of a folder are taken: `include`, `exclude`, the suffixes of formats, and what git ignores."""

from __future__ import annotations

import os
from pathlib import Path

from cleanup.config.errors import ConfigError
from cleanup.config.model import Settings
from cleanup.config.resolve import Configuration, matches
from cleanup.io.discover import SUFFIXES


class Choice:
    """Answers for a search through folders; keeps what it read of `.gitignore` files."""

    def __init__(self, configuration: Configuration) -> None:
        self._configuration = configuration
        self._repositories: dict[Path, Path | None] = {}
        self._ignore_files: dict[Path, tuple[str, ...]] = {}
        self._lifted: set[Path] = set()
        """Repositories in which a folder that git ignores was named, and so is searched all the same."""

    def _settings(self, path: Path, is_folder: bool = False) -> Settings:
        """What is in force; the defaults where a configuration is broken, which the run tells when all are read."""
        try:
            ask = self._configuration.for_folder if is_folder else self._configuration.for_file
            return ask(path).settings
        except ConfigError:
            return Settings()

    def begin(self, folder: Path) -> None:
        """A search begins at a folder that was named."""
        absolute = _absolute(folder)
        repository = self._repository(absolute)
        if repository is None:
            return
        self._lifted.discard(repository)
        if absolute != repository and self._ignored(absolute, True):
            self._lifted.add(repository)

    def names(self, file: Path) -> bool:
        """Whether a file that was named is taken."""
        settings = self._settings(file)
        return not (settings.force_exclude and matches(settings.exclude, _absolute(file)))

    def enters(self, folder: Path) -> bool:
        """Whether a folder inside the one that was named is searched."""
        settings = self._settings(folder, is_folder=True)
        absolute = _absolute(folder)
        if matches(settings.exclude, absolute):
            return False
        return not (settings.respect_gitignore and self._ignored(absolute, True))

    def suits(self, file: Path) -> bool:
        """Whether a file is of a kind that a search takes."""
        settings = self._settings(file)
        if settings.include:
            return matches(settings.include, _absolute(file))
        suffix = file.suffix.lower()
        return suffix in SUFFIXES or any(suffix == other for other, _ in settings.formats)

    def takes(self, file: Path) -> bool:
        """Whether a file of the right kind is not left out."""
        settings = self._settings(file)
        absolute = _absolute(file)
        if matches(settings.exclude, absolute):
            return False
        return not (settings.respect_gitignore and self._ignored(absolute, False))

    def _repository(self, folder: Path) -> Path | None:
        """The closest folder upward that is a git repository."""
        if folder not in self._repositories:
            if (folder / ".git").exists():
                self._repositories[folder] = folder
            else:
                above = folder.parent
                self._repositories[folder] = None if above == folder else self._repository(above)
        return self._repositories[folder]

    def _ignored(self, path: Path, is_folder: bool) -> bool:
        """Whether git ignores a path; the closest .gitignore that says something about it decides."""
        repository = self._repository(path.parent)
        if repository is None or repository in self._lifted:
            return False
        folder = path.parent
        while True:
            lines = self._lines(folder, repository)
            if lines:
                from cleanup.config.patterns import verdict

                said = verdict(lines, folder, path, is_folder)
                if said is not None:
                    return said
            if folder == repository:
                return False
            folder = folder.parent

    def _lines(self, folder: Path, repository: Path) -> tuple[str, ...]:
        """The lines of a folder's .gitignore; the repository's own exclude file comes before its."""
        if folder not in self._ignore_files:
            files = [folder / ".gitignore"]
            if folder == repository:
                files.insert(0, folder / ".git" / "info" / "exclude")
            lines: list[str] = []
            for file in files:
                try:
                    lines += file.read_text(encoding="utf-8", errors="replace").splitlines()
                except OSError:
                    continue
            self._ignore_files[folder] = tuple(line for line in lines if line.strip() and not line.startswith("#"))
        return self._ignore_files[folder]


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100  # links are not followed
