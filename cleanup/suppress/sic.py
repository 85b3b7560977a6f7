"""`[sic]`: the words before it stand there on purpose."""

from __future__ import annotations

from collections.abc import Iterator

from cleanup.engine.finding import Span
from cleanup.lazy.patterns import lazily_re

FRONTS = tuple(f"{bracket}{word}" for bracket in "[(" for word in ("sic", "SIC", "Sic"))
MARK = lazily_re(r"[\[(](?:sic|SIC|Sic)[!.]?[\])]")
WORD_BEFORE = lazily_re(r"(?:(?:[^\W_][\w'’.-]*)[^\w\[\](]*)\Z")
NAME_BEFORE = lazily_re(r"(?:[A-ZÀ-ÖØ-Þ][\w'’-]*\.?[ \u00a0])+\Z")
REACH = 200


def sic_spans(text: str) -> Iterator[Span]:
    """The half-open span of each mark with the word before it; a name is taken whole."""
    if not any(map(text.__contains__, FRONTS)):
        return
    for mark in MARK.finditer(text):
        front = text[max(0, mark.start() - REACH) : mark.start()]
        start = mark.start()
        word = WORD_BEFORE.search(front)
        if word is not None:
            start -= len(front) - word.start()
            if word.group()[:1].isupper():
                name = NAME_BEFORE.search(front[: word.start()])
                start -= len(name.group()) if name is not None else 0
        yield Span(start, mark.end())
