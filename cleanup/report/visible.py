"""Makes text fit for a terminal."""

from __future__ import annotations

PICTURES = (
    {code: 0x2400 + code for code in range(32) if code not in (9, 10)}
    | {127: 0x2421}
    | dict.fromkeys(range(128, 160), 0xFFFD)
)
"""Control characters of a scraped text must not reach a terminal as such; tab and line feed may."""


def visible(text: str) -> str:
    """A text with its control characters as pictures, of the same length."""
    return text.translate(PICTURES)
