"""`cleanup rules diff`: which edits a change of rules makes appear and vanish."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cleanup.cli import options

if TYPE_CHECKING:
    from cleanup.authoring.compare import Difference
    from cleanup.io.formats import Text


def diff_rules(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A rule file or folder.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="Another version of it.")],
    paths: Annotated[list[Path], typer.Argument(metavar="PATHS…", help="The texts to try both on.")],
    unsafe_fixes: options.UnsafeFixes = None,
    format: options.Format = options.OutputFormat.TEXT,
    encoding: options.Encoding = None,
    text_field: options.TextField = None,
    timeout: options.Timeout = None,
    lang: options.Lang = None,
) -> None:
    """List the edits that appear (+) and vanish (-) in texts when rules OLD become rules NEW.

    Both are used beside the shipped rules; a version of a shipped pack takes the place of that pack.
    Status: 0 no difference, 1 some, 2 wrong usage or rules, 3 a text could not be read or processed.
    """
    from cleanup.authoring.compare import differences, read_version, with_version
    from cleanup.cli.console import Console, Failures
    from cleanup.cli.settings import UsageError, settings
    from cleanup.engine.errors import DocumentError
    from cleanup.engine.passes import Policy
    from cleanup.find.open import open_rules
    from cleanup.io.folders import cache_folder
    from cleanup.io.records import as_line
    from cleanup.io.texts import texts_in
    from cleanup.language import language_of
    from cleanup.rulebook.model import Safety

    found = settings(
        None, unsafe_fixes=unsafe_fixes, encoding=encoding, text_field=text_field, timeout=timeout, lang=lang
    )
    for side in (old, new):
        if not side.exists():
            raise UsageError(f"{side}: no such rule folder or file")
    versions = [read_version(old), read_version(new)]
    shipped = open_rules((), cache_folder())
    before, after = with_version(shipped, *versions), with_version(shipped, *reversed(versions))
    policy = Policy(
        active=lambda rule: rule.status != "preview",
        threshold=Safety.UNSAFE if found.unsafe_fixes else Safety.SAFE,
        language=language_of if found.lang is None else lambda text: found.lang,
        seconds=found.timeout,
    )
    console = Console()
    summary = _Summary()
    failures = Failures()
    for file, text in texts_in(paths, found.encoding, found.text_field, failures.add):
        try:
            changed = differences(text.text, before, after, policy)
        except DocumentError as error:
            failures.add(str(file), str(error))
            continue
        summary.add(changed)
        if format is options.OutputFormat.JSONL:
            console.lines(as_line(_record(file, text, item)).rstrip("\n") for item in changed)
        else:
            console.lines(_shown(file, text, changed))
    if format is options.OutputFormat.TEXT:
        console.lines(summary.lines())
    console.close()
    raise typer.Exit(3 if failures.count else int(summary.texts_changed > 0))


def _shown(file: Path, source: Text, changed: list[Difference]) -> Iterator[str]:
    from cleanup.authoring.trial import Place, in_context
    from cleanup.report.findings import place

    for item in changed:
        sign = "+" if item.appears else "-"
        context = in_context(source.text, Place(item.start, item.end, item.after))
        yield f"{sign} {place(_record(file, source, item))}: {', '.join(item.rules)}: {context}"


def _record(file: Path, source: Text, item: Difference) -> dict[str, Any]:
    from cleanup.io.records import Places

    line, column = Places(source.text).of(item.start)
    return {
        "path": str(file),
        "record": source.record,
        "record_id": source.record_id,
        "field": source.field,
        "change": "appears" if item.appears else "vanishes",
        "rules": list(item.rules),
        "start": item.start,
        "end": item.end,
        "line": line,
        "column": column,
        "before": item.before,
        "after": item.after,
    }


class _Summary:
    """Adds up the differences of texts."""

    def __init__(self) -> None:
        self.texts = self.texts_changed = 0
        self.counts: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
        self.total: Counter[bool] = Counter()

    def add(self, changed: list[Difference]) -> None:
        """Count the differences of one text."""
        self.texts += 1
        self.texts_changed += bool(changed)
        for item in changed:
            self.total[item.appears] += 1
            self.counts[item.appears].update(item.rules)

    def lines(self) -> Iterator[str]:
        """A table by rule, and the totals."""
        from cleanup.report.summary import count_of, table

        rules = sorted({*self.counts[True], *self.counts[False]})
        if rules:
            yield ""
            rows = [(rule, self.counts[True][rule], self.counts[False][rule]) for rule in rules]
            yield from table(("rule", "appear", "vanish"), rows)
            yield ""
        yield (
            f"{count_of(self.total[True], 'edit')} more and {self.total[False]:,} fewer "
            f"in {self.texts_changed:,} of {count_of(self.texts, 'text')}"
        )
