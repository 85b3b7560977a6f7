"""Rules made ready to run: a detector for each, and an index that says which of them a text needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

import regex

from cleanup.document.document import Document
from cleanup.find import builtin
from cleanup.find.builtin import BuiltinDetector
from cleanup.find.hit import Hit
from cleanup.find.index import PatternIndex
from cleanup.find.lines import BlockDetector, LineDetector
from cleanup.find.literals import LiteralDetector
from cleanup.find.patterns import PatternDetector
from cleanup.rulebook.lexicons import Lexicons
from cleanup.rulebook.model import Find, Rule


class Detector(Protocol):
    """Finds the places of one rule in a document, before its guards are asked."""

    def hits(self, document: Document) -> Iterator[Hit]: ...


def detector_for(find: Find, lexicons: Lexicons) -> Detector:
    """The detector of a rule's way to find."""
    if find.builtin:
        return BuiltinDetector(find.builtin, find.options)
    if find.pattern:
        return PatternDetector(find.pattern)
    if find.line or find.line_pattern:
        return LineDetector(find.line, find.line_pattern, find.where)
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


class RuleSet:
    """All rules with their detectors. Which of them apply is not decided here: evidence counts every rule.

    `cores` are the RE2 patterns derived from the rules (see `find.core`), None where a rule has none.
    """

    def __init__(
        self, rules: Sequence[Rule], lexicons: Lexicons, cores: Sequence[str | None], fingerprint: str
    ) -> None:
        self.rules = tuple(rules)
        self.lexicons = lexicons
        self.cores = tuple(cores)
        self.fingerprint = fingerprint
        self.detectors = tuple(detector_for(rule.find, lexicons) for rule in self.rules)
        self.positions = {rule.id: position for position, rule in enumerate(self.rules)}
        self._by_word: dict[str, list[int]] = {}
        self._by_line: dict[str, list[int]] = {}
        self._cored: list[int] = []
        for position, detector in enumerate(self.detectors):
            self._register(position, detector)
        self._patterns = PatternIndex([self.cores[position] for position in self._cored])

    def _register(self, position: int, detector: Detector) -> None:
        words: Iterable[str] = ()
        if isinstance(detector, LiteralDetector):
            words = detector.anchors
        elif isinstance(detector, BuiltinDetector) and hasattr(builtin.module(detector.name), "ANCHORS"):
            words = builtin.module(detector.name).ANCHORS(self.lexicons)
        elif isinstance(detector, LineDetector) and detector.keys:
            for key in detector.keys:
                self._by_line.setdefault(key, []).append(position)
            return
        if words and "" not in words:
            for word in words:
                self._by_word.setdefault(word, []).append(position)
        else:
            self._cored.append(position)

    def __reduce__(self) -> tuple[object, ...]:
        return RuleSet, (self.rules, self.lexicons, self.cores, self.fingerprint)

    @property
    def always(self) -> frozenset[str]:
        """The ids of the rules that no index covers: they look at every text."""
        return frozenset(self.rules[self._cored[at]].id for at in self._patterns.always)

    def candidates(self, document: Document) -> list[int]:
        """The positions of the rules that can match somewhere in the text, in order."""
        found = {self._cored[at] for at in self._patterns.candidates(document.text)}
        for table, present in ((self._by_word, document.words), (self._by_line, document.line_keys.keys())):
            for key in table.keys() & present:
                found.update(table[key])
        return sorted(found)


def core_patterns(rule: Rule) -> Mapping[str, Sequence[str]]:
    """What `cores` is derived from: patterns to derive a core for, or a ready RE2 pattern of a builtin."""
    if rule.find.builtin:
        core = builtin.module(rule.find.builtin).CORE
        return {"ready": [core] if core else []}
    return {"derive": patterns_to_index(rule.find)}


def core_for(rule: Rule) -> str | None:
    """One RE2 pattern that matches wherever the rule can match, or None: it has to look at every text."""
    from cleanup.find.core import core_of

    patterns = core_patterns(rule)
    cores = list(patterns.get("ready", ())) or [
        core_of(pattern, regex.MULTILINE, line=not rule.find.pattern) for pattern in patterns.get("derive", ())
    ]
    if not cores or None in cores:
        return None
    return "|".join(f"(?:{core})" for core in cores)
