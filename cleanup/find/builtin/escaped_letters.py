"""Letters inside words that were written as escapes: `cr\\u00e8me` of JSON, `Th%C3%A9i%C3%A8re` of addresses.

`kind` is `unicode` or `percent`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from cleanup.document.document import Document
from cleanup.find.hit import Hit
from cleanup.lazy.patterns import lazily

if TYPE_CHECKING:
    import regex

OPTIONS = {"kind": "unicode"}

UNICODE = lazily(r"(?<=\p{L})(?:\\u[0-9a-fA-F]{4})+|(?:\\u[0-9a-fA-F]{4})+(?=\p{Ll})")
PERCENT = lazily(r"(?<=\p{L})(?:%[0-9A-Fa-f]{2}){2,}|(?<![^\s“‘(])(?:%[0-9A-Fa-f]{2}){2,}(?=\p{Ll})")
WORD_BEFORE, WORD_AFTER = lazily(r"\S+\Z"), lazily(r"\S+")
LONGEST = 200
"""No word with its escapes has so many characters."""
NO_WORD = frozenset("/\\:=&?#@")
"""What addresses, paths and programs have in their words."""


def core(options: Mapping[str, str]) -> str:
    """The RE2 pattern of the kind's candidates."""
    return r"\\u[0-9a-fA-F]{4}" if options.get("kind", OPTIONS["kind"]) == "unicode" else r"(?:%[0-9A-Fa-f]{2}){2}"


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """The escapes, with the letters that they stand for."""
    pattern, decoded = (UNICODE, _of_unicode) if options["kind"] == "unicode" else (PERCENT, _of_percent)
    for match in pattern.finditer(document.text):
        letters = decoded(match.group())
        if letters.isalpha() and not letters.isascii() and _stands_in_word(match, pattern):
            yield Hit(match.start(), match.end(), letters)


def _stands_in_word(match: regex.Match[str], pattern: regex.Pattern[str]) -> bool:
    """Whether what stands around a match up to white space is a word, other matches aside."""
    start, end = match.span()
    before = WORD_BEFORE.search(match.string, max(0, start - LONGEST), start)
    after = WORD_AFTER.match(match.string, end, end + LONGEST)
    around = "".join(found.group() for found in (before, after) if found)
    return len(around) < LONGEST and NO_WORD.isdisjoint(pattern.sub("", around))


def _of_unicode(escapes: str) -> str:
    return "".join(chr(int(code, 16)) for code in escapes.split("\\u")[1:])


def _of_percent(escapes: str) -> str:
    """The letters of UTF-8 bytes; nothing where they are none."""
    try:
        return unquote_to_bytes(escapes).decode()
    except UnicodeDecodeError:
        return ""
