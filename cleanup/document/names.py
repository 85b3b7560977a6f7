"""Names that a document itself introduces: with a first name, or behind a title."""

from __future__ import annotations

from cleanup.lazy.patterns import lazily
from cleanup.rulebook.lexicons import Lexicons

WORD = r"\p{Lu}[\p{L}’'-]*\p{Ll}"
PAIR = lazily(rf"(?V0)\b(?P<left>{WORD}\.?) (?:\p{{Lu}}\. )?(?P<right>{WORD})\b")
HONORIFICS = frozenset(
    ("Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Sen. Rep. Gov. Gen. Col. Prof. Sir Lord Lady Judge Justice").split()
)

CAPITAL = lazily(r"(?<![\p{L}\p{N}_@#/.-])\p{Lu}\p{L}*(?:[-’']\p{Lu}?\p{L}{2,}|(?<=n)[’']t\b)*")
"""A word with a capital first letter, hyphens and apostrophes inside included."""


def introduced_surnames(text: str, lexicons: Lexicons) -> frozenset[str]:
    """Words that stand behind a known first name or a title somewhere in the text, and are no plain English words."""
    given, titles, words = lexicons.words("given-names"), lexicons.words("titles"), lexicons.words("words")
    found = set()
    for match in PAIR.finditer(text, overlapped=True):
        left, right = match["left"], match["right"]
        surname = right[:-2] if right.endswith(("’s", "'s")) else right
        if (left in given or left in HONORIFICS or left in titles) and surname.lower() not in words:
            found.add(surname)
    return frozenset(found)
