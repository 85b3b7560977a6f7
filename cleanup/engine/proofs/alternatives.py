"""Proof that every alternative of a rule's patterns is taken: by an example, or by one with that literal put in."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

import regex

from cleanup.engine.proofs.lab import Found, Lab, texts
from cleanup.engine.proofs.scanner import Alternation, Branch, Choice, UnreadableError, marked, samples, scan
from cleanup.engine.wording import quoted
from cleanup.find.patterns import compiled
from cleanup.rulebook.model import Rule

SHOWN = 8
"""Alternatives of one group that a message names."""
MAX_TRIES = 40
"""Texts that are tried for one alternative."""


Matches: TypeAlias = Iterator[tuple[regex.Match[str], int]]
"""The matches of a pattern that a finding rests on, and the place in the text where its subject begins."""


class Part(NamedTuple):
    """One way of patterns that a rule has: of several patterns the first that matches counts."""

    name: str
    patterns: tuple[str, ...]
    matches: Callable[[Lab, str, Found, regex.Pattern[str]], Matches]


class Taken(NamedTuple):
    """A match of a marked pattern in a text."""

    text: str
    match: regex.Match[str]
    offset: int

    def spans(self, name: str) -> list[tuple[int, int]]:
        """Where a group of the marked pattern matched, in the text."""
        return [(start + self.offset, end + self.offset) for start, end in self.match.spans(name)]


class Try(NamedTuple):
    """An example with an alternative put in."""

    text: str
    example: str
    replaces: bool
    """Whether it took the place of another one, not of nothing."""


class Marked(NamedTuple):
    """A pattern that tells which of its branches it took."""

    pattern: regex.Pattern[str]
    alternations: list[Alternation]


def prove_alternatives(lab: Lab, rule: Rule) -> Iterator[str]:
    """The patterns and alternatives that nothing proves."""
    bads = [bad for bad in texts(rule, "bad") if lab.found(bad, rule)]
    if not bads:
        return  # that is said elsewhere
    for part in parts(rule):
        for number in range(len(part.patterns)):
            yield from _prove_pattern(lab, rule, part, number, bads)


def _prove_pattern(lab: Lab, rule: Rule, part: Part, number: int, bads: list[str]) -> Iterator[str]:
    pattern = part.patterns[number]
    name = f"{part.name} {number + 1}" if len(part.patterns) > 1 else part.name
    try:
        told = mark(pattern)
    except UnreadableError as error:
        yield f"{name} ({quoted(pattern)}): its alternatives cannot be told apart because of {error}; write it without"
        return
    taken = [match for bad in bads for match in _taken(lab, rule, part, number, told, bad)]
    if not taken:
        yield f"{name} ({quoted(pattern)}) matches in no `bad`; add an example for it, or drop it"
        return
    for alternation in told.alternations:
        if len(alternation.group.branches) == 1:
            continue
        unproved: dict[str, str] = {}
        for index, branch in enumerate(alternation.group.branches):
            if not any(match.spans(alternation.name(index)) for match in taken):
                tries = list(itertools.islice(_tries(alternation, index, taken), MAX_TRIES))
                if not any(_fires(lab, rule, part, number, told, alternation.name(index), this) for this in tries):
                    unproved[branch.source] = tries[0].text if tries else ""
        if unproved:
            yield f"{name}: {_unproved(lab, rule, unproved, alternation.group.source or pattern)}"


def _unproved(lab: Lab, rule: Rule, unproved: Mapping[str, str], whole: str) -> str:
    """Names the alternatives; what was tried with the first one says why it did not fire."""
    names = ", ".join(map(quoted, list(unproved)[:SHOWN]))
    more = f" and {len(unproved) - SHOWN} more" if len(unproved) > SHOWN else ""
    text = next(iter(unproved.values()))
    why = "something else in `find` takes it" if text and lab.found(text, rule) else text and lab.why_not(text, rule)
    tried = f" (tried {quoted(text)}: {why})" if text else ""
    return f"alternative {names}{more} of {quoted(whole)} is taken by no `bad`; add one for it, or drop it{tried}"


@functools.cache
def mark(pattern: str) -> Marked:
    """The marked form of a pattern. Raises UnreadableError."""
    text, alternations = marked(scan(pattern))
    return Marked(regex.compile(text, regex.MULTILINE), alternations)


def _taken(lab: Lab, rule: Rule, part: Part, number: int, told: Marked, text: str) -> Iterator[Taken]:
    """The matches of pattern `number` on which findings in the text rest."""
    for place in lab.found(text, rule):
        for match, offset in part.matches(lab, text, place, told.pattern):
            earlier = (compiled(pattern) for pattern in part.patterns[:number])
            if not any(pattern.fullmatch(match.string) for pattern in earlier):
                yield Taken(text, match, offset)


def _fires(lab: Lab, rule: Rule, part: Part, number: int, told: Marked, name: str, this: Try) -> bool:
    """Whether the rule still fires with a branch put in: by the branch called `name`, or by one that says the same."""
    if this.replaces and len(lab.found(this.text, rule)) >= len(lab.found(this.example, rule)):
        return True
    if not _can_take(lab, part, told.pattern, name, this.text):
        return False
    return any(match.spans(name) for match in _taken(lab, rule, part, number, told, this.text))


def _can_take(lab: Lab, part: Part, pattern: regex.Pattern[str], name: str, text: str) -> bool:
    """Whether the pattern alone takes the branch somewhere in the text: quickly told, and mostly the answer."""
    if part.name == "pattern":
        return any(match.spans(name) for match in pattern.finditer(text))
    found = (pattern.fullmatch(line.text) for line in lab.document(text).lines)
    return any(match.spans(name) for match in found if match)


def _tries(alternation: Alternation, index: int, taken: list[Taken]) -> Iterator[Try]:
    """Examples with a sample of a branch in place of its siblings, or of a larger alternation around it."""
    choice: Choice = {}
    at: tuple[Alternation, int] | None = (alternation, index)
    while at is not None:
        around, inside = at
        choice = {**choice, id(around.group): inside}
        branch = around.group.branches[inside]
        for match in taken:
            for start, end in _sites(around, match):
                texts_with = _put_in(match.text, start, end, branch, choice)
                yield from (Try(text, match.text, end > start) for text in texts_with)
        at = around.parent


def _put_in(text: str, start: int, end: int, branch: Branch, choice: Choice) -> Iterator[str]:
    """The text with samples of a branch in place of the span."""
    for sample in samples(branch, choice):
        yield text[:start] + sample + text[end:]
        if text[start : start + 1].isupper() and sample[:1].islower():
            yield text[:start] + sample[0].upper() + sample[1:] + text[end:]
        if end > start and text.count(text[start:end]) > 1:  # a backreference wants it twice
            yield text.replace(text[start:end], sample)
    if branch.source in ("^", r"\A"):
        yield from (text[end:], text[start:])
    if branch.source in ("$", r"\Z", r"\z"):
        yield from (text[:start], text[:end])


def _sites(alternation: Alternation, match: Taken) -> list[tuple[int, int]]:
    """Where a match took a branch of the alternation; the gap, where the alternation was left out."""
    names = map(alternation.name, range(len(alternation.group.branches)))
    return [span for name in names for span in match.spans(name)] or match.spans(alternation.site)


# --- where the patterns of a rule match -------------------------------------------------------------------------------


def parts(rule: Rule) -> Iterator[Part]:
    """The ways of patterns that a rule has."""
    find = rule.find
    if find.pattern:
        yield Part("pattern", (find.pattern,), _spans)
    if find.line_pattern:
        yield Part("line_pattern", find.line_pattern, _line)
    if find.block is not None:
        yield Part("begin", find.block.begin, _first_line)
        yield Part("until", find.block.until, _last_line)
        if find.block.go_on:
            yield Part("go_on", (find.block.go_on,), _inner_lines)


def _spans(lab: Lab, text: str, place: Found, pattern: regex.Pattern[str]) -> Matches:
    span_group: str | int = "fix" if "fix" in pattern.groupindex else 0
    for match in pattern.finditer(text):
        if match.span(span_group) == (place.hit.start, place.hit.end):
            yield match, 0


def _lines(lab: Lab, text: str, numbers: range, pattern: regex.Pattern[str]) -> Matches:
    document = lab.document(text)
    for line in (document.lines[number] for number in numbers):
        match = pattern.fullmatch(line.text)
        if match is not None:
            yield match, line.start


def _numbers(lab: Lab, text: str, place: Found) -> tuple[int, int]:
    document = lab.document(text)
    return document.line_number(place.hit.start), document.line_number(max(place.hit.start, place.hit.end - 1))


def _line(lab: Lab, text: str, place: Found, pattern: regex.Pattern[str]) -> Matches:
    first, last = _numbers(lab, text, place)
    return _lines(lab, text, range(first, last + 1), pattern)


def _first_line(lab: Lab, text: str, place: Found, pattern: regex.Pattern[str]) -> Matches:
    first, _ = _numbers(lab, text, place)
    return _lines(lab, text, range(first, first + 1), pattern)


def _last_line(lab: Lab, text: str, place: Found, pattern: regex.Pattern[str]) -> Matches:
    _, last = _numbers(lab, text, place)
    return _lines(lab, text, range(last, last + 1), pattern)


def _inner_lines(lab: Lab, text: str, place: Found, pattern: regex.Pattern[str]) -> Matches:
    first, last = _numbers(lab, text, place)
    return _lines(lab, text, range(first + 1, last + 1), pattern)
