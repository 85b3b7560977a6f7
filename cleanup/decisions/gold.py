"""Decisions as gold documents: what was approved is marked, what was rejected is plain text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import NamedTuple

from cleanup.decisions.model import Answer, Decision
from cleanup.engine.finding import Edit, Result


class Marked(NamedTuple):
    """A span of a text with the right text for it, or None where it is only looked at."""

    start: int
    end: int
    after: str | None
    kind: str
    """Category and tier, as they stand in a gold document."""


def mark(before: str, after: str | None, kind: str) -> str:
    """A mark of a gold document."""
    if after is None:
        change = f"{{=={before}==}}"
    elif not before:
        change = f"{{++{after}++}}"
    elif not after:
        change = f"{{--{before}--}}"
    else:
        change = f"{{~~{before}~>{after}~~}}"
    return f"{change}{{>>{kind}<<}}"


def document(text: str, result: Result, safe: Collection[Edit]) -> str:
    """A text as gold, given what the rules make of it when the decisions are obeyed, unsafe fixes too.

    `safe` are the edits that are made without decisions and unsafe fixes. What nobody decided about is optional.
    """
    known = {(edit.start, edit.end, edit.after) for edit in safe}
    marks = [Marked(edit.start, edit.end, edit.after, f"{edit.category}/{_tier(edit, known)}") for edit in result.edits]
    taken = [(one.start, one.end) for one in marks]
    for finding in result.findings:
        span = finding.start, finding.end
        if finding.end > finding.start and all(span[1] <= start or end <= span[0] for start, end in taken):
            marks.append(Marked(*span, None, f"{finding.category}/optional"))
            taken.append(span)
    pieces, at = [], 0
    for one in sorted(marks):
        pieces += [text[at : one.start], mark(text[one.start : one.end], one.after, one.kind)]
        at = one.end
    return "".join([*pieces, text[at:]])


def _tier(edit: Edit, safe: Collection[tuple[int, int, str]]) -> str:
    if not any(step.decided for step in edit.steps):
        return "optional"
    return "safe" if (edit.start, edit.end, edit.after) in safe else "unsafe"


def snippets(decisions: Iterable[Decision], is_safe: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    """Each decision about a place as a small document, with a name; `is_safe` tells of a rule whether its fixes are."""
    placed = sorted((d for d in decisions if d.place is not None and d.before is not None), key=lambda d: str(d.scope))
    for number, decision in enumerate(placed, 1):
        assert decision.place is not None and decision.before is not None
        before = decision.before
        if decision.decision is not Answer.NO:
            after = decision.wording if decision.decision is Answer.REWORD else decision.after
            tier = "safe" if is_safe(decision.rule) else "unsafe"
            before = mark(before, after, f"{decision.rule.partition('/')[0] or 'lexical'}/{tier}")
        yield f"decision-{number:05}", f"{decision.place.left}{before}{decision.place.right}\n"
