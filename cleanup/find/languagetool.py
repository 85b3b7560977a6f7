"""Finding by LanguageTool: what it said about a text, as far as a rule wants it and no promise is broken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from cleanup.document.document import Document
from cleanup.document.grammar import Match
from cleanup.find.guards import is_surname
from cleanup.find.hit import Hit
from cleanup.lazy.patterns import lazily
from cleanup.rulebook.model import REST, Take

QUOTE_MARKS = lazily(r"[\"“”„‟«»‹›「」『』]|(?<!\p{L})['‘’‚]|['‘’‚](?!\p{L})")
CAPITALISED = lazily(r"\b\p{Lu}[\p{L}\p{M}’'-]*")
SENTENCE_START = lazily(r"(?:\A|[.!?…][\"”’»)\]]*\s+|[\r\n]\s*|:\s+)[\"“‘«(\[]*\Z")
REACH = 20


class Change(NamedTuple):
    """A replacement of a half-open span."""

    start: int
    end: int
    after: str


class LanguageToolDetector:
    """The matches of some of LanguageTool's rules, with the words that a suggestion really changes."""

    def __init__(self, ids: Sequence[str], take: Take) -> None:
        self.ids = frozenset(ids)
        self.take = take

    def hits(self, document: Document) -> Iterator[Hit]:
        for match in document.matches:
            if match.id not in self.ids if match.named else REST not in self.ids:
                continue
            groups = {"id": match.id, "said": match.message}
            if not match.suggestions:
                yield Hit(match.start, match.end, None, groups)
                continue
            change = _change(match, document.text)
            if change.start < change.end or change.after:
                if keeps_promises(change, match, document):
                    certain = len(match.suggestions) == 1 or self.take is Take.FIRST
                    yield Hit(change.start, change.end, change.after, groups, certain)
                elif not match.named:
                    yield Hit(match.start, match.end, None, groups)


def _change(match: Match, text: str) -> Change:
    """The first suggestion without the words that stay, in the text's own apostrophes."""
    before, after = text[match.start : match.end], match.suggestions[0]
    if "’" in text and "'" not in before:
        after = regex.sub(r"(?<=\p{L})'(?=\p{L})", "’", after)
    old, new = regex.findall(r"\s+|\S+", before), regex.findall(r"\s+|\S+", after)
    front = 0
    while front < min(len(old), len(new)) and old[front] == new[front]:
        front += 1
    back = 0
    while back < min(len(old), len(new)) - front and old[-1 - back] == new[-1 - back]:
        back += 1
    start = match.start + len("".join(old[:front]))
    end = match.end - len("".join(old[len(old) - back :]))
    return Change(start, end, "".join(new[front : len(new) - back]))


def keeps_promises(change: Change, match: Match, document: Document) -> bool:
    """Whether names and quotation marks stay, and no spelling checker changes a capitalised word."""
    text = document.text
    before = text[change.start : change.end]
    if QUOTE_MARKS.findall(before) != QUOTE_MARKS.findall(change.after):
        return False
    capitals = [word.group() for word in CAPITALISED.finditer(before)]
    if capitals and is_speller(match):
        return False
    kept = change.after.split()
    if before[:1].isupper() and SENTENCE_START.search(text[max(0, change.start - REACH) : change.start]):
        first = capitals.pop(0)
        if first not in kept and is_name(first, document):
            return False
    return all(word in kept for word in capitals)


def is_speller(match: Match) -> bool:
    """Whether LanguageTool's dictionary, not one of its rules, found the place."""
    return match.id.startswith(("MORFOLOGIK_", "HUNSPELL_"))


def is_name(word: str, document: Document) -> bool:
    """Whether a word at the beginning of a sentence is somebody's name."""
    return is_surname(word, document) or word in document.lexicons.words("given-names")
