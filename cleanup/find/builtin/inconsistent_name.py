"""One person's surname in two accepted spellings in one document: Zelensky and Zelenskyy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cleanup.document.document import Document
from cleanup.document.people import key, people_of
from cleanup.find.builtin._likeness import names_somebody
from cleanup.find.builtin._minority import in_minority
from cleanup.find.hit import Hit
from cleanup.rulebook.lexicons import Lexicons

OPTIONS: dict[str, str] = {}
CORE = r"\p{Lu}\p{Ll}{3}"


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """The spellings in the minority, with the one that comes at least twice as often."""
    if not document.once(names_somebody) and not _has_words_alike(document):
        return  # so that the gazetteer need not be read for a text without people
    spelt = people_of(document.lexicons).spellings.among(document.capital_words)
    present: dict[tuple[str, ...], set[str]] = {}
    for word, spellings in spelt.items():
        present.setdefault(spellings, set()).add(word)
    double = {word for words in present.values() if len(words) > 1 for word in words}
    if not double or not _has_words_alike(document):
        return
    places: dict[tuple[str, ...], dict[str, list[tuple[int, int]]]] = {}
    for start, word in document.capitals:
        if word in double:
            places.setdefault(spelt[word], {}).setdefault(word, []).append((start, start + len(word)))
    for of_each in places.values():
        yield from in_minority(document, of_each)


def _has_words_alike(document: Document) -> bool:
    """Whether two words have one key."""
    key_of = document.lexicons.of_words(_key)
    keys = [key_of[word] for word in document.capital_words if len(word) > 3]
    return len(set(keys)) < len(keys)


def _key(word: str, lexicons: Lexicons) -> str:
    return key(word)
