"""The summary in Markdown, for a pull request or a wiki."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from cleanup.io.process import Processed
from cleanup.report.findings import place, quoted
from cleanup.report.outputs import Context, Write, records
from cleanup.report.summary import SHOWN_PAIRS, Summary, count_of

MANY = 100
"""As many changes are listed one by one."""
FILES = 50
"""As many files are listed, those with most edits first."""


class Markdown:
    """Tables of counts, frequent corrections and documents to look at, and the first changes one by one."""

    def __init__(self, write: Write, context: Context) -> None:
        self.write, self.context = write, context
        self.shown: list[dict[str, Any]] = []
        self.total = 0

    def add(self, name: str, processed: Processed) -> None:
        for record in records(name, processed, self.context):
            if "shadowed_by" not in record:
                self.total += 1
                if len(self.shown) < MANY:
                    self.shown.append(record)

    def close(self, summary: Summary) -> None:
        self.write("\n".join([*summary_lines(summary), *self._changes()]) + "\n")

    def _changes(self) -> Iterator[str]:
        if not self.shown:
            return
        yield from ("", f"## {'Findings' if self.context.checked else 'Changes'}", "")
        yield from _table(
            ("place", "rule", "safety", "there", "becomes"),
            [
                (
                    _code(place(record)),
                    record["rule"],
                    record["safety"],
                    _code(quoted(record["before"])),
                    "" if record["after"] is None else _code(quoted(record["after"])),
                )
                for record in self.shown
            ],
        )
        if self.total > len(self.shown):
            yield from ("", f"… and {self.total - len(self.shown):,} more")


def summary_lines(summary: Summary) -> Iterator[str]:
    """The counts of a run."""
    done = "would be fixed" if summary.checked else "fixed"
    yield from ("# cleanup", "")
    yield f"{count_of(summary.edits, 'edit')} in {count_of(len(summary.by_file), 'file')}"
    if summary.files:
        yield f"({count_of(summary.files, 'file')} and {count_of(summary.documents, 'document')} looked at)."
    if categories := summary.by_category():
        yield from ("", "## By category", "")
        yield from _table(("category", done), list(categories.items()))
    if rows := summary.rows():
        yield from ("", "## By rule", "")
        yield from _table(("rule", done, "left as unsafe", "left to look at"), [row[1:] for row in rows])
    if summary.pairs:
        yield from ("", "## Frequent corrections", "")
        yield from _table(
            ("times", "there", "becomes", "rule", "for example"),
            [
                (times, _code(quoted(key[1])), _code(quoted(key[2])), key[0], _code(summary.example[key]))
                for key, times in summary.common_pairs(SHOWN_PAIRS)
            ],
        )
    if summary.by_file:
        yield from ("", "## By file", "")
        yield from _table(
            ("file", "edits"), [(_code(name), count) for name, count in summary.by_file.most_common(FILES)]
        )
        if len(summary.by_file) > FILES:
            yield from ("", f"… and {count_of(len(summary.by_file) - FILES, 'other file')}")
    if summary.flagged:
        yield from ("", "## Left as they were, because too much would have gone", "")
        yield from (f"- {_code(name)}: {why}" for name, why in summary.flagged.items())


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    yield from (f"| {' | '.join(map(str, row))} |" for row in rows)


def _code(text: str) -> str:
    """A text between backticks in a table, whatever it holds."""
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    space = " " * (text.startswith("`") or text.endswith("`"))
    text = text.replace("\n", " ").replace("\r", " ").replace("|", "\\|")
    return f"{fence}{space}{text}{space}{fence}"
