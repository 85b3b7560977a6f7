"""What a run tells to who watches it: which rules the index let in, and what became of each place they found.

Spans are places of the original text with its line ends unified, whatever round the news comes from.
"""

from __future__ import annotations

import enum
from collections.abc import Collection
from typing import Protocol

from cleanup.document.document import Document
from cleanup.engine.conflicts import Candidate
from cleanup.engine.evidence import Witness
from cleanup.engine.finding import Span
from cleanup.find.hit import Hit
from cleanup.rulebook.model import Rule


class Stop(enum.Enum):
    """What keeps a hit from being a finding."""

    SAME = "same"  # the replacement is what stands there
    GUARD = "guard"
    LANGUAGE = "language"
    ZONE = "zone"


class Watch(Protocol):
    """Listens to a run."""

    def indexed(self, positions: Collection[int]) -> None:
        """The index let in the rules at these positions; once for each state of the text."""
        ...

    def stopped(self, rule: Rule, hit: Hit, document: Document, span: Span, by: Stop) -> None:
        """A hit in the current state of the text, a `document`, is no finding."""
        ...

    def weighed(self, candidate: Candidate, span: Span, witness: Witness) -> None:
        """A finding has the safety that the evidence gives it."""
        ...

    def lost(self, candidate: Candidate, span: Span, winner: Candidate) -> None:
        """The text of a fix was given to another one."""
        ...
