"""Curly quotation marks without their partner. A quotation over several paragraphs opens each and closes the last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from cleanup.document.document import Document
from cleanup.document.lines import Paragraph
from cleanup.find.hit import Hit
from cleanup.lazy.patterns import lazily

if TYPE_CHECKING:
    import regex

OPTIONS = {"missing": "closing"}
CORE = "[“”]"

MARK = lazily("[“”]")
SPEAKER = lazily(
    r"[ \u00a0](?:(?:\p{L}+[ \u00a0]){0,4}?)"
    r"(?:said|says|told|added|wrote|asked|replied|warned|stated|noted|explained|continued)\b"
)


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """With `missing: opening` the place at a paragraph's start where “ is missing; with `closing` the lone “."""
    if document.once(_is_balanced):
        return
    open_before = False
    paragraphs = document.paragraphs
    for position, (paragraph, marks) in enumerate(zip(paragraphs, document.once(_marks), strict=True)):
        following = paragraphs[position + 1] if position + 1 < len(paragraphs) else None
        lone = _lone_opening(marks)
        goes_on = following is not None and document.text[following.start] in "“‘"
        if options["missing"] == "closing" and lone is not None and not goes_on:
            yield Hit(lone.start(), lone.end())
        if options["missing"] == "opening" and marks and not open_before:
            hit = _missing_opening(document.text, paragraph, marks)
            if hit is not None:
                yield hit
        open_before = lone is not None


def _is_balanced(document: Document) -> bool:
    """Whether every mark is closed, in the paragraph in which it was opened."""
    text = document.text
    before, *quoted = text.split("“")
    if "”" in before or any(piece.count("”") != 1 for piece in quoted):
        return False
    return not any("\n" in piece[: piece.index("”")] for piece in quoted) or not any(
        (text.count("“", p.start, p.end) != text.count("”", p.start, p.end)) for p in document.paragraphs
    )


def _marks(document: Document) -> list[list[regex.Match[str]]]:
    """The marks of each paragraph."""
    return [list(MARK.finditer(document.text, p.start, p.end)) for p in document.paragraphs]


def _lone_opening(marks: list[regex.Match[str]]) -> regex.Match[str] | None:
    """The last opening mark of a paragraph that nothing closes."""
    lone = None
    for mark in marks:
        lone = mark if mark.group() == "“" else None
    return lone


def _missing_opening(text: str, paragraph: Paragraph, marks: list[regex.Match[str]]) -> Hit | None:
    """`We are united,” the Democrat said.`: the words from the paragraph's start were spoken."""
    first = marks[0]
    starts_like_speech = text[paragraph.start].isupper()
    ends_like_speech = text[first.start() - 1] in ",.?!" and SPEAKER.match(text, first.end())
    if first.group() == "”" and starts_like_speech and ends_like_speech:
        return Hit(paragraph.start, paragraph.start)
    return None
