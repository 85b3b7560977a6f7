"""UTF-8 sequences as they look when their bytes are read in another code page."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

PAGES = (
    "sloppy-windows-1252",
    "sloppy-windows-1250",
    "sloppy-windows-1251",
    "sloppy-windows-1253",
    "sloppy-windows-1254",
    "sloppy-windows-1257",
    "macroman",
    "cp437",
    "cp850",
)
"""The code pages in which UTF-8 gets read by mistake, likely ones first; C1 controls (Latin-1) count in all of them."""
LEADS = {
    "sloppy-windows-1251": "ВГДЕРСв",
    "sloppy-windows-1253": "ΒΓΔΕΞΟβ",
    "macroman": "¬√ƒ≈–—‚Ô\uf8ff",
    "cp437": "┬├─┼╨╤Γ",
    "cp850": "┬├─┼ðÐÔ",
}
"""The first characters that count in a page; others begin sequences in right text ("“é" is one in Mac Roman)."""


class Sequence(NamedTuple):
    """A half-open span that is one character's UTF-8 read in `page`, and that character."""

    start: int
    end: int
    char: str
    page: str


@functools.cache
def byte_of(page: str) -> dict[str, int]:
    """The byte (0x80 and up) of each character of a code page; C1 controls are bytes of their own in every page."""
    import ftfy.bad_codecs  # noqa: F401  (registers the sloppy code pages)

    table = {chr(byte): byte for byte in range(0x80, 0xA0)}
    table.update({bytes([byte]).decode(page): byte for byte in range(0x80, 0x100)})
    return table


def classes(page: str) -> tuple[str, str, str, str]:
    """The characters that begin sequences of two, three and four bytes, and those that go on."""
    table = byte_of(page)

    def chars(first: int, last: int, allowed: str = "") -> str:
        found = [char for char, byte in table.items() if first <= byte <= last]
        return "".join(char for char in found if not allowed or char in allowed)

    only = LEADS.get(page, "")
    return chars(0xC2, 0xDF, only), chars(0xE0, 0xEF, only), chars(0xF0, 0xF4, only), chars(0x80, 0xBF)


@functools.cache
def sequence_pattern(page: str) -> re.Pattern[str]:
    """Matches one sequence."""
    two, three, four, more = (re.escape(chars) for chars in classes(page))
    forms = [f"[{lead}][{more}]{{{count}}}" for lead, count in ((two, 1), (three, 2), (four, 3)) if lead]
    return re.compile("|".join(forms))


def sequences(text: str, page: str, start: int, end: int) -> list[Sequence]:
    """All sequences of a page between two offsets, in order."""
    table = byte_of(page)
    found = []
    for match in sequence_pattern(page).finditer(text, start, end):
        try:
            char = bytes(map(table.__getitem__, match.group())).decode("utf-8")
        except UnicodeDecodeError:
            continue
        found.append(Sequence(match.start(), match.end(), char, page))
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
