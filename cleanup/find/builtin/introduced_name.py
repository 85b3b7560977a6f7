"""A surname that the document introduces, and again without its accents or in another transliteration.

`Hasan Çetin … Cetin`, `Mykola Derevianko … Derevyanko`.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from cleanup.document.document import Document
from cleanup.document.people import distance, plain, transliteration
from cleanup.document.words import undoubled
from cleanup.find.builtin._minority import in_minority
from cleanup.find.hit import Hit
from cleanup.lazy.patterns import lazily
from cleanup.rulebook.lexicons import Lexicons

OPTIONS: dict[str, str] = {}
CORE = r"\p{Lu}\p{Ll}{2}"

SHORTEST, SHORTEST_WITH_OTHER_VOWEL = 5, 7
VOWELS = frozenset("aeiouy")
TWO_LETTERS = {"ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "ø": "oe", "å": "aa"}
GLIDE = lazily(r"(?<=[aeiou])y(?=e)")
BEFORE = lazily(r"(?P<word>\p{Lu}[\p{L}’'-]*\.?)[ \u00a0]$")
STRANGER = lazily(r"\b(?:an?|one|another)[ \u00a0](?:Mr|Mrs|Ms|Dr)\.?[ \u00a0]$")
REAL_WORDS = ("words", "places", "given-names", "demonyms")
"""Lexicons whose words are not taken for another spelling of a surname, accents aside."""
NO_FIRST_NAMES = ("words", "places", "demonyms", "titles")


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """The rarer of two spellings, one introduced with a first name, the other with none or the same."""
    pairs = list(_pairs(document))
    if not pairs:
        return
    spans: dict[str, list[tuple[int, int]]] = {word: [] for pair in pairs for word in pair}
    for start, word in document.capitals:
        if word in spans:
            spans[word].append((start, start + len(word)))
    given = {word: _first_names(document, word, places) for word, places in spans.items()}
    for word, other in pairs:
        if given[word] and (not given[other] or (word < other and given[word] & given[other])):
            yield from in_minority(document, {word: spans[word], other: spans[other]})


def _pairs(document: Document) -> Iterator[tuple[str, str]]:
    """Words of the document of which the second may be another spelling of the first."""
    skeleton_of = document.lexicons.of_words(_skeleton)
    words = document.capital_words
    if len(set(map(skeleton_of.__getitem__, words))) == len(words):
        return
    skeletons = Counter(map(skeleton_of.__getitem__, words))
    groups: dict[str, list[str]] = {}
    for word in words:
        if skeletons[skeleton_of[word]] > 1 and _may_be_name(word):
            groups.setdefault(skeleton_of[word], []).append(word)
    for group in groups.values():
        for word, other in itertools.permutations(sorted(group), 2):
            if _same_name(word, other, document.lexicons):
                yield word, other


def _may_be_name(word: str) -> bool:
    return len(word) >= SHORTEST and word[1:].islower()


def _skeleton(word: str, lexicons: Lexicons) -> str:
    """What all spellings of a name share: consonants of the transliteration, without doublings."""
    if not _may_be_name(word):
        return word
    text = _one_transliteration(_spelt_out(word))
    return text[:1] + "".join(letter for letter in text[1:] if letter not in VOWELS)


def _one_transliteration(word: str) -> str:
    """A form that ways of writing a name share: Dorofeyev and Dorofeev, Lestyani and Lestiani."""
    return undoubled(transliteration(GLIDE.sub("", word)))


def _spelt_out(word: str) -> str:
    """Umlauts and rings as two letters: Moeller for Möller, Joergensen for Jørgensen."""
    return re.sub("[äöüæøåÄÖÜÆØÅ]", lambda match: TWO_LETTERS[match.group().lower()], word)


def _first_names(document: Document, word: str, spans: Sequence[tuple[int, int]]) -> frozenset[str]:
    """The first names that stand before a surname; a stranger ("a Mr. Miller") has one of his own."""
    is_first_name, found = document.lexicons.of_words(_may_be_first_name), set()
    for start, _ in spans:
        before = BEFORE.search(document.text, max(0, start - 30), start)
        if before and is_first_name[before["word"]]:
            found.add(before["word"])
        elif STRANGER.search(document.text, max(0, start - 30), start):
            found.add(f"{word} the stranger")
    return frozenset(found)


def _may_be_first_name(word: str, lexicons: Lexicons) -> bool:
    """Whether a word is a known first name, or one that no list has."""
    return word in lexicons.words("given-names") or not any(
        word in lexicons.words(lexicon) or word.lower() in lexicons.words(lexicon) for lexicon in NO_FIRST_NAMES
    )


def _same_name(name: str, other: str, lexicons: Lexicons) -> bool:
    """Whether two words are one surname with and without accents, or in two transliterations."""
    if plain(name) == plain(other) or plain(_spelt_out(name)) == plain(_spelt_out(other)):
        return True
    if any(other in lexicons.words(lexicon) or other.lower() in lexicons.words(lexicon) for lexicon in REAL_WORDS):
        return False
    one, two = (_one_transliteration(word) for word in (name, other))
    if one == two:
        return True
    return (
        min(len(name), len(other)) >= SHORTEST_WITH_OTHER_VOWEL
        and one[-2:] == two[-2:]
        and len(one) == len(two)
        and distance(one, two) == 1
    )
