"""The rule index: which rules can match in a text, from its words, its lines and a few passes over it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cached_property
from typing import Any, NamedTuple

from cleanup.document.document import Document
from cleanup.find.anchor_table import Anchors, AnchorTable, also_rows, anchor_rows
from cleanup.find.index import Cores, EachCore
from cleanup.find.line_index import LineEntry, LineIndex, LineTables, line_tables
from cleanup.lazy.rows import CELL, ROW
from cleanup.lazy.searched import FEW

FIRST_TEXTS = 32
"""So many texts show which rules are candidates often; for fewer, building more patterns costs more than it saves."""
OFTEN, NEARLY_ALWAYS = 0.25, 0.9
"""Shares of the texts from which on a gate is worth asking, and nothing is worth asking."""


class IndexEntry(NamedTuple):
    """What tells that a rule can match in a text: one of the anchors, or the core; `always` where neither can."""

    anchors: tuple[str, ...] = ()
    core: str = ""
    always: bool = False
    lines: tuple[LineEntry, ...] = ()
    """For each line pattern of a rule when that can match."""
    line_keys: tuple[str, ...] = ()
    """The literal lines of a rule in the form in which `Document.line_keys` has them."""
    gate: str = ""
    """A longer core, asked of what anchors or core let through; empty for none."""
    also: tuple[str, ...] = ()
    """Other anchors; a text must have one of these, too, where there are any."""
    pieces: tuple[str, ...] = ()
    """Strings of which a text must hold one for the core to match; empty for none."""


def as_entry(row: Sequence[Any]) -> IndexEntry:
    """The entry that JSON has as nested lists."""
    anchors, core, always, lines, keys, gate, also, pieces = row
    entries = tuple(
        LineEntry(tuple(first), tuple(others), line_core, width, loose, tuple(line_pieces))
        for first, others, line_core, width, loose, line_pieces in lines
    )
    return IndexEntry(tuple(anchors), core, always, entries, tuple(keys), gate, tuple(also), tuple(pieces))


class IndexTables(NamedTuple):
    """The entries of all rules, in the form in which a cache keeps them and the index uses them."""

    anchors: str
    """What `anchor_rows` gives for the rules and, as the second table, for the line patterns."""
    also: str
    """What `also_rows` gives for the rules."""
    cores: Sequence[str]
    always: Sequence[int]
    gates: Sequence[str]
    pieces: Sequence[Sequence[str]]
    lines: LineTables
    rule_of_line: Sequence[int]
    """The rule that has a line pattern; those of a rule stand together."""
    keys: bytes
    """A row for each literal line of a rule: its key and the rules."""


RULES, LINES = range(2)
"""The tables of anchors."""


def tables_of(entries: Sequence[IndexEntry]) -> IndexTables:
    """The tables of some rules, which are known by their positions."""
    by_key: dict[str, list[int]] = {}
    for position, entry in enumerate(entries):
        for key in entry.line_keys:
            by_key.setdefault(key, []).append(position)
    lines = [line for entry in entries for line in entry.lines]
    keys = ROW.join(["", *(f"{key}{CELL}{' '.join(map(str, rules))}" for key, rules in by_key.items()), ""])
    return IndexTables(
        anchor_rows(*([(entry.anchors, entry.also) for entry in table] for table in (entries, lines))),
        also_rows(entry.also for entry in entries),
        [entry.core for entry in entries],
        [position for position, entry in enumerate(entries) if entry.always],
        [entry.gate for entry in entries],
        [entry.pieces for entry in entries],
        line_tables(lines),
        [position for position, entry in enumerate(entries) for _ in entry.lines],
        keys.encode(),
    )


TEXTS = 7
"""How many of the tables are plain text."""


def parted(tables: IndexTables) -> tuple[Sequence[Any], list[bytes]]:
    """The tables as nested lists for JSON, and as plain text, which is read far sooner."""
    anchors, also, cores, always, gates, pieces, lines, rule_of_line, keys = tables
    columns = (cores, gates, [core or "" for core in lines.cores])
    texts = [anchors, also, lines.also, *(ROW.join([*column, ""]) for column in columns)]
    return (always, pieces, lines._replace(also="", cores=[]), rule_of_line), [*map(str.encode, texts), keys]


def as_tables(row: Sequence[Any], texts: Sequence[bytes]) -> IndexTables:
    """The tables of which `parted` made these parts."""
    always, pieces, (_, _, *columns), rule_of_line = row
    anchors, also, lines_also, *patterns = (text.decode() for text in texts[:-1])
    cores, gates, line_cores = (text.split(ROW)[:-1] for text in patterns)
    lines = LineTables(lines_also, [core or None for core in line_cores], *columns)
    return IndexTables(anchors, also, cores, always, gates, pieces, lines, rule_of_line, texts[-1])


class LineKeys:
    """The rules that have a literal line, by its key; searched for until so many were asked for that a dict pays."""

    def __init__(self, rows: bytes) -> None:
        self._rows = rows
        self._asked = 0

    def rules(self, keys: Set[str]) -> Iterator[int]:
        """The rules that have one of these lines."""
        self._asked += len(keys)
        if self._asked <= FEW:
            for key in keys:
                yield from self._searched(key)
        else:
            for key in self._by_key.keys() & keys:
                yield from self._by_key[key]

    def _searched(self, key: str) -> Iterable[int]:
        row = f"{ROW}{key}{CELL}".encode("utf-8", "surrogatepass")
        at = self._rows.find(row)
        return () if at < 0 else map(int, self._rows[at + len(row) : self._rows.index(ROW.encode(), at + 1)].split())

    @cached_property
    def _by_key(self) -> dict[str, list[int]]:
        rows = (row.split(CELL) for row in self._rows.decode().split(ROW) if row)
        return {key: list(map(int, rules.split())) for key, rules in rows}


class RuleIndex:
    """Names the rules that can match in a text.

    It asks anchors and cores of all rules, and of what they let through the gates, one by one. What the first texts
    let through often is asked by its gate in the first place from then on, or not at all where nearly every text gets
    through. So the texts before decide what is asked, but never whether a match is missed.
    """

    def __init__(self, tables: IndexTables) -> None:
        anchors = Anchors(tables.anchors)
        self.lines = LineIndex(tables.lines, anchors, LINES)
        self._rule_of_line = tables.rule_of_line
        self._anchored = AnchorTable(anchors, RULES, tables.also)
        self._by_line = LineKeys(tables.keys)
        cores: dict[int, str | None] = {at: core for at, core in enumerate(tables.cores) if core}
        self._core_of = cores | dict.fromkeys(tables.always)
        self._gate_of = {at: gate for at, gate in enumerate(tables.gates) if gate}
        self._cores = Cores(self._core_of, dict(enumerate(tables.pieces)))
        self._each_gate = EachCore(self._gate_of)
        self._texts = 0
        self._seen: Counter[int] = Counter()
        self._left: Counter[int] = Counter()
        """In how many of the first texts a rule was a candidate, before and after its gate was asked."""

    @property
    def always(self) -> frozenset[int]:
        """The rules that have to look at every text."""
        return self._cores.always.union(self._rule_of_line[number] for number in self.lines.always)

    def candidates(self, document: Document) -> list[int]:
        """The positions of the rules that can match somewhere in the text, in order."""
        found = {self._rule_of_line[number] for number in self.lines.lines(document)}
        found |= self._anchored.numbers(document)
        found.update(self._by_line.rules(document.line_keys.keys()))
        learning = self._texts < FIRST_TEXTS
        if learning:
            found |= self._cores.candidates(document.text, document.encoded)
            self._texts += 1
            self._seen.update(found)
            asked = frozenset[int]()
        else:
            asked = self._gates.numbers
            found -= asked
            found |= self._gates.candidates(document.text, document.encoded)
            found |= self._seldom.candidates(document.text, document.encoded)
        gated = self._each_gate.numbers & found - asked
        found.difference_update([at for at in gated if not self._each_gate.may_match(at, document.encoded)])
        if learning:
            self._left.update(found)
        return sorted(found)

    @cached_property
    def _gates(self) -> Cores:
        """The gates of the rules that are candidates often; those that still are in nearly every text need none."""
        gates: dict[int, str | None] = {}
        for at, texts in self._seen.items():
            has_core, gate, share = self._core_of.get(at) is not None, self._gate_of.get(at), texts / FIRST_TEXTS
            if (has_core or gate) and self._left[at] > NEARLY_ALWAYS * FIRST_TEXTS:
                gates[at] = None
            elif gate and share > OFTEN:
                gates[at] = gate
            elif at in self._core_of and not has_core:
                gates[at] = None
        return Cores(gates)

    @cached_property
    def _seldom(self) -> Cores:
        """The cores of the other rules."""
        return Cores({at: self._core_of[at] for at in self._cores.numbers - self._gates.numbers})
