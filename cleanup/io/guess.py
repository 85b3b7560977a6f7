"""What bytes that are not UTF-8 look like: a hint for an error message, never a decision.

(charset-normalizer was tried: it calls most short Western texts cp1250.)
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

SAMPLE = 1 << 16
BINARY_SHARE = 0.02
"""Text has fewer control characters than this."""
GOOD = 0.6
"""The least mean score of a guess."""

WESTERN = frozenset("àáâãäåæçèéêëìíîïñòóôõöøœùúûüÿßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØŒÙÚÛÜ")
CENTRAL = frozenset("áâäąăćčçďđéęëěíîłĺľńňóôöőŕřśšşťţúůüűýźžżÁÂÄĄĂĆČÇĎĐÉĘËĚÍÎŁŃŇÓÔÖŐŘŚŠŞŤŢÚŮÜŰÝŹŽŻ")
TURKISH = frozenset("çğıöşüâîûÇĞİÖŞÜ")
PUNCTUATION = frozenset("‘’‚“”„–—…€£§©®°«»·•¿¡\u00a0½¼¾×")


def utf16_without_bom(data: bytes) -> str | None:
    """The byte order of UTF-16 text that has no byte order mark: every other byte of plain letters is NUL."""
    sample = data[:SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    many = len(sample) // 2 * 0.6
    if len(data) % 2 == 0 and many and max(even, odd) >= many and min(even, odd) <= len(sample) * 0.02:
        return "utf-16-le" if odd > even else "utf-16-be"
    return None


def is_binary(data: bytes) -> bool:
    """Whether there are more control characters than in any text."""
    sample = data[:SAMPLE]
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in sample)
    return controls > len(sample) * BINARY_SHARE


def guess(data: bytes) -> str | None:
    """The encoding in which the bytes make most sense, or None where none does."""
    sample = data[:SAMPLE]
    best, codec = GOOD, None
    for name, judge in CANDIDATES:
        try:
            text = sample.decode(name, "strict" if len(data) <= SAMPLE else "ignore")
        except UnicodeDecodeError:
            continue
        value = judge(text)
        if value > best:
            best, codec = value, name
    return codec


def _mean(text: str, score: Callable[[str, str, str], float]) -> float:
    """The mean score of the characters beyond ASCII, each with its neighbours."""
    padded = f" {text} "
    scores = [score(b, a, c) for a, b, c in zip(padded, padded[1:], padded[2:], strict=False) if ord(b) > 127]
    return sum(scores) / len(scores) if scores else 0.0


def _latin(letters: frozenset[str]) -> Callable[[str], float]:
    def score(char: str, before: str, after: str) -> float:
        if char in letters:
            neighbours = before.isalpha() or after.isalpha()
            return 1.0 if neighbours and not (char.isupper() and before.islower()) else 0.2
        inside = before.isalpha() and after.isalpha()
        return 1.0 if char in PUNCTUATION and (not inside or char in "’–—") else -1.0

    def judge(text: str) -> float:
        plain = sum(char.isascii() and char.isalpha() for char in text)
        other = sum(not char.isascii() and char.isalpha() for char in text)
        return _mean(text, score) if plain > other else 0.0

    return judge


def _script(name: str) -> Callable[[str], float]:
    """Letters of one script, capitals only where a word begins or goes on in capitals."""

    def score(char: str, before: str, after: str) -> float:
        if char in PUNCTUATION:
            return 0.5
        if not char.isalpha() or not unicodedata.name(char, "").startswith(name):
            return -1.0
        return -1.0 if char.isupper() and before.islower() else 1.0

    return lambda text: _mean(text, score)


def _rows(codec: str, first: int, last: int, kana: bool = False, spaced: bool = False) -> Callable[[str], float]:
    """Frequent characters of an East Asian encoding: those whose first byte lies in its first level."""

    def score(char: str, before: str, after: str) -> float:
        if "\u3000" <= char <= "\u30ff" or "\uff01" <= char <= "\uff5e":
            return 1.0
        lead = char.encode(codec, "replace")[0]
        return 1.0 if first <= lead <= last else -0.5

    def judge(text: str) -> float:
        if kana and not any("\u3041" <= char <= "\u30fe" for char in text):
            return 0.0
        wide = sum(ord(char) > 127 for char in text)
        if spaced != (text.count(" ") * 9 > wide):
            return 0.0
        return _mean(text, score)

    return judge


CANDIDATES: tuple[tuple[str, Callable[[str], float]], ...] = (
    ("cp1252", _latin(WESTERN)),
    ("mac_roman", _latin(WESTERN)),
    ("cp1254", _latin(TURKISH)),
    ("cp1250", _latin(CENTRAL)),
    ("shift_jis", _rows("shift_jis", 0x88, 0x9F, kana=True)),
    ("euc_jp", _rows("euc_jp", 0xB0, 0xCF, kana=True)),
    ("euc_kr", _rows("euc_kr", 0xB0, 0xC8, spaced=True)),
    ("gb18030", _rows("gb18030", 0xB0, 0xD7)),
    ("big5", _rows("big5", 0xA4, 0xC6)),
    ("cp1255", _script("HEBREW")),
    ("cp1251", _script("CYRILLIC")),
    ("koi8_r", _script("CYRILLIC")),
    ("cp1253", _script("GREEK")),
    ("cp1256", _script("ARABIC")),
)
"""Encodings and the function that says how much sense a text makes in them; the earlier wins a tie."""
