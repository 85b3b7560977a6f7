"""Proofs on all rules together: no rule touches another's ok or good, and a second time changes nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from cleanup.engine.errors import DocumentError
from cleanup.engine.finding import Result
from cleanup.engine.proofs.lab import Lab, texts
from cleanup.engine.wording import quoted
from cleanup.rulebook.model import Rule, Safety

WITH = {Safety.SAFE: "all safe fixes", Safety.UNSAFE: "all fixes, unsafe ones too,"}


def prove_together(lab: Lab, rule: Rule) -> Iterator[str]:
    """What the other rules do to a rule's examples."""
    for kind in ("ok", "good"):
        for text in texts(rule, kind):
            yield from _prove_untouched(lab, rule, kind, text, None)
    for text in texts(rule, "bad", "good", "ok"):
        yield from _prove_twice(lab, rule, text)


def prove_others(lab: Lab, owner: Rule, culprits: Collection[str]) -> Iterator[str]:
    """What the rules in `culprits` do to the ok and good texts of `owner`."""
    positions = lab.everyone.intersection(lab.rules.positions[id] for id in culprits)
    for kind in ("ok", "good"):
        for text in texts(owner, kind):
            if lab.candidates(text, positions):
                yield from _prove_untouched(lab, owner, kind, text, culprits)


def _prove_untouched(lab: Lab, rule: Rule, kind: str, text: str, culprits: Collection[str] | None) -> Iterator[str]:
    try:
        result = lab.together(text, rule, Safety.SAFE)
    except DocumentError as error:
        yield f"{kind} {quoted(text)}: {error}"
        return
    for edit in result.edits:
        others = [step for step in edit.steps if step.rule != rule.id and (culprits is None or step.rule in culprits)]
        for step in others:
            if kind == "good" and lab.is_witness(step.rule, rule):
                continue  # the text has that defect as evidence for this rule
            yield (
                f"{kind} {quoted(text)}: {step.rule} changes {quoted(step.before)} to {quoted(step.after)} there; "
                f"guard {step.rule}, or mend the example if it has that defect"
            )


def _prove_twice(lab: Lab, rule: Rule, text: str) -> Iterator[str]:
    try:
        safe = lab.together(text, rule, Safety.SAFE)
        yield from _prove_settled(lab, rule, safe, text, Safety.SAFE)
        if safe.flagged or not any(f.after is not None and f.safety >= Safety.UNSAFE for f in safe.findings):
            return
        yield from _prove_settled(lab, rule, lab.together(text, rule, Safety.UNSAFE), text, Safety.UNSAFE)
    except DocumentError as error:
        yield f"{quoted(text)}: {error}"


def _prove_settled(lab: Lab, rule: Rule, first: Result, text: str, threshold: Safety) -> Iterator[str]:
    if not first.edits:
        return
    second = lab.together(first.text, rule, threshold)
    for edit in second.edits:
        did = ", ".join(dict.fromkeys(step.rule for edit in first.edits for step in edit.steps))
        yield (
            f"{quoted(text)}: {WITH[threshold]} applied a second time change more: {did} made {quoted(first.text)}, "
            f"then {edit.rule} changes {quoted(edit.before)} to {quoted(edit.after)}"
        )
