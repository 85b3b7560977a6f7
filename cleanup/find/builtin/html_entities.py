"""HTML entities in running text, encoded once or several times: &amp; &nbsp; &#8217; &amp;rsquo;"""

from __future__ import annotations

import bisect
import html
import re
from collections.abc import Iterator, Mapping, Sequence
from html.entities import name2codepoint

from cleanup.document.document import Document
from cleanup.find.builtin._mentions import shown
from cleanup.find.hit import Hit

OPTIONS: Mapping[str, str] = {}
CORE = r"&#?[0-9A-Za-z]{1,24};"

ENTITY = re.compile(r"&(?:(?:amp|AMP|#38|#x26);)*(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,24});")
SPACES = re.compile(
    r"(?<![ \t])[ \t]*(?:&(?:(?:amp|#38|#x26);)*(?:nbsp|ensp|emsp|thinsp|#0?160|#[xX][aA]0|#819[2-9]|#820[12]);[ \t]*)+"
)
TAG = re.compile(r"<(?:[/!]?[A-Za-z]|!--)|&(?:amp;)*(?:lt|#60|#x3c);\s*[/!]?\s*[A-Za-z]", re.IGNORECASE)
"""Markup, or markup that was made text: what stands in its line is a piece of a page or a sample."""
QUERY = re.compile(r"[?&][\w.-]+=|://")
"""In a word: it is a piece of an address."""
_NAMES = (
    "apos comma period colon semi excl quest lpar rpar lsqb rsqb num dollar percnt ast plus equals sol bsol commat "
    "lowbar hyphen dash check checkmark star starf lsquor ldquor rsquor rdquor half frac13 frac23 frac15"
)
NAMES = frozenset(name2codepoint) | frozenset(_NAMES.split())
"""The entities of HTML 4 and those of HTML 5 that are found in running text."""
_WORDS = "and or not int part sub sup cap cup image real sum prod ang ni pi mu nu xi eta chi psi sim cong prime"
WORDS = frozenset(_WORDS.split())
"""Names that are words: behind a letter they are read as such ("this&that;")."""
INVISIBLE = frozenset("\xad\u200b\u200e\u200f\u2060\ufeff")
JOINERS = frozenset("\u200c\u200d")
LINE_END = re.compile("[\r\n]")
REACH = 1000
"""How far markup in the line is looked for."""


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """Each entity, in a line without markup, with what it stands for; runs of spaces with the spaces beside them."""
    text = document.text
    tags = [match.start() for match in TAG.finditer(text)]
    spaces = [match.span() for match in SPACES.finditer(text)]
    for start, end in spaces:
        if not _left_alone(text, start, end, tags):
            first = start == 0 or text[start - 1] in "\r\n"
            last = end == len(text) or text[end] in "\r\n"
            if not (first and last):  # a line of its own is an empty paragraph of the page
                yield Hit(start, end, "" if first or last else " ")
    at = 0
    for match in ENTITY.finditer(text):
        while at < len(spaces) and spaces[at][1] <= match.start():
            at += 1
        if at < len(spaces) and spaces[at][0] < match.end():
            continue
        after = _decoded(text, match)
        if after is not None and not _left_alone(text, match.start(), match.end(), tags):
            yield Hit(match.start(), match.end(), after)


def _decoded(text: str, match: re.Match[str]) -> str | None:
    """What the entity stands for; None where it is none, or stands for something that text does not have."""
    name = match.group(1)
    if name[0] != "#":
        if name in WORDS and text[match.start() - 1 : match.start()].isalpha():
            return None
        if name not in NAMES:
            from ftfy.chardata import HTML_ENTITIES

            upper = HTML_ENTITIES.get(f"&{name};") if name.isupper() and name.lower() in NAMES else None
            return str(upper) if upper else None
    char = html.unescape(f"&{name};")
    if char.endswith(";") and len(char) > 1:
        return None
    if char in INVISIBLE:
        return ""
    if char == "¿" and text[match.start() - 1 : match.start()].isalpha():
        return None  # an apostrophe was lost before the entity was written
    if char in JOINERS:
        beside = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
        return "" if beside.isascii() else char
    if char in "\r\n" and (match.end() == len(text) or text[match.end()] in "\r\n"):
        return ""
    return char if len(char) == 1 and char.isprintable() and char != "\ufffd" else None


def _left_alone(text: str, start: int, end: int, tags: Sequence[int]) -> bool:
    """Whether the entity belongs to markup or to an address, or is spoken of: alone between quotation marks."""
    if tags:
        first, last = bisect.bisect_left(tags, start - REACH), bisect.bisect_right(tags, end + REACH)
        if any(not LINE_END.search(text, min(start, tag), max(end, tag)) for tag in tags[first:last]):
            return True
    word = text[max(0, start - REACH) : start].rsplit(maxsplit=1)[-1:]
    if word and not text[start - 1].isspace() and QUERY.search(word[0]):
        return True
    return shown(text, start, end)
