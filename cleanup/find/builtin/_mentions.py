"""Characters that a text speaks of, where it shows them between quotation marks."""

from __future__ import annotations

OPENERS, ENDERS = "“‘„«\"'`", "”’“»\"'`"


def shown(text: str, start: int, end: int) -> bool:
    """Whether the span stands alone between an opening and a closing quotation mark: the sign “&amp;”."""
    left, right = text[start - 1 : start], text[end : end + 1]
    if not left or not right or left not in OPENERS or right not in ENDERS:
        return False
    before = text[start - 2 : start - 1] if start > 1 else ""
    return left not in "\"'" or not (before.isalnum() or before in tuple(".,!?…;:"))
