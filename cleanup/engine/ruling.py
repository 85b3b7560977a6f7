"""What is decided beforehand about single fixes: by people, or by a log that is run again."""

from __future__ import annotations

import enum
from collections.abc import Callable
from typing import NamedTuple

from cleanup.engine.finding import Span


class Verdict(enum.Enum):
    """What is to become of a fix."""

    NO = "no"
    """It is neither applied nor reported."""
    YES = "yes"
    """It counts as safe here."""
    REWORD = "reword"
    """A person's own wording is put there instead."""


class Ruling(NamedTuple):
    """A verdict on one fix; `wording` and, where more than its own span is reworded, `span` belong to REWORD."""

    verdict: Verdict
    wording: str = ""
    span: Span | None = None
    """In the original text."""


class Proposal(NamedTuple):
    """A fix, or a finding without one, that a run asks about."""

    rule: str
    span: Span
    """In the original text, with `\\n` for every line end."""
    before: str
    """What stands there now."""
    after: str | None

    def moved(self, by: int) -> Proposal:
        """The same in a text that has so many code points more before it."""
        return self._replace(span=Span(self.span.start + by, self.span.end + by))


Decide = Callable[[Proposal], Ruling | None]
"""The ruling on a proposal, None where nothing was decided."""
