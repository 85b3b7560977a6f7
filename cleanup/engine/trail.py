"""All that a run told about one rule."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple

from cleanup.document.document import Document
from cleanup.engine.conflicts import Candidate
from cleanup.engine.evidence import Witness
from cleanup.engine.finding import Span
from cleanup.engine.trace import Stop
from cleanup.find.hit import Hit
from cleanup.rulebook.model import Rule


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
