"""What a run tells to who watches it: which rules the index let in, and what became of each place they found.

Spans are places of the original text with its line ends unified, whatever round the news comes from.
"""

from __future__ import annotations

import enum
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

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


class Stopped(NamedTuple):
    """A hit that is no finding, and the state of the text it was found in."""

    hit: Hit
    document: Document
    by: Stop


class Weighed(NamedTuple):
    """A finding, and the evidence there was: for each promotion and condition that asks for some, how many places."""

    candidate: Candidate
    hits: tuple[tuple[int, int, int], ...]
    document: Document


@dataclass
class Trail:
    """A watch that remembers all about one rule."""

    rule: Rule
    position: int
    indexed_ever: bool = False
    stops: dict[Span, Stopped] = field(default_factory=dict)
    findings: dict[Span, Weighed] = field(default_factory=dict)
    losses: dict[Span, Candidate] = field(default_factory=dict)

    def indexed(self, positions: Collection[int]) -> None:
        self.indexed_ever |= self.position in positions

    def stopped(self, rule: Rule, hit: Hit, document: Document, span: Span, by: Stop) -> None:
        if rule.id == self.rule.id:
            self.stops.setdefault(span, Stopped(hit, document, by))

    def weighed(self, candidate: Candidate, span: Span, witness: Witness) -> None:
        if candidate.rule.id != self.rule.id:
            return
        place = Span(candidate.start, candidate.end)
        counts = tuple(
            (index, number, witness.amount(guard.evidence, candidate.rule, place))
            for index, promotion in enumerate(candidate.rule.promote)
            for number, guard in enumerate(promotion.when)
            if guard.evidence is not None
        )
        self.findings[span] = Weighed(candidate, counts, witness.document)

    def lost(self, candidate: Candidate, span: Span, winner: Candidate) -> None:
        if candidate.rule.id == self.rule.id:
            self.losses[span] = winner
