"""Line ends: rules see `\\n` only, and a result is told in the text's own line ends."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable

from cleanup.engine.finding import Edit, Finding, Result

PAIR = re.compile("\r\n")
ENDS = re.compile("\r\n|\r|\n")


def unified(text: str) -> str:
    """The text with every line end as `\\n`."""
    return ENDS.sub("\n", text) if "\r" in text else text


def restored(result: Result, original: str) -> Result:
    """The result for `unified(original)`, told in the offsets and with the line ends of `original`.

    A replacement that has line ends gets the commonest one of the text.
    """
    if "\r" not in original:
        return result
    offset = offsets(original)
    ends = ENDS.findall(original)
    common = max(("\n", "\r\n", "\r"), key=ends.count)
    edits = tuple(_moved_edit(edit, original, offset, common) for edit in result.edits)
    findings = tuple(_moved_finding(finding, original, offset) for finding in result.findings)
    pieces, at = [], 0
    for edit in edits:
        pieces += [original[at : edit.start], edit.after]
        at = edit.end
    return result._replace(text="".join([*pieces, original[at:]]), edits=edits, findings=findings)


def offsets(original: str) -> Callable[[int], int]:
    """Maps an offset of the unified text to one of the original."""
    if "\r" not in original:
        return lambda offset: offset
    # a pair that begins at p is the p - n th character of the unified text, when n pairs precede it
    pairs = [match.start() - number for number, match in enumerate(PAIR.finditer(original))]
    return lambda offset: offset + bisect.bisect_left(pairs, offset)


def _moved_edit(edit: Edit, original: str, offset: Callable[[int], int], common: str) -> Edit:
    start, end = offset(edit.start), offset(edit.end)
    return edit._replace(start=start, end=end, before=original[start:end], after=edit.after.replace("\n", common))


def _moved_finding(finding: Finding, original: str, offset: Callable[[int], int]) -> Finding:
    start, end = offset(finding.start), offset(finding.end)
    return finding._replace(start=start, end=end, before=original[start:end])
