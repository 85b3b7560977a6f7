"""Hyphens of line breaks that were kept inside a line: "govern- ment", "govern¬ment"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cleanup.document.document import Document
from cleanup.find.hit import Hit
from cleanup.lazy.patterns import lazily

OPTIONS = {"certain": "yes"}
CORE = r"\pL(?:-[ \xa0]|¬[ \xa0]?)\pL"

MARK = lazily(r"(?<=\p{L}\p{L})(?:-[ \u00a0]|¬[ \u00a0]?)(?=\p{L}\p{L})")
LEFT = lazily(r"(?<![\p{L}\p{N}’'-])\p{L}{2,40}\Z")
RIGHT = lazily(r"(?:\p{Ll}{2,40}|\p{Lu}{2,40})(?![\p{L}\p{N}-])")
REACH = 42
_NAMES = (
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday english american european christmas"
)
NAMES = frozenset(_NAMES.split())
_SUSPENDED = "and or to nor but versus vs plus through und oder bis et ou y e"
SUSPENDED = frozenset(_SUSPENDED.split())
"""Words that go on behind a suspended hyphen: "pre- and post-war"."""
_PREFIXES = (
    "anti co counter cross de down ex extra fore hyper inter mid mini mis multi non off on out over post pre pro re "
    "self semi sub super trans ultra un under up"
)
PREFIXES = frozenset(_PREFIXES.split())
"""Fronts of words that are often written with a hyphen."""


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """Each hyphen and space between the halves of a word; certain where one half is none by itself."""
    text = document.text
    for match in MARK.finditer(text):
        start, end = match.span()
        before, after = LEFT.search(text[max(0, start - REACH) : start]), RIGHT.match(text, end)
        if before is None or after is None or not _same_case(before.group(), after.group()):
            continue
        left, right = before.group().lower(), after.group().lower()
        if right in SUSPENDED or not _word(document, left + right):
            continue
        if _certain(document, left, right, match.group()) == (options["certain"] == "yes"):
            yield Hit(start, end, "")


def _same_case(left: str, right: str) -> bool:
    return right.islower() if not (left.isupper() and len(left) > 1) else right.isupper()


def _word(document: Document, word: str) -> bool:
    return word in document.lexicons.words("words") or word in NAMES


def _certain(document: Document, left: str, right: str, mark: str) -> bool:
    """Whether it cannot be a compound or a dash: one half is no word, or the mark is none of either."""
    if mark.startswith("¬"):
        return True
    common = document.lexicons.words("common-words")
    if left in PREFIXES and right in document.lexicons.words("words"):
        return False
    return left not in common or right not in common
