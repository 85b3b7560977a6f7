"""Rules made ready to run: a detector for each, and an index that says which of them a text needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, Protocol

import regex

from cleanup.document.document import Document
from cleanup.find import builtin
from cleanup.find.builtin import BuiltinDetector
from cleanup.find.hit import Hit
from cleanup.find.index import PatternIndex
from cleanup.find.languagetool import LanguageToolDetector
from cleanup.find.lines import BlockDetector, LineDetector
from cleanup.find.literals import LiteralDetector
from cleanup.find.patterns import PatternDetector
from cleanup.rulebook.errors import Problem
from cleanup.rulebook.lexicons import Lexicons
from cleanup.rulebook.model import Find, Rule


class LineEntry(NamedTuple):
    """When a line pattern can match: one of its anchors (if any) is there, and a line is no longer than `width`."""

    anchors: tuple[str, ...]
    width: int
    """0 where there is no limit."""


class Detector(Protocol):
    """Finds the places of one rule in a document, before its guards are asked."""

    def hits(self, document: Document) -> Iterator[Hit]: ...


def detector_for(find: Find, lexicons: Lexicons, lines: Sequence[LineEntry] = ()) -> Detector:
    """The detector of a rule's way to find; `lines` say where its line patterns can match."""
    if find.builtin:
        return BuiltinDetector(find.builtin, find.options)
    if find.languagetool:
        return LanguageToolDetector(find.languagetool, find.take)
    if find.pattern:
        return PatternDetector(find.pattern)
    if find.line or find.line_pattern:
        return LineDetector(find.line, find.line_pattern, find.where, lines)
    if find.block is not None:
        return BlockDetector(find.block, find.where)
    if find.map_file:
        right = {row[0]: row[1] for row in lexicons.table(find.map_file)}
        return LiteralDetector(right, right, find.case)
    return LiteralDetector(find.phrases or find.map, find.map, find.case)


def patterns_to_index(find: Find) -> tuple[str, ...]:
    """The patterns of which one matches in every text in which the rule can: empty for literals and builtins."""
    if find.pattern:
        return (find.pattern,)
    return find.line_pattern or (find.block.begin if find.block is not None else ())


class IndexEntry(NamedTuple):
    """What tells that a rule can match in a text: one of the anchors, or the core; `always` where neither can."""

    anchors: tuple[str, ...] = ()
    core: str = ""
    always: bool = False
    lines: tuple[LineEntry, ...] = ()
    """The same for each line pattern of a rule."""


class RuleSet:
    """All rules with their detectors. Which of them apply is not decided here: evidence counts every rule.

    `entries` say when each rule can match, as `index_entry` worked it out; `content` is a hash of what was read.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        lexicons: Lexicons,
        entries: Sequence[IndexEntry],
        content: str,
        warnings: Sequence[Problem] = (),
    ) -> None:
        self.rules = tuple(rules)
        self.lexicons = lexicons
        self.entries = tuple(entries)
        self.content = content
        self.warnings = tuple(warnings)
        self.detectors = tuple(
            detector_for(rule.find, lexicons, entry.lines) for rule, entry in zip(self.rules, self.entries, strict=True)
        )
        self.positions = {rule.id: position for position, rule in enumerate(self.rules)}
        self.languagetool = tuple(at for at, rule in enumerate(self.rules) if rule.find.languagetool)
        """The positions of the rules that the index knows nothing about: another program finds their places."""
        self._by_anchor: dict[str, list[int]] = {}
        self._by_line: dict[str, list[int]] = {}
        self._cored: list[int] = []
        for position, (entry, detector) in enumerate(zip(self.entries, self.detectors, strict=True)):
            self._register(position, entry, detector)
        self._patterns = PatternIndex([self.entries[position].core or None for position in self._cored])

    def _register(self, position: int, entry: IndexEntry, detector: Detector) -> None:
        if isinstance(detector, LineDetector):
            for key in detector.keys:
                self._by_line.setdefault(key, []).append(position)
        for anchor in entry.anchors:
            self._by_anchor.setdefault(anchor, []).append(position)
        if entry.core or entry.always:
            self._cored.append(position)

    def __reduce__(self) -> tuple[object, ...]:
        return RuleSet, (self.rules, self.lexicons, self.entries, self.content, self.warnings)

    @property
    def always(self) -> frozenset[str]:
        """The ids of the rules that no index covers: they look at every text."""
        return frozenset(self.rules[self._cored[at]].id for at in self._patterns.always)

    def candidates(self, document: Document) -> list[int]:
        """The positions of the rules that can match somewhere in the text, in order."""
        found = {self._cored[at] for at in self._patterns.candidates(document.text)}
        for table, present in ((self._by_anchor, document.anchors), (self._by_line, document.line_keys.keys())):
            for key in table.keys() & present:
                found.update(table[key])
        return sorted(found)


def as_entry(row: Sequence[Any]) -> IndexEntry:
    """The entry that JSON has as nested lists."""
    anchors, core, always, lines = row
    return IndexEntry(tuple(anchors), core, always, tuple(LineEntry(tuple(words), width) for words, width in lines))


def index_entry(rule: Rule, lexicons: Lexicons) -> IndexEntry:
    """Work out when a rule can match. Literal lines need no entry: their detector knows them."""
    from cleanup.find.anchors import anchors_of
    from cleanup.find.core import core_of

    if rule.find.languagetool:
        return IndexEntry()
    if rule.find.builtin:
        detector = builtin.module(rule.find.builtin)
        if hasattr(detector, "anchors"):
            return IndexEntry(tuple(sorted(detector.anchors(lexicons, {**detector.OPTIONS, **rule.find.options}))))
        core = detector.core(rule.find.options) if hasattr(detector, "core") else detector.CORE
        return IndexEntry(core=core or "", always=core is None)
    if rule.find.phrases or rule.find.map or rule.find.map_file:
        literal = detector_for(rule.find, lexicons)
        assert isinstance(literal, LiteralDetector)
        return IndexEntry(tuple(sorted(literal.anchors - {""})), always="" in literal.anchors)
    patterns = patterns_to_index(rule.find)
    is_line = not rule.find.pattern
    anchors = [anchors_of(pattern, regex.MULTILINE, line=is_line) for pattern in patterns]
    known = tuple(sorted({anchor for words in anchors if words is not None for anchor in words}))
    if is_line:
        # a line is short: trying a pattern on the few lines it may match is cheaper than one more core in RE2's set
        lines = tuple(
            LineEntry(tuple(sorted(words or ())), line_width(p)) for p, words in zip(patterns, anchors, strict=True)
        )
        return IndexEntry(known if None not in anchors else (), always=None in anchors, lines=lines)
    cores = [core_of(p, regex.MULTILINE) for p, words in zip(patterns, anchors, strict=True) if words is None]
    always = None in cores
    return IndexEntry(known, "" if always else "|".join(f"(?:{core})" for core in cores), always)


def line_width(pattern: str) -> int:
    """The longest line that a pattern can match; 0 where there is no limit."""
    from cleanup.find.pattern_tree import read, width

    try:
        widest = max(map(width, read(pattern, regex.MULTILINE)), default=0)
    except Exception:  # the parser is private: what it does not know has no limit
        return 0
    return int(widest) if widest != float("inf") else 0
