"""Words in the form in which the index compares them."""

from __future__ import annotations

import re

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


DIGIT = "\\d"
"""The key of all texts with a digit."""
HAS_DIGIT = re.compile(r"\d")
