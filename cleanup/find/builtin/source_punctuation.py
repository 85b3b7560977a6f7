"""Punctuation of the source language that a translation into Latin script kept: ，。（）「」、، ؟ and their like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cleanup.document.document import Document
from cleanup.find.hit import Hit
from cleanup.lazy.patterns import lazily
from cleanup.lazy.programs import compile_pattern

OPTIONS = {"marks": ""}

CLOSERS = {
    "，": ",", "、": ",", "。": ".", "．": ".", "｡": ".", "！": "!", "？": "?", "：": ":", "；": ";",
    "）": ")", "］": "]", "」": "”", "』": "”", "》": "”", "〉": "”", "】": "]",
    "،": ",", "؛": ";", "؟": "?", "……": "…",
}  # fmt: skip
OPENERS = {"（": "(", "［": "[", "「": "“", "『": "“", "《": "“", "〈": "“", "【": "["}
OTHER_SCRIPT = lazily(r"(?V1)[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Bopomofo}\p{Arabic}--\p{P}--\p{N}]")
LATIN = lazily(r"[\p{Latin}\p{N}]")
SKIPPED = lazily(r"[\s\p{P}\p{S}]")
BLANKS = " \t\u00a0\u202f\u3000"
CLOSING = ",.;:!?)]”’\"'」』》，。！？；：）…"


def core(options: Mapping[str, str]) -> str:
    """The RE2 pattern of the marks."""
    return "|".join(map(re.escape, options.get("marks", "").split()))


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """Each of the `marks` that stands between Latin letters or digits, with the spacing that its ASCII form wants."""
    marks = sorted(options["marks"].split(), key=len, reverse=True)
    text = document.text
    for match in compile_pattern("|".join(map(re.escape, marks))).finditer(text):
        start, end = match.span()
        if _in_latin(text, start, end) and not _named(text, start, end):
            yield _hit(text, start, end, match.group())


def _in_latin(text: str, start: int, end: int) -> bool:
    """Whether the nearest letters or digits on both sides on this line are Latin; one side may have none."""
    left, right = _neighbour(text, start - 1, -1), _neighbour(text, end, 1)
    if any(letter and not LATIN.match(letter) for letter in (left, right)):
        return False
    return bool(left or right)


def _neighbour(text: str, at: int, step: int) -> str:
    while 0 <= at < len(text) and text[at] not in "\r\n":
        if not SKIPPED.match(text[at]) or OTHER_SCRIPT.match(text[at]):
            return text[at]
        at += step
    return ""


def _named(text: str, start: int, end: int) -> bool:
    """Whether the mark is spoken of: it stands alone between quotation marks or brackets, or before a comma."""
    if text[start - 1 : start] in tuple(BLANKS) and text[end : end + 1] in tuple(",.;:)"):
        return True
    return text[start - 1 : start] in tuple("“‘\"'(（「«") and text[end : end + 1] in tuple("”’\"')）」»")


def _hit(text: str, start: int, end: int, mark: str) -> Hit:
    first, last = start, end
    while last < len(text) and text[last] in BLANKS:
        last += 1
    ends_line = last == len(text) or text[last] in "\r\n"
    if mark in OPENERS:
        while first > 0 and text[first - 1] in BLANKS:
            first -= 1
        begins = first == 0 or text[first - 1] in "\r\n([“‘"
        return Hit(first if not begins else start, last, ("" if begins else " ") + OPENERS[mark])
    while first > 0 and text[first - 1] in BLANKS:
        first -= 1
    tight = ends_line or text[last] in CLOSING
    return Hit(first, last if not ends_line else end, CLOSERS[mark] + ("" if tight else " "))
