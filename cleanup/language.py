"""Which language a text is in, by CLD2."""

from __future__ import annotations

import regex

UNREADABLE = regex.compile(r"[\p{Cc}\p{Cs}\p{Cn}]+")
MIN_BYTES = 60
"""CLD2's answer for less text is a guess."""


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language that most of the text is in, or None where that cannot be told."""
    import pycld2

    sample = UNREADABLE.sub(" ", text[:100_000]).encode()
    if len(sample) < MIN_BYTES:
        return None
    try:
        reliable, _, details = pycld2.detect(sample)
    except pycld2.error:
        return None
    code = str(details[0][1])
    return code if reliable and code != "un" else None
