"""`cleanup explain`: all that a rule says about itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cleanup.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanup.rulebook.lexicons import Lexicons
    from cleanup.rulebook.model import Find, Rule

FEW = 12
"""As many literals of a rule are shown."""


def explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="The id of a rule.")],
    at: Annotated[
        str | None,
        typer.Option(
            "--at",
            metavar="FILE:LINE",
            help="Say why the rule does or does not fire in that line (or FILE:LINE:COLUMN); "
            "of JSON Lines in that record (or FILE:RECORD:LINE).",
        ),
    ] = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    unsafe_fixes: options.UnsafeFixes = None,
    rules: options.Rules = None,
    config: options.Config = None,
    encoding: options.Encoding = None,
    text_field: options.TextField = None,
    timeout: options.Timeout = None,
    lang: options.Lang = None,
    grammar: options.Grammar = None,
    grammar_all: options.GrammarAll = None,
    grammar_scope: options.GrammarScope = None,
    languagetool_url: options.LanguageToolUrl = None,
) -> None:
    """Say what a rule finds, why that is a defect, how safe its fix is, and show examples.

    With --at: why it does or does not fire in one place, under the settings that `fix` would have.
    """
    import functools

    from cleanup.cli.console import Console
    from cleanup.cli.explain_at import explain_at, parse_at
    from cleanup.cli.session import cleaner_for
    from cleanup.cli.settings import UsageError, settings, settings_for
    from cleanup.rulebook.bind import did_you_mean

    place = parse_at(at) if at is not None else None
    settings_of = settings if place is None else functools.partial(settings_for, place.file)
    found = settings_of(
        config,
        select=select,
        ignore=ignore,
        unsafe_fixes=unsafe_fixes,
        rules=rules,
        encoding=encoding,
        text_field=text_field,
        timeout=timeout,
        lang=lang,
        grammar=grammar,
        grammar_all=grammar_all,
        grammar_scope=grammar_scope,
        languagetool_url=languagetool_url,
    )
    cleaner = cleaner_for(found)
    known = {known.id: known for known in cleaner.rules.rules}
    if rule not in known:
        raise UsageError(f"no rule {rule!r}{did_you_mean(rule, known)}; `cleanup rules list` names all")
    console = Console()
    if place is None:
        console.lines(_text(known[rule], cleaner.rules.lexicons))
    else:
        console.lines(explain_at(place, known[rule], cleaner, found))
    console.close()


def _text(rule: Rule, lexicons: Lexicons) -> Iterator[str]:
    yield rule.id
    yield f"  {rule.title}"
    yield ""
    yield f"why      {rule.why}"
    promoted = f", up to {rule.best_safety} where the evidence is there" if rule.best_safety > rule.safety else ""
    yield f"safety   {rule.safety}{promoted}" + (f": {rule.safety_reason}" if rule.safety_reason else "")
    if rule.status != "stable":
        yield f"status   {rule.status}: on only with --select {rule.id}"
    yield from _labelled("found    ", list(_find(rule.find)))
    if rule.unless or rule.when:
        yield f"guards   {len(rule.when)} that must hold, {len(rule.unless)} that must not"
    yield f"fix      {_fix(rule)}"
    yield from _labelled("measured ", list(_measured(rule, lexicons)))
    yield f"pack     {rule.pack.id} {rule.pack.version}, {rule.file}:{rule.line}"
    if rule.examples:
        yield ""
        yield "examples"
    for example in rule.examples:
        if example.good is not None:
            yield f"  bad   {example.bad}"
            yield f"  good  {example.good}"
        elif example.bad is not None:
            yield f"  bad   {example.bad}"
            yield f"  marks {example.mark}"
        else:
            yield f"  ok    {example.ok}"


def _measured(rule: Rule, lexicons: Lexicons) -> Iterator[str]:
    """What `rates.lock` says of the rule."""
    from cleanup.rates.digest import digest
    from cleanup.rates.lock import shipped_rates

    row = shipped_rates().get(rule.id)
    if row is None:
        yield "never"
        return
    if row.hash != digest(rule, lexicons):
        yield "before the rule was changed (`make rates` measures it anew)"
    yield f"{row.per_million():.2f} wrong safe edits per million words of clean text ({row.clean} in {row.words:,})"
    if row.clean_unsafe:
        yield f"{1e6 * row.clean_unsafe / row.words:.2f} more with unsafe fixes ({row.clean_unsafe})"
    if row.found:
        yield f"gold documents: {row.right} of {row.found} marks that it found made right, {row.wrong} wrong safe edits"
    if row.restored or row.spoiled:
        yield f"damage put into clean text: {row.restored:,} places restored, {row.spoiled} wrong"


def _labelled(label: str, lines: list[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield (label if not number else " " * len(label)) + line


def _few(items: list[str]) -> str:
    return ", ".join(items[:FEW]) + (f" … and {len(items) - FEW} more" if len(items) > FEW else "")


def _find(find: Find) -> Iterator[str]:
    where = "" if find.where.value == "any" else f" in the {find.where.value} of the document"
    if find.phrases:
        yield f"the words {_few(list(find.phrases))}"
    if find.map:
        yield f"the words {_few([f'{wrong} → {right}' for wrong, right in find.map.items()])}"
    if find.map_file:
        yield f"the words in the lexicon {find.map_file}"
    if find.pattern:
        yield f"the pattern {find.pattern}"
    if find.line:
        yield f"a line that is one of: {_few(list(find.line))}{where}"
    for pattern in find.line_pattern:
        yield f"a line that is {pattern}{where}"
    if find.block is not None:
        yield f"lines from {' or '.join(find.block.begin)}{where}"
    if find.languagetool:
        yield f"LanguageTool's {_few(list(find.languagetool))} (with --grammar)"
    if find.builtin:
        options = ", ".join(f"{name} {value}" for name, value in find.options.items())
        yield f"the detector {find.builtin}{f' ({options})' if options else ''}"


def _fix(rule: Rule) -> str:
    if rule.fix is None:
        if rule.find.languagetool:
            return f"LanguageTool's {rule.find.take.value} suggestion"
        return "as listed" if rule.mends else "none; it is reported"
    if rule.fix.delete is not None:
        return {"match": "taken away", "line": "the line is taken away", "block": "the lines are taken away"}[
            rule.fix.delete.value
        ]
    return f"replaced by {rule.fix.replace!r}"
