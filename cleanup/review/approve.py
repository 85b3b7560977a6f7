"""Mends a text with the changes that a person approved, and with no other."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import replace

from cleanup.cleaner import Cleaner
from cleanup.decisions.model import Decision
from cleanup.engine.finding import Result
from cleanup.io.splice import Splice, apply


def deciding(cleaner: Cleaner, decisions: Iterable[Decision]) -> Cleaner:
    """The same cleaner with other decisions."""
    other = copy.copy(cleaner)
    other.decide_by(decisions)
    return other


class OnlyApproved(Cleaner):
    """A cleaner like another one that leaves out what nobody decided on."""

    def __init__(self, cleaner: Cleaner) -> None:
        self.__dict__.update(cleaner.__dict__)

    def fix(self, text: str) -> Result:
        """The text with its approved changes. Raises DocumentError."""
        result = super().fix(text)
        edits = tuple(edit for edit in result.edits if all(step.decided for step in edit.steps))
        mended = apply(text, [Splice(edit.start, edit.before, edit.after) for edit in edits])
        return replace(result, text=mended, edits=edits)
