"""Runs the engine so that its result agrees with the decisions.

A decision about one step is kept while the engine runs. An edit of several steps (`RussiaOn` → `Russia On` →
`Russia on`) is known only at the end: a rejected one is run again without its steps, an approved one with them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from cleanup.decisions.book import Book, Pages, ruling_of
from cleanup.decisions.model import Answer, Decision
from cleanup.engine.finding import Edit, Result, Span
from cleanup.engine.ruling import Decide, Proposal, Ruling, Verdict

Runner = Callable[[Decide, bool], Result]
"""Runs the engine with what is decided; the second argument asks for unsafe fixes too, whatever the policy says."""
MAX_RUNS = 6
"""Each further run keeps a chain of edits apart; there are few."""


@dataclass
class _Orders:
    """What is decided about spans of the original text and certain rules in them."""

    pages: Pages
    about: list[tuple[Span, frozenset[str], Ruling]] = field(default_factory=list)

    def decide(self, proposal: Proposal) -> Ruling | None:
        """The ruling on a proposal."""
        start, end = proposal.span
        for span, rules, ruling in self.about:
            if proposal.rule in rules and start <= span.end and end >= span.start:
                return ruling
        return self.pages.ruling(proposal)

    def add(self, edit: Edit, decision: Decision) -> None:
        """Do with all steps of an edit what was decided about it."""
        span, ruling = Span(edit.start, edit.end), ruling_of(decision)
        if ruling.verdict is Verdict.REWORD:
            self.about.append((span, frozenset({edit.rule}), Ruling(Verdict.REWORD, ruling.wording, span)))
            self.about.append((span, frozenset(s.rule for s in edit.steps) - {edit.rule}, Ruling(Verdict.NO)))
        else:
            self.about.append((span, frozenset(step.rule for step in edit.steps), ruling))

    def new(self, edits: Iterable[Edit], answers: tuple[Answer, ...]) -> bool:
        """Take up what was decided about edits of several steps; whether there was anything new."""
        known = {span for span, _, _ in self.about}
        found = False
        for edit in edits:
            span = Span(edit.start, edit.end)
            if len(edit.steps) > 1 and span not in known:
                decision = self.pages.decision(Proposal(edit.rule, span, edit.before, edit.after))
                if decision is not None and decision.before is not None and decision.decision in answers:
                    self.add(edit, decision)
                    found = True
        return found


def obey(text: str, book: Book, run: Runner) -> tuple[Result, frozenset[Decision]]:
    """The result for a text (with `\\n` for every line end) and the decisions that had to do with it."""
    orders = _Orders(Pages(book, text))
    result = run(orders.decide, False)
    if orders.new(result.edits, (Answer.NO, Answer.REWORD)):
        result = run(orders.decide, False)
    if _open_approvals(book, orders.pages, text) and orders.new(
        run(orders.decide, True).edits, (Answer.YES, Answer.REWORD)
    ):
        result = run(orders.decide, False)
    for _ in range(MAX_RUNS):
        if not orders.new(result.edits, (Answer.NO, Answer.REWORD)):
            break
        result = run(orders.decide, False)
    return result, frozenset(orders.pages.met)


def _open_approvals(book: Book, pages: Pages, text: str) -> bool:
    """Whether an approved correction that no single step is may still stand in the text."""
    return any(
        decision.decision is not Answer.NO
        and decision.before
        and decision not in pages.met
        and decision.before.split()[:1]
        and decision.before.split()[0] in text
        for decision in book.decisions
    )
