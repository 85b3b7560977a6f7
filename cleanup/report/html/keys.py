"""The keys by which decisions know a change: one for each rule that took part in it."""

from __future__ import annotations

from typing import Any

from cleanup.engine.finding import Edit, Finding


def keys_of(text: str, change: Edit | Finding) -> list[dict[str, Any]]:
    """The keys of a change, ready to become decisions."""
    left, right = text[max(0, change.start - 40) : change.start], text[change.end : change.end + 40]
    steps = change.steps if isinstance(change, Edit) else (change,)
    return [{"rule": s.rule, "before": s.before, "after": s.after, "left": left, "right": right} for s in steps]
