"""Words in the form in which the index compares them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """The text with case made alike, as far as any pattern may ignore it."""
    if text.isascii():
        return text.lower()
    return text.replace("İ", "i").replace("ı", "i").casefold()  # `regex` takes both for an i where case does not matter


FRONT = 5
"""Letters by which longer words are indexed where a pattern may end inside a word."""


def front(word: str) -> str:
    """The key of all words that begin like this one."""
    return word[:FRONT] + "*"


def is_front(anchor: str) -> bool:
    """Whether an anchor is a `front`."""
    return len(anchor) > 1 and anchor[-1] == "*"


DIGIT = "\\d"
"""The key of all texts with a digit."""
HAS_DIGIT = re.compile(r"\d")

RARE_ASCII = frozenset("[]{}<>|@#^*_=+~\\`")
"""The ASCII characters that are rare enough in texts to be looked up by the index."""
_ASCII = bytes(range(128))


def rare_characters(text: str) -> frozenset[str]:
    """The different characters of a text that are not ASCII or rare."""
    others = b"" if text.isascii() else text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    rare = [character for character in RARE_ASCII if character in text]
    return frozenset(others.decode("utf-8", "surrogatepass")).union(rare)


_KEPT = bytes(code if code > 127 or chr(code).isalnum() or code == 10 else 32 for code in range(256))


def only_words(text: str, characters: frozenset[str]) -> str:
    """A text with these rare characters, with a space for each that is neither a part of a `WORD` nor a line feed."""
    for character in characters:
        if not (character.isascii() or character.isalnum()):
            text = text.replace(character, " ")
    return text.encode("utf-8", "surrogatepass").translate(_KEPT).decode("utf-8", "surrogatepass")


def occurrences(text: str, needle: str) -> Iterator[int]:
    """Where a text that is not empty begins in another, overlapping places too."""
    at = text.find(needle) if needle else -1
    while at >= 0:
        yield at
        at = text.find(needle, at + 1)


def first_alone(text: str, word: str) -> int:
    """Where a word first stands with no letter on either side; -1 for nowhere."""
    ends = ((at, at + len(word)) for at in occurrences(text, word))
    alone = (at for at, end in ends if not (text[at - 1 : at].isalpha() or text[end : end + 1].isalpha()))
    return next(alone, -1)


def undoubled(text: str) -> str:
    """The text with each character once where it stands twice or more in a row."""
    return "".join(character for character, _ in itertools.groupby(text))
