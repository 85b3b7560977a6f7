"""The command line. Commands import what they need when they run, so that a small job starts at once."""

from __future__ import annotations

import gc
import sys

COLLECT = 200_000, 50, 100
"""Reading the rules makes many objects that stay: looking for garbage among them took a tenth of a start."""


def main() -> None:
    """The entry point `cleanup`: runs a command, and turns what goes wrong into one line and an exit status."""
    from cleanup.cli.console import complain, prepare_streams
    from cleanup.cli.stdin import is_filter, stdin

    gc.set_threshold(*COLLECT)
    prepare_streams()
    status = 3
    try:
        status = _run()
    except KeyboardInterrupt:
        complain("interrupted")
        status = 130
    finally:
        if status not in (0, 1, 130) and is_filter(sys.argv[1:]):
            stdin.give_back()
    sys.exit(status)


def _run() -> int:
    """Run the command and return its exit status."""
    from cleanup.cleaner import UnknownRule
    from cleanup.cli.app import app_for
    from cleanup.cli.console import complain
    from cleanup.cli.settings import UsageError
    from cleanup.decisions.file import DecisionError
    from cleanup.io.editlog import LogError
    from cleanup.rulebook.errors import RuleError

    try:
        app_for(sys.argv[1:])()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except RuleError as error:
        for problem in error.problems:
            complain(str(problem))
        complain(f"{len(error.problems)} wrong in the rules; nothing was processed")
        return 2
    except DecisionError as error:
        for line in error.problems:
            complain(line)
        complain(f"{len(error.problems)} wrong in the decisions; nothing was processed")
        return 2
    except (UsageError, UnknownRule) as error:
        for line in str(error).split("\n"):
            complain(line)
        return 2
    except LogError as error:
        complain(str(error))
        return 3
    return 0
