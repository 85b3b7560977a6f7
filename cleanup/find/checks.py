"""What the loader cannot see: patterns that do not compile; groups, lexicons, detectors that are not there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

import regex

from cleanup.document.zones import ZONE_NAMES
from cleanup.find import builtin
from cleanup.find.fixes import template_fields
from cleanup.find.patterns import compiled, patterns_of
from cleanup.rulebook.bind import did_you_mean
from cleanup.rulebook.errors import Problem
from cleanup.rulebook.lexicons import Lexicons
from cleanup.rulebook.model import Guard, Rule, guards_of

WITHIN = re.compile(r"\d+ words|paragraph|document")


def problems(rules: tuple[Rule, ...], lexicons: Lexicons, files: Collection[str]) -> Iterator[Problem]:
    """Everything that would fail when a rule of one of the files runs, named with its file and line."""
    shown = {name for rule in rules for name in (rule.id, rule.category, *rule.shows)}
    for rule in (rule for rule in rules if rule.file in files):
        for message in _rule_problems(rule, lexicons, shown):
            yield Problem(rule.file, rule.line, f"{rule.id}: {message}")


def _rule_problems(rule: Rule, lexicons: Lexicons, shown: set[str]) -> Iterator[str]:
    guards = guards_of(rule)
    groups: set[str] = {"found"} if rule.find.phrases or rule.find.map or rule.find.map_file else set()
    if rule.find.languagetool:
        groups = {"id", "said"}
    for pattern in patterns_of(rule.find):
        try:
            groups |= set(compiled(pattern).groupindex)
        except regex.error as error:
            yield f"pattern {pattern!r}: {error}"
    for guard in guards:
        yield from _guard_problems(guard, groups, rule, lexicons, shown)
    if rule.find.builtin and rule.find.builtin not in builtin.names():
        yield f"no builtin detector {rule.find.builtin!r}{did_you_mean(rule.find.builtin, builtin.names())}"
    elif rule.find.builtin:
        known = builtin.module(rule.find.builtin).OPTIONS
        for option in rule.find.options.keys() - known.keys():
            yield f"{rule.find.builtin} has no option {option!r}{did_you_mean(option, known)}"
    if rule.find.map_file and lexicons.path(rule.find.map_file) is None:
        yield f"no lexicon {rule.find.map_file!r}{did_you_mean(rule.find.map_file, lexicons.names())}"
    for zone in set(rule.zones) - set(ZONE_NAMES):
        yield f"no zone {zone!r}; zones: {', '.join(ZONE_NAMES)}"
    yield from _template_problems(rule, groups)


def _guard_problems(guard: Guard, groups: set[str], rule: Rule, lexicons: Lexicons, shown: set[str]) -> Iterator[str]:
    for pattern in (f"(?:{guard.before})\\Z", guard.after, guard.text, guard.line, guard.paragraph, guard.document):
        try:
            compiled(pattern)
        except regex.error as error:
            yield f"guard {pattern!r}: {error}"
    if guard.group and not rule.find.builtin and guard.group not in groups:
        yield f"guard: the pattern has no group {guard.group!r}{did_you_mean(guard.group, groups)}"
    for name in guard.lexicon:
        if lexicons.path(name) is None:
            yield f"guard: no lexicon {name!r}{did_you_mean(name, lexicons.names())}"
    if guard.place not in ("", "head", "tail", "edge"):
        yield f"guard: place is head, tail or edge, not {guard.place!r}"
    if guard.evidence is not None:
        if not WITHIN.fullmatch(guard.evidence.within):
            yield f"evidence: within is 'N words', paragraph or document, not {guard.evidence.within!r}"
        for what in set(guard.evidence.shows) - shown:
            yield f"evidence: no rule shows {what!r}{did_you_mean(what, shown)}"


def _template_problems(rule: Rule, groups: set[str]) -> Iterator[str]:
    templates = [(rule.message, {"found", "after"})]
    if rule.fix is not None and rule.fix.replace is not None:
        templates.append((rule.fix.replace, set()))
    for template, extra in templates:
        try:
            wanted = {name for name, _ in template_fields(template)}
        except ValueError as error:
            yield str(error)
            continue
        if not rule.find.builtin:
            for name in wanted - groups - extra:
                yield f"the template {template!r} names a group {name!r} that the pattern has not"
