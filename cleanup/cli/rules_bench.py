"""`cleanup rules bench`: what each rule costs on a text."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cleanup.cli import options

if TYPE_CHECKING:
    from cleanup.authoring.cost import Bill, Cost
    from cleanup.find.ruleset import RuleSet

PASSES = 5
"""The first ones are those of a start, in which detectors look words up in other ways."""


def bench_rules(
    paths: Annotated[list[Path], typer.Argument(metavar="PATHS…", help="The texts to measure on.")],
    rules: options.Rules = None,
    top: Annotated[int, typer.Option("--top", min=1, help="So many rules; your own are always shown.")] = 20,
    encoding: options.Encoding = None,
    text_field: options.TextField = None,
    lang: options.Lang = None,
) -> None:
    """Show what each rule costs on texts of yours, the slowest first.

    Shares and ratios say more than times: the share of the whole run, and how often the cost of the middle one of the
    rules that were tried. A rule that is tried in every text has no word that the index could look it up by.
    """
    from cleanup.authoring.cost import measure
    from cleanup.cli.console import Console, Failures
    from cleanup.cli.settings import UsageError, settings
    from cleanup.engine.errors import DocumentError
    from cleanup.engine.passes import Policy
    from cleanup.find.open import open_rules
    from cleanup.io.folders import cache_folder
    from cleanup.io.texts import texts_in
    from cleanup.language import language_of

    found = settings(None, rules=rules, encoding=encoding, text_field=text_field, lang=lang)
    failures = Failures()
    texts = [text.text for _, text in texts_in(paths, found.encoding, found.text_field, failures.add)]
    if not any(texts):
        raise UsageError("there is no text to measure on")
    ruleset = open_rules(found.rules, cache_folder())
    policy = Policy(
        active=lambda rule: rule.status != "preview",
        language=language_of if found.lang is None else lambda text: found.lang,
    )
    try:
        bill = measure(texts, ruleset, policy, PASSES)
    except DocumentError as error:
        raise UsageError(f"the texts cannot be processed: {error}") from None
    console = Console()
    console.lines(_lines(bill, ruleset, len(texts), top, found.rules))
    console.close()
    raise typer.Exit(3 if failures.count else 0)


def _lines(bill: Bill, rules: RuleSet, texts: int, top: int, own: tuple[Path, ...]) -> Iterator[str]:
    from cleanup.report.summary import count_of, table
    from cleanup.rulebook.loader import display_name, pack_files

    mine = {display_name(file) for file in pack_files(own)}
    ranked = sorted(bill.costs, key=lambda cost: (-cost.seconds, cost.rule.id))
    tried = [cost.seconds for cost in bill.costs if cost.tried]
    middle = statistics.median(tried) if tried else 0.0
    shown = [cost for at, cost in enumerate(ranked) if (at < top and cost.tried) or cost.rule.file in mine]
    rows = [_row(cost, bill, middle, cost.rule.id in rules.always) for cost in shown]
    yield from table(("rule", "share", "ratio", "tried", "hits", "index"), rows)
    yield ""
    left = sum(cost.tried > 0 for cost in bill.costs) - sum(cost.tried > 0 for cost in shown)
    if left:
        yield f"… and {count_of(left, 'other rule')} that {'was' if left == 1 else 'were'} tried"
    never = len(bill.costs) - len(tried)
    yield f"{count_of(never, 'rule')} never tried: the index saw that they cannot match"
    yield (
        f"{count_of(texts, 'text')}, {bill.characters:,} characters: rules {_share(bill.by_rules, bill)}, "
        f"lines and words that they share {_share(bill.shared, bill)}, "
        f"index and engine {_share(max(0.0, bill.total - bill.by_rules - bill.shared), bill)}"
    )


def _row(cost: Cost, bill: Bill, middle: float, always: bool) -> tuple[str, str, str, int, int, str]:
    ratio = f"{cost.seconds / middle:,.1f} ×" if middle and cost.tried else "–"
    index = "none: looks at every text" if always else "yes"
    return cost.rule.id, _share(cost.seconds, bill), ratio, cost.tried, cost.hits, index


def _share(seconds: float, bill: Bill) -> str:
    return f"{100 * seconds / bill.total:.1f} %" if bill.total else "0.0 %"
