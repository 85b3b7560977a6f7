"""Runs the rules again on an original, but only for steps that a log has; or puts in what was approved.

Undoing the edits of one rule means this: the same run without that rule's steps. What was built on them falls too.
"""

from __future__ import annotations

import bisect
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, Protocol

from cleanup.decisions.book import Book, Pages
from cleanup.decisions.model import Answer, Decision
from cleanup.engine.conflicts import overlap
from cleanup.engine.finding import Edit, Result, Span, Step
from cleanup.engine.newlines import unified
from cleanup.engine.ruling import Decide, Proposal, Ruling, Verdict
from cleanup.io.encoding import encode
from cleanup.io.formats import Text, open_format
from cleanup.io.logfile import LoggedFile, edit_of
from cleanup.io.process import Cleaned, Processed
from cleanup.io.splice import Splice, apply


class Rerun(Protocol):
    """Runs the rules on a text under given rulings; `Cleaner.fix_as_ruled` does."""

    def __call__(self, text: str, decide: Decide, *, markdown: bool = ...) -> Result:
        """The result for the text. Raises DocumentError."""
        ...


class Fallen(NamedTuple):
    """A step that could not be made without one that was undone, and the edit that it was part of."""

    source: Text
    edit: Edit
    step: Step


class Replayed(NamedTuple):
    """A file as it is without the undone steps."""

    processed: Processed
    fallen: tuple[Fallen, ...]


def without(logged: LoggedFile, original: bytes, undone: Callable[[str], bool], rerun: Rerun) -> Replayed:
    """The file without the steps of the rules that are undone. Raises DocumentError."""
    fallen: list[Fallen] = []

    def again(source: Text, edits: Sequence[Edit]) -> Sequence[Edit]:
        kept = [(edit, [step for step in edit.steps if not undone(step.rule)]) for edit in edits]
        if all(len(steps) == len(edit.steps) for edit, steps in kept):
            return edits
        if not any(steps for _, steps in kept):
            return ()
        result = rerun(source.text, _only(source.text, kept), markdown=logged.facts["kind"] == "markdown")
        made = Counter(identity(step) for edit in result.edits for step in edit.steps)
        for edit, steps in kept:
            for step in steps:
                key = identity(step)
                if made[key]:
                    made[key] -= 1
                else:
                    fallen.append(Fallen(source, edit, step))
        return result.edits

    return Replayed(_with(logged, original, again), tuple(fallen))


def identity(step: Step) -> tuple[str, str, str]:
    """What makes a step the same in another run; the gaps around a line that goes depend on its neighbours."""
    return step.rule, step.before if step.after else " ".join(step.before.split()) or step.before, step.after


def approved(logged: LoggedFile, original: bytes, book: Book) -> tuple[Processed, frozenset[Decision]]:
    """The file with just those edits that were approved, or as they were reworded; and the decisions about it.

    Raises DocumentError.
    """
    met: set[Decision] = set()

    def only_approved(source: Text, edits: Sequence[Edit]) -> list[Edit]:
        plain = unified(source.text)
        pages = Pages(book, plain)
        found = []
        for edit, span in zip(edits, _unified_spans(source.text, edits), strict=True):
            decision = pages.decision(Proposal(edit.rule, span, plain[span.start : span.end], unified(edit.after)))
            if decision is None or decision.decision is Answer.NO:
                continue
            found.append(edit if decision.decision is Answer.YES else _reworded(edit, decision.wording))
        met.update(pages.met)
        return found

    return _with(logged, original, only_approved), frozenset(met)


def _reworded(edit: Edit, wording: str) -> Edit:
    step = edit.steps[0]
    steps = (Step(step.rule, step.safety, edit.before, wording, step.message, "reword"),)
    return Edit(edit.start, edit.end, edit.before, wording, steps)


def _with(logged: LoggedFile, original: bytes, choose: Callable[[Text, Sequence[Edit]], Sequence[Edit]]) -> Processed:
    """The file with those edits of each text that `choose` gives."""
    codec = logged.facts["encoding"]
    content = original.decode(codec)
    edits: dict[int | None, list[Edit]] = defaultdict(list)
    for record in logged.records:
        edits[record["record"]].append(edit_of(record))
    format = open_format(logged.facts["kind"], content, logged.records[0]["field"] or "text")
    texts, splices = [], list[Splice]()
    for source in format.texts():
        if isinstance(source, Text) and source.record in edits:
            chosen = tuple(choose(source, edits[source.record]))
            places = tuple(format.splices(source, chosen))
            splices += places
            if chosen:
                texts.append(Cleaned(source, Result(source.text, chosen, ()), places))
    after = encode(apply(content, splices), codec) if splices else original
    return Processed(codec, original, after, len(edits), tuple(texts), kind=logged.facts["kind"])


def _unified_spans(text: str, edits: Iterable[Edit]) -> list[Span]:
    """Where edits lie in the text with `\\n` for every line end."""
    pairs = [at for at in range(len(text)) if text.startswith("\r\n", at)] if "\r\n" in text else []
    return [
        Span(edit.start - bisect.bisect_left(pairs, edit.start), edit.end - bisect.bisect_left(pairs, edit.end))
        for edit in edits
    ]


def _only(text: str, kept: Sequence[tuple[Edit, Sequence[Step]]]) -> Decide:
    """Rulings that allow the kept steps and nothing else."""
    spans = _unified_spans(text, (edit for edit, _ in kept))
    steps = [steps for _, steps in kept]
    starts = [span.start for span in spans]

    def decide(proposal: Proposal) -> Ruling | None:
        at = bisect.bisect_right(starts, proposal.span.end)
        while at and spans[at - 1].end >= proposal.span.start:
            at -= 1
            for step in steps[at]:
                if step.rule == proposal.rule and _is_step(step, proposal, spans[at]):
                    return _ruling(step, spans[at], alone=len(steps[at]) == 1)
        return Ruling(Verdict.NO)

    return decide


def _is_step(step: Step, proposal: Proposal, span: Span) -> bool:
    if step.decided == "reword":
        return overlap(proposal.span, span) or proposal.span == span
    if not step.after and not proposal.after:  # the gaps around a line that goes depend on its neighbours
        same = step.before.split() == proposal.before.split()
        return same and (overlap(proposal.span, span) or proposal.span == span)
    inside = span.start <= proposal.span.start and proposal.span.end <= span.end
    return inside and (step.before, step.after) == (proposal.before, proposal.after)


def _ruling(step: Step, span: Span, alone: bool) -> Ruling | None:
    """What a person had decided about a step holds again."""
    if step.decided == "reword":
        return Ruling(Verdict.REWORD, step.after, span if alone else None)
    return Ruling(Verdict.YES) if step.decided else None
