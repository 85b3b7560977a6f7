"""The form in which checked rules are kept: a JSON line of all that every run needs, and one for each rule.

A run over a small text asks for a few rules in a thousand, and reads only those. The last line is a checksum of the
others, so that what was damaged is not used.
"""

from __future__ import annotations

import functools
import json
import mmap
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any
from zlib import crc32

from cleanup.document.people import LEXICON as PEOPLE_LEXICON
from cleanup.document.people import people_rows
from cleanup.find import guards
from cleanup.find.patterns import patterns_of, rule_programs
from cleanup.find.rule_index import TEXTS, IndexEntry, IndexTables, as_entry, as_tables, parted, tables_of
from cleanup.lazy.on_demand import OnDemand
from cleanup.lazy.patterns import lazy_programs
from cleanup.lazy.programs import Program, learn
from cleanup.rulebook.bind import from_plain
from cleanup.rulebook.errors import Problem
from cleanup.rulebook.loader import Rulebook, display_name, rule_of
from cleanup.rulebook.model import Pack, Rule, guards_of

TABLES, TEXT, PEOPLE, PROGRAMS, PACKS, FIRST_RULE = 0, 1, *range(1 + TEXTS, 5 + TEXTS)
"""The lines behind the head."""


def written(book: Rulebook, entries: Sequence[IndexEntry]) -> bytes:
    """The rules of a book and their index entries as text in UTF-8. Files are known by number, not by name."""
    names = list(book.plains)
    rules = [rule for plain in book.plains.values() for rule in plain["rules"]]
    programs = map(_programs, book.rules)
    tables, texts = parted(tables_of(entries))
    rows = [
        lazy_programs(),
        [{**plain, "rules": []} for plain in book.plains.values()],
        *zip(rules, entries, programs, strict=True),
    ]
    lines = [_json(tables), *texts, people_rows(book.lexicons).encode(), *map(_json, rows)]
    head = {
        "files": [(len(plain["rules"]), plain["pack"]) for plain in book.plains.values()],
        "ids": [rule.id for rule in book.rules],
        "warnings": [(names.index(problem.file), problem.line, problem.message) for problem in book.warnings],
        "in_order": book.lexicons.in_order(),
        "sizes": [len(line) for line in lines],
    }
    content = b"\n".join([_json(head), *lines, b""])
    return content + str(crc32(content)).encode()


def _json(row: object) -> bytes:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode()


def _programs(rule: Rule) -> dict[str, Program]:
    of_guards = [pattern for guard in guards_of(rule) for pattern in guards.patterns_of(guard)]
    return rule_programs([*patterns_of(rule.find), *of_guards])


class Checked:
    """What `written` wrote."""

    def __init__(self, data: bytes | mmap.mmap, files: Sequence[Path]) -> None:
        """`files` are the rule files that it was written of. Raises ValueError where the data are not whole."""
        at = data.rfind(b"\n") + 1
        if not data[at:].isdigit() or int(data[at:]) != crc32(memoryview(data)[:at]):
            raise ValueError("not what was written")
        self._data = data
        first = data.find(b"\n") + 1
        self._head: dict[str, Any] = json.loads(data[:first])
        self._starts = list(accumulate((size + 1 for size in self._head["sizes"]), initial=first))
        self._firsts = list(accumulate((number for number, _ in self._head["files"]), initial=0))
        """Of each file the position of its first rule."""
        self._names = OnDemand(len(files), lambda number: display_name(files[number]))

    def _line(self, number: int) -> bytes:
        start, after = self._starts[number : number + 2]
        return self._data[start : after - 1]

    def _row(self, number: int) -> Any:
        return json.loads(self._line(number))

    @property
    def ids(self) -> list[str]:
        """The ids of all rules, in order."""
        ids: list[str] = self._head["ids"]
        return ids

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What was doubtful when the rules were checked."""
        return tuple(Problem(self._names[number], *rest) for number, *rest in self._head["warnings"])

    @property
    def lexicons_in_order(self) -> list[str]:
        """The names of the lexicons whose words are sorted."""
        names: list[str] = self._head["in_order"]
        return names

    @property
    def lexicon_rows(self) -> dict[str, bytes]:
        """Indexes of lexicons, for `Lexicons`."""
        return {PEOPLE_LEXICON: self._line(PEOPLE)}

    def tables(self) -> IndexTables:
        """The index entries of all rules, as the index uses them."""
        return as_tables(self._row(TABLES), [self._line(TEXT + number) for number in range(TEXTS)])

    def entries(self) -> Sequence[IndexEntry]:
        """The index entries of all rules, each made when it is asked for."""
        return OnDemand(len(self.ids), lambda at: as_entry(self._row(FIRST_RULE + at)[1]))

    def rules(self) -> Sequence[Rule]:
        """All rules, each made when it is asked for."""
        pack = functools.cache(lambda number: from_plain(Pack, self._head["files"][number][1]))

        def make(at: int) -> Rule:
            plain, _, programs = self._row(FIRST_RULE + at)
            learn(programs)
            number = bisect_right(self._firsts, at) - 1
            return rule_of(self._names[number], plain, pack(number))

        learn(self._row(PROGRAMS))
        return OnDemand(len(self.ids), make)

    def plains(self) -> dict[str, dict[str, Any]]:
        """The plain form of each rule file, by its name."""
        rules: Iterator[dict[str, Any]] = (self._row(FIRST_RULE + at)[0] for at in range(len(self.ids)))
        packs = zip(self._names, self._head["files"], self._row(PACKS), strict=True)
        return {name: {**plain, "rules": [next(rules) for _ in range(count)]} for name, (count, _), plain in packs}
