"""Backticks and acute accents for apostrophes; the other apostrophes of the text say whether it is a straight one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cleanup.document.document import Document
from cleanup.find.hit import Hit
from cleanup.lazy.patterns import lazily

OPTIONS: dict[str, str] = {}
CORE = r"[`´](?:s|t|re|ve|ll)"

MARK = lazily(r"(?<=\p{L}{2})[`´](?=(?:s|t|re|ve|ll)\b(?![`´]))")
STRAIGHT = lazily(r"\p{L}'(?:s|t|re|ve|ll|d|m)\b")


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """Each such mark, with the apostrophe that the text writes: curly unless all of its own are straight."""
    text = document.text
    is_straight = "’" not in text and STRAIGHT.search(text) is not None
    for match in MARK.finditer(text):
        yield Hit(match.start(), match.end(), "'" if is_straight else "’")
