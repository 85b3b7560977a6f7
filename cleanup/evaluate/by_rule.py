"""How often each rule was right on gold documents: its precision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from cleanup.engine.finding import Edit
from cleanup.evaluate.gold import Gold
from cleanup.evaluate.regions import fixed_marks, regions


@dataclass
class Changes:
    """A rule's edits by what came of them."""

    right: int = 0
    wrong: int = 0

    @property
    def precision(self) -> float:
        """The share of the edits that are right."""
        return self.right / (self.right + self.wrong)


@dataclass
class RuleScore:
    """The edits of each rule over a set of documents."""

    rules: dict[str, Changes] = field(default_factory=lambda: defaultdict(Changes))

    def add(self, gold: Gold, output: str, edits: Sequence[Edit]) -> None:
        """Count the edits that made `output` of a document; one that several rules made counts for each of them.

        An edit is right where its region became what the marks allow. A neutral one (see `regions`) does not count.
        """
        for region in regions(gold, output):
            if not region.edits:
                continue
            right = bool(region.marks) and fixed_marks(region, gold.text, region.output(gold.text)) is not None
            for edit in edits:
                if edit.start <= region.end and region.start <= edit.end:
                    for rule in {step.rule for step in edit.steps}:
                        self.rules[rule].right += right
                        self.rules[rule].wrong += not right

    def worst_first(self) -> list[tuple[str, Changes]]:
        """The rules, the least precise first, and of equals the one with the most edits."""
        return sorted(self.rules.items(), key=lambda item: (item[1].precision, -item[1].right - item[1].wrong, item[0]))
