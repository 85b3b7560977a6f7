"""The gazetteer of people as an index: by surname, and by a key that the usual slips of transliteration leave alone."""

from __future__ import annotations

import functools
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from cleanup.document.words import undoubled
from cleanup.lazy.patterns import lazily
from cleanup.lazy.remembered import REMEMBERED, Remembered
from cleanup.lazy.rows import as_rows
from cleanup.rulebook.lexicons import Lexicons

SURNAME_FIRST = "surname-first"
OTHER_SCRIPT = frozenset(
    (
        "russia ukraine belarus bulgaria serbia macedonia greece cyprus israel egypt syria iraq iran lebanon "
        "jordan palestine gaza hamas hezbollah libya tunisia algeria morocco sudan yemen oman qatar bahrain "
        "kuwait emirates afghanistan taliban pakistan india bangladesh nepal ethiopia eritrea georgia armenia "
        "kazakhstan kyrgyzstan uzbekistan tajikistan turkmenistan mongolia china taiwan japan korea thailand "
        "myanmar cambodia laos"
    ).split()
) | {
    "saudi arabia",
    "north korea",
    "south korea",
    "united arab emirates",
    "uae",
    "hong kong",
    "sri lanka",
    "north macedonia",
    "islamic state",
    "al-qaeda",
}
"""Countries and groups whose names reach Latin letters by transliteration, which has more than one right form."""


OFFICES = frozenset(
    (
        "president premier minister chancellor secretary senator governor ambassador king queen pope prince princess "
        "emir chief chairman chairwoman general prosecutor speaker commissioner leader mayor coach representative "
        "congressman congresswoman judge justice envoy spokesman spokeswoman monarch sultan shah taoiseach dictator "
        "administrator director head executive ceo secretary-general"
    ).split()
)
"""The last words of offices that one person holds at a time, so that they prove who is meant."""
OFFICE_END = 3
"""Letters of the shortest office, so that what ends otherwise than all offices in as many letters ends in none."""


class Person(NamedTuple):
    """One row: the accepted spellings of surname and given name, commonest first, and words found near the name."""

    surnames: tuple[str, ...]
    given: tuple[str, ...]
    roles: tuple[str, ...]

    @property
    def transliterated(self) -> bool:
        return not OTHER_SCRIPT.isdisjoint(self.roles)

    @property
    def surname_first(self) -> bool:
        return SURNAME_FIRST in self.roles


def public_office(role: str) -> bool:
    """Whether a role is an office that proves who is meant: `secretary of state`, not `film` or `actress`."""
    return role != "film director" and not OFFICES.isdisjoint(role.split())


def plain(word: str) -> str:
    """The word in lower case without accents."""
    return word.lower() if word.isascii() else _unaccented(word)


@functools.lru_cache(maxsize=REMEMBERED)
def _unaccented(word: str) -> str:
    word = (
        word.replace("ł", "l")
        .replace("Ł", "L")
        .replace("ø", "o")
        .replace("ı", "i")
        .replace("Đ", "Dj")
        .replace("đ", "dj")
        .replace("ß", "ss")
    )
    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))


CLUSTERS = (
    ("sch", "s"), ("tch", "s"), ("tsch", "s"), ("dj", "j"), ("ch", "k"), ("ck", "k"), ("sh", "s"), ("sz", "s"),
    ("cz", "s"), ("ph", "f"), ("kh", "k"),
    ("gh", "g"), ("th", "t"), ("dh", "d"), ("zh", "j"), ("rh", "l"), ("tz", "s"), ("ts", "s"), ("qu", "k"), ("x", "ks"),
)  # fmt: skip
LETTERS = str.maketrans(
    {
        "r": "l",
        "v": "b",
        "w": "b",
        "d": "t",
        "p": "b",
        "g": "k",
        "j": "k",
        "c": "k",
        "q": "k",
        "z": "s",
        "y": "",
        "h": "",
        "a": "",
        "e": "",
        "i": "",
        "o": "",
        "u": "",
        "'": "",
        "’": "",
        "-": "",
        " ": "",
    }
)


@functools.lru_cache(maxsize=REMEMBERED)
def key(word: str) -> str:
    """What slips of transliteration leave: consonants (r/l, b/v/w, c/k/q, s/z alike), no vowels, no doublings."""
    text = plain(word)
    for cluster, single in CLUSTERS:
        text = text.replace(cluster, single)
    return undoubled(text.translate(LETTERS))


@functools.lru_cache(maxsize=16384)
def given_of(person: Person) -> frozenset[str]:
    """Every word of the person's accepted first names, plain."""
    return frozenset(plain(word) for given in person.given for word in (given, *given.split()))


def loose_keys(word: str) -> Iterator[str]:
    """The key, and for long keys all keys with one consonant lost."""
    whole = key(word)
    yield whole
    if len(whole) >= 5:
        for at in range(1, len(whole)):
            yield whole[:at] + whole[at + 1 :]


TRANSLITERATION = (
    ("kh", "h"), ("gh", "g"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ye", "e"), ("yo", "o"), ("ie", "e"),
    ("tz", "ts"), ("cz", "ts"), ("ch", "tsh"),
    ("j", "i"), ("y", "i"), ("q", "k"), ("dh", "d"), ("th", "t"), ("'", ""), ("’", ""), ("-", ""),
)  # fmt: skip


FINAL_I, FINAL_V = lazily(r"i+$"), lazily(r"(?:ff|v)$")


@functools.lru_cache(maxsize=REMEMBERED)
def transliteration(word: str) -> str:
    """A form that the accepted ways of writing a transliterated name share."""
    text = plain(word)
    for one, other in TRANSLITERATION:
        text = text.replace(one, other)
    return str(FINAL_V.sub("v", FINAL_I.sub("i", text)))


CONFUSED_FIRST = ("rl", "bvw", "ckqg", "szc", "jydgz", "iey", "ft", "uw", "aeo", "kh", "td", "pb")
"""Letters that slips put for one another at the beginning of a name."""
CONFUSED_PAIRS = frozenset(x + y for group in CONFUSED_FIRST for x in (*group, "") for y in (*group, ""))
"""These letters by twos; of one that stands for nothing there is only the other."""


def may_be_slip(word: str, right: str) -> bool:
    """Whether a word can be a slip of a surname as far as their letters tell."""
    one, other = plain(word), plain(right)
    if one == other or not one or abs(len(one) - len(other)) > 3 or len(other) < 3 or not same_start(one, other):
        return False
    return one not in (other + "s", other + "es") and one + "s" != other


def same_start(one: str, other: str) -> bool:
    """Whether two plain words begin alike, but for letters that slips confuse or drop."""
    x, y = one[:1], other[:1]
    return x == y or x + y in CONFUSED_PAIRS or one[1:3] == other[:2] or other[1:3] == one[:2]


FEW_PAIRS = 256
"""So many distances take less time to work out here than rapidfuzz takes to load."""


@functools.lru_cache(maxsize=REMEMBERED)
def distance(one: str, other: str) -> int:
    """How many letters differ, are missing or change places between two words, accents and case aside."""
    if distance.cache_info().currsize < FEW_PAIRS:
        return optimal_string_alignment(plain(one), plain(other))
    from rapidfuzz.distance import OSA

    return OSA.distance(plain(one), plain(other))


def optimal_string_alignment(one: str, other: str) -> int:
    """The fewest letters to insert, delete, replace or swap with the next one, none of them twice."""
    above, row = [0] * (len(other) + 1), list(range(len(other) + 1))
    for i, a in enumerate(one):
        before, above, row = above, row, [i + 1]
        for j, b in enumerate(other):
            fewest = min(row[j] + 1, above[j + 1] + 1, above[j] + (a != b))
            if i and j and a == other[j - 1] and b == one[i - 1]:
                fewest = min(fewest, before[j - 1] + 1)
            row.append(fewest)
    return row[-1]


def is_close(word: str, surname: str, most: int = 3) -> bool:
    """Whether a slip of the hand or of transliteration makes the one of the other."""
    last = surname.rpartition(" ")[2]
    allowed = 1 if len(last) < 5 else 2 if len(last) < 11 else 3
    return distance(word, last) <= min(most, allowed)


class Near(NamedTuple):
    """Surnames of which a word may be a slip."""

    surnames: frozenset[str]
    close: frozenset[str]
    """Those of them that are a few letters away."""


NOBODY = Near(frozenset(), frozenset())


LEXICON = "people"
SURNAME, GIVEN, KEY, LAST_WORD, OFFICES_ROW = "s", "g", "k", "l", "o"
"""What a key of `people_rows` begins with, by what it is."""


def people_rows(lexicons: Lexicons) -> str:
    """The index of the people of a lexicon as text (see `lazy.rows`); empty where there is no such lexicon."""
    rows: dict[str, list[str]] = {}
    roles: set[str] = set()
    given_surnames: dict[str, set[str]] = {}
    namesakes: Counter[str] = Counter()
    for number, line in enumerate(lexicons.lines(LEXICON) if lexicons.path(LEXICON) else ()):
        person = _person(line)
        given = given_of(person)
        namesakes.update(given)
        roles.update(person.roles)
        for surname in person.surnames:
            rows.setdefault(f"{SURNAME}{surname}", []).append(str(number))
            for word in given:
                given_surnames.setdefault(word, set()).add(surname)
    for surname in [row[1:] for row in rows]:
        last = surname.rpartition(" ")[2]
        rows[f"{LAST_WORD}{last}"] = [""]
        for loose in set(loose_keys(last)):
            rows.setdefault(f"{KEY}{loose}", []).append(surname)
    rows |= {f"{GIVEN}{word}": [str(namesakes[word]), *sorted(found)] for word, found in given_surnames.items()}
    rows[OFFICES_ROW] = sorted(roles)
    return as_rows(rows)


def _person(line: str) -> Person:
    surnames, given, roles = line.split("\t")[:3]
    return Person(tuple(surnames.split("|")), tuple(given.split("|")), tuple(roles.split("; ")))


class People:
    """The people of the lexicon by surname, by first name and by key, read as far as texts ask."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons
        self._rows = lexicons.rows(LEXICON, people_rows)
        self.persons = Remembered(self._persons)
        """Those with a surname."""
        self.spellings = Remembered(self._spellings)
        """The surnames that are equally right for the one, if there are several."""
        self.surnames_of = Remembered(self._surnames_of)
        """The surnames of those with a first name, which is plain."""
        self.is_last_word = Remembered(lambda word: bool(self._rows.cells(f"{LAST_WORD}{word}")))
        """Whether a surname is or ends with the word."""

    def _persons(self, surname: str) -> tuple[Person, ...]:
        numbers = self._rows.cells(f"{SURNAME}{surname}")
        return tuple(_person(self._lexicons.lines(LEXICON)[int(number)]) for number in numbers)

    def _spellings(self, surname: str) -> tuple[str, ...]:
        return next((person.surnames for person in self.persons[surname] if len(person.surnames) > 1), ())

    def _surnames_of(self, given: str) -> frozenset[str]:
        return frozenset(self._rows.cells(f"{GIVEN}{given}")[1:])

    def namesakes(self, given: str) -> int:
        """How many people have a first name, which is plain."""
        return int(next(iter(self._rows.cells(f"{GIVEN}{given}")), 0))

    @functools.cached_property
    def office_words(self) -> frozenset[str]:
        """The last words of all roles."""
        return frozenset(role.rpartition(" ")[2] for role in self._rows.cells(OFFICES_ROW))

    @functools.cached_property
    def office_ends(self) -> frozenset[str]:
        """The last letters of all offices."""
        return frozenset(role[-OFFICE_END:] for role in self._rows.cells(OFFICES_ROW) if public_office(role))

    def surnames_like(self, word: str) -> Iterator[str]:
        """The surnames of which `word` may be a slip, itself excluded."""
        if len(word) < 3 or len(key(word)) < 2:
            return
        found = {surname for loose in loose_keys(word) for surname in self._rows.cells(f"{KEY}{loose}")}
        for surname in found:
            if may_be_slip(word, surname.rpartition(" ")[2]):
                yield surname


@functools.lru_cache(maxsize=4)
def people_of(lexicons: Lexicons) -> People:
    """The index of a lexicon, made once."""
    return People(lexicons)


def near(word: str, lexicons: Lexicons) -> Near:
    """The surnames of which `word` may be a slip; ask `Lexicons.of_words(near)`, which remembers."""
    surnames = frozenset(people_of(lexicons).surnames_like(word))
    close = frozenset(surname for surname in surnames if is_close(word, surname))
    return Near(surnames, close) if surnames else NOBODY
