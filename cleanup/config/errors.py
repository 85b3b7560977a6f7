"""What is wrong with how the tool was called or configured."""

from __future__ import annotations

from collections.abc import Sequence


class UsageError(Exception):
    """Something wrong with how the tool was called or configured, one line for each problem. Ends with status 2."""


class ConfigError(UsageError):
    """Everything that is wrong in configuration files; each problem begins with the file and names the key."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)
