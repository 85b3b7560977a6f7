"""Straight quotation marks that stand apart from the words they quote, or are glued to the words beside them.

A straight mark does not say whether it opens or closes. In a paragraph with an even number of marks the first opens,
the next closes, and so on; it is looked at only where no mark contradicts that by the spaces around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cleanup.document.document import Document
from cleanup.find.builtin.misdirected_quotes import BLANK
from cleanup.find.hit import Hit
from cleanup.lazy.patterns import lazily

OPTIONS = {"kind": "spaced"}
CORES = {
    "spaced": rf'(?:\A|[^0-9A-Za-z])"[{BLANK}]|[{BLANK}]"(?:[^0-9A-Za-z]|\z)',
    "glued": r'\S"\pL',
    "jumped": rf'[,.!?][{BLANK}]"\p{{Ll}}',
}

MARK = lazily('"')
BEFORE_OPENING = "([{—–-/‘“'"
BEHIND_CLOSING = ".,;:!?)]}—–-…'’”"
SINGLE = "'‘’"
"""Beside them a blank is set on purpose: a quotation ends or begins within another."""
MAX_BLANKS = 2
"""More of them set columns apart, not words."""
SAYING = lazily(
    r"(?:said|says|say|told|tells|added|adds|asked|asks|wrote|writes|replied|warned|stated|noted|explained|continued|"
    r"declared|insisted|stressed|argued|announced|shouted|whispered|answered|recalled|according)\b"
)
WORD_BEFORE = lazily(r"(?<![\p{L}\p{N}’'-])\p{L}+\Z")
WORD_BEHIND = lazily(r"\p{L}+(?![\p{L}\p{N}’'-])")
AFFIXES = frozenset(
    "un non pre anti semi pseudo ex re self quasi neo post pro co "
    "able ed er es ing ish ism ist like ness ly wise less ful".split()
)
"""What is set to a quoted word without a space."""


def core(options: Mapping[str, str]) -> str:
    """What every text must hold in which marks of this kind can be found."""
    return CORES[options.get("kind", OPTIONS["kind"])]


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """With `spaced` the blanks between a mark and its words, with `glued` the lost ones outside, with `jumped` a
    closing mark behind its space (`him, "said`)."""
    hits_of = {"spaced": _spaced, "glued": _glued, "jumped": _jumped}[options["kind"]]
    for marks in document.once(_paired):
        yield from hits_of(document, marks)


def _paired(document: Document) -> list[Marks]:
    """The marks of each paragraph that has an even number, unless a quotation may go on from the one before."""
    found, went_on = [], False
    for paragraph in document.paragraphs:
        marks = [match.start() for match in MARK.finditer(document.text, paragraph.start, paragraph.end)]
        if marks and len(marks) % 2 == 0 and not went_on:
            found.append(Marks(document.text, paragraph.start, paragraph.end, marks))
        went_on = len(marks) % 2 == 1
    return found


class Marks:
    """The marks of a paragraph, and what the characters beside each say of it."""

    def __init__(self, text: str, start: int, end: int, places: Sequence[int]) -> None:
        self.text, self.start, self.end, self.places = text, start, end, places

    def pairs(self) -> Iterator[tuple[int, int]]:
        """The places of each opening and its closing mark."""
        return zip(self.places[::2], self.places[1::2], strict=True)

    def before(self, at: int) -> str:
        """The character before a mark, empty at the paragraph's start."""
        return self.text[at - 1] if at > self.start else ""

    def behind(self, at: int) -> str:
        return self.text[at + 1] if at + 1 < self.end else ""

    def opens(self, at: int) -> bool:
        """Whether a mark can only be an opening one."""
        return _ends(self.before(at), BEFORE_OPENING) and not _ends(self.behind(at), BEHIND_CLOSING)

    def closes(self, at: int) -> bool:
        """Whether a mark can only be a closing one."""
        return _ends(self.behind(at), BEHIND_CLOSING) and not _ends(self.before(at), BEFORE_OPENING)

    def is_consistent(self, but: int = -1) -> bool:
        """Whether no mark, other than the one at `but`, contradicts its turn, and words stand in all the pairs."""
        return all(
            not self.closes(opening)
            and (closing == but or not self.opens(closing))
            and any(map(str.isalpha, self.text[opening:closing]))
            for opening, closing in self.pairs()
        )


def _ends(char: str, marks: str) -> bool:
    """Whether words end at a character: a blank, the paragraph's end or one of some marks."""
    return not char or char.isspace() or char in marks


def _spaced(document: Document, marks: Marks) -> Iterator[Hit]:
    if not marks.is_consistent():
        return
    text = document.text
    for opening, closing in marks.pairs():
        if text[marks.start : opening].rstrip(BLANK)[-1:].isdigit():
            return  # inches
        words = text[opening + 1 : closing]
        inside = words.strip(BLANK)
        front = words.index(inside)
        back = len(words) - front - len(inside)
        if 0 < front <= MAX_BLANKS and inside[0] not in SINGLE and _ends(marks.before(opening), BEFORE_OPENING):
            yield Hit(opening + 1, opening + 1 + front, "")
        if 0 < back <= MAX_BLANKS and inside[-1] not in SINGLE and _ends(marks.behind(closing), BEHIND_CLOSING):
            yield Hit(closing - back, closing, "")


def _glued(document: Document, marks: Marks) -> Iterator[Hit]:
    if not marks.is_consistent():
        return
    text = document.text
    for opening, closing in marks.pairs():
        if text[opening + 1].isalpha() and _is_outside(document, text[max(marks.start, opening - 30) : opening]):
            yield Hit(opening, opening, " ")
        behind = WORD_BEHIND.match(text, closing + 1)
        if behind and text[closing - 1] not in BLANK and _is_word(document, behind.group()):
            yield Hit(closing + 1, closing + 1, " ")


def _is_outside(document: Document, before: str) -> bool:
    """Whether what ends before an opening mark is a word, or a word of saying with its comma or colon."""
    word = WORD_BEFORE.search(before[:-1] if before[-1:] in (",", ":") else before)
    if word is None or not _is_word(document, word.group()):
        return False
    return before[-1:].isalpha() or SAYING.fullmatch(word.group()) is not None


def _is_word(document: Document, word: str) -> bool:
    """Whether letters beside a quotation are a word and not what belongs to the quoted one."""
    folded = word.lower()
    return len(word) > 1 and folded not in AFFIXES and folded in document.lexicons.words("common-words")


def _jumped(document: Document, marks: Marks) -> Iterator[Hit]:
    text = document.text
    for _, closing in marks.pairs():
        if (
            marks.before(closing) in BLANK
            and text[closing - 2] in ",.!?"
            and SAYING.match(text, closing + 1)
            and marks.is_consistent(but=closing)
        ):
            yield Hit(closing - 1, closing + 1, '" ')
