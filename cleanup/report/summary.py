"""Counts of a run: by category and rule, and the most frequent corrections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from cleanup.engine.finding import Edit, Finding
from cleanup.io.process import Processed
from cleanup.io.records import edit_records
from cleanup.report.findings import place, quoted, text_name
from cleanup.rulebook.model import CATEGORIES, Safety, category_of

SHOWN_PAIRS = 20


class Summary:
    """Adds up what was fixed and what was found; fills up document by document."""

    def __init__(self, checked: bool = False) -> None:
        self.documents = 0
        self.files = 0
        self.changed_files = 0
        self.edits = 0
        self.characters = 0
        """Of the texts that were looked at, about: what a forecast of wrong edits is worked out for."""
        self.fixed: Counter[str] = Counter()
        """Steps by rule."""
        self.open: Counter[tuple[str, Safety]] = Counter()
        """Findings that were not fixed, by rule and safety."""
        self.pairs: Counter[tuple[str, str, str]] = Counter()
        """Rule, before and after of the edits' steps."""
        self.example: dict[tuple[str, str, str], str] = {}
        """The place of the first of each pair."""
        self.by_file: Counter[str] = Counter()
        """Edits by file."""
        self.flagged: dict[str, str] = {}
        """The documents that were left because too much of them would have gone, and how much."""
        self.checked = checked
        """Whether nothing was to be fixed: what is counted as fixed is what would be."""

    def add(self, name: str, processed: Processed) -> None:
        """Count all that was done and found in a file."""
        self.changed_files += processed.changed
        self.documents += processed.looked_at
        for cleaned in processed.texts:
            records = edit_records(name, cleaned.source, cleaned.result.edits)
            self.add_edits(zip(map(place, records), cleaned.result.edits, strict=True))
            self.add_findings(cleaned.result.findings)
            if cleaned.result.edits:
                self.by_file[name] += len(cleaned.result.edits)
            if cleaned.result.flagged:
                self.flagged[text_name(name, cleaned.source)] = cleaned.result.flagged

    def add_edits(self, edits: Iterable[tuple[str, Edit]]) -> None:
        """Count edits, each with its place in words."""
        for where, edit in edits:
            self.edits += 1
            for step in edit.steps:
                self.fixed[step.rule] += 1
                pair = (step.rule, step.before, step.after)
                self.pairs[pair] += 1
                self.example.setdefault(pair, where)

    def add_findings(self, findings: Iterable[Finding]) -> None:
        """Count what was not fixed; what lost to another fix is not counted."""
        for finding in findings:
            if not finding.shadowed_by:
                self.open[finding.rule, finding.safety] += 1

    def number_open(self, safety: Safety) -> int:
        """How many findings of a safety were left."""
        return sum(count for (_, has), count in self.open.items() if has is safety)

    def by_category(self) -> dict[str, int]:
        """How often something was fixed, by category."""
        counts: Counter[str] = Counter()
        for _, rule, fixed, _, _ in self.rows():
            counts[category_of(rule)] += fixed
        return {category: count for category, count in counts.items() if count}

    def common_pairs(self, number: int) -> list[tuple[tuple[str, str, str], int]]:
        """The most frequent corrections (rule, before, after) with their numbers."""
        return sorted(self.pairs.items(), key=lambda item: (-item[1], item[0]))[:number]

    def as_dict(self) -> dict[str, Any]:
        """The counts for other programs."""
        fixed = "safe" if self.checked else "fixed"
        return {
            "files": self.files,
            "changed_files": self.changed_files,
            "documents": self.documents,
            "edits": self.edits,
            "categories": self.by_category(),
            "rules": [
                {"rule": rule, "category": category, fixed: count, "unsafe": unsafe, "report": report}
                for category, rule, count, unsafe, report in self.rows()
            ],
            "by_file": dict(sorted(self.by_file.items())),
            "pairs": [
                {"rule": rule, "before": before, "after": after, "times": times, "example": self.example[key]}
                for key, times in self.common_pairs(SHOWN_PAIRS)
                for rule, before, after in [key]
            ],
            "flagged": [{"document": name, "why": why} for name, why in self.flagged.items()],
        }

    def rows(self) -> list[tuple[str, str, int, int, int]]:
        """Category, rule, and how often it was fixed, left as unsafe, left as reported; in the order of categories."""
        rules = {*self.fixed, *(rule for rule, _ in self.open)}
        order = {category: at for at, category in enumerate(CATEGORIES)}
        return [
            (
                category_of(rule),
                rule,
                self.fixed[rule],
                self.open[rule, Safety.UNSAFE] + self.open[rule, Safety.SAFE],
                self.open[rule, Safety.REPORT],
            )
            for rule in sorted(rules, key=lambda rule: (order.get(category_of(rule), len(order)), rule))
        ]


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    """Lines of a table: texts to the left, numbers to the right."""
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[column]) for row in [list(head), *cells]) for column in range(len(head))]
    numbers = [bool(rows) and all(isinstance(row[column], (int, float)) for row in rows) for column in range(len(head))]
    for row in [list(head), *cells]:
        aligned = [
            cell.rjust(width) if number else cell.ljust(width)
            for cell, width, number in zip(row, widths, numbers, strict=True)
        ]
        yield "  ".join(aligned).rstrip()


def count_of(number: int, noun: str) -> str:
    """`1 file`, `2 files`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def rules_table(summary: Summary) -> list[str]:
    """The summary by category and rule; columns and zeros that say nothing are left out."""
    rows = summary.rows()
    if not rows:
        return []
    names = ("safe" if summary.checked else "fixed", "unsafe", "report")
    used = [at for at in range(3) if any(row[2 + at] for row in rows)]
    head = ["category", "rule", *(names[at] for at in used)]
    lines, last = [], ""
    for row in rows:
        lines.append([row[0] if row[0] != last else "", row[1], *(row[2 + at] for at in used)])
        last = row[0]
    return list(table(head, lines))


def frequent_pairs(summary: Summary) -> list[str]:
    """The most frequent corrections, each with the place of one."""
    common = summary.common_pairs(SHOWN_PAIRS)
    rows = [
        (count, f"{quoted(before)} → {quoted(after)}", rule, summary.example[rule, before, after])
        for (rule, before, after), count in common
    ]
    lines = list(table(("times", "correction", "rule", "for example"), rows))
    left = len(summary.pairs) - len(common)
    return [*lines, f"… and {count_of(left, 'other correction')}"] if left else lines
