"""What a run says of an error that ends it."""

from __future__ import annotations

from cleanup.cleaner import UnknownRule
from cleanup.cli.console import complain
from cleanup.cli.settings import UsageError
from cleanup.decisions.file import DecisionError
from cleanup.io.editlog import LogError
from cleanup.rulebook.errors import RuleError

NOTHING = "; nothing was processed"


def told(error: Exception) -> int | None:
    """Say in lines what is wrong, and give the exit status; None for what is no error of the user's."""
    if isinstance(error, RuleError):
        lines, status = [*map(str, error.problems), f"{len(error.problems)} wrong in the rules{NOTHING}"], 2
    elif isinstance(error, DecisionError):
        lines, status = [*error.problems, f"{len(error.problems)} wrong in the decisions{NOTHING}"], 2
    elif isinstance(error, UsageError | UnknownRule):
        lines, status = str(error).split("\n"), 2
    elif isinstance(error, LogError):
        lines, status = [str(error)], 3
    else:
        return None
    for line in lines:
        complain(line)
    return status
