"""Finding by literal words: phrases, and wrong words with their right form."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from cleanup.document.document import Document
from cleanup.document.words import WORD, fold
from cleanup.find.hit import Hit
from cleanup.lazy.remembered import Remembered
from cleanup.rulebook.model import Case

APOSTROPHES = "'’"


def key(text: str) -> str:
    """The form in which literals are compared: white space and apostrophes made alike."""
    return " ".join(text.replace("’", "'").split())


def literal_pattern(literal: str) -> str:
    """A pattern of `re` for one literal: any white space, a wrapped line's end too, either apostrophe, whole words."""
    body = "".join(
        r"[ \t\u00a0\u202f]*\s[ \t\u00a0\u202f]*"
        if piece.isspace()
        else "['’]"
        if piece in APOSTROPHES
        else re.escape(piece)
        for piece in re.split(r"(\s+|['’])", literal)
        if piece
    )
    front = r"(?<!\w)" if WORD.match(literal[:1]) else ""
    back = r"(?!\w)" if WORD.match(literal[-1:]) else ""
    return front + body + back


def forms(literal: str, case: Case) -> tuple[str, ...]:
    """The ways in which a literal may be written: as it is, with a capital first letter, and, if small, in capitals."""
    if case is not Case.SMART or not literal[:1].islower():
        return (literal,)
    capital = literal[:1].upper() + literal[1:]
    return tuple(dict.fromkeys((literal, capital, literal.upper()) if literal.islower() else (literal, capital)))


def like(found: str, literal: str, right: str) -> str:
    """`right`, with the capitals that `found` has and `literal` has not."""
    if len(found) > 1 and found.isupper() and not literal.isupper():
        return right.upper()
    if found[:1].isupper() and literal[:1].islower():
        return right[:1].upper() + right[1:]
    return right


def anchors(literals: Iterable[str]) -> frozenset[str]:
    """For each literal the longest of its words, folded: a text without that word cannot hold the literal."""
    return frozenset(map(_longest_word, literals))


def _longest_word(literal: str) -> str:
    return max(WORD.findall(fold(literal)), key=len, default="")


class _Need(NamedTuple):
    """What a text must have for a literal to stand in it."""

    literal: str
    words: frozenset[str]
    collapsed: str
    """How the literal stands in `Document.collapsed`."""


def _need(literal: str) -> _Need:
    folded = fold(key(literal))
    return _Need(literal, frozenset(WORD.findall(folded)), folded)


class LiteralDetector:
    """Every whole occurrence of one of the literals; the longest that fits at a place wins."""

    def __init__(self, literals: Iterable[str], right: Mapping[str, str], case: Case) -> None:
        """`right` maps literals to their right form; it is empty where the rule's fix says what to do."""
        self.literals = tuple(literals)
        self.right = right
        self.case = case
        self._by_other = Remembered(self._by_other_word)

    @functools.cached_property
    def anchors(self) -> frozenset[str]:
        """Folded words of which a text must hold one to have a hit."""
        return anchors(self.literals)

    @functools.cached_property
    def _by_key(self) -> dict[str, str]:
        if self.case is Case.FOLD:
            return {key(literal).lower(): literal for literal in self.literals}
        return {key(form): literal for literal in self.literals for form in forms(literal, self.case)}

    @functools.cached_property
    def _by_anchor(self) -> dict[str, list[str]]:
        by_anchor: dict[str, list[str]] = {}
        for literal in self.literals:
            by_anchor.setdefault(_longest_word(literal), []).append(literal)
        return by_anchor

    @functools.cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset(self._by_anchor)  # meets the words of a text in half the time that the keys of a dict take

    def _by_other_word(self, anchor: str) -> dict[str, list[_Need]]:
        """What the literals with an anchor need, by the longest of their other words; by the anchor where it has none.

        Many a long word stands in many literals and many texts, two of them together in few.
        """
        found: dict[str, list[_Need]] = {}
        for need in map(_need, self._by_anchor[anchor]):
            found.setdefault(max(need.words - {anchor}, key=len, default=anchor), []).append(need)
        return found

    def _present(self, document: Document) -> list[str]:
        """The literals that stand in a text, perhaps inside other words."""
        words, near = document.words, []
        for anchor in self._keys & words:
            by_other = self._by_other[anchor]
            for other in words.intersection(by_other):
                near += by_other[other]
        if "" in self._keys:
            near += self._by_other[""].get("", [])
        return [need.literal for need in near if need.words <= words and need.collapsed in document.collapsed]

    def hits(self, document: Document) -> Iterator[Hit]:
        present = self._present(document)
        if not present:
            return
        writings = [form for literal in present for form in forms(literal, self.case)]
        pattern = "|".join(literal_pattern(form) for form in sorted(writings, key=len, reverse=True))
        flags = re.IGNORECASE if self.case is Case.FOLD else 0
        for match in re.finditer(pattern, document.text, flags):
            found = match.group()
            literal = self._by_key[key(found).lower() if self.case is Case.FOLD else key(found)]
            right = self.right.get(literal)
            start, end = match.span()
            yield Hit(start, end, None if right is None else like(found, literal, right), {"found": found})
