"""Mends a text with the changes that a person approved, and with no other."""

from __future__ import annotations

from dataclasses import dataclass

from cleanup.cleaner import Cleaner
from cleanup.engine.finding import Result
from cleanup.io.splice import Splice, apply
from cleanup.suppress.kept import Changeable


@dataclass(frozen=True, slots=True)
class OnlyApproved:
    """Mends like a cleaner, but leaves out what nobody decided on."""

    cleaner: Cleaner

    def fix(self, text: str, *, markdown: bool = False, changeable: Changeable | None = None) -> Result:
        """The text with its approved changes. Raises DocumentError."""
        result = self.cleaner.fix(text, markdown=markdown, changeable=changeable)
        edits = tuple(edit for edit in result.edits if all(step.decided for step in edit.steps))
        mended = apply(text, [Splice(edit.start, edit.before, edit.after) for edit in edits])
        return result._replace(text=mended, edits=edits)
