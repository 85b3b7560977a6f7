"""A short line at the edge of a page that does not read like text: a button, a counter, a label that no list knows.

Alone it says nothing; between two lines that are furniture for certain it is furniture too. The title of the article
also stands among furniture: in the head only very short lines count, and only where a longer one can be the title.
Names of people are left alone (they are bylines).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cleanup.document.document import Document
from cleanup.document.lines import UNSPACED
from cleanup.find.builtin._labels import filled, like_headline
from cleanup.find.hit import Hit
from cleanup.lazy.patterns import lazily

OPTIONS: dict[str, str] = {}
CORE = None

HEAD_WORDS, HEAD_CHARS = 3, 28
TAIL_WORDS, TAIL_CHARS = 6, 48
UNSPACED_CHARS = 12
"""A line of a script without spaces is short up to this length."""
SENTENCE = lazily(
    r"[.!?;,。！？][\"'”’»)\]]*$"
    r"|^(?:[-*•–—]|\d{1,2}(?:\.\d{1,2}|[.)])[.)]?)[ \t]|^[“\"‘«„]|^#{1,6} |\|.*\||^\p{L}[\p{L} ]{2,24}: \d"
)
AMOUNT = lazily(r"[$€£¥₹] ?\d|\d ?[$€£¥₹]")
"""A rate of exchange or a price belongs to the text: `($1 = 0.94 euros)`."""
NAME = lazily(r"\p{Lu}[\p{Ll}’'-]+(?: \p{Lu}\.)?(?: \p{Lu}[\p{L}’'-]+){1,3}")


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """Each short line in the head and the tail."""
    lines = document.lines
    if not document.has_body:
        return
    edge = [n for n in filled(document) if document.in_head(n) or document.in_tail(n)]
    titles = {n for n in edge if document.in_head(n) and like_headline(lines[n])}
    for number in edge:
        text = lines[number].text
        head = document.in_head(number)
        if head and not titles - {number}:
            continue
        if not _is_short(text, head) or SENTENCE.search(text) or AMOUNT.search(text) or _is_person(text, document):
            continue
        yield Hit(lines[number].start, lines[number].end)


def _is_short(text: str, head: bool) -> bool:
    words, chars = (HEAD_WORDS, HEAD_CHARS) if head else (TAIL_WORDS, TAIL_CHARS)
    if UNSPACED.search(text):
        chars = UNSPACED_CHARS
    return len(text) <= chars and text.count(" ") < words


def _is_person(text: str, document: Document) -> bool:
    return NAME.fullmatch(text) is not None and text.split()[0] in document.lexicons.words("given-names")
