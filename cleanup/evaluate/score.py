"""Verdicts on a cleaner's output, and the figures that they add up to."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cleanup.engine.finding import Edit, Finding
from cleanup.evaluate.gold import Gold, Mark
from cleanup.evaluate.regions import Region, fixed_marks, regions

KIN = (
    {"truncation", "fragment", "grammar"},
    {"quotes", "punctuation"},
    {"duplication", "consistency"},
    {"name", "consistency"},
)
"""Categories of which one may report what was marked as another."""
CONTEXT = 12
"""Characters around a mark by which it is recognised in a region that is wrong as a whole."""
REQUIRED = {"safe": ("safe",), "unsafe": ("safe", "unsafe")}
"""The tiers that have to be mended in a run."""


class Kind(enum.Enum):
    """What can be said of a mark or an edit."""

    FIXED = "fixed"
    MISSED = "missed"
    BONUS = "bonus"
    WRONG = "wrong"
    REPORTED = "reported"
    SILENT = "silent"


class Verdict(NamedTuple):
    """One judgement; for what is wrong, `category` is that of the rule, if it is known."""

    kind: Kind
    category: str
    before: str
    after: str


def judge(gold: Gold, output: str, tier: str, edits: Sequence[Edit] = ()) -> Iterator[Verdict]:
    """Judge the corrected text of a document. `edits` only tell whose fault a wrong change is."""
    for region in regions(gold, output):
        required = [mark for mark in region.marks if mark.accepted and mark.tier in REQUIRED[tier]]
        if not region.edits:
            yield from (_verdict(Kind.MISSED, mark) for mark in required)
            continue
        text = region.output(gold.text)
        fixed = fixed_marks(region, gold.text, text) if region.marks else None
        if fixed is not None:
            yield from _allowed_verdicts(region, fixed, tier)
            continue
        for mark in required:
            yield _verdict(Kind.FIXED if _stands_right(mark, region, gold.text, text) else Kind.MISSED, mark)
        yield Verdict(Kind.WRONG, _culprit(region, edits), gold.text[region.start : region.end], text)


def _verdict(kind: Kind, mark: Mark) -> Verdict:
    return Verdict(kind, mark.category, mark.before, mark.accepted[0] if mark.accepted else "")


def _allowed_verdicts(region: Region, fixed: Sequence[bool], tier: str) -> Iterator[Verdict]:
    for mark, done in zip(region.marks, fixed, strict=True):
        if mark.accepted and mark.tier in REQUIRED[tier]:
            yield _verdict(Kind.FIXED if done else Kind.MISSED, mark)
        elif done and mark.tier == "unsafe":
            yield _verdict(Kind.BONUS, mark)


def _stands_right(mark: Mark, region: Region, original: str, output: str) -> bool:
    """Whether the mark's correction stands in its own surroundings, though the region as a whole is not right."""
    before = original[max(region.start, mark.start - CONTEXT) : mark.start]
    after = original[mark.end : min(region.end, mark.end + CONTEXT)]
    return any(new and before + new + after in output for new in mark.accepted)


def _culprit(region: Region, edits: Sequence[Edit]) -> str:
    return next((edit.category for edit in edits if edit.start <= region.end and edit.end >= region.start), "")


def judge_reports(gold: Gold, found: Iterable[Edit | Finding]) -> Iterator[Verdict]:
    """Judge whether what is only to be reported was found."""
    spans = [(one.start, one.end, one.category) for one in found]
    for mark in gold.marks:
        if mark.tier == "report":
            seen = any(
                start < max(mark.end, mark.start + 1) and end > mark.start and akin(category, mark.category)
                for start, end, category in spans
            )
            yield _verdict(Kind.REPORTED if seen else Kind.SILENT, mark)


def akin(category: str, marked: str) -> bool:
    """Whether a finding of this category reports a mark of that one."""
    return category == marked or any({category, marked} <= group for group in KIN)


@dataclass
class Figures:
    """Counts, and what follows from them."""

    required: int = 0
    fixed: int = 0
    bonus: int = 0
    wrong: int = 0
    reported: int = 0
    to_report: int = 0

    @property
    def precision(self) -> float:
        """The share of the changes that are right."""
        made = self.fixed + self.bonus + self.wrong
        return (self.fixed + self.bonus) / made if made else 1.0

    @property
    def recall(self) -> float:
        """The share of the required corrections that were made."""
        return self.fixed / self.required if self.required else 1.0

    @property
    def f05(self) -> float:
        """F0.5, in which precision counts twice as much as recall."""
        both = self.precision + self.recall
        return 1.25 * self.precision * self.recall / (0.25 * self.precision + self.recall) if both else 0.0


@dataclass
class Score:
    """The figures of a set of documents."""

    tier: str
    documents: int = 0
    characters: int = 0
    verdicts: Counter[tuple[Kind, str]] = field(default_factory=Counter)

    def add(self, gold: Gold, verdicts: Iterable[Verdict]) -> None:
        """Count a document's verdicts."""
        self.documents += 1
        self.characters += len(gold.text)
        self.verdicts.update((verdict.kind, verdict.category) for verdict in verdicts)

    def figures(self, category: str | None = None) -> Figures:
        """The figures of one category, or of all."""

        def count(*kinds: Kind) -> int:
            return sum(
                number
                for (kind, of), number in self.verdicts.items()
                if kind in kinds and (category is None or of == category)
            )

        return Figures(
            required=count(Kind.FIXED, Kind.MISSED),
            fixed=count(Kind.FIXED),
            bonus=count(Kind.BONUS),
            wrong=count(Kind.WRONG),
            reported=count(Kind.REPORTED),
            to_report=count(Kind.REPORTED, Kind.SILENT),
        )

    def categories(self) -> list[str]:
        """The categories that occur, by name; the empty one is a wrong change of no known rule."""
        return sorted({category for _, category in self.verdicts})

    def as_dict(self) -> dict[str, object]:
        """The figures with the names that other scorers use."""
        total = self.figures()
        named = {category: self.figures(category) for category in self.categories()}
        return {
            "documents": self.documents,
            "tier": self.tier,
            "required": total.required,
            "fixed": total.fixed,
            "bonus": total.bonus,
            "wrong": total.wrong,
            "precision": round(total.precision, 4),
            "recall": round(total.recall, 4),
            "f0.5": round(total.f05, 4),
            "classes": {name: [one.fixed, one.required] for name, one in named.items() if one.required},
            "reported": [total.reported, total.to_report],
            "wrong_per_10k_chars": round(1e4 * total.wrong / max(1, self.characters), 2),
            "categories": {
                name: {
                    "required": one.required,
                    "fixed": one.fixed,
                    "bonus": one.bonus,
                    "wrong": one.wrong,
                    "reported": [one.reported, one.to_report],
                    "precision": round(one.precision, 4),
                    "recall": round(one.recall, 4),
                    "f0.5": round(one.f05, 4),
                }
                for name, one in named.items()
            },
        }
