"""Markup as zones: HTML tags and comments in any text, and in Markdown all that is not prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from cleanup.document.lines import Line
from cleanup.document.zones import Zone
from cleanup.lazy.patterns import lazily_re

TAGS = (
    "a abbr address article aside audio b blockquote body br button caption center cite code col dd del "
    "details div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header "
    "hr html i iframe img input ins kbd label legend li link main mark meta nav noscript object ol option "
    "p param picture pre q s script section select small source span strike strong style sub summary sup "
    "svg table tbody td textarea tfoot th thead title tr u ul var video wbr"
).replace(" ", "|")
FAR = 5000
"""Characters that a comment may be long; an open one must not send the search to the end of the text each time."""
HTML = lazily_re(rf"<!--(?:(?!<!--).){{0,{FAR}}}?-->|</?(?:{TAGS})(?:\s[^<>]*)?/?>", re.DOTALL | re.IGNORECASE)
"""Tags in a text that is none of the markup languages: only names that HTML has, since people write `<unclear>` too."""

MARKDOWN = lazily_re(
    r"""
      <!--(?:(?!<!--).){0,5000}?-->                                                     # a comment
    | <(?P<raw>script|style|pre|textarea)\b[^<>]*>(?:(?!<(?P=raw)).){0,5000}?</(?P=raw)\s*>  # HTML takes it as it is
    | </?[A-Za-z][\w:.-]*(?:\s[^<>]*)?/?>                                   # a tag
    | <[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*> | <[^<>\s@]+@[^<>\s@]+>            # an address between angle brackets
    | \]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)                               # where a link leads, and its title
    | \]\[[^\]\n]*\] | \[\^[^\]\n]+\]                                       # a reference, a footnote
    | ^[ ]{0,3}\[[^\]\n]+\]:[^\n]*                                          # what a reference means
    | \{[{%<].{0,500}?[}%>]\} | \{[#.:][^{}\n]*\}                                 # a template's tag, attributes
    | &(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});      # a character by its name
    | \$\$.{1,1000}?\$\$                                                           # a formula
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
MARKS = "<[{&$"
FRONT_MATTER = lazily_re(
    r"\ufeff?(?P<fence>---|\+\+\+)[ \t]*\n(?:.*?\n)?(?:(?P=fence)|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
FENCE = lazily_re(r"(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})")
TICKS = lazily_re(r"`+")
OPENING = 3
"""A line that is indented further is no fence of its own."""


def with_markup(zones: Sequence[Zone], text: str, lines: Sequence[Line], markdown: bool) -> list[Zone]:
    """The zones of a text together with its markup, which takes the place of what it overlaps."""
    if markdown:
        blocks = list(_blocks(text, lines))
        spans = [*_inside(_code_spans(text, lines), blocks), *blocks]
        spans += [Zone(*match.span(), "markdown") for match in MARKDOWN.finditer(text)] if _has_marks(text) else []
        markup = _disjoint(spans)
    elif "<" in text:
        markup = _disjoint(
            [zone for zone in zones if zone.name == "code"] + [Zone(*m.span(), "html") for m in HTML.finditer(text)]
        )
    else:
        return list(zones)
    return _disjoint([*markup, *_inside(zones, markup)])


def _has_marks(text: str) -> bool:
    return any(mark in text for mark in MARKS)


def _inside(zones: Sequence[Zone] | Iterator[Zone], blocks: Sequence[Zone]) -> list[Zone]:
    """The zones that share nothing with the blocks, which are in order."""
    left: list[Zone] = []
    at = 0
    for zone in zones:
        while at < len(blocks) and blocks[at].end <= zone.start:
            at += 1
        if at == len(blocks) or blocks[at].start >= zone.end:
            left.append(zone)
    return left


def _disjoint(zones: Sequence[Zone]) -> list[Zone]:
    """The zones in order; of those that overlap the first and longest whole, of the others what is left of them."""
    found: list[Zone] = []
    for zone in sorted(zones, key=lambda zone: (zone.start, -zone.end)):
        if not found or zone.start >= found[-1].end:
            found.append(zone)
        elif zone.end > found[-1].end:
            found.append(Zone(found[-1].end, zone.end, zone.name))
    return found


def _blocks(text: str, lines: Sequence[Line]) -> Iterator[Zone]:
    """Front matter and fenced code; a fence that is not closed runs to the end of the text."""
    front = FRONT_MATTER.match(text)
    if front is not None:
        yield Zone(0, front.end(), "markdown")
    opened: tuple[int, str] | None = None
    for line in lines:
        if front is not None and line.first < front.end():
            continue
        match = FENCE.match(line.text)
        if opened is None:
            if match is not None:
                opened = (line.first, match["fence"])
        elif line.text.startswith(opened[1]) and not line.text.strip(opened[1][0]):
            yield Zone(opened[0], line.next, "code")
            opened = None
    if opened is not None:
        yield Zone(opened[0], len(text), "code")


def _code_spans(text: str, lines: Sequence[Line]) -> Iterator[Zone]:
    """Code between runs of backticks of the same length, within a paragraph."""
    if "`" not in text:
        return
    for blank, group in groupby(lines, key=lambda line: line.blank):
        block = list(group)
        if blank:
            continue
        runs = [match.span() for match in TICKS.finditer(text, block[0].first, block[-1].next)]
        later: dict[int, list[int]] = {}
        for number, (start, end) in reversed(list(enumerate(runs))):
            later.setdefault(end - start, []).append(number)
        at = 0
        while at < len(runs):
            start, end = runs[at]
            closing = later[end - start]
            while closing and closing[-1] <= at:
                closing.pop()
            if closing:
                at = closing[-1]
                yield Zone(start, runs[at][1], "code")
            at += 1
