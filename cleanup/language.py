"""Which language a text is in: English by its small words, all others by CLD2."""

from __future__ import annotations

from cleanup.lazy.patterns import lazily

UNREADABLE = lazily(r"[\p{Cc}\p{Cs}\p{Cn}]+")
PIECE = 4000
"""Characters of each of three pieces of a long text that are read: more says nothing else and takes longer."""
MIN_BYTES = 60
"""CLD2's answer for less text is a guess."""
ENGLISH = (" the ", " of ", " and ", " to ")
"""In English text one of these stands in some 45 bytes; CLD2 takes ten times as long to say what it is."""
SURELY_ENGLISH = 70
"""The bytes for each of them up to which a text is English: CLD2 said so of all such texts of news, books and
speeches, and few have more."""


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language that most of the text is in, or None where that cannot be told."""
    sample = _sample(text).replace("\n", " ")
    if not sample.isprintable():  # asked first: that takes a tenth of the time
        sample = UNREADABLE.sub(" ", sample)
    encoded = sample.encode()
    if len(encoded) < MIN_BYTES:
        return None
    if len(encoded) <= SURELY_ENGLISH * sum(map(sample.count, ENGLISH)):
        return "en"
    import pycld2  # most texts do without

    try:
        reliable, _, details = pycld2.detect(encoded)
    except pycld2.error:
        return None
    code = str(details[0][1])
    return code if reliable and code != "un" else None


def _sample(text: str) -> str:
    """A short text; of a long one the head, the middle and the tail."""
    if len(text) <= 3 * PIECE:
        return text
    middle = (len(text) - PIECE) // 2
    return "\n".join((text[:PIECE], text[middle : middle + PIECE], text[-PIECE:]))
