"""Ligatures of printing in Latin words: ﬁ ﬂ ﬀ ﬃ ﬄ ﬅ ﬆ, also with a space torn open beside them ("of ﬁ ce")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cleanup.document.document import Document
from cleanup.find.hit import Hit
from cleanup.lazy.patterns import lazily

OPTIONS: Mapping[str, str] = {}
CORE = "[\ufb00-\ufb06]"

LIGATURE = lazily("[\ufb00-\ufb06]")
LEFT = lazily(r"(?P<word>\p{Latin}*)(?P<space>[ \u00a0]?)\Z")
RIGHT = lazily(r"(?P<space>[ \u00a0]?)(?P<word>\p{Latin}*)")
REACH = 40


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """Each ligature beside a letter with its letters; a space goes too where only then a word comes about."""
    text = document.text
    for match in LIGATURE.finditer(text):
        start, end = match.span()
        torn_left, torn_right = _torn(document, start, end)
        if torn_left or torn_right or text[start - 1 : start].isalpha() or text[end : end + 1].isalpha():
            yield Hit(start - torn_left, end + torn_right, _letters(match.group()))


def _letters(text: str) -> str:
    from ftfy.fixes import fix_latin_ligatures

    return str(fix_latin_ligatures(text)).replace("ſ", "s")


def _torn(document: Document, start: int, end: int) -> tuple[bool, bool]:
    """Whether the space before and behind the ligature stands inside a word."""
    text, words = document.text, document.lexicons.words("words")
    before, after = LEFT.search(text[max(0, start - REACH) : start]), RIGHT.match(text, end, end + REACH)
    if before is None or after is None or not (before["space"] or after["space"]):
        return False, False
    left, letters, right = (_letters(part).lower() for part in (before["word"], text[start:end], after["word"]))
    apart_left, apart_right = bool(before["space"] and left), bool(after["space"] and right)
    if left + letters + right not in words:  # a space may also be right
        apart_left, left = (False, "") if apart_left else (apart_left, left)
    if left + letters + right not in words:
        return False, False
    torn_left = apart_left and letters + ("" if apart_right else right) not in words
    near_left = "" if apart_left else left
    known = near_left + letters in words or (not near_left and right in words)
    return torn_left, apart_right and not known
