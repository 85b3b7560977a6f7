"""Looks for hits and near misses of a rule in files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from cleanup.authoring.trial import alone, beside, hits, in_context, near_misses, untouched
from cleanup.find.ruleset import RuleSet
from cleanup.io.formats import Text
from cleanup.rulebook.model import Rule

KEPT_HITS = 50
KEPT_NEAR = 6
LINE_END = re.compile("\r\n|\r")


class Search:
    """What rules find in texts; fills up while files are read."""

    def __init__(self, rules: RuleSet, own: Sequence[Rule], near: Sequence[str]) -> None:
        """`near` are loose patterns: what they match and the rules do not is a near miss."""
        self.own = alone(rules, own)
        self.all = beside(rules, own)
        self.patterns = near
        self.count = self.texts = self.texts_hit = 0
        self.hits: list[tuple[str, str]] = []
        """Place and context of the first hits."""
        self.near: dict[str, str] = {}
        """The near misses that no rule touches, with their places."""

    def look_at(self, file: Path, source: Text) -> None:
        """Take one text of a file."""
        text = LINE_END.sub("\n", source.text)
        self.texts += 1
        found = hits(self.own, text)
        self.count += len(found)
        self.texts_hit += bool(found)
        for place in found[: KEPT_HITS - len(self.hits)]:
            self.hits.append((_place(file, source, text, place.start), in_context(text, place)))
        if len(self.near) < KEPT_NEAR:
            for start, sentence in near_misses(self.own, self.patterns, text):
                if len(self.near) < KEPT_NEAR and sentence not in self.near and untouched(self.all, sentence):
                    self.near[sentence] = _place(file, source, text, start)


def _place(file: Path, source: Text, text: str, offset: int) -> str:
    line, column = text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
    if source.record is None:
        return f"{file}:{line}:{column}"
    return f"{file}:{source.record + 1} ({source.field} {line}:{column})"
