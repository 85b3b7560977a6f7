"""Evidence: what other findings say about the neighbourhood of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cleanup.document.document import Document
from cleanup.engine.finding import Span
from cleanup.rulebook.model import Evidence, Guard, Rule


class Place(NamedTuple):
    """Where a rule found something."""

    rule: Rule
    span: Span
    """In the current text: empty where the finding was removed."""
    origin: Span
    """In the text that came in. It tells removed neighbours apart that share one place now."""


class Witness:
    """The places where rules found something, whether or not they are selected."""

    def __init__(self, places: Iterable[Place], document: Document) -> None:
        self.places = list(places)
        self.document = document

    def supports(self, guard: Guard, rule: Rule, span: Span) -> bool:
        """Whether the evidence that `guard` asks for is there; true where it asks for none."""
        wanted = guard.evidence
        return wanted is None or self.amount(wanted, rule, span) >= wanted.at_least

    def amount(self, wanted: Evidence, rule: Rule, span: Span) -> int:
        """How many distinct places are evidence of what is wanted, for a finding of `rule` at `span`."""
        places = [
            place
            for place in self.places
            if place.rule.id != rule.id
            and shows(place.rule, wanted)
            and _apart(place.span, span)
            and self._near(wanted, place.span, span)
        ]
        if not wanted.around:
            return _count(places)
        above = [place for place in places if place.span.end <= span.start]
        below = [place for place in places if place.span.end > span.start]
        return min(_count(above), _count(below))

    def _near(self, wanted: Evidence, place: Span, span: Span) -> bool:
        if wanted.within == "document":
            return True
        if wanted.within == "paragraph":
            return self.document.paragraph_at(place.start) is self.document.paragraph_at(span.start)
        left, right = (place.end, span.start) if place.end <= span.start else (span.end, place.start)
        return self.document.words_between(left, right) <= int(wanted.within.split()[0])


def shows(rule: Rule, wanted: Evidence) -> bool:
    """Whether findings of `rule` are evidence of what is wanted."""
    return not {rule.id, rule.category, *rule.shows}.isdisjoint(wanted.shows)


def _apart(a: Span, b: Span) -> bool:
    return a.end <= b.start or b.end <= a.start


def _count(places: Sequence[Place]) -> int:
    return len(distinct([place.origin for place in places]))


def distinct(spans: Sequence[Span]) -> list[Span]:
    """The spans with overlapping ones joined, in order."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and (span.start < joined[-1].end or span == joined[-1]):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
