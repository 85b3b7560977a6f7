"""Comments that tell the tool to leave something alone.

    <!-- cleanup: ignore[name/misspelt-surname] his real name -->        this line, or the paragraph below
    <!-- cleanup: ignore-start[casing, quotes] --> … <!-- cleanup: ignore-end -->

A comment that stands alone in its line is for the paragraph below it, any other for its line. Names are rules,
categories or fronts of ids; without them every rule is meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from cleanup.engine.finding import Finding, Span
from cleanup.lazy.patterns import lazily_re
from cleanup.rulebook.model import Safety

COMMENT = lazily_re(
    r"<!--\s*cleanup:\s*(?P<verb>[\w-]*)\s*(?:\[(?P<names>[^\]\n]*)\])?(?P<reason>(?:(?!-->).){0,1000})-->", re.DOTALL
)
VERBS = ("ignore", "ignore-start", "ignore-end")
UNUSED, UNREADABLE = "suppression/unused", "suppression/unreadable"
RULES = (UNUSED, UNREADABLE)
"""What may be wrong with a comment: reported like the findings of rules, under these ids."""
BLANK_LINE = lazily_re(r"\n[ \t\r]*\n|\r\r|\Z")
LINE_END = lazily_re(r"\r\n|\r|\n|\Z")


class Suppression:
    """One comment: what it is called by, where it holds, and which of its names were needed."""

    def __init__(self, comment: Span, names: tuple[str, ...], holds: Span) -> None:
        self.comment = comment
        self.names = names
        self.holds = holds
        self.used: set[str] = set()


class Suppressions:
    """The comments of one text."""

    def __init__(self, items: list[Suppression], unreadable: list[Finding]) -> None:
        self.items = items
        self.unreadable = unreadable

    def __bool__(self) -> bool:
        return bool(self.items or self.unreadable)

    def covering(self, start: int, end: int, means: Callable[[str], bool]) -> list[tuple[Suppression, str]]:
        """The comments, with the name in them, that hold for a span and mean its rule."""
        found = []
        for item in self.items:
            if item.holds.start <= start and end <= item.holds.end:
                name = next((name for name in item.names if means(name)), None)
                if name is not None:
                    found.append((item, name))
                elif not item.names:
                    found.append((item, ""))
        return found

    def findings(self, text: str, judged: Callable[[str], bool]) -> list[Finding]:
        """What is wrong with the comments: those that nothing needed, and those that cannot be read.

        `judged` says whether the rules of a name were all looked for; a comment for others is not called unused.
        """
        found = list(self.unreadable)
        for item in self.items:
            names = item.names or ("",)
            idle = [name for name in names if name not in item.used]
            if not idle or not all(judged(name) for name in idle):
                continue
            what = f"of {', '.join(idle)} " if item.names else ""
            found.append(
                _finding(UNUSED, item.comment, text, f"The suppression {what}is not needed: nothing is found there.")
            )
        return found


def suppressions(text: str, known: Callable[[str], str | None]) -> Suppressions:
    """The comments of a text. `known` gives None for a name that means some rule, else what to say about it."""
    items: list[Suppression] = []
    unreadable: list[Finding] = []
    opened: list[Suppression] = []
    if "cleanup:" not in text:
        return Suppressions([], [])
    for match in COMMENT.finditer(text):
        span = Span(*match.span())
        names = tuple(name.strip() for name in (match["names"] or "").split(",") if name.strip())
        problem = _problem(match, names, known)
        if problem is None and match["verb"] == "ignore-end":
            at = next(
                (n for n in reversed(range(len(opened))) if not names or set(names) == set(opened[n].names)), None
            )
            if at is None:
                problem = "there is no ignore-start for this ignore-end"
            else:
                start = opened.pop(at)
                start.holds = Span(start.comment.start, span.end)
        elif problem is None:
            item = Suppression(
                span, names, _reach(text, span) if match["verb"] == "ignore" else Span(span.start, len(text))
            )
            items.append(item)
            if match["verb"] == "ignore-start":
                opened.append(item)
        if problem is not None:
            unreadable.append(_finding(UNREADABLE, span, text, problem))
    unreadable += [
        _finding(UNREADABLE, item.comment, text, "There is no ignore-end for this ignore-start; it holds to the end.")
        for item in opened
    ]
    return Suppressions(items, unreadable)


def _problem(match: re.Match[str], names: Sequence[str], known: Callable[[str], str | None]) -> str | None:
    """What is wrong with a comment, None where it can be read."""
    from cleanup.rulebook.bind import did_you_mean

    if match["verb"] not in VERBS:
        return f"{match['verb']!r} is not one of {', '.join(VERBS)}{did_you_mean(match['verb'], VERBS)}"
    if match["names"] is not None and not names:
        return "no rule is named between the brackets"
    wrong = [what for name in names if (what := known(name)) is not None]
    return "; ".join(wrong) if wrong else None


def _reach(text: str, comment: Span) -> Span:
    """Where a single comment holds: in its line; alone in its line, for the paragraph below."""
    first = max(text.rfind("\n", 0, comment.start), text.rfind("\r", 0, comment.start)) + 1
    end = LINE_END.search(text, comment.end)
    assert end is not None
    if text[first : comment.start].strip() or text[comment.end : end.start()].strip():
        return Span(first, end.end())
    below = end.end()
    while below < len(text) and text[below].isspace():
        below += 1
    stop = BLANK_LINE.search(text, below)
    assert stop is not None
    return Span(first, stop.end())


def _finding(rule: str, span: Span, text: str, message: str) -> Finding:
    return Finding(rule, Safety.REPORT, span.start, span.end, text[span.start : span.end], None, message)
