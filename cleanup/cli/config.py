"""`cleanup config`: what is in force, and where it comes from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cleanup.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanup.config.resolve import InForce

app = typer.Typer(help="Show the configuration.", no_args_is_help=True, rich_markup_mode=None)


@app.command("show")
def show(
    path: Annotated[
        Path, typer.Argument(metavar="PATH", help="A document, or a folder. Default: the working folder.")
    ] = Path(),
    config: options.Config = None,
    profile: options.Profile = None,
) -> None:
    """Print every setting that is in force for a document, and where its value comes from.

    What is printed is a configuration file itself. A configuration stands in `cleanup.toml` or in the table
    `[tool.cleanup]` of `pyproject.toml`; for each document the closest one upward counts.
    """
    from cleanup.cli.console import Console
    from cleanup.config.resolve import Configuration

    configuration = Configuration(config, {"profile": profile.value if profile is not None else None})
    in_force = configuration.for_folder(path) if path.is_dir() else configuration.for_file(path)
    console = Console()
    console.lines(_lines(in_force, path))
    console.close()


@app.command("schema")
def print_schema() -> None:
    """Print the JSON Schema of configuration files, for editors."""
    from cleanup.cli.console import Console
    from cleanup.config.schema import schema_text

    console = Console()
    console.write(schema_text())
    console.close()


def _lines(in_force: InForce, path: Path) -> Iterator[str]:
    from cleanup.config.model import keys
    from cleanup.config.read import shown

    files = " ← ".join(shown(file) for file in reversed(in_force.files))
    yield f"# in force for {path}"
    yield f"# configuration: {files or 'none; these are the defaults'}"
    rows = [
        (
            name,
            as_toml(getattr(in_force.settings, field.name), field.key.kind),
            in_force.origins.get(field.name, "default"),
        )
        for name, field in keys().items()
    ]
    width = max(len(f"{name} = {value}") for name, value, _ in rows if len(value) < 40)
    for name, value, origin in rows:
        if value == NOTHING:
            yield f"{f'# {name} is not set':{width}}  # {origin}"
        else:
            yield f"{f'{name} = {value}':{width}}  # {origin}"


NOTHING = ""


def as_toml(value: Any, kind: str = "") -> str:
    """A setting as it stands in a file; empty where there is no value."""
    import json

    from cleanup.config.model import Pattern
    from cleanup.config.read import shown

    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, Pattern):
        return as_toml(value.text)
    if isinstance(value, Path):
        return as_toml(shown(value))
    if not isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    if kind == "formats":
        return "{" + ", ".join(f"{as_toml(suffix)} = {as_toml(name)}" for suffix, name in value) + "}"
    return "[" + ", ".join(map(as_toml, value)) + "]"
