"""The decisions as a run looks them up: first those about a place, then about a correction, then about a rule."""

from __future__ import annotations

import difflib
import functools
import itertools
from collections import defaultdict
from collections.abc import Iterable

from cleanup.decisions.model import Answer, Decision
from cleanup.decisions.place import NEAR, Place, likeness, place_of, same, words_of
from cleanup.document.words import occurrences
from cleanup.engine.newlines import unified
from cleanup.engine.ruling import Proposal, Ruling, Verdict
from cleanup.rulebook.model import means

Shape = tuple[tuple[str, str], ...]
"""What a correction does: the pieces that it takes away and puts there."""
LONG = 400
"""Longer texts are not compared piece by piece."""


class Book:
    """All decisions of a run. Nothing in it changes; `pages` of it belong to one text each."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self.decisions = tuple(decisions)
        self._rules: dict[str, Decision] = {}
        self._corrections: dict[tuple[str, str | None], list[Decision]] = defaultdict(list)
        self._places: dict[Shape, list[Decision]] = defaultdict(list)
        for decision in self.decisions:
            if decision.before is None:
                self._rules[decision.rule] = decision
            elif decision.place is None:
                self._corrections[bare(decision.before, decision.after)].append(decision)
            else:
                self._places[shape(decision.before, decision.after)].append(decision)

    def __bool__(self) -> bool:
        return bool(self.decisions)

    def unknown_rules(self, known: Iterable[str]) -> list[str]:
        """The names in the decisions that mean none of the known rules."""
        rules = set(known)
        names = {decision.rule for decision in self.decisions if decision.rule and decision.rule not in rules}
        return sorted(name for name in names if not any(means(name, rule) for rule in rules))

    def about_rule(self, rule: str) -> Decision | None:
        """The decision about a rule as a whole; the longest name that means it counts."""
        return max((d for name, d in self._rules.items() if means(name, rule)), key=lambda d: len(d.rule), default=None)

    def about_correction(self, rule: str, before: str, after: str | None) -> Decision | None:
        """The decision about a correction wherever it stands; one that names the rule counts before others."""
        found = [d for d in self._corrections.get(bare(before, after), ()) if not d.rule or means(d.rule, rule)]
        return max(found, key=lambda d: len(d.rule), default=None)

    def about_places(self, rule: str, before: str, after: str | None) -> list[Decision]:
        """The decisions about places where the rule did the same."""
        return [d for d in self._places.get(shape(before, after), ()) if not d.rule or means(d.rule, rule)]

    def rejected_places(self, before: str, after: str | None) -> list[Decision]:
        """The rejections of just this correction at places, whatever rule made it."""
        change = bare(before, after)
        found = self._places.get(shape(before, after), ())
        return [d for d in found if d.decision is Answer.NO and bare(d.before or "", d.after) == change]


class Pages:
    """The decisions about one text. Remembers in `met` those that it has to do with."""

    def __init__(self, book: Book, text: str) -> None:
        self.book, self.text = book, text
        self.met: set[Decision] = set()
        self._best: dict[tuple[str, str, Place], float] = {}

    def decision(self, proposal: Proposal) -> Decision | None:
        """What was decided about a proposal, None where nothing was."""
        original = self.text[proposal.span.start : proposal.span.end]
        found = (
            self._at_place(proposal, original)
            or self.book.about_correction(proposal.rule, proposal.before, proposal.after)
            or self.book.about_rule(proposal.rule)
        )
        if found is not None:
            self.met.add(found)
        return found

    def ruling(self, proposal: Proposal) -> Ruling | None:
        """What the run is to do with a proposal."""
        decision = self.decision(proposal)
        return None if decision is None else ruling_of(decision)

    def _at_place(self, proposal: Proposal, original: str) -> Decision | None:
        known = self.book.about_places(proposal.rule, proposal.before, proposal.after)
        if proposal.before != original:
            known += self.book.about_places(proposal.rule, original, proposal.after)
        known += self.book.rejected_places(proposal.before, proposal.after)
        if not known:
            return None
        known.sort(key=lambda decision: -len(decision.rule))  # what names just this rule comes first
        here = place_of(self.text, *proposal.span)
        for decision in known:
            if self._is_exact(decision, proposal, original) and decision.place and same(decision.place, here):
                return decision
        near = [
            (alike, decision)
            for decision in known
            if decision.decision is Answer.NO
            and decision.place
            and (alike := likeness(decision.place, here, lines=_takes_lines(decision))) >= NEAR
            and _may_be(decision, proposal, original)
            and alike >= self._most_alike(decision, proposal)
        ]
        return max(near, key=lambda found: found[0])[1] if near else None

    @staticmethod
    def _is_exact(decision: Decision, proposal: Proposal, original: str) -> bool:
        return bare(decision.before or "", decision.after) in (
            bare(original, proposal.after),
            bare(proposal.before, proposal.after),
        )

    def _most_alike(self, decision: Decision, proposal: Proposal) -> float:
        """How alike the decision's place is to the place in the text that is most like it.

        Looked at are the places of the same text and of the decision's own words. The most alike is the place that was
        meant, so that one decision is not taken for many places.
        """
        assert decision.place is not None
        start, end = proposal.span
        margin = 0 if any(map(str.isalnum, self.text[start:end])) else min(1, start)  # known by its neighbours
        needle = self.text[start - margin : end + bool(margin)]
        before = decision.before or ""
        before = before if words_of(before) else ""  # what has no words stands in too many places
        key = needle, before, decision.place
        if key not in self._best:
            seen = itertools.chain(
                (place_of(self.text, at + margin, at + margin + end - start) for at in occurrences(self.text, needle)),
                (place_of(self.text, at, at + len(before)) for at in occurrences(self.text, before)),
            )
            lines = _takes_lines(decision)
            self._best[key] = max(
                (
                    2.0 if same(decision.place, place) else likeness(decision.place, place, lines=lines)
                    for place in seen
                ),
                default=0.0,
            )
        return self._best[key]


def _takes_lines(decision: Decision) -> bool:
    """Whether the decision is about words that go altogether, as template lines do."""
    return decision.after == "" and bool(words_of(decision.before or ""))


def _may_be(decision: Decision, proposal: Proposal, original: str) -> bool:
    """Whether the decision is about these words, although other edits may have changed some of them."""
    from rapidfuzz.distance import Indel

    before = decision.before or ""
    if not words_of(before):
        return any(
            Indel.normalized_similarity(squeezed(before), squeezed(t)) >= NEAR for t in (original, proposal.before)
        )
    return any(likeness(Place(before, ""), Place(text, "")) >= NEAR for text in (original, proposal.before))


def ruling_of(decision: Decision) -> Ruling:
    """The decision in the words of the engine."""
    if decision.decision is Answer.REWORD:
        return Ruling(Verdict.REWORD, decision.wording)
    return Ruling(Verdict.YES if decision.decision is Answer.YES else Verdict.NO)


def squeezed(text: str) -> str:
    """A text with every white space as one space, and none at its ends unless there is nothing else."""
    return " ".join(text.split()) or text[:1]


def bare(before: str, after: str | None) -> tuple[str, str | None]:
    """A correction in the form in which corrections are compared: line ends and the like do not count.

    A line that is taken away is the same with its line end and without.
    """
    if not after:
        return squeezed(before), after
    return _spaced(before), _spaced(after)


def _spaced(text: str) -> str:
    words = " ".join(text.split())
    if not words:
        return text[:1]
    return f"{' ' * text[:1].isspace()}{words}{' ' * text[-1:].isspace()}"


@functools.lru_cache(maxsize=4096)
def shape(before: str, after: str | None) -> Shape:
    """What a correction does to a text, whatever else stands in its span and however its lines end.

    >>> shape('"Well," he said"', '“Well,” he said”')
    (('"', '“'), ('"', '”'), ('"', '”'))
    >>> shape("Subscribe now", ""), shape("breakoff", None)
    ((('*', ''),), (('*', '*'),))
    """
    if after is None:
        return (("*", "*"),)
    if not after and before.strip():
        return (("*", ""),)
    before, after = unified(before), unified(after)
    if len(before) + len(after) > LONG:
        return (bare(before, after),)  # type: ignore[return-value]
    pieces = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return tuple((before[a:b], after[c:d]) for kind, a, b, c, d in pieces if kind != "equal")
