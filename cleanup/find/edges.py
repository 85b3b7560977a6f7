"""Which rules look for what stands at the head or the tail of a document."""

from __future__ import annotations

from cleanup.rulebook.model import Place, Rule

BUILTINS = frozenset({"author-line", "breadcrumb", "line-run", "section-label"})
"""Detectors that look there."""


def stands_at_edge(rule: Rule) -> bool:
    """Whether a rule finds something only at the head or the tail of a document."""
    find = rule.find
    return find.where is not Place.ANY or find.builtin in BUILTINS or any(guard.place for guard in rule.when)
