"""The way of a document: find, weigh the evidence, and apply category after category until nothing changes."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from cleanup.document.document import Document
from cleanup.engine.conflicts import Candidate, edit_spans, overlap, resolve
from cleanup.engine.errors import NoFixpoint, OverBudget
from cleanup.engine.evidence import Place, Witness
from cleanup.engine.finding import Edit, Finding, Result, Span, Step
from cleanup.engine.grammar import Grammar, Stage, key, reported
from cleanup.engine.ledger import Ledger, Replacement, shift_spans
from cleanup.engine.newlines import offsets, restored, unified
from cleanup.engine.ruling import Decide, Proposal, Verdict
from cleanup.engine.trace import Stop, Watch
from cleanup.find.fixes import replacement, span_of
from cleanup.find.guards import holds, passes
from cleanup.find.hit import Hit
from cleanup.find.message import message
from cleanup.find.ruleset import RuleSet
from cleanup.rulebook.model import CATEGORIES, Delete, Rule, Safety

MAX_ROUNDS = 12
"""Chains of fixes are short; a document that still changes after so many rounds goes in circles."""
MAX_LOSS = 0.25
"""The share of a document's words that fixes other than template lines may take away."""
MIN_LOST_WORDS = 40
"""Fewer lost words than this are never too many."""
REWORDED = "reword"
"""Said of a step whose text is a person's own wording."""


class Policy(NamedTuple):
    """What a run may do. Evidence does not depend on it."""

    active: Callable[[Rule], bool]
    """Whether a rule's findings are reported and fixed."""
    threshold: Safety = Safety.SAFE
    """The least safety of a fix that is applied."""
    language: Callable[[str], str | None] = lambda text: "en"
    """The language of a text (ISO 639-1), None where it cannot be told; asked once, for rules of a language."""
    seconds: float = math.inf
    """The time a document may take."""
    bounds: Callable[[Rule], tuple[Safety, Safety]] = lambda rule: (rule.safety, Safety.SAFE)
    """What a rule's fixes count as by themselves, and the most that evidence can make of them."""
    keeps: Callable[[str, int, int, str], str] = lambda rule, start, end, after: ""
    """Why a rule may not put `after` for a span of the original text; empty where it may."""
    quotations: bool = True
    """Whether what stands inside a quotation is changed."""
    max_loss: float = MAX_LOSS
    """The share of the words that fixes other than template lines may take away."""
    markdown: bool = False
    """Whether the text is Markdown: its markup is a zone."""
    decide: Decide | None = None
    """What is decided about single fixes; rejected findings stay evidence, like those of rules that are not active."""
    watch: Watch | None = None
    """Is told what became of each place; costs nothing where there is none."""
    grammar: Grammar | None = None
    """The grammar checker that the rules with `find: languagetool` ask; without one they find nothing."""


class Run:
    """The work on one text."""

    def __init__(self, text: str, rules: RuleSet, policy: Policy) -> None:
        self.rules = rules
        self.policy = policy
        self.original = text
        self._offset = offsets(text)
        text = unified(text)
        self.ledger = Ledger(text)
        self.deadline = time.monotonic() + policy.seconds
        self.document = self._document(text)
        self.witnesses: list[Place] = []
        self.stage = Stage(policy.grammar, rules) if policy.grammar is not None else None
        self.promoted: dict[tuple[str, Span], Safety] = {}
        self.shadowed: dict[tuple[str, Span], tuple[Candidate, str]] = {}
        self._language: tuple[str | None] | None = None
        self._found: dict[str, list[Candidate]] = {}
        self._applicable = self._candidates_by_category()
        self._in_this_text: dict[str, list[Candidate]] = {}

    def _document(self, text: str) -> Document:
        return Document(text, self.rules.lexicons, self.deadline, markdown=self.policy.markdown)

    def _candidates_by_category(self) -> Mapping[str, list[int]]:
        by_category: dict[str, list[int]] = {}
        positions = self.rules.candidates(self.document)
        if self.policy.grammar is not None:
            positions = [*positions, *self.rules.languagetool]
        if self.policy.watch is not None:
            self.policy.watch.indexed(positions)
        for position in positions:
            by_category.setdefault(self.rules.categories[position], []).append(position)
        return by_category

    def result(self) -> Result:
        """Run to the end. Raises NoFixpoint or OverBudget."""
        return restored(self._unified_result(), self.original)

    def _unified_result(self) -> Result:
        self._to_fixpoint(Safety.SAFE)
        if self.policy.threshold < Safety.SAFE:
            self._to_fixpoint(self.policy.threshold)
        edits = self._edits()
        remaining = tuple(self._remaining())
        lost = lost_words(edits, self.rules)
        total = len(Document(self.ledger.original, self.rules.lexicons).word_starts) if lost >= MIN_LOST_WORDS else 0
        if total and lost > self.policy.max_loss * total:
            why = f"fixes would take away {lost} of {total} words; nothing was changed"
            return Result(self.ledger.original, (), tuple(map(as_finding, edits)) + remaining, why)
        return Result(self.ledger.text, edits, remaining)

    def _edits(self) -> tuple[Edit, ...]:
        """The edits so far; each knows whether it lies inside a quotation."""
        spans = [change.current for change in self.ledger.changes]
        return tuple(
            edit._replace(in_quote=True) if self.document.quotation_at(*span) is not None else edit
            for edit, span in zip(self.ledger.edits(), spans, strict=True)
        )

    def _to_fixpoint(self, threshold: Safety) -> None:
        seen = {self.ledger.text}
        for _ in range(MAX_ROUNDS):
            changed = self._round(threshold)
            if not changed:
                return
            if self.ledger.text in seen:
                raise NoFixpoint(tuple(sorted(changed)))
            seen.add(self.ledger.text)
        raise NoFixpoint(tuple(sorted(changed)))

    def _round(self, threshold: Safety) -> set[str]:
        """Apply every category once; the ids of the rules whose fixes were applied."""
        self._found = {category: self._find(category) for category in CATEGORIES}
        self.witnesses += [
            Place(candidate.rule, span, self.ledger.to_original(*span))
            for found in self._found.values()
            for candidate in found
            for span in [Span(candidate.start, candidate.end)]
        ]
        applied: set[str] = set()
        for category in CATEGORIES:
            if category == "grammar" and self.stage is not None:
                candidates = self._found[category] = self._find_grammar(self.stage, threshold)
            else:
                candidates = self._find(category)
            if not candidates:
                continue
            ready = [c for c in self._weighed(candidates) if self._may_apply(c, threshold)]
            replacements = self._choose(ready)
            if replacements:
                applied.update(r.step.rule for r in replacements)
                self._apply(replacements)
        return applied

    def _find_grammar(self, stage: Stage, threshold: Safety) -> list[Candidate]:
        """The places of the grammar rules, after asking the checker; what other rules decided is none of theirs."""
        if not any(self._speaks(self.rules.rules[position]) for position in self.rules.languagetool):
            return self._find("grammar")
        steps = ((change.current, step) for change in self.ledger.changes for step in change.steps)
        taken = [
            Candidate(self.rules.rules[self.rules.positions[step.rule]], *span, None, step.safety, step.message)
            for span, step in steps
            if step.category != "grammar"
        ]
        others = [place for place in self.witnesses if place.rule.category != "grammar"]
        begin = time.monotonic()
        stage.look(self.document, [*(Span(t.start, t.end) for t in taken), *(place.span for place in others)])
        self._give_back(begin)
        taken += [Candidate(p.rule, *p.span, None, p.rule.safety, "") for p in others if p.rule.mends]
        open_: list[Candidate] = []
        self._in_this_text["grammar"] = self._look_for("grammar")
        for candidate in self._find("grammar"):
            place = candidate.start, candidate.end
            winner = next((other for other in taken if overlap(place, (other.start, other.end))), None)
            if winner is not None and candidate.rule.find.languagetool:
                self._shadow(candidate, winner)
            else:
                open_.append(candidate)
        ready = [candidate for candidate in self._weighed(open_) if self._may_apply(candidate, threshold)]
        begin = time.monotonic()
        unsound = stage.unsound(self.document, ready)
        self._give_back(begin)
        return [reported(candidate) if key(candidate) in unsound else candidate for candidate in open_]

    def _give_back(self, begin: float) -> None:
        """What the checker took since `begin` does not count: its requests have deadlines of their own."""
        self.deadline += time.monotonic() - begin
        self.document.deadline = self.deadline

    def _find(self, category: str) -> list[Candidate]:
        """All places of a category's rules in the current text that their guards allow."""
        if category not in self._in_this_text:
            self._in_this_text[category] = self._look_for(category)
        return self._in_this_text[category]

    def _look_for(self, category: str) -> list[Candidate]:
        found: list[Candidate] = []
        rules, detectors, document = self.rules.rules, self.rules.detectors, self.document
        for position in self._applicable.get(category, ()):
            try:
                document.time_left()
                for hit in detectors[position].hits(document):
                    candidate = self._candidate(rules[position], hit)
                    if candidate is not None:
                        found.append(candidate)
            except TimeoutError as error:
                raise OverBudget(self.policy.seconds, rules[position].id) from error
        return found

    def _candidate(self, rule: Rule, hit: Hit) -> Candidate | None:
        document = self.document
        after = replacement(rule, hit)
        stop = self._stop(rule, hit, after)
        if stop is not None:
            if self.policy.watch is not None:
                span = self.ledger.to_original(hit.start, hit.end)
                self.policy.watch.stopped(rule, hit, document, span, stop)
            return None
        start, end = span_of(rule, hit, document.text)
        safety = self.policy.bounds(rule)[0]
        safety = safety if hit.certain else min(safety, Safety.UNSAFE)
        promotable = tuple(
            (index, number)
            for index, promotion in enumerate(rule.promote)
            for number, guard in enumerate(promotion.when)
            if promotion.to > safety and holds(guard, hit, document)
        )
        said = message(rule, {**hit.groups, "found": document.text[hit.start : hit.end], "after": after or ""})
        return Candidate(rule, start, end, after, safety, said, promotable)

    def _stop(self, rule: Rule, hit: Hit, after: str | None) -> Stop | None:
        """What keeps a hit from being a finding."""
        if after is not None and after == self.document.text[hit.start : hit.end]:
            return Stop.SAME
        if not passes(rule.when, rule.unless, hit, self.document):
            return Stop.GUARD
        if not self._speaks(rule):
            return Stop.LANGUAGE
        zone = self.document.zone_in(hit.start, hit.end)
        return Stop.ZONE if zone is not None and zone.name not in rule.zones else None

    def _speaks(self, rule: Rule) -> bool:
        """Whether the rule is meant for the language of the text."""
        if "*" in rule.pack.lang:
            return True
        if self._language is None:
            self._language = (self.policy.language(self.ledger.original),)
        return self._language[0] is None or self._language[0] in rule.pack.lang

    def _weighed(self, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
        """The candidates with the safety that the evidence gives them; what was won once holds for the run."""
        witness = Witness(self.witnesses, self.document)
        for candidate in candidates:
            span = Span(candidate.start, candidate.end)
            won = self.promoted.get((candidate.rule.id, span), candidate.safety)
            for index, number in candidate.promotable:
                promotion = candidate.rule.promote[index]
                if promotion.to > won and witness.supports(promotion.when[number], candidate.rule, span):
                    won = min(promotion.to, self.policy.bounds(candidate.rule)[1])
            if won > candidate.safety:
                self.promoted[candidate.rule.id, span] = won
                candidate = Candidate(
                    candidate.rule, span.start, span.end, candidate.after, won, candidate.message, candidate.promotable
                )
            ruled = self._ruled(candidate)
            if ruled is not None:
                if self.policy.watch is not None:
                    self.policy.watch.weighed(ruled, self.ledger.to_original(*span), witness)
                yield ruled

    def _ruled(self, candidate: Candidate) -> Candidate | None:
        """The candidate as it was decided about, None where it was rejected."""
        if self.policy.decide is None:
            return candidate
        start, end = candidate.start, candidate.end
        span = self.ledger.to_original(start, end)
        if any(
            overlap(change.original, span) for change in self.ledger.changes if change.steps[-1].decided == REWORDED
        ):
            return None  # a person's wording stays
        ruling = self.policy.decide(Proposal(candidate.rule.id, span, self.document.text[start:end], candidate.after))
        if ruling is None:
            return candidate
        if ruling.verdict is Verdict.NO:
            return None
        if ruling.verdict is Verdict.YES:
            return candidate if candidate.after is None else candidate._replace(safety=Safety.SAFE, decided="yes")
        if ruling.span is not None:
            if any(overlap(change.original, ruling.span) for change in self.ledger.changes):
                return None  # something else was changed there
            start, end = start - span.start + ruling.span.start, end - span.end + ruling.span.end
        return candidate._replace(start=start, end=end, after=ruling.wording, safety=Safety.SAFE, decided=REWORDED)

    def _may_apply(self, candidate: Candidate, threshold: Safety) -> bool:
        return (
            candidate.after is not None
            and candidate.safety >= max(threshold, Safety.UNSAFE)
            and self.policy.active(candidate.rule)
            and not self._kept(candidate)
        )

    def _kept(self, candidate: Candidate) -> bool:
        """Whether the policy keeps the text of a candidate as it is."""
        if not self.policy.quotations and self.document.quotation_at(candidate.start, candidate.end) is not None:
            return True
        span = self.ledger.to_original(candidate.start, candidate.end)
        return bool(self.why_kept(candidate.rule.id, span, candidate.after or ""))

    def why_kept(self, rule: str, span: Span, after: str) -> str:
        """Why the policy keeps a span of the original text (with `\n` for every line end); empty where it does not."""
        return self.policy.keeps(rule, self._offset(span.start), self._offset(span.end), after)

    def _choose(self, ready: list[Candidate]) -> list[Replacement]:
        winners, losers = resolve(ready)
        for loser, winner in losers:
            self._shadow(loser, winner)
        chosen: list[Replacement] = []
        for start, end, candidate in edit_spans(winners, self.document):
            if chosen and start < chosen[-1].end:
                continue  # a removed line's gap that another fix wants: the next round sees it
            step = Step(
                candidate.rule.id,
                candidate.safety,
                self.document.text[start:end],
                candidate.after or "",
                candidate.message,
                candidate.decided,
            )
            chosen.append(Replacement(start, end, step))
        return chosen

    def _shadow(self, loser: Candidate, winner: Candidate) -> None:
        """Remember a fix whose text was given to another one."""
        span = self.ledger.to_original(loser.start, loser.end)
        self.shadowed[loser.rule.id, span] = (loser, winner.rule.id)
        if self.policy.watch is not None:
            self.policy.watch.lost(loser, span, winner)

    def _apply(self, replacements: list[Replacement]) -> None:
        self.ledger = self.ledger.apply(replacements)
        self.document = self._document(self.ledger.text)
        self._applicable = self._candidates_by_category()
        self._in_this_text = {}
        moved = shift_spans([place.span for place in self.witnesses], replacements)
        places = (place._replace(span=span) for place, span in zip(self.witnesses, moved, strict=True))
        self.witnesses = list({(place.rule.id, place.span, place.origin): place for place in places}.values())
        keys = list(self.promoted.items())
        spans = shift_spans([span for (_, span), _ in keys], replacements)
        self.promoted = {(rule, span): safety for ((rule, _), safety), span in zip(keys, spans, strict=True)}

    def _remaining(self) -> Iterator[Finding]:
        """What was found in the final text and not applied, and the fixes that lost to others."""
        seen: set[tuple[str, Span]] = set()
        for category in CATEGORIES:
            for candidate in self._weighed(self._found.get(category, ())):
                span = self.ledger.to_original(candidate.start, candidate.end)
                if candidate.rule.quiet and candidate.safety <= candidate.rule.safety:
                    continue
                if self.policy.active(candidate.rule) and (candidate.rule.id, span) not in seen:
                    seen.add((candidate.rule.id, span))
                    quoted = self.document.quotation_at(candidate.start, candidate.end) is not None
                    yield self._finding(candidate, span, "", quoted)
        before = self._document(self.ledger.original) if self.shadowed else self.document
        for (rule, span), (candidate, winner) in self.shadowed.items():
            if (rule, span) not in seen:
                yield self._finding(candidate, span, winner, before.quotation_at(*span) is not None)

    def _finding(self, candidate: Candidate, span: Span, shadowed_by: str, in_quote: bool) -> Finding:
        before = self.ledger.original[span.start : span.end]
        return Finding(
            candidate.rule.id,
            candidate.safety,
            span.start,
            span.end,
            before,
            candidate.after,
            candidate.message,
            shadowed_by,
            in_quote,
        )


def as_finding(edit: Edit) -> Finding:
    """An edit as a finding: what would be changed."""
    return Finding(
        edit.rule, edit.safety, edit.start, edit.end, edit.before, edit.after, edit.message, in_quote=edit.in_quote
    )


def lost_words(edits: Iterable[Edit], rules: RuleSet) -> int:
    """The words that edits take away; closed template lines, which may be most of a page, do not count."""
    lost = 0
    for step in (step for edit in edits for step in edit.steps):
        rule = rules.rules[rules.positions[step.rule]]
        template = (
            rule.category == "boilerplate" and rule.fix is not None and rule.fix.delete in (Delete.LINE, Delete.BLOCK)
        )
        if not template:
            lost += max(0, len(step.before.split()) - len(step.after.split()))
    return lost
