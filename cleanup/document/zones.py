"""Zones: text that rules leave alone unless they ask for it."""

import bisect
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cleanup.document.lines import Line
from cleanup.lazy.patterns import lazily

if TYPE_CHECKING:
    import regex

ZONE_NAMES = ("url", "email", "handle", "tag", "code", "file", "html", "markdown")

INLINE = lazily(
    r"""
      (?P<url> \b(?:https?|ftp)://[^\s<>"“”«»]+ | \bwww\.[^\s<>"“”«»]+
             | (?<![\p{L}\p{N}@.-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+
               (?:com|org|net|edu|gov|int|info|biz|io|tv|co\.[a-z]{2})\b(?:/[^\s<>"“”«»]*)? )
    | (?P<email> (?<![\p{L}\p{N}])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+ )
    | (?P<handle> (?<![\p{L}\p{N}@./])@\p{L}[\p{L}\p{N}_]+ )
    | (?P<tag> (?<![\p{L}\p{N}&#/])\#\p{L}[\p{L}\p{N}_]+ )
    | (?P<code> (?<!`)`++ [^`\r\n]+ `+ )
    | (?P<file> (?<![\p{L}\p{N}/.])[\p{L}\p{N}_./~-]*[\p{L}\p{N}_-]\.
        (?:jpe?g|png|gif|webp|svg|pdf|docx?|xlsx?|pptx?|csv|json|jsonl|ya?ml|toml|txt|md|html?|xml|css|js|ts|tsx
        |py|rb|rs|go|java|php|sh|zip|tar|gz|mp[34]|exe|dll|ini|cfg|log)\b )
""",
    re.VERBOSE,
)
HINTS = tuple(map(re.compile, (r"\.(?=\w{2,5})(?<=\w.)", "@", "#", "://", r"www\.")))
"""One of these stands in every inline zone but code; a pattern as long as INLINE is tried only on the words around it.

One by one they are found faster than as alternatives, which have no character in common that could be looked for.
"""
WORD_BOUND = re.compile(r"\s")
TRAILING = ".,;:!?)]}'’"
FENCE = lazily(r"(?:```|~~~)")
BLOCK_SIGNS = ("```", "~~~", "    ", "\t")
"""A text without any of these has no block of code."""


class Zone(NamedTuple):
    """A half-open span of text and the name of its kind."""

    start: int
    end: int
    name: str


def find_zones(text: str, lines: Sequence[Line]) -> list[Zone]:
    """All zones of a text, in order; they may touch but not overlap."""
    blocks = _code_blocks(text, lines)
    zones = list(blocks)
    starts = [zone.start for zone in blocks]
    for match in _inline(text, lines):
        start, end = match.span()
        at = bisect.bisect_right(starts, start) - 1
        if at >= 0 and blocks[at].end > start:
            continue
        name = str(match.lastgroup)
        if name == "url":
            end = start + len(match.group().rstrip(TRAILING))
        zones.append(Zone(start, end, name))
    return sorted(zones, key=lambda zone: zone.start)


def _inline(text: str, lines: Sequence[Line]) -> Iterator["regex.Match[str]"]:
    """The inline zones in the stretches of text that can hold one."""
    for first, after in _stretches(text, lines):
        yield from INLINE.finditer(text, first, after)


def _stretches(text: str, lines: Sequence[Line]) -> list[tuple[int, int]]:
    """The lines with a backtick, and the words (between white space) with another hint, in order."""
    found = [(line.first, line.next) for line in lines if "`" in line.text] if "`" in text else []
    code_starts = [first for first, _ in found]
    code, reach = list(found), 0
    for hint in sorted(match.start() for pattern in HINTS for match in pattern.finditer(text)):
        if hint < reach:
            continue
        bound = WORD_BOUND.search(text, hint)
        first, reach = _word_start(text, hint), bound.start() if bound else len(text)
        at = bisect.bisect_right(code_starts, first) - 1
        if at < 0 or code[at][1] <= first:
            found.append((first, reach))
    return sorted(found)


def _word_start(text: str, offset: int) -> int:
    while offset and not text[offset - 1].isspace():
        offset -= 1
    return offset


def _code_blocks(text: str, lines: Sequence[Line]) -> list[Zone]:
    """Fenced blocks, and blocks that are indented by four columns where the document as a whole is not."""
    if not any(sign in text for sign in BLOCK_SIGNS):
        return []
    zones: list[Zone] = []
    indented = [not line.blank and text[line.first : line.start].expandtabs(4).startswith("    ") for line in lines]
    filled = sum(not line.blank for line in lines)
    indent_is_code = sum(indented) * 2 < filled
    fence: tuple[Line, str] | None = None
    block: list[Line] = []
    before_blank = True
    for line, deep in zip(lines, indented, strict=True):
        mark = FENCE.match(line.text)
        if fence is not None:
            if mark and mark.group() == fence[1]:
                zones.append(Zone(fence[0].first, line.next, "code"))
                fence = None
            continue
        if mark:
            fence = (line, mark.group())
            continue
        if indent_is_code and deep and (block or before_blank):
            block.append(line)
        elif not line.blank and block:
            zones.append(Zone(block[0].first, block[-1].next, "code"))
            block = []
        before_blank = line.blank
    if block:
        zones.append(Zone(block[0].first, block[-1].next, "code"))
    return sorted(zones, key=lambda zone: zone.start)
