"""Lines and paragraphs of a text. Lines end at `\\n`, `\\r\\n` or `\\r` and nowhere else."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from cleanup.lazy.patterns import lazily, lazily_re

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
SENTENCE_ENDS, CLOSING = tuple(".!?…:;。！？।۔؟"), "\"'”’»)]」』"
UNSPACED = lazily(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
BODY_CHARS, BODY_WORDS = 60, 10
"""A line of the running text is at least this long, and ends like a sentence."""


def ends_sentence(text: str) -> bool:
    """Whether the last mark, but for closing quotes and brackets, ends a sentence."""
    return text.rstrip(CLOSING).endswith(SENTENCE_ENDS)


class Line:
    """One line: `start` to `end` is its stripped content, `first` to `next` the whole with its line end."""

    __slots__ = ("_is_body", "blank", "end", "first", "next", "start", "text")

    def __init__(self, first: int, start: int, next: int, text: str) -> None:
        """`text` is the stripped content."""
        self.first, self.start, self.end, self.next = first, start, start + len(text), next
        self.text = text
        self.blank = not text
        self._is_body: bool | None = None

    @property
    def is_body(self) -> bool:
        """Whether it reads like running text."""
        if self._is_body is None:
            self._is_body = _reads_like_running_text(self.text)
        return self._is_body


def _reads_like_running_text(text: str) -> bool:
    long_enough = len(text) >= BODY_CHARS and text.count(" ") + 1 >= BODY_WORDS
    if not (long_enough or text.isascii() or len(text) * 2 < BODY_CHARS):
        long_enough = len(UNSPACED.findall(text)) * 2 > len(text)
    return long_enough and ends_sentence(text)


class Paragraph(NamedTuple):
    """A run of lines that are not blank; `lines` are their positions in the list of lines."""

    start: int
    end: int
    lines: range


def split_lines(text: str) -> list[Line]:
    """All lines of `text`, the blank ones too; an empty text has none."""
    lines, first = [], 0
    for raw in filter(None, LINE.findall(text)) if "\r" in text else _parted(text):
        left = raw.lstrip()
        stripped = left.rstrip()
        start = first + len(raw) - len(left) if stripped else first
        after = first + len(raw)
        lines.append(Line(first, start, after, stripped))
        first = after
    return lines


def _parted(text: str) -> list[str]:
    """The lines of a text in which only line feeds end lines, with their ends."""
    *whole, rest = text.split("\n")
    return [f"{line}\n" for line in whole] + ([rest] if rest else [])


def split_paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """The runs of lines between blank ones."""
    paragraphs, begin = [], None
    for position, line in enumerate([*lines, None]):
        blank = line is None or line.blank
        if not blank and begin is None:
            begin = position
        elif blank and begin is not None:
            paragraphs.append(Paragraph(lines[begin].start, lines[position - 1].end, range(begin, position)))
            begin = None
    return paragraphs


WRAP_WIDTH = 50
"""A line shorter than this was not broken by a fixed width."""


def goes_on(above: Line, below: Line) -> bool:
    """Whether `below` continues the sentence of `above`, as in text that was wrapped at a fixed width."""
    return (
        not above.blank and len(above.text) >= WRAP_WIDTH and not ends_sentence(above.text) and below.text[:1].islower()
    )


HEADING = lazily_re("#{1,6} ")
ORNAMENT_FRONT = "•·*-–—»›→>▸►▶■◆#|←«‹\u200b\ufeff "
ORNAMENT_BACK = ":*»›→>▸►▶|…•·+↓↑⌄ "


def line_key(line: str) -> str:
    """The form in which literal lines are compared: case, apostrophes, inner spaces, bullets and arrows made alike."""
    text = " ".join(line.replace("’", "'").casefold().split())
    if HEADING.match(text):
        return text  # a heading of Markdown belongs to a text
    return text.lstrip(ORNAMENT_FRONT).rstrip(ORNAMENT_BACK) or text
