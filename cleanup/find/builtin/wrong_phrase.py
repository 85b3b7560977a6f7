"""Closed wrong phrases from a lexicon, with the article mended: `an irregular timberland` → a random forest.

The lexicon has the columns wrong, right, certainty and, if it likes, context: a pattern that must occur in the same
paragraph.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cleanup.document.document import Document
from cleanup.document.words import WORD
from cleanup.find.hit import Hit
from cleanup.find.literals import APOSTROPHES, LiteralDetector, key
from cleanup.find.patterns import compiled
from cleanup.lazy.patterns import lazily
from cleanup.rulebook.lexicons import Lexicons
from cleanup.rulebook.model import Case

OPTIONS = {"table": "", "certainty": "safe", "context": "no"}
CORE = None

ARTICLE = lazily(r"(?<![\p{L}\p{N}])(?P<article>[Aa]n?)(?P<gap>[ \u00a0])$")
Row = tuple[str, str, str]
NO_WORD = ("", "0"), (":", "A"), ("[", "a"), ("{", chr(0x10FFFF))
"""Bounds of what begins with no letter or digit of ASCII."""


SMALL_TEXT, FEW_ASKS = 2000, 4
"""So often the phrases of a text of so many characters are looked up by their first words; more often a table of all
words pays."""


class Phrases:
    """Phrases by their folded form, and what finds them."""

    def __init__(self, rows: Iterable[Sequence[str]], certainty: str, context: str) -> None:
        """Take the rows of a certainty, with (`context: yes`) or without a context."""
        self.rows: dict[str, Row] = {}
        for row in rows:
            pattern = row[3] if len(row) > 3 else ""
            if row[2] == certainty and bool(pattern) == (context == "yes"):
                self.rows[row[0]] = (row[0], row[1], pattern)
        self.detector = LiteralDetector(self.rows, {wrong: row[1] for wrong, row in self.rows.items()}, Case.SMART)

    @functools.cached_property
    def by_folded(self) -> dict[str, Row]:
        """The rows by their wrong phrase in small letters."""
        return {wrong.lower(): row for wrong, row in self.rows.items()}


class Table:
    """A lexicon of phrases."""

    def __init__(self, lexicons: Lexicons, name: str) -> None:
        self._lexicons, self._name = lexicons, name
        self._kept: dict[tuple[str, str], Phrases] = {}
        self._asks = 0

    def phrases(self, certainty: str, context: str) -> Phrases:
        """All phrases of a certainty, with or without a context."""
        key = certainty, context
        if key not in self._kept:
            self._kept[key] = Phrases(self._lexicons.table(self._name), certainty, context)
        return self._kept[key]

    def phrases_in(self, document: Document, certainty: str, context: str) -> Phrases:
        """The same without some that are not in the document."""
        if self._asks >= FEW_ASKS or len(document.text) > SMALL_TEXT:
            return self.phrases(certainty, context)
        self._asks += 1
        return Phrases((line.split("\t") for line in self._may_stand(document)), certainty, context)

    def _may_stand(self, document: Document) -> Iterable[str]:
        """The rows whose phrases begin like something in the document, and perhaps others."""
        lines = self._lexicons.lines(self._name)
        if not self._is_sorted:
            return lines
        bounds = set(NO_WORD)
        for front in document.once(_fronts):
            bounds.add((front, f"{front[:-1]}{chr(ord(front[-1]) + 1)}"))
        spans = ((bisect.bisect_left(lines, first), bisect.bisect_left(lines, after)) for first, after in bounds)
        return [line for low, high in spans for line in lines[low:high]]

    @functools.cached_property
    def _is_sorted(self) -> bool:
        lines = self._lexicons.lines(self._name)
        return lines == sorted(lines)


def _fronts(document: Document) -> set[str]:
    """How rows begin whose phrases begin like something in the document: with a word and the sign behind it."""
    text = key(document.text)
    fronts: set[str] = set()
    for match in WORD.finditer(text):
        word, behind = match.group(), text[match.end() : match.end() + 1]
        signs = {"\t", *(APOSTROPHES if behind == "'" else behind)}
        fronts |= {f"{form}{sign}" for form in (word, word[0].lower() + word[1:], word.lower()) for sign in signs}
    return fronts


@functools.lru_cache(maxsize=8)
def _table(lexicons: Lexicons, name: str) -> Table:
    return Table(lexicons, name)


def anchors(lexicons: Lexicons, options: Mapping[str, str]) -> frozenset[str]:
    """Words of which a text must hold one."""
    table, certainty, context = (options[name] for name in OPTIONS)
    return _table(lexicons, table).phrases(certainty, context).detector.anchors


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """The wrong phrases, each with the article before it where the right phrase wants the other one."""
    table, certainty, context = (options[name] for name in OPTIONS)
    phrases = _table(document.lexicons, table).phrases_in(document, certainty, context)
    for hit in phrases.detector.hits(document):
        row = phrases.by_folded.get(" ".join(hit.groups["found"].replace("’", "'").lower().split()))
        if row is None or not _in_context(document, hit, row[2]):
            continue
        yield _with_article(document, hit)


def _in_context(document: Document, hit: Hit, pattern: str) -> bool:
    paragraph = document.paragraph_at(hit.start)
    if not pattern or paragraph is None:
        return not pattern
    return compiled(pattern).search(document.text, paragraph.start, paragraph.end) is not None


def _with_article(document: Document, hit: Hit) -> Hit:
    match = ARTICLE.search(document.text[max(0, hit.start - 4) : hit.start])
    if match is None or hit.after is None:
        return hit
    article = article_for(hit.after, document.lexicons)
    if article == match["article"].lower():
        return hit
    first = hit.start - len(match.group())
    article = article.capitalize() if match["article"][0].isupper() else article
    return Hit(first, hit.end, f"{article}{match['gap']}{hit.after}", hit.groups, hit.certain)


def article_for(phrase: str, lexicons: Lexicons) -> str:
    """The indefinite article that a phrase wants."""
    word = re.split(r"[ \u00a0]", phrase, maxsplit=1)[0]
    exceptions = _exceptions(lexicons)
    for form in (word, word.partition("-")[0]):
        if form in exceptions:
            return exceptions[form]
    return "an" if word[:1].lower() in "aeiou" else "a"


@functools.lru_cache(maxsize=4)
def _exceptions(lexicons: Lexicons) -> dict[str, str]:
    return {row[0]: row[1] for row in lexicons.table("article-exceptions")}
