"""The commands, put together."""

from __future__ import annotations

import importlib
from typing import Annotated

import typer

COMMANDS = {
    "fix": "fix",
    "check": "check",
    "explain": "explain",
    "rules": "rules",
    "config": "config",
    "eval": "evaluate",
    "revert": "revert",
    "review": "review",
    "apply": "apply",
    "decisions": "decisions",
    "stats": "stats",
}
"""Each command and the module that has its function, or its group of commands as `app`, in the order of the help."""


def app_for(arguments: list[str]) -> typer.Typer:
    """The application with the command that the arguments begin with, or with all of them where none does.

    A command's options take milliseconds to read, so a run is not to pay for those of the others.
    """
    app = _empty()
    wanted = arguments[0] if arguments and arguments[0] in COMMANDS else None
    for name in COMMANDS if wanted is None else [wanted]:
        module = importlib.import_module(f"cleanup.cli.{COMMANDS[name]}")
        if hasattr(module, "app"):
            app.add_typer(module.app, name=name)
        else:
            app.command(name)(getattr(module, COMMANDS[name]))
    return app


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"cleanup {version('translation-cleanup')} (translation-cleanup)")
        raise typer.Exit


def _empty() -> typer.Typer:
    app = typer.Typer(
        help="Find and mend the damage that machine translation and scraping leave in text.",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_options)
    return app


def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Options before the command."""
