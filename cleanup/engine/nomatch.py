"""Why a rule's detector gives nothing at a place: its own detector is asked again with one demand less each time."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import regex

from cleanup.document.document import Document
from cleanup.engine.finding import Span
from cleanup.engine.trail import Trail
from cleanup.find.anchor_table import Anchors, anchor_rows
from cleanup.find.patterns import compiled, patterns_of
from cleanup.find.ruleset import Detector, RuleSet, index_entry
from cleanup.rulebook.model import Case, Place, Rule

SHOWN = 12
"""As many words of the index are named."""
PLACES = {Place.HEAD: "before", Place.TAIL: "behind", Place.EDGE: "before or behind"}


class _Unwrapped(Document):
    """A document in which no line counts as a piece of a wrapped sentence."""

    def wrapped(self, number: int) -> bool:
        return False


def no_match(rules: RuleSet, trail: Trail, text: str, target: Span) -> Iterator[str]:
    """The reasons, the nearest first. `text` has unified line ends; the rule has no hit at `target` in it."""
    if trail.rule.find.languagetool:
        if trail.indexed_ever:
            yield (
                "match: LanguageTool finds nothing of that here, or was not asked: it reads the paragraphs in which "
                'other rules found something, and with `grammar-scope = "all"` every one'
            )
        else:
            yield "match: the rule asks LanguageTool, which only --grammar (`grammar = true`) does"
        return
    document = Document(text, rules.lexicons)
    reason = _relaxed(rules, trail, document, target)
    if reason:
        yield reason
        return
    index = _index(rules, trail, document, target)
    if index:
        yield index
    elif trail.rule.find.builtin:
        yield f"match: the detector {trail.rule.find.builtin} finds nothing here"
    else:
        yield from _why_unmatched(rules, trail, document, target)


def _relaxed(rules: RuleSet, trail: Trail, document: Document, target: Span) -> str:
    """What alone keeps the detector from a hit here; empty where it is more than one thing."""
    find = trail.rule.find
    if _hits(rules.detectors[trail.position], document, target):
        return "index: `find` matches, but the index skips the text; that is an error of cleanup: please report it"
    if find.line or find.line_pattern or find.block is not None:
        anywhere = _detector(trail.rule, rules, where=Place.ANY)
        if _hits(anywhere, document, target):
            return (
                f"place: the line matches, but the rule wants it {PLACES[find.where]} the running text "
                f"(`where: {find.where.value}`), and it stands {_stands(document, target)}"
            )
        if _hits(anywhere, _Unwrapped(document.text, rules.lexicons), target):
            return "place: the line matches, but it is a piece of a sentence that was broken at a fixed width"
        line = document.line_at(target.start)
        if line.is_body and any(compiled(pattern).fullmatch(line.text) for pattern in find.line_pattern):
            return "place: the line matches, but it is running text, and the pattern has no word of its own"
        if find.block is not None and any(compiled(pattern).fullmatch(line.text) for pattern in find.block.begin):
            return (
                f"match: a block begins here, but within {find.block.max_lines} lines no line ends it "
                f"({' or '.join(find.block.until)})"
            )
    return _other_case(rules, trail.rule, document, target)


def _detector(rule: Rule, rules: RuleSet, **changed: Any) -> Detector:
    """The detector of the rule with a changed way to find. Raises regex.error."""
    other = rule._replace(find=rule.find._replace(**changed))
    return RuleSet([other], rules.lexicons, [index_entry(other, rules.lexicons)], "").detectors[0]


def _hits(detector: Detector, document: Document, target: Span) -> bool:
    """Whether a detector has a hit that meets the target."""
    return any(hit.start <= target.end and hit.end > target.start for hit in detector.hits(document))


def _stands(document: Document, target: Span) -> str:
    number = document.line_number(target.start)
    head, tail = document.in_head(number), document.in_tail(number)
    return "before it" if head else "behind it" if tail else "amid it"


def _other_case(rules: RuleSet, rule: Rule, document: Document, target: Span) -> str:
    """Whether only capitals keep it from matching."""
    find = rule.find
    if find.phrases or find.map or find.map_file:
        if find.case is not Case.FOLD and _hits(_detector(rule, rules, case=Case.FOLD), document, target):
            return f"match: only the capitals differ (`case: {find.case.value}`)"
    elif find.pattern or find.line_pattern:
        pattern = f"(?i:{find.pattern})" if find.pattern else ""
        lines = tuple(f"(?i:{pattern})" for pattern in find.line_pattern)
        with contextlib.suppress(regex.error):  # a flag for the whole pattern cannot stand inside of one
            if _hits(_detector(rule, rules, pattern=pattern, line_pattern=lines), document, target):
                return "match: only the capitals differ; `(?i)` at the front of the pattern would allow it"
    return ""


def _index(rules: RuleSet, trail: Trail, document: Document, target: Span) -> str:
    """Why the index has no use for the rule here; empty where it has."""
    entry = rules.entries[trail.position]
    where = "text" if not trail.indexed_ever else "line"
    for words in _anchors(rules, trail) if not entry.core and not entry.always else ():
        if not _present(words, rules, document, target):
            more = f" … and {len(words) - SHOWN} more" if len(words) > SHOWN else ""
            return f"index: no anchor there: the {where} has none of {', '.join(map(_anchor, words[:SHOWN]))}{more}"
    return "" if trail.indexed_ever else "index: the text has nothing that the rule is looked up by"


def _present(words: list[str], rules: RuleSet, document: Document, target: Span) -> list[str]:
    """Those of some anchors that stand in the lines of the target."""
    first, last = document.line_at(target.start).first, document.line_at(target.end).next
    return sorted(Anchors(anchor_rows([(words, ())])).present(Document(document.text[first:last], rules.lexicons)))


def _anchors(rules: RuleSet, trail: Trail) -> list[list[str]]:
    """The words that the index looks the rule up by, of each sort one must be there; none where a part has none."""
    entry = rules.entries[trail.position]
    parts = entry.lines or (entry,)
    sorts = [part.anchors for part in parts], [part.also for part in parts]
    return [sorted({word for words in sort for word in words}) for sort in sorts if all(sort)]


def _why_unmatched(rules: RuleSet, trail: Trail, document: Document, target: Span) -> Iterator[str]:
    words = _anchors(rules, trail)
    present = _present(words[0], rules, document, target) if words else []
    there = (
        f"; {', '.join(map(_anchor, present[:SHOWN]))} stands here, but what is around it does not fit"
        if present
        else ""
    )
    patterns = patterns_of(trail.rule.find)
    yield f"match: `find` matches nothing here{there}"
    if len(patterns) == 1:
        yield f"match: it wants {patterns[0]}"


def _anchor(anchor: str) -> str:
    if anchor == "\\d":
        return "a digit"
    return f"a word that begins with {anchor[:-1]!r}" if len(anchor) > 1 and anchor.endswith("*") else repr(anchor)
