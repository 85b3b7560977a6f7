"""Why a rule did or did not mend a place: what its trail through a run says, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cleanup.engine.conflicts import overlap
from cleanup.engine.errors import DocumentError
from cleanup.engine.finding import Edit, Span
from cleanup.engine.nomatch import no_match
from cleanup.engine.passes import Policy, Run
from cleanup.engine.trace import Stop
from cleanup.engine.trail import Stopped, Trail, Weighed
from cleanup.engine.wording import described, quoted
from cleanup.find.guards import failures, holds
from cleanup.find.ruleset import RuleSet
from cleanup.rulebook.model import Guard, Rule, Safety


class GuardPlace(NamedTuple):
    """Which guard of a rule is meant: `when`, `unless` or `promote`, and its number there from 0."""

    key: str
    number: int
    condition: int = 0
    """The condition of a promotion, from 0."""


class Reason(NamedTuple):
    """One reason in a sentence, and the guard it speaks of."""

    text: str
    guard: GuardPlace | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """What became of one place that the rule looked at.

    `verdict` is the whole in a few words, `reasons` say why. Line and column of the text count from 1; `span` is that
    of `before` in the text with `\n` for every line end, `after` what the rule would put there, None for nothing.
    """

    line: int
    column: int
    span: Span
    before: str
    after: str | None
    verdict: str
    reasons: tuple[Reason, ...] = ()


FULL = 400
"""Characters of a pattern that are shown."""
FIRES = "it does fire here"
NOT_FOUND = "it finds nothing here"
STOPPED = "it matches, but is no finding"
HELD_BACK = "it is found here, but not mended"


def accounts(
    text: str, rules: RuleSet, policy: Policy, rule: Rule, line: int | None, column: int | None
) -> list[Account]:
    """What `rule` did in a line of a text (from 1; None: in all of it), in a whole run by `policy`.

    With a column (from 1) only the places that hold it are told. There is always an account: where the rule found
    nothing, it says why not. Raises IndexError where the text has no such line or column.
    """
    trail = Trail(rule, rules.positions[rule.id])
    run = Run(text, rules, policy._replace(watch=trail))
    target = _target(run.ledger.original, line, column)
    try:
        held_back = run.result().flagged
    except DocumentError as error:
        held_back = str(error)
    teller = _Teller(run, trail, policy, rule, held_back)
    spans = sorted({*trail.stops, *trail.findings, *trail.losses})
    told = [teller.account(span) for span in spans if _meets(span, target)]
    return told or [teller.nothing(target, spans)]


def _target(text: str, line: int | None, column: int | None) -> Span:
    if line is None:
        return Span(0, len(text))
    lines = text.removesuffix("\n").split("\n")
    if not 1 <= line <= len(lines):
        raise IndexError(f"the text has {len(lines)} line{'' if len(lines) == 1 else 's'}")
    start = sum(len(above) + 1 for above in lines[: line - 1])
    length = len(lines[line - 1])
    if column is None:
        return Span(start, start + length)
    if not 1 <= column <= length + 1:
        raise IndexError(f"line {line} has {length} character{'' if length == 1 else 's'}")
    return Span(start + column - 1, start + column - 1)


def _meets(span: Span, target: Span) -> bool:
    return span.start <= target.end and (span.end > target.start or span.start == target.start)


class _Teller:
    """Puts a trail into words."""

    def __init__(self, run: Run, trail: Trail, policy: Policy, rule: Rule, held_back: str) -> None:
        self.run, self.trail, self.policy, self.rule, self.held_back = run, trail, policy, rule, held_back
        self.original = run.ledger.original
        self.edits: Sequence[Edit] = run.ledger.edits()

    def account(self, span: Span) -> Account:
        """What became of a place that the rule's detector gave."""
        before = self.original[span.start : span.end]
        verdict, reasons = self._judge(span)
        return Account(*self._place(span.start), span, before, self._after(span), verdict, tuple(reasons))

    def _after(self, span: Span) -> str | None:
        """What the rule puts, or would put, for a span."""
        steps = (step for edit in self._edits_at(span) for step in edit.steps)
        made = next((step.after for step in steps if step.rule == self.rule.id), None)
        found = self.trail.findings.get(span)
        return made if made is not None or found is None else found.candidate.after

    def _place(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1."""
        return self.original.count("\n", 0, offset) + 1, offset - self.original.rfind("\n", 0, offset)

    def _judge(self, span: Span) -> tuple[str, list[Reason]]:
        mine = [edit for edit in self._edits_at(span) if any(step.rule == self.rule.id for step in edit.steps)]
        if mine and not self.held_back:
            step = next(step for step in mine[0].steps if step.rule == self.rule.id)
            return f"{FIRES}: {quoted(step.before)} → {quoted(step.after)} ({step.safety})", []
        if mine:
            return HELD_BACK, [Reason(f"nothing of this text is changed: {self.held_back}")]
        if span in self.trail.losses:
            winner = self.trail.losses[span]
            text = self.original[span.start : span.end] if winner.after is None else winner.after
            return HELD_BACK, [
                Reason(f"shadowed by {winner.rule.id} ({winner.safety}), which wants the same text: {quoted(text)}")
            ]
        if span in self.trail.findings:
            return self._found(span, self.trail.findings[span])
        return STOPPED, list(self._why_stopped(self.trail.stops[span]))

    def _edits_at(self, span: Span) -> list[Edit]:
        return [e for e in self.edits if overlap((e.start, e.end), span) or e.start == span.start]

    def _found(self, span: Span, weighed: Weighed) -> tuple[str, list[Reason]]:
        candidate = weighed.candidate
        least = max(self.policy.threshold, Safety.UNSAFE)
        if not self.policy.active(self.rule):
            preview = f"; it is a preview and on only with --select {self.rule.id}" if self._is_preview() else ""
            return HELD_BACK, [Reason(f"ignored by the settings (select, ignore){preview}")]
        if why := self.run.why_kept(self.rule.id, span, candidate.after or ""):
            return HELD_BACK, [Reason(f"left alone: {why}")]
        missing = list(self._missing_evidence(weighed))
        if self.rule.quiet and candidate.safety <= self.rule.safety:
            return "it matches, but keeps it to itself (`quiet`)", [
                Reason("a finding of this rule counts only with evidence"),
                *missing,
            ]
        if candidate.after is None:
            return f"{FIRES}: it is reported; the rule has no fix for it", []
        if candidate.safety < least:
            how = "only --unsafe-fixes applies it" if candidate.safety is Safety.UNSAFE else "it is never applied"
            why = f": {self.rule.safety_reason}" if self.rule.safety_reason else ""
            return f"it is found and reported here, {quoted(candidate.after)} would be the fix", [
                Reason(f"the fix is `{candidate.safety}` here, {how}{why}"),
                *missing,
            ]
        if self.held_back:
            return HELD_BACK, [Reason(f"nothing of this text is changed: {self.held_back}")]
        quotation = weighed.document.quotation_at(candidate.start, candidate.end)
        if quotation is not None and not self.policy.quotations:
            return HELD_BACK, [Reason("left alone: it stands inside a quotation, and the settings only report there")]
        others = dict.fromkeys(step.rule for edit in self._edits_at(span) for step in edit.steps)
        return HELD_BACK, [Reason(f"the text was changed first by {', '.join(others) or 'another fix nearby'}")]

    def _is_preview(self) -> bool:
        return self.rule.status == "preview"

    def _missing_evidence(self, weighed: Weighed) -> Iterator[Reason]:
        """What would have made the fix more certain here."""
        there = {(index, number): count for index, number, count in weighed.hits}
        for index, promotion in enumerate(self.rule.promote):
            if promotion.to <= weighed.candidate.safety:
                continue
            for number, guard in enumerate(promotion.when):
                place = GuardPlace("promote", index, number)
                what = f"`promote` to {promotion.to}, condition {number + 1}"
                wanted = guard.evidence
                count = there.get((index, number), 0)
                if wanted is not None and count < wanted.at_least:
                    within = wanted.within if wanted.within in ("paragraph", "document") else f"{wanted.within} around"
                    yield Reason(
                        f"{what}: evidence missing: {count} of {wanted.at_least} findings of other rules that show "
                        f"{' or '.join(wanted.shows)} (within: {within})",
                        place,
                    )
                if (index, number) not in weighed.candidate.promotable:
                    yield Reason(f"{what} does not hold: {described(guard._replace(evidence=None), FULL)}", place)

    def _why_stopped(self, stopped: Stopped) -> Iterator[Reason]:
        hit, document = stopped.hit, stopped.document
        if stopped.by is Stop.SAME:
            yield Reason("what it would put there stands there already")
        elif stopped.by is Stop.ZONE:
            zone = document.zone_in(hit.start, hit.end)
            assert zone is not None
            shown = quoted(document.text[zone.start : zone.end])
            yield Reason(f"it lies in a zone that rules leave alone ({zone.name}): {shown}")
        elif stopped.by is Stop.LANGUAGE:
            language = self.policy.language(self.original)
            mine = ", ".join(self.rule.pack.lang)
            yield Reason(f"the text looks like `{language}`, and the rule is for {mine}; --lang says what it is")
        for number, guard in enumerate(self.rule.when):
            wrong = list(failures(guard, hit, document))
            if wrong and stopped.by is Stop.GUARD:
                yield Reason(
                    f"guard: `when` {_number(number, self.rule.when)}does not hold ({', '.join(wrong)}): "
                    f"{described(guard, FULL)}",
                    GuardPlace("when", number),
                )
        for number, guard in enumerate(self.rule.unless):
            if stopped.by is Stop.GUARD and holds(guard, hit, document):
                yield Reason(
                    f"guard: `unless` {_number(number, self.rule.unless)}holds: {described(guard, FULL)}",
                    GuardPlace("unless", number),
                )

    def nothing(self, target: Span, elsewhere: Sequence[Span]) -> Account:
        """Why the rule's detector gave nothing at a place."""
        reasons = [Reason(text) for text in no_match(self.run.rules, self.trail, self.original, target)]
        others = [edit for edit in self.edits if _meets(Span(edit.start, edit.end), target)]
        if others:
            names = ", ".join(dict.fromkeys(step.rule for edit in others for step in edit.steps))
            reasons.append(Reason(f"other rules changed the text here: {names}"))
        if elsewhere:
            lines = dict.fromkeys(self._place(span.start)[0] for span in elsewhere)
            reasons.append(Reason(f"it matches elsewhere in the text: line {', '.join(map(str, [*lines][:8]))}"))
        start, end = target if target.start < target.end else self._line_of(target.start)
        return Account(*self._place(target.start), target, self.original[start:end], None, NOT_FOUND, tuple(reasons))

    def _line_of(self, offset: int) -> Span:
        end = self.original.find("\n", offset)
        return Span(self.original.rfind("\n", 0, offset) + 1, end if end >= 0 else len(self.original))


def _number(number: int, guards: Sequence[Guard]) -> str:
    return f"{number + 1} " if len(guards) > 1 else ""
