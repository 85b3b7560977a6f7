"""What changes between the bad and the good form of a text, in whole words, marks and spaces."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import NamedTuple

import regex

TOKEN = regex.compile(r"[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\p{N}+|[ \t\u00a0\u202f]+|.", regex.DOTALL)
NEAR = 5
"""Changes with no more than so many tokens between them are one."""


class Change(NamedTuple):
    """A span of tokens that is replaced, with all tokens beside it."""

    left: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    right: tuple[str, ...]


def tokens(text: str) -> list[str]:
    """The words, numbers, runs of spaces and single marks of a text.

    >>> tokens("It ’ s 3. 5%")
    ['It', ' ', '’', ' ', 's', ' ', '3', '.', ' ', '5', '%']
    """
    return list(TOKEN.findall(text))


def is_word(token: str) -> bool:
    """Whether a token is a word or a number."""
    return token[:1].isalnum()


def changes(bad: str, good: str) -> list[Change]:
    """The places where the texts differ; neighbouring ones are one."""
    old, new = tokens(bad), tokens(good)
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    spans: list[list[int]] = []
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            continue
        if spans and first - spans[-1][1] <= NEAR:
            spans[-1][1], spans[-1][3] = last, end
        else:
            spans.append([first, last, start, end])
    return [_change(old, new, span) for span in spans]


def _change(old: Sequence[str], new: Sequence[str], span: Sequence[int]) -> Change:
    first, last, start, end = span
    while first < last and start < end and old[first] == new[start]:
        first, start = first + 1, start + 1
    while first < last and start < end and old[last - 1] == new[end - 1]:
        last, end = last - 1, end - 1
    return Change(tuple(old[:first]), tuple(old[first:last]), tuple(new[start:end]), tuple(old[last:]))


def removed_lines(bad: str, good: str) -> list[str]:
    """The stripped lines that are in `bad` only, where nothing else is different but blank lines; else none."""
    old = [line.strip() for line in bad.splitlines() if line.strip()]
    new = [line.strip() for line in good.splitlines() if line.strip()]
    removed: list[str] = []
    for kind, first, last, _, _ in difflib.SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind == "delete":
            removed += old[first:last]
        elif kind != "equal":
            return []
    return removed
