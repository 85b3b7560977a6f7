"""Proofs on a rule's own examples: bad becomes good, good and ok are left alone, and so in every dress."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import regex

from cleanup.engine.errors import DocumentError
from cleanup.engine.proofs.lab import Lab, least_safety, texts
from cleanup.engine.wording import difference, quoted
from cleanup.find.patterns import patterns_of
from cleanup.rulebook.model import Delete, Example, Rule, Safety, guards_of

EMOJI = "😀 👩‍👩‍👧\n\n"
"""A paragraph without words or punctuation: the head of a document stays its head behind it."""
APOSTROPHE = regex.compile(r"(?<=\p{L})['’](?=\p{L})")


class Dress(NamedTuple):
    """A way to write a text differently that must change nothing for a rule."""

    name: str
    """As in "with CRLF line ends"; empty for the text as it is."""
    change: Callable[[str], str]


def crlf(text: str) -> str:
    """The text with CRLF line ends, at its end too."""
    text = text.replace("\r\n", "\n").replace("\n", "\r\n")
    return text if text.endswith("\n") else text + "\r\n"


def straight(text: str) -> str:
    """The text with straight apostrophes inside words; untouched where ’ may close a single quotation."""
    return text if "‘" in text else str(APOSTROPHE.sub("'", text))


def curly(text: str) -> str:
    """The text with curly apostrophes inside words."""
    return str(APOSTROPHE.sub("’", text))


AS_IT_IS = Dress("", str)
CRLF = Dress("with CRLF line ends: ", crlf)
BEHIND_EMOJI = Dress("behind an emoji paragraph: ", lambda text: EMOJI + text)
APOSTROPHES = (Dress("with straight apostrophes: ", straight), Dress("with curly apostrophes: ", curly))


def dresses(rule: Rule, example: Example) -> Iterator[Dress]:
    """The ways in which an example must hold. A rule that asks for the start of the text has nothing in front of it."""
    yield CRLF
    guards = (text for guard in guards_of(rule) for text in (guard.before, guard.line, guard.paragraph, guard.document))
    if not any(r"\A" in pattern for pattern in (*patterns_of(rule.find), *guards)):
        yield BEHIND_EMOJI
    about_apostrophes = example.good is not None and straight(example.good) == straight(example.bad or "")
    text = example.bad or example.ok or ""
    for dress in APOSTROPHES:
        if dress.change(text) != text and not about_apostrophes:
            yield dress


def prove_examples(lab: Lab, rule: Rule) -> Iterator[str]:
    """What is wrong with the rule's examples."""
    if not texts(rule, "bad"):
        yield "it has no `bad` example; nothing can be proved"
    for example in rule.examples:
        wrong = list(_prove(lab, rule, example, AS_IT_IS))
        yield from wrong
        if wrong:
            continue
        for dress in dresses(rule, example):
            yield from _prove(lab, rule, example, dress)
        if example.good is not None and (rule.find.phrases or rule.find.map or rule.find.map_file or rule.find.line):
            yield from _prove_no_break_spaces(lab, rule, example)


def _prove(lab: Lab, rule: Rule, example: Example, dress: Dress) -> Iterator[str]:
    try:
        if example.bad is not None and example.good is not None:
            yield from _prove_good(lab, rule, dress.change(example.bad), dress.change(example.good), dress)
            yield from _prove_silent(lab, rule, dress.change(example.good), f"{dress.name}good")
        elif example.bad is not None and example.mark is not None:
            yield from _prove_mark(lab, rule, example.bad, example.mark, dress)
        elif example.ok is not None:
            yield from _prove_silent(lab, rule, dress.change(example.ok), f"{dress.name}ok", least_safety(rule))
    except DocumentError as error:
        yield f"{dress.name}{quoted(example.bad or example.ok or '')}: {error}"


def _prove_good(lab: Lab, rule: Rule, bad: str, good: str, dress: Dress) -> Iterator[str]:
    result = lab.alone(bad, bold(rule))
    if same(result.text, good, rule, dress):
        return
    if result.flagged:
        yield f"{dress.name}bad {quoted(bad)}: {result.flagged}; give the example more text around the defect"
    elif result.text == bad:
        why = "it is found, but there is no fix" if lab.found(bad, rule) else _why_not(lab, rule, bad, dress)
        yield f"{dress.name}bad {quoted(bad)} is not changed: {why}"
    else:
        yield f"{dress.name}bad {quoted(bad)} becomes {difference(result.text, good)}"


def _why_not(lab: Lab, rule: Rule, text: str, dress: Dress) -> str:
    line_end = dress is CRLF and any("$" in pattern or r"\n" in pattern for pattern in patterns_of(rule.find))
    return lab.why_not(text, rule) + (r" (before \r\n there is no `$`, and no `\n`)" if line_end else "")


def bold(rule: Rule) -> Rule:
    """The rule with its fixes applied, even where it would only report them."""
    return rule if rule.safety >= Safety.UNSAFE else rule._replace(safety=Safety.UNSAFE)


def same(got: str, good: str, rule: Rule, dress: Dress) -> bool:
    """Whether a text has become what it should.

    Beside other lines a removed line may leave another gap; an apostrophe that the fix brings is the rule's own.
    """
    if got == good:
        return True
    if dress is BEHIND_EMOJI and rule.fix is not None and rule.fix.delete in (Delete.LINE, Delete.BLOCK):
        return got.split() == good.split()
    return dress in APOSTROPHES and straight(got) == straight(good) and _brings_apostrophe(rule)


def _brings_apostrophe(rule: Rule) -> bool:
    right = "".join(rule.find.map.values()) + (rule.fix.replace or "" if rule.fix else "")
    return bool(rule.find.map_file or rule.find.builtin) or "'" in right or "’" in right


def _prove_silent(lab: Lab, rule: Rule, text: str, what: str, doubtful: Safety | None = None) -> Iterator[str]:
    """A rule that only reports unless something promotes it may report here; any other finds nothing.

    What a detector doubts itself, so that it has the safety `doubtful`, less than the rule's own, may be found too.
    """
    doubts = doubtful is not None and doubtful < rule.safety
    result = lab.alone(text, rule, rule.safety if doubts else Safety.UNSAFE)
    reports = rule.safety is Safety.REPORT and rule.best_safety > Safety.REPORT
    for edit in result.edits:
        yield f"{what} {quoted(text)} must be left alone, but {quoted(edit.before)} becomes {quoted(edit.after)}"
    for finding in result.findings:
        tolerated = (reports and finding.safety is Safety.REPORT) or (doubts and finding.safety < rule.safety)
        if not tolerated:
            yield f"{what} {quoted(text)} must be left alone, but {quoted(finding.before)} is found"
    if result.flagged:
        yield f"{what} {quoted(text)} must be left alone: {result.flagged}"


def _prove_mark(lab: Lab, rule: Rule, bad: str, mark: str, dress: Dress) -> Iterator[str]:
    text, result = dress.change(bad), lab.alone(dress.change(bad), rule)
    marked = mark.replace("\n", "\r\n") if dress is CRLF else mark if dress is BEHIND_EMOJI else dress.change(mark)
    for edit in result.edits:
        yield f"{dress.name}bad {quoted(text)} is marked, so it is only reported, but {quoted(edit.before)} is changed"
    found = [finding.before for finding in result.findings]
    if not found and not result.edits:
        yield f"{dress.name}bad {quoted(text)} is not found: {_why_not(lab, rule, text, dress)}"
    elif found != [marked] and not result.edits:
        spans = ", ".join(map(quoted, found))
        yield f"{dress.name}bad {quoted(text)}: found {spans}, not just the mark {quoted(marked)}"


def _prove_no_break_spaces(lab: Lab, rule: Rule, example: Example) -> Iterator[str]:
    """Literals and literal lines are found with no-break spaces in them too; a pattern says itself what is a space."""
    bad, good = example.bad or "", example.good or ""
    text = bad
    for hit, _ in lab.found(bad, rule):
        text = text[: hit.start] + text[hit.start : hit.end].replace(" ", "\u00a0") + text[hit.end :]
    if text == bad:
        return
    try:
        got = lab.alone(text, bold(rule)).text
    except DocumentError as error:
        yield f"with no-break spaces: bad {quoted(text)}: {error}"
        return
    if got.replace("\u00a0", " ") != good.replace("\u00a0", " "):
        why = f": {lab.why_not(text, rule)}" if got == text else ""
        yield f"with no-break spaces: bad {quoted(text)} becomes {difference(got, good)}{why}"
