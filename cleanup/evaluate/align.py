"""What a cleaner changed, worked out from its output alone, so that any cleaner is measured alike."""

from __future__ import annotations

import difflib
import re
from typing import NamedTuple

TOKEN = re.compile(r"[^\W\d_]+|\d+|\s+|.", re.DOTALL)


class WordEdit(NamedTuple):
    """A run of words that was replaced."""

    start: int
    end: int
    after: str


def word_edits(original: str, output: str) -> list[WordEdit]:
    """The word-level edits that turn one text into the other."""
    if original == output:
        return []
    old, new = TOKEN.findall(original), TOKEN.findall(output)
    starts, at = [0], 0
    for token in old:
        at += len(token)
        starts.append(at)
    return [
        WordEdit(starts[first], starts[last], "".join(new[begin:end]))
        for kind, first, last, begin, end in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if kind != "equal"
    ]


def is_neutral(original: str, edit: WordEdit) -> bool:
    """Whether the edit is white space that no reader sees: at a line's end, or in the number of blank lines.

    Indentation, joined or split lines, and a no-break space made plain are changes like any other.
    """
    before = original[edit.start : edit.end]
    if before.strip() or edit.after.strip():
        return False
    if edit.start == 0 or edit.end == len(original):
        return True
    if "\n" in before and "\n" in edit.after:
        same_indentation = before.rpartition("\n")[2] == edit.after.rpartition("\n")[2]
        return same_indentation and (before.count("\n") > 1) == (edit.after.count("\n") > 1)
    return "\n" not in before + edit.after and original[edit.end : edit.end + 1] == "\n"
