"""Rules made ready to run: a detector for each, and an index that says which of them a text needs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Protocol

from cleanup.document.document import Document
from cleanup.document.lines import line_key
from cleanup.find import builtin
from cleanup.find.builtin import BuiltinDetector
from cleanup.find.hit import Hit
from cleanup.find.line_index import LineEntry, LineIndex
from cleanup.find.lines import BlockDetector, LineDetector
from cleanup.find.literals import LiteralDetector
from cleanup.find.patterns import FLAGS, PatternDetector
from cleanup.find.rule_index import IndexEntry, IndexTables, RuleIndex, tables_of
from cleanup.lazy.on_demand import MadeOnce
from cleanup.rulebook.errors import Problem
from cleanup.rulebook.lexicons import Lexicons
from cleanup.rulebook.model import Find, Rule, category_of


class Detector(Protocol):
    """Finds the places of one rule in a document, before its guards are asked."""

    def hits(self, document: Document) -> Iterable[Hit]: ...


def detector_for(find: Find, lexicons: Lexicons, lines: LineIndex, first: int) -> Detector:
    """The detector of a rule's way to find; `lines` knows its line patterns by number, from `first` on."""
    if find.builtin:
        return BuiltinDetector(find.builtin, find.options)
    if find.languagetool:
        from cleanup.find.languagetool import LanguageToolDetector  # only a run with --grammar asks

        return LanguageToolDetector(find.languagetool, find.take)
    if find.pattern:
        return PatternDetector(find.pattern)
    if find.line or find.line_pattern:
        return LineDetector(find.line, find.line_pattern, find.where, lines, first)
    if find.block is not None:
        return BlockDetector(find.block, find.where)
    return literal_detector(find, lexicons)


def literal_detector(find: Find, lexicons: Lexicons) -> LiteralDetector:
    """The detector of phrases and maps."""
    if find.map_file:
        right = {row[0]: row[1] for row in lexicons.table(find.map_file)}
        return LiteralDetector(right, right, find.case)
    return LiteralDetector(find.phrases or find.map, find.map, find.case)


class RuleSet:
    """All rules with their detectors. Which of them apply is not decided here: evidence counts every rule.

    `entries` say when each rule can match, as `index_entry` worked it out; `content` is a hash of what was read.
    `ids` are the rules' ids and `tables` those of the entries, wanted where `rules` and `entries` make an item only
    when it is asked for.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        lexicons: Lexicons,
        entries: Sequence[IndexEntry],
        content: str,
        warnings: Sequence[Problem] = (),
        ids: Sequence[str] = (),
        tables: IndexTables | None = None,
    ) -> None:
        self.rules = rules
        self.ids = tuple(ids) or tuple(rule.id for rule in rules)
        self.lexicons = lexicons
        self.entries = entries
        self.content = content
        self.warnings = tuple(warnings)
        self._tables = tables or tables_of(entries)
        self._index = RuleIndex(self._tables)
        self.detectors: Mapping[int, Detector] = MadeOnce(self._detector)
        self.positions = {id: position for position, id in enumerate(self.ids)}

    def __reduce__(self) -> tuple[object, ...]:
        rules, entries = tuple(self.rules), tuple(self.entries)
        return RuleSet, (rules, self.lexicons, entries, self.content, self.warnings, self.ids, self._tables)

    def _detector(self, at: int) -> Detector:
        first_line = bisect_left(self._tables.rule_of_line, at)
        return detector_for(self.rules[at].find, self.lexicons, self._index.lines, first_line)

    @cached_property
    def languagetool(self) -> tuple[int, ...]:
        """The positions of the rules that the index knows nothing about: another program finds their places."""
        return tuple(at for at, rule in enumerate(self.rules) if rule.find.languagetool)

    @cached_property
    def categories(self) -> tuple[str, ...]:
        """The category of each rule."""
        return tuple(map(category_of, self.ids))

    @property
    def always(self) -> frozenset[str]:
        """The ids of the rules that no index covers: they look at every text."""
        return frozenset(self.ids[position] for position in self._index.always)

    def candidates(self, document: Document) -> list[int]:
        """The positions of the rules that can match somewhere in the text, in order."""
        return self._index.candidates(document)


def index_entry(rule: Rule, lexicons: Lexicons) -> IndexEntry:
    """Work out when a rule can match."""
    from cleanup.find.anchors import anchors_of
    from cleanup.find.core import core_as_written, core_of, gate_of
    from cleanup.find.pieces import pieces_of

    find = rule.find
    if find.languagetool:
        return IndexEntry()
    if find.builtin:
        detector = builtin.module(find.builtin)
        if hasattr(detector, "anchors"):
            return IndexEntry(tuple(sorted(detector.anchors(lexicons, {**detector.OPTIONS, **find.options}))))
        written = detector.core(find.options) if hasattr(detector, "core") else detector.CORE
        wide = core_as_written(written) if written else ""
        return IndexEntry(core=wide, always=written is None, pieces=pieces_of(wide))
    if find.pattern:
        anchors = anchors_of(find.pattern, FLAGS)
        core = core_of(find.pattern, FLAGS) if anchors is None else None
        gate = gate_of(find.pattern, FLAGS)
        always = anchors is None and core is None
        first, also = anchors or ((), ())
        also_asked = gate if gate and gate != core else ""
        return IndexEntry(first, core or "", always, gate=also_asked, also=also, pieces=pieces_of(core or ""))
    if find.line_pattern or find.block is not None:
        patterns = find.line_pattern or (find.block.begin if find.block is not None else ())
        return IndexEntry(lines=tuple(map(line_entry, patterns)))
    if find.line:
        return IndexEntry(line_keys=tuple(sorted(set(map(line_key, find.line)))))
    literals = literal_detector(find, lexicons).anchors
    return IndexEntry(tuple(sorted(literals - {""})), always="" in literals)


def line_entry(pattern: str) -> LineEntry:
    """Work out when a line pattern can match."""
    from cleanup.find.anchors import FREQUENT_ANCHORS, anchors_of, price
    from cleanup.find.core import line_core_of
    from cleanup.find.pieces import pieces_of

    anchors = anchors_of(pattern, FLAGS, line=True)
    first, also = anchors or ((), ())
    frequent = anchors is None or price(first) * (price(also) if also else 1) > FREQUENT_ANCHORS
    core = line_core_of(pattern, FLAGS) if frequent else None
    pieces = pieces_of(core) if core and anchors is None else ()
    return LineEntry(first, also, core, line_width(pattern), loose=anchors is None, pieces=pieces)


def line_width(pattern: str) -> int:
    """The longest line that a pattern can match; 0 where there is no limit."""
    from cleanup.find.pattern_tree import read, width

    try:
        widest = max(map(width, read(pattern, FLAGS)), default=0)
    except Exception:  # the parser is private: what it does not know has no limit
        return 0
    return int(widest) if widest != float("inf") else 0
