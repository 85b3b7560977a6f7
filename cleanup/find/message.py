"""What a finding says: one plain sentence with what is wrong and why we think so."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from cleanup.find.fixes import render
from cleanup.rulebook.model import Rule

OPENERS = frozenset(
    "a all an another at behind between both by each either every for from here how if in it its many most no nobody "
    "of on one or over several some such that the their there these they this those to two under what when where "
    "which who with without".split()
)
"""Words that lose their capital behind a colon; any other may be a name."""


def message(rule: Rule, groups: Mapping[str, str]) -> str:
    """What `rule` says where the pattern's groups are `groups` ("found" and "after" among them)."""
    return render(_template(rule.message or _literal(rule.title), rule.why), groups)


@functools.cache
def _template(wrong: str, why: str) -> str:
    """Both as one sentence: "A space inside a score: the translation took the colon for that of a sentence."."""
    if why.partition(" ")[0].lower() in OPENERS:
        why = why[0].lower() + why[1:]
    return f"{wrong[0].upper()}{wrong[1:].rstrip('.')}: {_literal(why.rstrip('.'))}."


def _literal(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
