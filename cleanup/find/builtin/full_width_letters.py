"""Full-width letters, digits and signs, and squared units, inside Latin text: ２５％ ＡＢＣ ￥ 100 ㎞."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from cleanup.document.document import Document
from cleanup.find.hit import Hit
from cleanup.lazy.patterns import lazily

OPTIONS = {"kind": "letters"}
CORE = (
    "[\uff03-\uff06\uff0a\uff0b\uff0d-\uff19\uff1d\uff20-\uff3a\uff3f\uff41-\uff5a\uffe0\uffe1\uffe5"
    "\u3371-\u337a\u3380-\u33df]"
)

_SIGNS = "＃＄％＆＊＋－／＝＠＿￠￡￥"
KINDS = {
    "letters": lazily(f"[０-９Ａ-Ｚａ-ｚ{_SIGNS}](?:[０-９Ａ-Ｚａ-ｚ{_SIGNS}]|(?<=[０-９0-9])[．，：.](?=[０-９]))*"),
    "units": lazily("[\u3371-\u337a\u3380-\u33df]+"),
}
LETTER = lazily(r"[\p{L}\p{M}\p{N}]")
LATIN = lazily(r"[\p{Latin}\p{N}\p{M}]")
REACH = 200
QUOTES = tuple("\"'“”‘’「」『』()（）")


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """Each run of them between Latin letters or digits, or alone in its line, in ordinary letters."""
    text = document.text
    for match in KINDS[options["kind"]].finditer(text):
        start, end = match.span()
        if text[start - 1 : start] in QUOTES and text[end : end + 1] in QUOTES and start:
            continue
        if _in_latin(text, start, end):
            after = unicodedata.normalize("NFKC", match.group())
            space = options["kind"] == "units" and text[start - 1 : start].isdigit()
            yield Hit(start, end, (" " if space else "") + after)


def _in_latin(text: str, start: int, end: int) -> bool:
    """Whether the nearest letters or digits on both sides in the line are Latin; one side may have none."""
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    left = before[max(before.rfind("\n"), before.rfind("\r")) + 1 :]
    sides = (reversed(left), after.splitlines()[0] if after else "")
    nearest = [next(filter(LETTER.match, side), "") for side in sides]
    return any(nearest) and all(not char or LATIN.match(char) for char in nearest)
