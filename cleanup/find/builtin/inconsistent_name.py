"""One person's surname in two accepted spellings in one document: Zelensky and Zelenskyy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import regex

from cleanup.document.document import Document
from cleanup.document.people import people_of
from cleanup.find.hit import Hit

OPTIONS: dict[str, str] = {}
CORE = r"\p{Lu}\p{Ll}{3}"

WORD = regex.compile(r"(?<![\p{L}\p{N}_@#/.-])\p{Lu}\p{L}{3,}")


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """The spellings in the minority, with the one that comes at least twice as often."""
    by_surname = people_of(document.lexicons).by_surname
    places: dict[tuple[str, ...], dict[str, list[int]]] = {}
    for match in WORD.finditer(document.text):
        for person in by_surname.get(match.group(), ())[:1]:
            if len(person.surnames) > 1:
                places.setdefault(person.surnames, {}).setdefault(match.group(), []).append(match.start())
    for spellings in places.values():
        if len(spellings) < 2:
            continue
        common = max(spellings, key=lambda spelling: len(spellings[spelling]))
        for spelling, starts in spellings.items():
            clear = len(spellings[common]) >= 2 * len(starts)
            for start in starts if spelling != common else ():
                yield Hit(start, start + len(spelling), common if clear else None, {"rare": spelling, "common": common})
