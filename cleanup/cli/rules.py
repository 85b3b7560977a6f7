"""`cleanup rules`: list, test and describe the rules."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cleanup.cli import options, rules_bench, rules_diff, rules_import, rules_new

app = typer.Typer(help="List, test, describe and write rules.", no_args_is_help=True, rich_markup_mode=None)
app.command("new")(rules_new.new_rule)
app.command("import")(rules_import.import_list)
app.command("diff")(rules_diff.diff_rules)
app.command("bench")(rules_bench.bench_rules)


@app.command("list")
def list_rules(rules: options.Rules = None, format: options.ListFormat = options.RowFormat.TEXT) -> None:
    """List all rules, and where their packs come from."""
    from cleanup.cli.console import Console
    from cleanup.find.open import open_rules
    from cleanup.io.folders import cache_folder
    from cleanup.io.records import as_line
    from cleanup.report.summary import table
    from cleanup.rulebook.installed import sources
    from cleanup.rulebook.model import CATEGORIES

    found = open_rules(tuple(rules or ()), cache_folder()).rules
    source_of = sources()
    console = Console()
    if format is options.RowFormat.JSONL:
        for rule in found:
            facts = {
                "id": rule.id,
                "title": rule.title,
                "category": rule.category,
                "safety": str(rule.safety),
                "best_safety": str(rule.best_safety),
                "status": rule.status,
                "pack": rule.pack.id,
                "version": rule.pack.version,
                "lang": list(rule.pack.lang),
                "file": rule.file,
                "line": rule.line,
                "source": source_of(rule.file),
            }
            console.write(as_line(facts))
    else:
        order = {category: number for number, category in enumerate(CATEGORIES)}
        rows = [
            (
                rule.id,
                str(rule.safety) + (f" → {rule.best_safety}" if rule.best_safety > rule.safety else ""),
                f"{rule.pack.id} {rule.pack.version}" + ("" if rule.status == "stable" else f" ({rule.status})"),
                rule.title,
            )
            for rule in sorted(found, key=lambda rule: (order.get(rule.category, len(order)), rule.id))
        ]
        console.lines(table(("rule", "safety", "pack", "what it finds"), rows))
        packs: dict[tuple[str, str, str], int] = {}
        for rule in found:
            key = (f"{rule.pack.id} {rule.pack.version}", source_of(rule.file), rule.file)
            packs[key] = packs.get(key, 0) + 1
        console.write("\n")
        console.lines(table(("pack", "rules", "from", "file"), [(a, n, b, c) for (a, b, c), n in packs.items()]))
    console.close()


@app.command("test")
def test_rules(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATHS]…", help="Rule files or folders. Default: the shipped ones.")
    ] = None,
    quiet: options.Quiet = False,
) -> None:
    """Prove every rule by its examples. Status 1 if one fails."""
    from cleanup.cli.console import Console, complain
    from cleanup.engine.proofs import prove
    from cleanup.find.open import open_rules
    from cleanup.io.folders import cache_folder
    from cleanup.report.summary import count_of
    from cleanup.rulebook.loader import pack_files, shipped_folder

    shipped, wanted = shipped_folder().resolve(), list(paths or ())
    extra = [path for path in wanted if not path.resolve().is_relative_to(shipped)]
    ruleset = open_rules(extra, cache_folder())
    files = {file.resolve() for file in pack_files(wanted or [shipped])}
    ids: set[str] | None = {rule.id for rule in ruleset.rules if Path(rule.file).resolve() in files}
    if ids is not None and len(ids) == len(ruleset.rules):
        ids = None  # all of them
    for problem in ruleset.warnings:
        if Path(problem.file).resolve() in files:
            complain(f"warning: {problem}")
    console = Console()
    asking = [ruleset.rules[at].id for at in ruleset.languagetool if ids is None or ruleset.rules[at].id in ids]
    tool = None
    if asking:
        from cleanup.cli.grammar import tool_for_proofs

        tool = tool_for_proofs(count_of(len(asking), "grammar rule"))
    failures = 0
    for failure in prove(ruleset, ids, tool):
        failures += 1
        console.write(f"{failure.file}:{failure.line}: {failure.rule}: {failure.message}\n")
    tested = len(ruleset.rules if ids is None else ids) - (0 if tool else len(asking))
    if not quiet:
        console.write(f"{count_of(tested, 'rule')} tested, {count_of(failures, 'failure')}\n")
    console.close()
    if tool is not None and tool.failure:
        raise typer.Exit(3)
    raise typer.Exit(int(failures > 0))


@app.command("schema")
def print_schema() -> None:
    """Print the JSON Schema of rule files, for editors."""
    from cleanup.cli.console import Console
    from cleanup.rulebook.schema import schema_text

    console = Console()
    console.write(schema_text())
    console.close()
