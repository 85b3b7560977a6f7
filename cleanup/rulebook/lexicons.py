"""Lists of words beside the packs: `NAME.txt` (a word a line) and `NAME.tsv` (columns, tab-separated).

Lines that begin with `#` are comment. A cell may hold spellings that are equally right, separated by `|`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar, cast

from cleanup.rulebook.remembered import Remembered

T = TypeVar("T")


class Lexicons:
    """The lexicons of some folders, read when first asked for; earlier folders win.

    Holds no open files and may be pickled; two threads that ask at once read the same words twice at worst.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = tuple(folders)
        self._words: dict[str, frozenset[str]] = {}
        self._unions: dict[tuple[str, ...], frozenset[str]] = {}
        self._tables: dict[str, tuple[tuple[str, ...], ...]] = {}
        self._of_words: dict[object, object] = {}

    def __getstate__(self) -> tuple[Path, ...]:
        return self.folders

    def __setstate__(self, folders: tuple[Path, ...]) -> None:
        self.__init__(folders)  # type: ignore[misc]

    def path(self, name: str) -> Path | None:
        """The file of a lexicon, or None where no folder has it."""
        for folder in self.folders:
            for suffix in (".txt", ".tsv"):
                if (file := folder / (name + suffix)).is_file():
                    return file
        return None

    def names(self) -> list[str]:
        """The names of all lexicons."""
        return sorted({file.stem for folder in self.folders for file in folder.glob("*.t[xs][tv]")})

    def _lines(self, name: str) -> list[str]:
        file = self.path(name)
        if file is None:
            raise KeyError(f"no lexicon {name!r} in {', '.join(map(str, self.folders)) or 'any folder'}")
        return [line for line in file.read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]

    def words(self, name: str) -> frozenset[str]:
        """All spellings in the first column. Raises KeyError where there is no such lexicon."""
        if name not in self._words:
            lines = self._lines(name)
            text = "\n".join(lines)
            if "\t" in text or "|" in text:
                cells = [line.partition("\t")[0] for line in lines]
                self._words[name] = frozenset("|".join(cells).split("|") if cells else ())
            else:
                self._words[name] = frozenset(lines)
        return self._words[name]

    def union(self, names: tuple[str, ...]) -> frozenset[str]:
        """All spellings of several lexicons."""
        if names not in self._unions:
            self._unions[names] = frozenset().union(*map(self.words, names))
        return self._unions[names]

    def table(self, name: str) -> tuple[tuple[str, ...], ...]:
        """All rows with their columns. Raises KeyError where there is no such lexicon."""
        if name not in self._tables:
            self._tables[name] = tuple(tuple(line.split("\t")) for line in self._lines(name))
        return self._tables[name]

    def of_words(self, work: Callable[[str, Lexicons], T]) -> Remembered[T]:
        """What `work` makes of each word, worked out when the word is first looked up and then remembered."""
        if work not in self._of_words:
            self._of_words[work] = Remembered(lambda word: work(word, self))
        return cast("Remembered[T]", self._of_words[work])
