"""Closed wrong phrases from a lexicon, with the article mended: `an irregular timberland` → a random forest.

The lexicon has the columns wrong, right, certainty and, if it likes, context: a pattern that must occur in the same
paragraph.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping

import regex

from cleanup.document.document import Document
from cleanup.find.hit import Hit
from cleanup.find.literals import LiteralDetector
from cleanup.find.literals import anchors as literal_anchors
from cleanup.find.patterns import compiled
from cleanup.lazy.patterns import lazily
from cleanup.rulebook.lexicons import Lexicons
from cleanup.rulebook.model import Case

OPTIONS = {"table": "", "certainty": "safe", "context": "no"}
CORE = None

ARTICLE = lazily(r"(?<![\p{L}\p{N}])(?P<article>[Aa]n?)(?P<gap>[ \u00a0])$")
Row = tuple[str, str, str]


@functools.lru_cache(maxsize=16)
def rows(lexicons: Lexicons, table: str, certainty: str, context: str) -> dict[str, Row]:
    """The rows of a certainty, with (`context: yes`) or without a context, by their wrong phrase."""
    found: dict[str, Row] = {}
    for row in lexicons.table(table):
        pattern = row[3] if len(row) > 3 else ""
        if row[2] == certainty and bool(pattern) == (context == "yes"):
            found[row[0]] = (row[0], row[1], pattern)
    return found


@functools.lru_cache(maxsize=16)
def _by_folded(lexicons: Lexicons, table: str, certainty: str, context: str) -> dict[str, Row]:
    return {wrong.lower(): row for wrong, row in rows(lexicons, table, certainty, context).items()}


@functools.lru_cache(maxsize=16)
def _detector(lexicons: Lexicons, table: str, certainty: str, context: str) -> LiteralDetector:
    chosen = rows(lexicons, table, certainty, context)
    return LiteralDetector(chosen, {wrong: row[1] for wrong, row in chosen.items()}, Case.SMART)


def anchors(lexicons: Lexicons, options: Mapping[str, str]) -> frozenset[str]:
    """Words of which a text must hold one."""
    return literal_anchors(rows(lexicons, **options))


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """The wrong phrases, each with the article before it where the right phrase wants the other one."""
    for hit in _detector(document.lexicons, **options).hits(document):
        row = _by_folded(document.lexicons, **options).get(
            " ".join(hit.groups["found"].replace("’", "'").lower().split())
        )
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
    word = regex.split(r"[ \u00a0]", phrase, maxsplit=1)[0]
    exceptions = _exceptions(lexicons)
    for form in (word, word.partition("-")[0]):
        if form in exceptions:
            return exceptions[form]
    return "an" if word[:1].lower() in "aeiou" else "a"


@functools.lru_cache(maxsize=4)
def _exceptions(lexicons: Lexicons) -> dict[str, str]:
    return {row[0]: row[1] for row in lexicons.table("article-exceptions")}
