"""Characters that nobody sees: zero-width characters, direction marks, soft hyphens, C0 and C1 controls.

They are work left over from a page (a place to break a line) or from a broken conversion, unless their script needs
them: joiners in Persian, Indic and emoji sequences, break opportunities in Thai or Khmer, direction marks in lines with
Hebrew or Arabic. Word joiners and no-break spaces are set on purpose and are left.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping

from cleanup.document.document import Document
from cleanup.find.builtin._mentions import shown
from cleanup.find.hit import Hit
from cleanup.lazy.patterns import lazily

OPTIONS = {"kind": "zero-width"}
CORE = (
    r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\x{ad}\x{61c}\x{200b}-\x{200f}\x{202a}-\x{202e}\x{2066}-\x{206f}"
    r"\x{feff}\x{fff9}-\x{fffc}]"
)

KINDS = {
    "zero-width": lazily("[\u200b-\u200d\ufeff]+"),
    "direction": lazily("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+"),
    "soft-hyphen": lazily("\xad+"),
    "control": lazily("[\x00-\x08\x0b\x0e-\x1f\x7f\u206a-\u206f\ufff9-\ufffc]+"),
    "c1": lazily("[\x80-\x9f]+"),
}
WORD_INSIDE = lazily("\\p{Ll}[\x82\x84\x86\x87\x89\x8b\x93\x94\x9b]\\p{Ll}")
"""A low mark, a quotation mark or a dagger inside a word."""
HIDDEN = "\xad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
LEFT_WORD = lazily(rf"[\p{{L}}\p{{M}}{HIDDEN}]*\Z")
RIGHT_WORD = lazily(rf"[\p{{L}}\p{{M}}{HIDDEN}]*")
ALL_HIDDEN = lazily(f"[{HIDDEN}]")
PLAIN = lazily(r"[\p{Latin}\p{Greek}\p{Cyrillic}\p{Armenian}\p{Georgian}\p{N}\p{P}\p{Sc}\s\x00-\x7f\ufeff]")
"""What needs no joiner and no break opportunity beside it."""
NEEDY = lazily(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}\u3000-\u303f\uff01-\uffef]")
RIGHT_TO_LEFT = lazily(r"[\p{Hebrew}\p{Arabic}\p{Syriac}\p{Thaana}\p{Nko}]")
SIGNS = frozenset("\x80\x82\x84\x85\x8b\x91\x92\x93\x94\x95\x96\x97\x99\x9b")
"""C1 controls that are signs of Windows; the others are letters there, or nothing."""
REACH = 60
WINDOW = 500
"""How far right-to-left letters in the line are looked for."""
ONE_LINE = 300
"""A text of one line that is longer than this may have had U+0085 for its line ends."""
MEANING = "\x08\x0b\x1b"
"""Controls that do something: overstrike, break a line, begin a colour."""


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """The characters of one kind with what has to stand in their place."""
    kind, text = options["kind"], document.text
    for match in KINDS[kind].finditer(text):
        start, end = match.span()
        if kind == "zero-width" and start == 0 and text[0] == "\ufeff":
            start = 1  # the byte order mark is part of the file
        left, right = text[start - 1 : start], text[end : end + 1]
        if start < end and not shown(text, start, end):
            hit = JUDGES[kind](document, start, end, left, right)
            if hit is not None:
                yield hit


def _zero_width(document: Document, start: int, end: int, left: str, right: str) -> Hit | None:
    if any(char and (not PLAIN.match(char) or NEEDY.match(char)) for char in (left, right)):
        return None
    return Hit(start, end, "", certain=left not in ("@", "#") and _joins(document, start, end))


def _direction(document: Document, start: int, end: int, left: str, right: str) -> Hit | None:
    line = document.line_at(start)
    if RIGHT_TO_LEFT.search(document.text, max(line.first, start - WINDOW), min(line.next, end + WINDOW)):
        return None
    return Hit(start, end, "")


def _soft_hyphen(document: Document, start: int, end: int, left: str, right: str) -> Hit | None:
    if not right or right in "\r\n":
        return None  # hard-wrapped text
    if right in " \u00a0":  # the word was broken here, and the line end became a space
        broken = _broken_word(document, start, end)
        return Hit(start, end + 1, "") if broken else None
    return Hit(start, end, "", certain=_joins(document, start, end))


def _control(document: Document, start: int, end: int, left: str, right: str) -> Hit | None:
    found = document.text[start:end]
    if any(char in MEANING for char in found):
        return Hit(start, end)
    if found == "\x19" and left.isalpha() and right.isalpha():  # U+2019 without its high byte
        return Hit(start, end, "’")
    alone = not left or not right or left.isspace() or right.isspace()
    return Hit(start, end, "", certain=alone or _known(document, start, end))


def _c1(document: Document, start: int, end: int, left: str, right: str) -> Hit | None:
    from ftfy.fixes import fix_c1_controls

    found, text = document.text[start:end], document.text
    beside = all(char.isascii() or char in "“”‘’–—…\xa0" for char in (left, right))
    if not beside or (end - start > 1 and not SIGNS.issuperset(found)):
        return None  # a piece of a longer sequence
    after = str(fix_c1_controls(found))
    if after == found or _other_page(text):
        return None
    joins_lines = (left in tuple(".!?") and right.isalpha()) or (len(document.lines) == 1 and len(text) > ONE_LINE)
    return Hit(start, end, after, certain=SIGNS.issuperset(found) and not (found == "\x85" and joins_lines))


@functools.lru_cache(maxsize=4)
def _other_page(text: str) -> bool:
    """Whether the C1 controls are letters of a DOS or Mac code page: in Windows-1252 they were quotes inside words."""
    return len(WORD_INSIDE.findall(text)) >= 2


def _joins(document: Document, start: int, end: int) -> bool:
    """Whether what stands on both sides is certainly one word, or no word on one side."""
    left, right = _halves(document, start, end)
    if not left or not right:
        return True
    words = document.lexicons.words("words")
    if (left + right).lower() in words:
        return True
    if left[-1].islower() and right[0].isupper():
        return False
    return not (left.lower() in words and right.lower() in words)


def _broken_word(document: Document, start: int, end: int) -> bool:
    """Whether the halves beside a span and the space behind it are one word,."""
    left, _ = _halves(document, start, end)
    _, right = _halves(document, start, end + 1)
    words = document.lexicons.words("words")
    return bool(left and right) and (left + right).lower() in words


def _known(document: Document, start: int, end: int) -> bool:
    """Whether a known word comes about where the span is taken out."""
    return "".join(_halves(document, start, end)).lower() in document.lexicons.words("words")


def _halves(document: Document, start: int, end: int) -> tuple[str, str]:
    """The letters on both sides, up to the bounds of the word, without hidden characters."""
    text = document.text
    left = LEFT_WORD.search(text[max(0, start - REACH) : start])
    right = RIGHT_WORD.match(text, end, end + REACH)
    return ALL_HIDDEN.sub("", left.group() if left else ""), ALL_HIDDEN.sub("", right.group() if right else "")


JUDGES = {
    "zero-width": _zero_width,
    "direction": _direction,
    "soft-hyphen": _soft_hyphen,
    "control": _control,
    "c1": _c1,
}
