"""What a rule's fix makes of a hit."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from cleanup.find.hit import Hit
from cleanup.lazy.patterns import lazily
from cleanup.rulebook.model import Delete, Rule

if TYPE_CHECKING:
    import regex

FILTERS: dict[str, Callable[[str], str]] = {
    "lower": str.lower,
    "upper": str.upper,
    "capital": lambda text: text[:1].upper() + text[1:],
    "uncapital": lambda text: text[:1].lower() + text[1:],
}
FIELD = lazily(r"\{\{|\}\}|\{(?P<group>\w+)(?:\|(?P<filter>\w+))?\}|[{}]")


@functools.cache
def template_fields(template: str) -> tuple[tuple[str, str], ...]:
    """The (group, filter) pairs that a template asks for. Raises ValueError where it cannot be read."""
    fields = []
    for match in FIELD.finditer(template):
        if match.group() in ("{{", "}}"):
            continue
        if match["group"] is None:
            raise ValueError(f"a single {match.group()!r} in the template {template!r}; write it twice")
        if match["filter"] is not None and match["filter"] not in FILTERS:
            raise ValueError(
                f"unknown filter {match['filter']!r} in the template {template!r}; known: {', '.join(FILTERS)}"
            )
        fields.append((match["group"], match["filter"] or ""))
    return tuple(fields)


def render(template: str, groups: Mapping[str, str]) -> str:
    """The template with its groups filled in; a group that took no part is empty."""
    if "{" not in template and "}" not in template:
        return template

    def fill(match: regex.Match[str]) -> str:
        if match["group"] is None:
            return str(match.group()[0])
        text = groups.get(match["group"], "")
        return FILTERS[match["filter"]](text) if match["filter"] else text

    return str(FIELD.sub(fill, template))


def replacement(rule: Rule, hit: Hit) -> str | None:
    """The text that takes the place of the hit's span; "" where it goes, None where the rule only reports."""
    if hit.after is not None or rule.fix is None:
        return hit.after
    if rule.fix.replace is not None:
        return render(rule.fix.replace, hit.groups)
    return ""


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """The span to delete for a match inside a line: with the space before it, or behind it where it begins a line."""
    before = start
    while before > 0 and text[before - 1] in " \t":
        before -= 1
    after = end
    while after < len(text) and text[after] in " \t":
        after += 1
    at_line_start = before == 0 or text[before - 1] in "\r\n"
    at_line_end = after == len(text) or text[after] in "\r\n"
    if at_line_start and not at_line_end:
        return start, after
    if after > end or at_line_end:
        return before, end
    return start, end


def span_of(rule: Rule, hit: Hit, text: str) -> tuple[int, int]:
    """The span that the fix replaces: the hit, or more where a deletion takes a space along."""
    if rule.fix is not None and rule.fix.delete is Delete.MATCH and hit.after is None:
        return widened(text, hit.start, hit.end)
    return hit.start, hit.end
