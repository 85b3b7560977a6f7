"""Wrong decoding: entities, mojibake, hidden characters, ligatures, soft hyphens and line-break hyphens."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from .place import Group, Slot, kind, rewrite

NAMED = {
    "’": "rsquo", "‘": "lsquo", "“": "ldquo", "”": "rdquo", "–": "ndash", "—": "mdash", "…": "hellip", "é": "eacute",
    "á": "aacute", "í": "iacute", "ó": "oacute", "ö": "ouml", "ü": "uuml", "ä": "auml", "ç": "ccedil", "ñ": "ntilde",
    "è": "egrave", "ã": "atilde", "£": "pound", "€": "euro", "©": "copy", "\u00a0": "nbsp", "&": "amp", '"': "quot",
    "'": "apos", "½": "frac12", "°": "deg", "×": "times",
}  # fmt: skip
CODE_PAGES = (
    "cp1252",
    "cp1252",
    "cp1252",
    "latin-1",
    "mac-roman",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp437",
    "cp850",
)
SPECIAL = "[^\x00-\x7f]"


def entity(sign: str, chance: random.Random) -> str:
    """One of the ways in which a sign is written in HTML."""
    ways = [f"&#{ord(sign)};", f"&#x{ord(sign):X};", f"&#x{ord(sign):x};"]
    if sign == "'":
        ways += ["&#039;", "&#39;"]
    if sign in NAMED:
        ways += [f"&{NAMED[sign]};"] * 3
    return chance.choice(ways)


def _once(match: re.Match[str], chance: random.Random) -> str:
    return entity(match[0], chance)


def _twice(match: re.Match[str], chance: random.Random) -> str:
    return entity(match[0], chance).replace("&", "&amp;")


def _thrice(match: re.Match[str], chance: random.Random) -> str:
    return entity(match[0], chance).replace("&", "&amp;amp;")


def _numbered_windows(match: re.Match[str], chance: random.Random) -> str | None:
    """`&#146;`: the number of the sign in cp1252, which browsers accept."""
    data = match[0].encode("cp1252", "ignore")
    return f"&#{data[0]};" if data and 0x80 <= data[0] < 0xA0 else None


def _cut(match: re.Match[str], chance: random.Random) -> str:
    """An entity whose ampersand or semicolon was lost."""
    whole = entity(match[0], chance)
    return whole[1:] if chance.random() < 0.5 else whole[:-1] + " "


rewrite("entities/typographic", SPECIAL, _once, weight=4)
rewrite(
    "entities/straight",
    r"(?<=[a-z])'(?=[a-z])|(?<=\s)\"(?=[A-Za-z])|(?<=[a-z.,?!])\"(?=\s)|(?<= )&(?= )|(?<=[A-Z])&(?=[A-Z])",
    _once,
    weight=3,
)
rewrite("entities/typographic-twice", SPECIAL, _twice, weight=2)
rewrite(
    "entities/straight-twice",
    r"(?<=[a-z])'(?=[a-z])|(?<=\s)\"(?=[A-Za-z])|(?<=[a-z.,?!])\"(?=\s)|(?<= )&(?= )",
    _twice,
    weight=1.5,
)
rewrite("entities/thrice", r"[’'“”–—\u00a0]", _thrice, weight=0.5)
rewrite("entities/windows-number", "[’‘“”–—…]", _numbered_windows, weight=0.7)
rewrite("entities/cut", "[’“”–—\u00a0]", _cut, weight=0.7)
rewrite("entities/nbsp-for-space", "(?<=[a-z.,]) (?=[A-Za-z])", "&nbsp;", weight=1)
rewrite("entities/nbsp-beside-space", "(?<=[a-z.,]) (?=[A-Za-z])", "&nbsp; ", " &nbsp;", "&nbsp;&nbsp; ", weight=1)
rewrite("entities/break", r"(?<=[a-z]\.) (?=[A-Z])", "<br>", "<br />", "<br/> ", " <br> ", weight=0.7)
rewrite(
    "entities/tags",
    r"(?<= )(?P<at>(?P<w>[a-z]{4,}))(?= )",
    r"<b>\g<w></b>",
    r"<em>\g<w></em>",
    r"<strong>\g<w></strong>",
    r"<i>\g<w></i>",
    r'<span style="font-weight: 400;">\g<w></span>',
    r"&lt;b&gt;\g<w>&lt;/b&gt;",
    weight=0.7,
)
rewrite(
    "entities/anchor",
    r"(?<= )(?P<at>(?P<w>[A-Z][a-z]{4,}))(?= )",
    r'<a href="https://www.example.com/tag/x">\g<w></a>',
    r"&lt;a href=&quot;https://example.com/&quot;&gt;\g<w>&lt;/a&gt;",
    weight=0.5,
)
rewrite(
    "entities/escaped",
    r"(?<=[a-z])'(?=[a-z])|(?<=\s)\"(?=[A-Za-z])",
    lambda m, c: "\\" + m[0],
    lambda m, c: f"\\u{ord(m[0]):04x}",
    weight=0.7,
)
rewrite(
    "entities/escaped-typographic",
    "[’“”–—]",
    lambda m, c: f"\\u{ord(m[0]):04x}",
    lambda m, c: "u" + f"{ord(m[0]):04x}",
    weight=0.7,
)


def misread(text: str, code_page: str, loss: str) -> str | None:
    """UTF-8 bytes read in a code page; bytes it does not have become control characters, nothing or U+FFFD."""
    signs = []
    for byte in text.encode("utf-8"):
        try:
            signs.append(bytes([byte]).decode(code_page))
        except UnicodeDecodeError:
            signs.append(chr(byte) if loss == "control" else "" if loss == "drop" else "\ufffd")
    made = "".join(signs)
    return made if made != text else None


def _mojibake(*code_pages: str, times: int = 1, loss: tuple[str, ...] = ("control",)):
    def make(match: re.Match[str], chance: random.Random) -> str | None:
        made: str | None = match[0]
        for _ in range(times):
            made = made and misread(made, chance.choice(code_pages), chance.choice(loss))
        return made

    return make


rewrite("mojibake/windows", f"{SPECIAL}+", _mojibake("cp1252"), weight=4)
rewrite("mojibake/windows-loss", "[”\u009d]|[ÁÍÏÐÝàíý]", _mojibake("cp1252", loss=("drop", "fffd")), weight=1.5)
rewrite("mojibake/latin-1", f"{SPECIAL}+", _mojibake("latin-1"), weight=1)
rewrite("mojibake/mac", f"{SPECIAL}+", _mojibake("mac-roman"), weight=1)
rewrite("mojibake/cp1250", f"{SPECIAL}+", _mojibake("cp1250"), weight=1)
rewrite("mojibake/cp1251", f"{SPECIAL}+", _mojibake("cp1251"), weight=1)
rewrite("mojibake/cp1253", f"{SPECIAL}+", _mojibake("cp1253"), weight=0.5)
rewrite("mojibake/cp1254", f"{SPECIAL}+", _mojibake("cp1254"), weight=0.5)
rewrite("mojibake/dos", f"{SPECIAL}+", _mojibake("cp437", "cp850"), weight=0.5)
rewrite("mojibake/twice", f"{SPECIAL}+", _mojibake("cp1252", times=2), weight=1)
rewrite("mojibake/nbsp", r"(?<=[a-z.,;£]) (?=[A-Za-z])", "Â ", "Â\u00a0", weight=1)
rewrite("mojibake/pound", "[£€°©½]", _mojibake("cp1252"), weight=1)
rewrite("mojibake/windows-as-mac", "[’“”–—]", lambda m, c: m[0].encode("cp1252").decode("mac-roman"), weight=0.5)
rewrite("mojibake/windows-as-latin-1", "[’‘“”–—…]", lambda m, c: m[0].encode("cp1252").decode("latin-1"), weight=1)
rewrite("mojibake/replacement", f"{SPECIAL}", "\ufffd", "?", weight=0.5)


@kind("mojibake/whole", 1)
def whole(text: str, chance: random.Random) -> Iterator[Group]:
    """Every special sign of the text, misread in one code page, as happens to real pages."""
    code_page = chance.choice(CODE_PAGES)
    slots = []
    for match in re.finditer(f"{SPECIAL}+", text):
        made = misread(match[0], code_page, "control")
        if made is not None:
            slots.append(Slot(*match.span(), made))
    yield tuple(slots)


HIDDEN = "\u200b\u200b\u200b\ufeff\u200e\u200f\u202a\u202c\u2060\u200c\u200d\ufffc\u061c\u2063"
rewrite(
    "hidden/beside-space",
    r"(?<=[a-z.,]) (?=[A-Za-z])",
    lambda m, c: c.choice((" {}", "{} ")).format(c.choice(HIDDEN)),
    weight=3,
)
rewrite(
    "hidden/inside-word",
    r"(?<=[a-z]{2})(?=[a-z]{2})",
    lambda m, c: c.choice("\u200b\u200b\ufeff\u00ad\u2060\u200d"),
    weight=1,
)
rewrite("hidden/before-mark", r"(?<=[a-z])(?=[.,;!?])", lambda m, c: c.choice(HIDDEN), weight=1)
rewrite(
    "hidden/control",
    r"(?<=[a-z.,]) (?=[A-Za-z])",
    lambda m, c: " " + c.choice("\x00\x01\x02\x07\x08\x0b\x0c\x1f\x7f"),
    weight=0.5,
)
rewrite(
    "hidden/control-inside", r"(?<=[a-z]{2})(?=[a-z]{2})", lambda m, c: c.choice("\x00\x02\x08\x1f\x7f"), weight=0.3
)
rewrite("hidden/line-separator", r"(?<=[a-z]\.) (?=[A-Z])", "\u2028", "\u0085", " \u2028", weight=0.3)
rewrite("hidden/odd-space", r"(?<=[a-z.,]) (?=[A-Za-z])", "\u00a0", "\u2009", "\u202f", "\u2003", weight=0.5)
rewrite("hidden/start", r"\A", "\ufeff", "\u200b", weight=0.5)

rewrite("print/soft-hyphen", r"(?<=[a-z]{3})(?=[a-z]{3})", "\u00ad", weight=3)
rewrite(
    "print/break-hyphen",
    r"\b(?:govern|develop|inter|communi|organi|informa|minis|pro|con|com|pre|presi|elec|coun|for|techno|negotia|inves|re)(?P<at>)(?=[a-z]{4})",
    "- ",
    "-\n",
    "\u00ad ",
    "\u00ad\n",
    weight=2,
)
rewrite(
    "print/ligature",
    r"ffi|ffl|ff|fi|fl",
    lambda m, c: {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}[m[0]],
    weight=3,
)
rewrite(
    "print/ligature-spaced",
    r"(?<=[a-z])(?:fi|fl)(?=[a-z])",
    lambda m, c: {"fi": "ﬁ", "fl": "ﬂ"}[m[0]] + " ",
    weight=0.7,
)
rewrite("print/ligature-lost", r"(?<=[a-z])(?:fi|ffi|fl)(?=[a-z])", " ", "", "\ufffd", weight=0.5)
rewrite("print/line-wrapped", r"(?<=[a-z]{3}) (?=[a-z]{3})", "\n", weight=0.3)
