"""A text whose lines are texts of their own, as in aligned corpora: the number of lines stays."""

from __future__ import annotations

import re
from collections.abc import Callable

from cleanup.engine.finding import Edit, Finding, Result

LINE = re.compile(r"[^\r\n]+")


def by_lines(text: str, run: Callable[[str, int], Result]) -> Result:
    """The result of a text from those of its lines; `run` is given a line and where it begins.

    No edit reaches over a line end, and a line of which nothing is left stays as an empty one.
    """
    pieces: list[str] = []
    edits: list[Edit] = []
    findings: list[Finding] = []
    flagged: list[str] = []
    at = 0
    for match in LINE.finditer(text):
        start = match.start()
        result = run(match.group(), start)
        pieces += [text[at:start], result.text]
        at = match.end()
        edits += [edit._replace(start=edit.start + start, end=edit.end + start) for edit in result.edits]
        findings += [found._replace(start=found.start + start, end=found.end + start) for found in result.findings]
        flagged += [result.flagged] if result.flagged else []
    return Result("".join([*pieces, text[at:]]), tuple(edits), tuple(findings), "; ".join(flagged))
