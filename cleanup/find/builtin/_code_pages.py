"""UTF-8 sequences as they look when their bytes are read in another code page."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

PAGES = (
    "windows-1252",
    "windows-1250",
    "windows-1251",
    "windows-1253",
    "windows-1254",
    "windows-1257",
    "macroman",
    "cp437",
    "cp850",
)
"""The code pages in which UTF-8 gets read by mistake, likely ones first; C1 controls (Latin-1) count in all of them."""
LEADS = {
    "windows-1251": "ВГДЕРСв",
    "windows-1253": "ΒΓΔΕΞΟβ",
    "macroman": "¬√ƒ≈–—‚Ô\uf8ff",
    "cp437": "┬├─┼╨╤Γ",
    "cp850": "┬├─┼ðÐÔ",
}
"""The first characters that count in a page; others begin sequences in right text ("“é" is one in Mac Roman)."""
SEQUENCE = re.compile("[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
"""The bytes of one character, each as the character of its number."""


class Sequence(NamedTuple):
    """A half-open span that is one character's UTF-8 read in `page`, and that character."""

    start: int
    end: int
    char: str
    page: str


@functools.cache
def byte_of(page: str) -> dict[str, int]:
    """The byte (0x80 and up) of each character of a code page; C1 controls are bytes of their own in every page.

    What a page leaves undefined is read as Latin-1, as browsers and ftfy's "sloppy" code pages do.
    """
    table = {chr(byte): byte for byte in range(0x80, 0xA0)}
    chars = bytes(range(0x80, 0x100)).decode(page, "replace")
    table.update({chr(byte) if char == "\ufffd" else char: byte for byte, char in enumerate(chars, 0x80)})
    return table


def classes(page: str) -> tuple[str, str, str, str]:
    """The characters that begin sequences of two, three and four bytes, and those that go on."""
    table = byte_of(page)

    def chars(first: int, last: int, allowed: str = "") -> str:
        found = [char for char, byte in table.items() if first <= byte <= last]
        return "".join(char for char in found if not allowed or char in allowed)

    only = LEADS.get(page, "")
    return chars(0xC2, 0xDF, only), chars(0xE0, 0xEF, only), chars(0xF0, 0xF4, only), chars(0x80, 0xBF)


class _AsBytes(dict[int, int]):
    """Maps the characters of a page to their bytes, ASCII to itself, all others to 0."""

    def __missing__(self, code: int) -> int:
        self[code] = 0
        return 0


@functools.cache
def _as_bytes(page: str) -> _AsBytes:
    only = LEADS.get(page)
    table = byte_of(page).items()
    known = {ord(char): byte for char, byte in table if only is None or byte <= 0xBF or char in only}
    return _AsBytes(known | {code: code for code in range(0x80)})


def sequences(text: str, page: str, start: int, end: int) -> list[Sequence]:
    """All sequences of a page between two offsets, in order."""
    if page in LEADS and not any(lead in text for lead in LEADS[page]):
        return []
    as_bytes = text[start:end].translate(_as_bytes(page))
    found = []
    for match in SEQUENCE.finditer(as_bytes):
        try:
            char = match.group().encode("latin-1").decode("utf-8")
        except UnicodeDecodeError:
            continue
        found.append(Sequence(start + match.start(), start + match.end(), char, page))
    return found


def core() -> str:
    """The RE2 pattern that `mojibake.CORE` has to be: any lead of any page with a character that goes on."""
    forms = []
    for page in PAGES:
        two, three, four, more = map(_ranges, classes(page))
        forms += [f"[{lead}][{more}]{{{count}}}" for lead, count in ((two, 1), (three, 2), (four, 3)) if lead]
    return "|".join(forms)


def _ranges(chars: str) -> str:
    """A class of characters, written as ranges of code points."""
    points = sorted(map(ord, chars))
    parts: list[list[int]] = []
    for point in points:
        if parts and point == parts[-1][1] + 1:
            parts[-1][1] = point
        else:
            parts.append([point, point])
    return "".join(f"\\x{{{a:x}}}" if a == b else f"\\x{{{a:x}}}-\\x{{{b:x}}}" for a, b in parts)
