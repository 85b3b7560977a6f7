"""Lists of words beside the packs: `NAME.txt` (a word a line) and `NAME.tsv` (columns, tab-separated).

Lines that begin with `#` are comment. A cell may hold spellings that are equally right, separated by `|`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence, Set
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar, cast

from cleanup.lazy.remembered import Remembered
from cleanup.lazy.rows import Rows
from cleanup.lazy.searched import Searched, WordList

T = TypeVar("T")


class Lexicons:
    """The lexicons of some folders, read when first asked for; earlier folders win.

    Holds no open files and may be pickled; two threads that ask at once read the same words twice at worst.
    """

    def __init__(
        self, folders: Sequence[Path], in_order: Collection[str] = (), kept: Mapping[str, bytes] = MappingProxyType({})
    ) -> None:
        """`in_order` are the names that `in_order` gave; in these lexicons a word is found at once.

        `kept` is what `rows` made of some of them before.
        """
        self.folders = tuple(folders)
        self._in_order = frozenset(in_order)
        self._kept = dict(kept)
        self._sets: dict[str | tuple[str, ...], frozenset[str] | Searched] = {}
        """The words of a lexicon, by its name, and those of several, by their names."""
        self._lines: dict[str, list[str]] = {}
        self._tables: dict[str, list[list[str]]] = {}
        self._of_words: dict[object, object] = {}

    def __reduce__(self) -> tuple[object, ...]:
        return Lexicons, (self.folders, self._in_order, self._kept)

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

    def in_order(self) -> list[str]:
        """The names of the lexicons whose words are sorted."""
        return [name for name in self.names() if self._list(name).in_order()]

    def _list(self, name: str) -> WordList:
        file = self.path(name)
        if file is None:
            raise KeyError(f"no lexicon {name!r} in {', '.join(map(str, self.folders)) or 'any folder'}")
        data = file.read_bytes()
        if b"\r" in data:
            data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        return WordList(data, name in self._in_order)

    def words(self, name: str) -> Set[str]:
        """All spellings in the first column. Raises KeyError where there is no such lexicon."""
        found = self._sets.get(name)
        if found is None:
            words = self._list(name)
            found = self._sets[name] = Searched(words.has, words.words)
        return found if type(found) is frozenset else self._settled(name, found)

    def union(self, names: tuple[str, ...]) -> Set[str]:
        """All spellings of several lexicons."""
        found = self._sets.get(names)
        if found is None:
            found = self._sets[names] = Searched(
                lambda word: any(word in self.words(name) for name in names),
                lambda: frozenset().union(*map(self.words, names)),
            )
        return found if type(found) is frozenset else self._settled(names, found)

    def _settled(self, names: str | tuple[str, ...], found: frozenset[str] | Searched) -> Set[str]:
        """What is kept from now on: a set where that pays."""
        if isinstance(found, Searched) and found.is_asked_often:
            self._sets[names] = found.all
        return self._sets[names]

    def lines(self, name: str) -> list[str]:
        """All rows as they are written. Raises KeyError where there is no such lexicon."""
        if name not in self._lines:
            self._lines[name] = self._list(name).lines()
        return self._lines[name]

    def table(self, name: str) -> Sequence[Sequence[str]]:
        """All rows with their columns. Raises KeyError where there is no such lexicon."""
        if name not in self._tables:
            self._tables[name] = [line.split("\t") for line in self.lines(name)]
        return self._tables[name]

    def rows(self, name: str, make: Callable[[Lexicons], str]) -> Rows:
        """An index of a lexicon, which `make` makes as text (see `lazy.rows`) where it was not kept."""
        return Rows(self._kept[name].decode() if name in self._kept else make(self))

    def of_words(self, work: Callable[[str, Lexicons], T]) -> Remembered[T]:
        """What `work` makes of each word, worked out when the word is first looked up and then remembered."""
        if work not in self._of_words:
            self._of_words[work] = Remembered(lambda word: work(word, self))
        return cast("Remembered[T]", self._of_words[work])
