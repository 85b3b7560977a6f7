"""Mends a text with the changes that a person approved, and with no other."""

from __future__ import annotations

import copy
from collections.abc import Iterable

from cleanup.cleaner import Cleaner
from cleanup.decisions.book import Book
from cleanup.decisions.model import Decision, decision_from, key_of
from cleanup.engine.errors import DocumentError
from cleanup.engine.finding import Result
from cleanup.find.ruleset import RuleSet

MAX_RUNS = 20
"""Each run keeps out what the last one did unasked; what depends on that turns up in the next one."""


def deciding(cleaner: Cleaner, decisions: Iterable[Decision]) -> Cleaner:
    """The same cleaner with other decisions."""
    other = copy.copy(cleaner)
    book = Book(decisions)
    other.book = book if book else None
    return other


class OnlyApproved:
    """A fixer that leaves open what nobody decided on."""

    def __init__(self, cleaner: Cleaner, decisions: Iterable[Decision]) -> None:
        self.cleaner, self.decisions = cleaner, tuple(decisions)

    @property
    def rules(self) -> RuleSet:
        """The rules, of which the edit log tells the fingerprint."""
        return self.cleaner.rules

    def fix(self, text: str) -> Result:
        """The text with its approved changes. Raises DocumentError."""
        decisions = {decision.scope: decision for decision in self.decisions}
        for _ in range(MAX_RUNS):
            result = deciding(self.cleaner, decisions.values()).fix(text)
            unasked = [edit for edit in result.edits if not all(step.decided for step in edit.steps)]
            if not unasked:
                return result
            for edit in unasked:
                veto = decision_from({"decision": "no", **key_of(text, edit)})
                decisions[veto.scope] = veto
        raise DocumentError("the approved changes cannot be told from the others; left as it is")
