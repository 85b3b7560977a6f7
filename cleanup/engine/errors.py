"""Why a document as a whole could not be processed; it is left as it was."""

from __future__ import annotations


class DocumentError(Exception):
    """A document that could not be processed."""


class NoFixpoint(DocumentError):
    """The rules undo one another's work; `rules` are those that still changed something."""

    def __init__(self, rules: tuple[str, ...]) -> None:
        super().__init__(f"the fixes go in circles ({', '.join(rules)}); ignore one of these rules")
        self.rules = rules

    def __reduce__(self) -> tuple[type[NoFixpoint], tuple[tuple[str, ...]]]:
        return NoFixpoint, (self.rules,)


class OverBudget(DocumentError):
    """The document took longer than it may; `rule` was running."""

    def __init__(self, seconds: float, rule: str) -> None:
        super().__init__(f"took longer than {seconds:g} s (in {rule}); raise --timeout or ignore that rule")
        self.seconds, self.rule = seconds, rule

    def __reduce__(self) -> tuple[type[OverBudget], tuple[float, str]]:
        return OverBudget, (self.seconds, self.rule)
