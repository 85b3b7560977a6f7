"""`cleanup eval`: how good the rules are, measured on gold documents."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cleanup.cli import options

if TYPE_CHECKING:
    from cleanup.evaluate.by_rule import RuleScore
    from cleanup.evaluate.score import Score


class ScoreFormat(StrEnum):
    """How the figures are written."""

    TEXT = "text"
    JSON = "json"


class FixTier(StrEnum):
    """Which fixes are applied."""

    SAFE = "safe"
    UNSAFE = "unsafe"


class By(StrEnum):
    """What the rows of the table are."""

    CATEGORY = "category"
    RULE = "rule"


def evaluate(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD…", help="*.critic.txt files, or folders of them.")],
    tier: Annotated[FixTier, typer.Option("--tier", help="unsafe: with --unsafe-fixes.")] = FixTier.SAFE,
    show: Annotated[bool, typer.Option("--show", help="Name every miss and every wrong change.")] = False,
    by: Annotated[
        By, typer.Option("--by", help="rule: the precision of each rule that changed something.")
    ] = By.CATEGORY,
    format: Annotated[ScoreFormat, typer.Option("--format", help="text or json.")] = ScoreFormat.TEXT,
    select: options.Select = None,
    ignore: options.Ignore = None,
    rules: options.Rules = None,
    config: options.Config = None,
    timeout: options.Timeout = None,
    lang: options.Lang = None,
    grammar: options.Grammar = None,
    grammar_all: options.GrammarAll = None,
    grammar_scope: options.GrammarScope = None,
    languagetool_url: options.LanguageToolUrl = None,
) -> None:
    """Measure precision, recall and F0.5 on documents whose right corrections are marked."""
    import json

    from cleanup.cli.console import Console, complain
    from cleanup.cli.session import cleaner_for
    from cleanup.cli.settings import UsageError, settings
    from cleanup.engine.errors import DocumentError
    from cleanup.evaluate.by_rule import RuleScore
    from cleanup.evaluate.gold import GoldError, gold_files, read_gold
    from cleanup.evaluate.score import Kind, Score, judge, judge_reports

    found = settings(
        config,
        select=select,
        ignore=ignore,
        rules=rules,
        timeout=timeout,
        lang=lang,
        grammar=grammar,
        grammar_all=grammar_all,
        grammar_scope=grammar_scope,
        languagetool_url=languagetool_url,
        unsafe_fixes=tier is FixTier.UNSAFE,
    )
    cleaner = cleaner_for(found)
    score, of_rules, console, failed = Score(tier.value), RuleScore(), Console(), False
    try:
        documents = [read_gold(file) for file in gold_files(gold)]
    except GoldError as error:
        raise UsageError(str(error)) from None
    for document in documents:
        try:
            result = cleaner.fix(document.text)
        except DocumentError as error:
            complain(f"{document.name}: {error}")
            failed = True
            continue
        verdicts = [
            *judge(document, result.text, tier.value, result.edits),
            *judge_reports(document, (*result.edits, *result.findings)),
        ]
        score.add(document, verdicts)
        of_rules.add(document, result.text, result.edits)
        bad = [verdict for verdict in verdicts if verdict.kind in (Kind.MISSED, Kind.WRONG, Kind.SILENT)]
        if show and bad:
            console.write(f"{document.name}\n")
            for verdict in bad:
                change = repr(verdict.before) + ("" if verdict.kind is Kind.SILENT else f" → {verdict.after!r}")
                console.write(f"  {verdict.kind.value:7} {verdict.category:12} {change}\n")
    if format is ScoreFormat.JSON:
        console.lines([json.dumps({**score.as_dict(), "rules": _as_dict(of_rules)})])
    else:
        console.lines(_table(score) if by is By.CATEGORY else _rule_table(score, of_rules))
    console.close()
    if found.grammar:
        from cleanup.cli.grammar import has_failed

        failed = failed or has_failed(cleaner)
    if failed:
        raise typer.Exit(3)


def _table(score: Score) -> Iterator[str]:
    from cleanup.report.summary import table

    named = [(category or "(no rule)", score.figures(category)) for category in score.categories()]
    rows = [
        (
            name,
            f"{one.fixed}/{one.required}" if one.required else "-",
            str(one.bonus or "-"),
            str(one.wrong or "-"),
            f"{one.precision:.3f}",
            f"{one.recall:.3f}" if one.required else "-",
            f"{one.f05:.3f}" if one.required else "-",
            f"{one.reported}/{one.to_report}" if one.to_report else "-",
        )
        for name, one in [*named, ("all", score.figures())]
    ]
    head = ("category", "fixed", "bonus", "wrong", "precision", "recall", "F0.5", "reported")
    yield _measured(score)
    yield from table(head, rows)


def _measured(score: Score) -> str:
    from cleanup.report.summary import count_of

    return f"{count_of(score.documents, 'document')}, {score.tier} tier"


def _rule_table(score: Score, of_rules: RuleScore) -> Iterator[str]:
    from cleanup.report.summary import table

    yield _measured(score)
    rows = [(rule, one.right, one.wrong or "-", f"{one.precision:.3f}") for rule, one in of_rules.worst_first()]
    yield from table(("rule", "right", "wrong", "precision"), rows)


def _as_dict(of_rules: RuleScore) -> dict[str, dict[str, float]]:
    return {
        rule: {"right": one.right, "wrong": one.wrong, "precision": round(one.precision, 4)}
        for rule, one in of_rules.worst_first()
    }
