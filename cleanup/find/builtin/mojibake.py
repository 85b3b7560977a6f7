"""UTF-8 that was read in another code page, once or several times: â€™ Ã© Â£ вЂ™ ‚Äô Ã¢â‚¬â„¢.

Each sequence is judged by itself, because right and broken text stand in one line: is what it decodes to a character of
running text, and could the sequence be right as it stands? Sequences without any doubt are found with the option
`certain: yes`, the others with `certain: no`; what is only spoken of (alone between quotation marks) is left.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from cleanup.document.document import Document
from cleanup.document.lines import Paragraph
from cleanup.find.builtin._code_pages import PAGES, Sequence, sequences
from cleanup.find.builtin._mentions import ENDERS, OPENERS, shown
from cleanup.find.hit import Hit

OPTIONS = {"certain": "yes"}

Group: TypeAlias = list[Sequence]

_FIRST = (
    "\xac\xc2-\xf4\u0100-\u0103\u0105-\u0107\u010c-\u0113\u0116-\u011b\u011e\u011f\u0122\u0123\u012a\u012b"
    "\u012f\u0130\u0136\u0137\u0139-\u013c\u0141\u0143-\u0148\u014c\u014d\u0150\u0155\u0158\u015a\u015e"
    "\u0160-\u0162\u016a\u016e\u0170\u0172\u0179-\u017b\u017d\u0192\u0392-\u0395\u039e\u039f\u03b2\u0412-\u0415"
    "\u0420\u0421\u0432\u201a\u221a\u2248\u2500\u251c\u252c\u253c\u2564\u2568\uf8ff"
)
_NEXT = (
    "\x80-\xc2\xc4-\xc7\xc9\xd1\xd6-\xd8\xdc\xdf-\xef\xf1-\xf6\xf8-\xfc\xff\u0104\u0105\u013d\u013e\u0141\u0142"
    "\u0152\u0153\u0156\u0157\u015a\u015b\u015e-\u0161\u0164\u0165\u0178-\u017e\u0192\u02c6\u02c7\u02d8"
    "\u02db-\u02dd\u0384-\u0386\u0388-\u038a\u038c\u038e\u038f\u03a9\u03c0\u0401-\u040c\u040e\u040f"
    "\u0451-\u045c\u045e\u045f\u0490\u0491\u2013-\u2015\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030"
    "\u2039\u203a\u20a7\u20ac\u2116\u2122\u2202\u220f\u2211\u221e\u222b\u2260\u2264\u2265\u2310\u2502\u2510"
    "\u2524\u2551\u2555-\u2557\u255b-\u255d\u2561-\u2563\u2591-\u2593"
)
CORE = f"[{_FIRST}][{_NEXT}]|[–—][\xa2-\xfc\u03a9\u03c0\u2020-\u2265][–—]"
"""A character that begins a sequence in some code page, with one that goes on (a test compares it with the pages)."""
GATE = re.compile(CORE)
C1 = re.compile("[\x80-\x9f]")
INVISIBLE = dict.fromkeys(map(ord, "\xad\u200b\u200e\u200f\u2060\ufeff"))
LINE_END = re.compile("[\r\n]")

TALK = re.compile(
    r"(?i:mojibake|\butf-?(?:8|16)\b|unicode|windows-125\d|\bcp-?125\d|iso[- ]8859|latin-?1\b|code ?page|charset|"
    r"\b(?:character|text|file|wrong|one|another|different|source) encodings?\b|character sets?\b|\bencoded as\b|"
    r"byte order mark|html entit|\bascii\b|garbled)"
)
"""A paragraph with one of these words speaks of encodings: what looks broken in it may be an example."""

CLOSERS = frozenset("”’»›«‹“‘…–—™®\xa0")
"""Characters that may stand behind a capital letter in right text ("PÅ”", "IRMÃ…")."""
PAGE_LETTERS = {
    "windows-1251": re.compile("[\u0400-\u04ff]"),
    "windows-1253": re.compile("[\u0370-\u03ff]"),
}
MATHS = frozenset("πΩµ∂∑∏∫∞≤≥≠±²³")
REST = re.compile("[\x80-\x9f¢¤¥¦§¨ª¬¯²³´µ¶·¸¹ºƒˆ˜†‡‰\u2500-\u25ff]")
"""Beside a sequence these show that it is a piece of something that was broken further."""
DEPTH = 4
"""The most times that a text is taken to have been broken."""
RUN = {"two": 3, "three": 2}
"""How many characters of another script in a row are no accident, by the length of their sequences."""


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """The sequences of one degree of certainty, adjoining ones as one hit."""
    talk: dict[Paragraph, bool] = {}
    for start, end, after, certain in _repairs(document.text):
        paragraph = document.paragraph_at(start)
        if paragraph is not None and paragraph not in talk:
            talk[paragraph] = TALK.search(document.text, paragraph.start, paragraph.end) is not None
        if paragraph is not None and talk[paragraph]:
            certain = False
            if not any(map(_word, document.text[start - 1 : start] + document.text[end : end + 1])):
                continue
        if certain == (options["certain"] == "yes"):
            yield Hit(start, end, after)


@functools.lru_cache(maxsize=4)
def _repairs(text: str) -> tuple[tuple[int, int, str, bool], ...]:
    """All spans that can be repaired, with what they become and whether there is no doubt."""
    found: list[tuple[int, int, str, bool]] = []
    at = 0
    while match := GATE.search(text, at):
        start = max(at - 1, text.rfind("\n", at, match.start()), text.rfind("\r", at, match.start())) + 1
        line_end = LINE_END.search(text, match.end())
        at = line_end.start() if line_end else len(text)
        found += _line_repairs(text[start:at], start)
    return tuple(found)


def _line_repairs(line: str, offset: int) -> list[tuple[int, int, str, bool]]:
    repairs = []
    for group, certain in _groups(line):
        start, end = group[0].start, group[-1].end
        if _spoken_of(line, start, end) or _incomplete(line, start, end, group[0].page):
            continue
        after, deeper = _decoded(line, group, DEPTH)
        if after != line[start:end] and not after.endswith("â€"):
            repairs.append((offset + start, offset + end, after, certain or deeper))
    return [_with_spaces(line, offset, *repair) for repair in repairs]


def _incomplete(line: str, start: int, end: int, page: str) -> bool:
    """Whether something stands beside the span that was broken with it and cannot be read."""
    beside = line[start - 1 : start] + line[end : end + 1]
    if page not in PAGES[:2] and any(not char.isascii() and (char.isalnum() or char in "€‚√≈") for char in beside):
        return True
    return REST.search(beside) is not None


def _decoded(line: str, group: Group, depth: int) -> tuple[str, bool]:
    """What a group stands for, and whether it was broken more than once, which never happens by accident."""
    after = "".join(sequence.char for sequence in group)
    left, right = line[max(0, group[0].start - 2) : group[0].start], line[group[-1].end : group[-1].end + 2]
    inside = left + after + right
    again = [
        (inner, certain)
        for inner, certain in _groups(inside)
        if inner[0].start >= len(left) and inner[-1].end <= len(left) + len(after)
    ]
    if depth and again and (len(group) > 1 or any(certain for _, certain in again)):
        for inner, _ in reversed(again):
            fixed, _ = _decoded(inside, inner, depth - 1)
            inside = inside[: inner[0].start] + fixed + inside[inner[-1].end :]
        return _plain(inside[len(left) : len(inside) - len(right)]), True
    whole = sequences(after, group[0].page, 0, len(after))
    if len(group) > 1 and len(whole) == 1 and whole[0].end == len(after) and not _script(whole[0].char):
        return _plain(whole[0].char), True
    return _plain(after), False


def _plain(text: str) -> str:
    """The text as running text has it: C1 controls as in Windows, ordinary spaces, nothing invisible."""
    if C1.search(text):
        from ftfy.fixes import fix_c1_controls  # takes half as long as a start

        text = str(fix_c1_controls(text))
    return text.replace("\xa0", " ").translate(INVISIBLE)


def _with_spaces(line: str, offset: int, start: int, end: int, after: str, certain: bool) -> tuple[int, int, str, bool]:
    """The repair, with the spaces beside it where it would otherwise double one or leave one at a line's end."""
    if after != " ":
        return start, end, after, certain
    first, last = start - offset, end - offset
    while first > 0 and line[first - 1] in " \xa0":
        first -= 1
    while last < len(line) and line[last] in " \xa0":
        last += 1
    return offset + first, offset + last, " " if first > 0 and last < len(line) else "", certain


def _spoken_of(line: str, start: int, end: int) -> bool:
    """Whether the span stands alone, or with others and without any word, between quotation marks."""
    first, last = start, end
    while first > 0 and start - first < 40 and line[first - 1] not in OPENERS and not _word(line[first - 1]):
        first -= 1
    while last < len(line) and last - end < 40 and line[last] not in ENDERS and not _word(line[last]):
        last += 1
    if first == 0 or last == len(line) or line[first - 1] not in OPENERS or line[last] not in ENDERS:
        return _in_opener(line, start, end)
    return line[first - 1] in "“„«‘" or (first == start and last == end and shown(line, start, end))


def _in_opener(line: str, start: int, end: int) -> bool:
    """Whether a quotation mark belongs to the "sequence", and what is broken stands before it: “â”, “Ã”, “â€”."""
    opened = line[start - 1 : start] in tuple(OPENERS) and start > 0
    return opened and (line[start + 1] in ENDERS or (line[end - 1] in ENDERS and not _word(line[end : end + 1])))


def _word(char: str) -> bool:
    """Whether it is an ASCII letter or digit."""
    return char.isascii() and char.isalnum()


# --- judging ----------------------------------------------------------------------------------------------------------


def _groups(line: str) -> list[tuple[Group, bool]]:
    """Adjoining sequences of one page with whether they are certain; of overlapping groups the best one."""
    found: list[tuple[Group, bool]] = []
    for page in PAGES:
        found += _groups_of_page(line, sequences(line, page, 0, len(line)))
    if len(found) > 1:
        found.sort(key=lambda item: (item[0][0].start - item[0][-1].end, not item[1], PAGES.index(item[0][0].page)))
    taken: set[int] = set()
    kept = []
    for group, certain in found:
        places = range(group[0].start, group[-1].end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append((group, certain))
    return sorted(kept, key=lambda item: item[0][0].start)


def _groups_of_page(line: str, found: Group) -> Iterator[tuple[Group, bool]]:
    """The groups of one page; a group is certain when one of its sequences is."""
    if not found:
        return
    native, runs = _has_native(line, found), _runs(line, found)
    group: list[Sequence] = []
    sure = False
    for at, sequence in enumerate(found):
        follows = at > 0 and found[at - 1].end == sequence.start
        precedes = at + 1 < len(found) and found[at + 1].start == sequence.end
        left = found[at - 1].char if follows else line[sequence.start - 1 : sequence.start]
        right = found[at + 1].char if precedes else line[sequence.end : sequence.end + 1]
        verdict = _verdict(line, sequence, left, right, native, runs[at])
        if group and not follows:
            yield group, sure
            group, sure = [], False
        if verdict is not None or ((follows or precedes) and not native):
            group.append(sequence)
            sure = sure or verdict is True
    if group:
        yield group, sure


def _has_native(line: str, found: Group) -> bool:
    """Whether the line has letters of the page's own script beside the sequences: then the page was read rightly."""
    pattern = PAGE_LETTERS.get(found[0].page)
    if pattern is None:
        return False
    rest, at = [], 0
    for sequence in found:
        rest.append(line[at : sequence.start])
        at = sequence.end
    return bool(pattern.search("".join([*rest, line[at:]])))


def _runs(line: str, found: Group) -> list[bool]:
    """For each sequence whether it is one of a run of letters of one other script, with at most two spaces between."""
    result = [False] * len(found)
    run: list[int] = []
    for at in range(len(found) + 1):
        this = found[at] if at < len(found) else None
        joins = (
            this is not None
            and run
            and _script(this.char) == _script(found[run[-1]].char)
            and not line[found[run[-1]].end : this.start].strip(" .,:;!?-()")
            and this.start - found[run[-1]].end <= 2
        )
        if run and not joins:
            if _enough(line, [found[place] for place in run]):
                for place in run:
                    result[place] = True
            run = []
        if this is not None and _script(this.char):
            run.append(at)
    return result


def _enough(line: str, run: Group) -> bool:
    """Whether a run is no accident: it is long enough, and not made of the letters of a real word."""
    size = "two" if all(sequence.end - sequence.start == 2 for sequence in run) else "three"
    text = "".join(line[sequence.start : sequence.end] for sequence in run)
    touching = any(a.end == b.start for a, b in itertools.pairwise(run))
    return touching and len(run) >= RUN[size] and not all(char.isalpha() for char in text)


def _script(char: str) -> str:
    """The script of a letter that is not Latin; "" for all else."""
    point = ord(char)
    for first, last, name in (
        (0x0370, 0x03FF, "greek"),
        (0x0400, 0x052F, "cyrillic"),
        (0x0590, 0x05FF, "hebrew"),
        (0x0600, 0x06FF, "arabic"),
        (0x0900, 0x0DFF, "indic"),
        (0x0E00, 0x0EFF, "thai"),
        (0x10A0, 0x10FF, "georgian"),
        (0x1100, 0x11FF, "hangul"),
        (0x3040, 0x9FFF, "cjk"),
        (0xAC00, 0xD7A3, "hangul"),
    ):
        if first <= point <= last:
            return name
    return ""


def _verdict(line: str, sequence: Sequence, left: str, right: str, native: bool, in_run: bool) -> bool | None:
    """True: certainly broken. False: doubtful. None: right as it is, or nothing that text would have."""
    char, page = sequence.char, sequence.page
    point = ord(char)
    last = line[sequence.end - 1]
    if _script(char):
        return True if in_run else None
    if native and line[sequence.start + 1] not in "Ђ€":
        return None
    if char in ("\ufffd", "\u2028", "\u2029") or (left.isupper() and last in CLOSERS and not right.isalpha()):
        return None
    if 0x2010 <= point <= 0x2BFF or 0x200B <= point <= 0x200F:
        return _sign(line, sequence, left)
    if point >= 0x1F000 or 0xFE00 <= point <= 0xFE0F or point == 0xFEFF:
        return True
    if 0x3000 <= point <= 0x303F or 0xFF00 <= point <= 0xFF65 or 0xFB00 <= point <= 0xFB06:
        return True if page in PAGES[:2] else None
    if 0x80 <= point <= 0xBF:
        return _latin_sign(sequence, last, left, right)
    if 0x0300 <= point <= 0x0328:
        return True if left.isalpha() else None
    if char in "×÷":
        return True
    if 0xC0 <= point <= 0x17F or char in "ƠơƯưȘșȚțʻʼ" or 0x01CD <= point <= 0x01DC or 0x1E00 <= point <= 0x1EFF:
        return _letter(line, sequence, left, right)
    return None


def _sign(line: str, sequence: Sequence, left: str) -> bool | None:
    """Dashes, quotation marks, currencies, arrows and their like: sequences of three."""
    second, page, point = line[sequence.start + 1], sequence.page, ord(sequence.char)
    if page not in PAGES[:2] and not (0x2000 <= point <= 0x20C0 or sequence.char in "™№"):
        return True if page == "macroman" and point < 0x2300 else None
    if second in CLOSERS:  # a word on â before a quotation mark
        return None if left.isalpha() else False
    return True


def _latin_sign(sequence: Sequence, last: str, left: str, right: str) -> bool | None:
    """£ ° « and their like, the no-break space, and C1 controls: sequences of two that begin with byte C2."""
    page, char = sequence.page, sequence.char
    lower = left.islower() or left.isdigit()
    if page in PAGE_LETTERS:
        return bool(char not in "±\xa0" and (left + right).isascii() and (left + right).strip())
    if page == "macroman":
        if char in "\xa0£©®°«»·§¶¢":
            return True
        return left.isdigit() and last not in MATHS
    if char == "\xa0":
        return not left.isupper()
    if char < "\xa0" and page not in PAGES[:2]:
        return None
    if char < "\xa0" and last in CLOSERS:
        opens = last in "“‘" and right.isalpha() and not left.strip()
        return opens or lower or left in tuple(".,!?;:)")
    return True


def _letter(line: str, sequence: Sequence, left: str, right: str) -> bool | None:
    """Latin letters with marks."""
    page, char = sequence.page, sequence.char
    first, last = line[sequence.start], line[sequence.end - 1]
    before_letter = right.isalpha()
    if not (left.isalpha() or before_letter):
        alone = first in "ÃĂГΓ√" and (last not in CLOSERS or (first == "Ã" and last == "\xa0"))
        return False if alone else None
    if page == "macroman":
        if first not in "√ƒ≈":
            return None
        if last in MATHS:  # x√π
            return False if left.islower() and before_letter else None
        if first != "√" and not left.isalpha():  # ≈°C
            return None
        return left.isalpha() and (before_letter or first == "√")
    if page in PAGE_LETTERS:
        inside = left.isascii() and left.isalpha() and right.isascii() and before_letter
        touches = (left.isascii() and left.isalpha()) or (right.isascii() and before_letter)
        return inside or (touches and last not in MATHS)
    if last in MATHS and not (left.isalpha() and before_letter) and first != "Ã":
        return False if left.islower() or right.islower() else None  # Å² Ä³
    if last == "\xa0":
        return left.islower() and first == "Ã"
    if last in CLOSERS and (not before_letter or left.isupper()):
        if left.isupper():
            return None if last in "’”" else right.islower()
        return (True if left.islower() else None) if first.isupper() else None
    if page != PAGES[0] and last.isalpha() and _natural(left, first, last, right):
        return True if first == "Ĺ" and not left.isalpha() else None
    return not (left.islower() and char.isupper())


def _natural(left: str, first: str, last: str, right: str) -> bool:
    """Whether the letters have the capitals of a right word: all of them, or the first one ("Ăştia")."""
    letters = "".join(filter(str.isalpha, left + first + last + right))
    capitalised = not left.isalpha() and letters[0].isupper() and letters[1:].islower()
    return letters.isupper() or letters.islower() or capitalised
