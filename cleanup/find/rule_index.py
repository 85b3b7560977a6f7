"""The rule index: which rules can match in a text, from its words, its lines and a few passes over it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

from cleanup.document.document import Document
from cleanup.find.anchor_table import Anchors, AnchorTable
from cleanup.find.index import Cores, EachCore
from cleanup.find.line_index import LineEntry, LineIndex

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


def as_entry(row: Sequence[Any]) -> IndexEntry:
    """The entry that JSON has as nested lists."""
    anchors, core, always, lines, keys, gate, also = row
    entries = tuple(LineEntry(tuple(first), tuple(others), *rest) for first, others, *rest in lines)
    return IndexEntry(tuple(anchors), core, always, entries, tuple(keys), gate, tuple(also))


class RuleIndex:
    """Names the rules that can match in a text.

    It asks anchors and cores of all rules, and of what they let through the gates, one by one. What the first texts
    let through often is asked by its gate in the first place from then on, or not at all where nearly every text gets
    through. So the texts before decide what is asked, but never whether a match is missed.
    """

    def __init__(self, entries: Sequence[IndexEntry]) -> None:
        self._entries = dict(enumerate(entries))
        lines = [line for entry in entries for line in entry.lines]
        anchors = Anchors(
            chain.from_iterable([*e.anchors, *e.also] for e in chain[IndexEntry | LineEntry](entries, lines))
        )
        self.lines = LineIndex(lines, anchors)
        self._rule_of_line = [position for position, entry in enumerate(entries) for _ in entry.lines]
        self._anchored = AnchorTable(((at, entry.anchors, entry.also) for at, entry in enumerate(entries)), anchors)
        self._by_line: dict[str, list[int]] = {}
        for position, entry in enumerate(entries):
            for key in entry.line_keys:
                self._by_line.setdefault(key, []).append(position)
        asked = {at: entry.core or None for at, entry in self._entries.items() if entry.core or entry.always}
        self._cores = Cores(asked)
        self._each_gate = EachCore({at: entry.gate for at, entry in self._entries.items() if entry.gate})
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
        for key in self._by_line.keys() & document.line_keys.keys():
            found.update(self._by_line[key])
        learning = self._texts < FIRST_TEXTS
        if learning:
            found |= self._cores.candidates(document.text)
            self._texts += 1
            self._seen.update(found)
            asked = frozenset[int]()
        else:
            asked = self._gates.numbers
            found -= asked
            found |= self._gates.candidates(document.text)
            found |= self._seldom.candidates(document.text)
        gated = self._each_gate.numbers & found - asked
        found.difference_update([at for at in gated if not self._each_gate.may_match(at, document.text)])
        if learning:
            self._left.update(found)
        return sorted(found)

    @cached_property
    def _gates(self) -> Cores:
        """The gates of the rules that are candidates often; those that still are in nearly every text need none."""
        gates: dict[int, str | None] = {}
        for at, texts in self._seen.items():
            entry, share = self._entries[at], texts / FIRST_TEXTS
            if (entry.core or entry.gate) and self._left[at] > NEARLY_ALWAYS * FIRST_TEXTS:
                gates[at] = None
            elif entry.gate and share > OFTEN:
                gates[at] = entry.gate
            elif entry.always:
                gates[at] = None
        return Cores(gates)

    @cached_property
    def _seldom(self) -> Cores:
        """The cores of the other rules."""
        return Cores({at: self._entries[at].core or None for at in self._cores.numbers - self._gates.numbers})
