"""Curly quotation marks that point the wrong way or stand apart from the words they quote.

`security. “` at the end of a sentence, `said, ” My`, `healthy, ”said`, `“ word`: which mark is meant follows from the
spaces around it and, where these do not tell, from whether a quotation is open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cleanup.document.document import Document
from cleanup.document.lines import Paragraph
from cleanup.find.hit import Hit
from cleanup.lazy.patterns import lazily

OPTIONS: dict[str, str] = {}
SPACE = "\\s\u00a0\u202f"
CORE = rf"[{SPACE}][“”](?:[{SPACE}.,;:!?]|$)|[{SPACE}]”|[\pL\pN.,!?…]“|[,:]”\p{{Lu}}|“[{SPACE}]"

MARK = lazily(r"[“”]")
BLANK = " \t\u00a0\u202f"
OPENERS_BEFORE = "([{—–-/‘'"
END_MARKS = ".,!?…"
SAYING = lazily(
    r"(?i)\b(?:said|says|say|saying|told|tells|added|adds|asked|asks|wrote|writes|replied|warned|stated|noted|explained|continued|declared|insisted|stressed|argued|announced|tweeted|posted|that)[,:]?$"
)


class Mark(NamedTuple):
    """One quotation mark: where it stands, with the blanks around it, and what it should be."""

    start: int
    end: int
    glyph: str
    before: str
    after: str

    @property
    def loose_left(self) -> bool:
        """Whether a blank, a line start or an opening bracket stands before it."""
        return not self.before or self.before in BLANK or self.before in OPENERS_BEFORE or self.before in "\r\n"

    @property
    def loose_right(self) -> bool:
        return not self.after or self.after in BLANK or self.after in "\r\n"


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """The marks to mend, each with the blanks that go with it; certain where the paragraph's marks pair up."""
    for paragraph in document.paragraphs:
        marks = [_mark(document.text, m.start()) for m in MARK.finditer(document.text, paragraph.start, paragraph.end)]
        if marks:
            yield from _mend(document.text, paragraph, marks)


def _mark(text: str, at: int) -> Mark:
    return Mark(at, at + 1, text[at], text[at - 1 : at], text[at + 1 : at + 2])


def _role(mark: Mark, is_open: bool, text: str, paragraph: Paragraph) -> str:
    """The mark that is meant: “ or ”."""
    at_end = not text[mark.end : paragraph.end].strip()
    at_start = not text[paragraph.start : mark.start].strip()
    if at_start:
        return "“"
    if at_end:
        return "”"
    if mark.glyph == "”" and not (is_open or mark.loose_left) and mark.after.isupper():
        return "“" if SAYING.search(text[max(0, mark.start - 20) : mark.start]) else mark.glyph
    if mark.glyph == "“" and is_open and mark.before.isalnum() and mark.after in END_MARKS:
        return "”"
    if mark.loose_left and not mark.loose_right:
        if mark.after in ".,;:!?)":
            return "”"
        return _loose_left_role(mark, is_open, text)
    if mark.loose_right and not mark.loose_left:
        return "”"
    if mark.loose_left and mark.loose_right:
        return "”" if is_open else "“"
    return mark.glyph


def _loose_left_role(mark: Mark, is_open: bool, text: str) -> str:
    """`healthy, ”said` closes; `said, ”My` opens."""
    if mark.glyph == "“":
        return "“"
    before = text[: mark.start].rstrip(BLANK)[-40:]
    if is_open and before[-1:] in END_MARKS and text[mark.end : mark.end + 1].islower():
        return "”"
    return "“" if not is_open else mark.glyph


def _mend(text: str, paragraph: Paragraph, marks: list[Mark]) -> Iterator[Hit]:
    is_open, balanced = False, True
    wanted: list[tuple[Mark, str, bool]] = []
    for mark in marks:
        role = _role(mark, is_open, text, paragraph)
        balanced &= (role == "“") != is_open
        wanted.append((mark, role, is_open))
        is_open = role == "“"
    certain = balanced and not is_open
    for mark, role, was_open in wanted:
        consistent = (role == "“") != was_open
        hit = _replacement(text, paragraph, mark, role)
        if hit is not None:
            yield Hit(*hit, certain=certain or (consistent and role == "”" and was_open and _ends_sentence(text, mark)))


def _ends_sentence(text: str, mark: Mark) -> bool:
    return text[: mark.start].rstrip(BLANK)[-1:] in END_MARKS


def _replacement(text: str, paragraph: Paragraph, mark: Mark, role: str) -> tuple[int, int, str] | None:
    """The span to replace and what with, or None where the mark is right."""
    start, end = mark.start, mark.end
    if role == "”":
        while start > paragraph.start and text[start - 1] in BLANK:
            start -= 1
        if start > paragraph.start and text[start - 1] in ".!?…" and text[end : end + 1] == "." and start < mark.start:
            end += 1  # `allies. “.`: the stop was set twice
        if mark.glyph == "”" and mark.start - start == 1 and text[start - 1 : start] in "’'":
            return None  # a space between the marks of a quotation in a quotation is set on purpose
        new = "”"
        if start < mark.start and text[end : end + 1].isalpha():
            new = "” "
    else:
        new = "“" if mark.loose_left or mark.glyph == "“" else " “"
        if mark.loose_left:
            while end < paragraph.end and text[end] in BLANK:
                end += 1
    return None if text[start:end] == new else (start, end, new)
