"""The gazetteer of people as an index: by surname, and by a key that the usual slips of transliteration leave alone."""

from __future__ import annotations

import functools
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from cleanup.document.words import undoubled
from cleanup.lazy.patterns import lazily
from cleanup.lazy.remembered import REMEMBERED
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


@functools.lru_cache(maxsize=REMEMBERED)
def distance(one: str, other: str) -> int:
    """How many letters differ, are missing or change places between two words, accents and case aside."""
    from rapidfuzz.distance import OSA  # takes time to load, and only names need it

    return OSA.distance(plain(one), plain(other))


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


class People:
    """The people of the lexicon by surname and by key."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.by_surname: dict[str, list[Person]] = {}
        self.by_key: dict[str, set[str]] = {}
        self.spellings: dict[str, tuple[str, ...]] = {}
        self.namesakes: Counter[str] = Counter()
        self.by_given: dict[str, set[str]] = {}
        for row in lexicons.table("people"):
            person = Person(tuple(row[0].split("|")), tuple(row[1].split("|")), tuple(row[2].split("; ")))
            self.namesakes.update(given_of(person))
            for surname in person.surnames:
                self.by_surname.setdefault(surname, []).append(person)
                if len(person.surnames) > 1:
                    self.spellings.setdefault(surname, person.surnames)
        for surname, persons in self.by_surname.items():
            for given in {word for person in persons for word in given_of(person)}:
                self.by_given.setdefault(given, set()).add(surname)
        roles = {role for persons in self.by_surname.values() for person in persons for role in person.roles}
        self.office_words = frozenset(role.rpartition(" ")[2] for role in roles)
        self.office_ends = frozenset(role[-OFFICE_END:] for role in roles if public_office(role))
        self.last_words = frozenset(surname.rpartition(" ")[2] for surname in self.by_surname)
        for surname in self.by_surname:
            for loose in loose_keys(surname.rpartition(" ")[2]):
                self.by_key.setdefault(loose, set()).add(surname)

    def surnames_like(self, word: str) -> Iterator[str]:
        """The surnames of which `word` may be a slip, itself excluded."""
        whole = key(word)
        if len(word) < 3 or len(whole) < 2:
            return
        found: set[str] = set()
        for loose in (whole, *((whole[:at] + whole[at + 1 :]) for at in range(1, len(whole)) if len(whole) >= 5)):
            found |= self.by_key.get(loose, set())
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
