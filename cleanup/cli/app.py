"""The commands, put together."""

from __future__ import annotations

from typing import Annotated

import typer

from cleanup.cli import apply, check, config, decisions, evaluate, explain, fix, revert, review, rules, stats

app = typer.Typer(
    help="Find and mend the damage that machine translation and scraping leave in text.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"cleanup {version('translation-cleanup')} (translation-cleanup)")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Options before the command."""


app.command()(fix.fix)
app.command()(check.check)
app.command()(explain.explain)
app.add_typer(rules.app, name="rules")
app.add_typer(config.app, name="config")
app.command("eval")(evaluate.evaluate)
app.command()(revert.revert)
app.command()(review.review)
app.command()(apply.apply)
app.add_typer(decisions.app, name="decisions")
app.command()(stats.stats)
