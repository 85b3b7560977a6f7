"""Command lines that name only documents.

There is nothing to parse in `cleanup fix -` or `cleanup check FILE`, and to read all options of a command takes a fifth
of such a run. What this module takes up does the same as by way of typer.
"""

from __future__ import annotations

import os
from pathlib import Path

COMPLETION = "_CLEANUP_COMPLETE"
"""The variable in which a shell asks what could be typed."""


def is_plain(arguments: list[str]) -> bool:
    """Whether the command line is `fix` or `check` with paths and nothing else."""
    command, *paths = arguments or [""]
    return (
        command in ("fix", "check")
        and bool(paths)
        and not any(path.startswith("-") and path != "-" for path in paths)
        and COMPLETION not in os.environ
        and os.name != "nt"  # where a command has to expand `*` by itself
    )


def run_plain(arguments: list[str]) -> int:
    """Run a plain command line, and return the exit status."""
    command, *names = arguments
    paths = list(map(Path, names))
    if command == "fix":
        from cleanup.cli.fixing import fix_documents

        return fix_documents(paths)
    from cleanup.cli.checking import check_documents

    return check_documents(paths)
