"""Quotations: where somebody's words begin and end."""

from __future__ import annotations

import re
from typing import NamedTuple

from cleanup.document.lines import Paragraph

MARK = re.compile('[“”„«»「」『』"]')
OPENING, CLOSING = "“„«「『", "”»」』"


class Quotation(NamedTuple):
    """A half-open span from an opening mark to behind its closing one; `closed` is false where none came."""

    start: int
    end: int
    closed: bool


def find_quotations(text: str, paragraph: Paragraph) -> list[Quotation]:
    """The outermost quotations of a paragraph of the text.

    A quotation that is not closed runs to the end of its paragraph (the next paragraph opens its own mark where the
    speech goes on). Straight marks open and close in turn. Nested marks of the same kind do not nest.
    """
    found = []
    open_at: int | None = None
    for match in MARK.finditer(text, paragraph.start, paragraph.end):
        mark = match.group()
        opens = mark in OPENING or (mark == '"' and open_at is None)
        if opens and open_at is None:
            open_at = match.start()
        elif not opens and open_at is not None:
            found.append(Quotation(open_at, match.end(), True))
            open_at = None
    if open_at is not None:
        found.append(Quotation(open_at, paragraph.end, False))
    return found
