"""Slips in the names of people in public life: `Anthony Brinken`, `Viktor Olban`, `Emmanuel Macaron`.

`part` is `surname` or `given`. A slip is certain where the person's role or first name stands by it, or where the
document establishes it elsewhere; a bare word that only looks like a famous name is left alone.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import NamedTuple

from cleanup.document.document import Document
from cleanup.document.people import (
    OFFICE_END,
    Person,
    distance,
    given_of,
    is_close,
    key,
    may_be_slip,
    near,
    people_of,
    plain,
    public_office,
    same_start,
    transliteration,
)
from cleanup.find.builtin._likeness import (
    EVERYWHERE,
    FIRM,
    GAPS,
    SHORT,
    WHOLE,
    governs,
    is_like,
    is_word_here,
    names_somebody,
    stands,
)
from cleanup.find.builtin._variants import accepted_variant, glued, office_at
from cleanup.find.hit import Hit
from cleanup.lazy.patterns import lazily
from cleanup.rulebook.lexicons import Lexicons

OPTIONS = {"part": "surname"}
CORE = r"\p{Lu}\p{Ll}{2}"

WORDS, LAST_WORD = lazily(r"[\p{L}\p{N}-]+|\|"), lazily(r"(?r)[\p{L}\p{N}-]+|\|")
PARTICLES = frozenset("von der,van der,van den,van de,de la,von,van,de,di,da,dos,al-,el-,bin,ten,le,du".split(","))
WINDOW_BEFORE, WINDOW_AFTER = 110, 70
SHORTEST_GIVEN = 4
"""Letters of a first name in which a slip shows."""
KNOWN = ("surnames", "given-names", "places", "demonyms", "organisations", "brands")
COMMON_GIVEN = frozenset(
    (
        "John Michael David Mark James Robert William Richard Thomas Peter Paul Chris George Daniel Kevin "
        "Brian Steve Steven Stephen Scott Andrew Mary Sarah Anna Maria Jose Juan Carlos Ali Mohammed Ahmed "
        "Joe Tom Jim Bob Bill Mike Dan Tim Matt Alex Adam Ben Sam Nick Tony Eric Jason Ryan Karen Susan Linda "
        "Lisa Jennifer Martin Simon Ian Alan"
    ).split()
)
TITLES = frozenset(
    (
        "President Minister Secretary Chancellor Premier Prime Mr Mrs Ms Dr Sir Senator Governor General "
        "Ambassador Chief Chairman Chairwoman King Queen Prince Princess Pope Coach Chair Commissioner "
        "Spokesman Spokeswoman Speaker Justice Judge Director Envoy Messrs Vice State Foreign Defense Defence "
        "Finance Deputy Leader Lord Lady"
    ).split()
)


NEWCOMER = lazily(r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Ss]ome)[ \u00a0](?:Mr|Mrs|Ms|Dr|certain)\.?[ \u00a0]\Z")
NEWCOMERS = tuple(f"{word}{gap}" for word in ("r", "s", "n", ".") for gap in GAPS)
"""How what NEWCOMER looks for ends, so that it need not look everywhere."""
NEXT_NAME = lazily(r"[ \u00a0](?P<word>\p{Lu}\p{Ll}[\p{L}-]*)")
FOLLOWED = lazily(r"[ \u00a0]\p{Lu}\p{Ll}")


class Mention(NamedTuple):
    """A capital word that may be a slip of a surname, with the first name before it, if any."""

    start: int
    end: int
    word: str
    given: str
    given_start: int


class Slip(NamedTuple):
    """What is right where a word is a slip, a few letters from surnames."""

    given: frozenset[str]
    """The first names of the people with these surnames, each name's last word."""
    typo_of: frozenset[str]
    """The last words of the surnames that are one letter away, if the word is nothing else."""


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """The misspelt words with the right form."""
    if not document.once(names_somebody):
        return  # so that the gazetteer need not be read for a text without people
    if options["part"] == "given":
        last_words = people_of(document.lexicons).is_last_word.among(document.capital_words)
        yield from _given_slips(document, _mentions(document, last_words.keys()))
    elif words := _with_a_chance(document):
        yield from _surname_slips(document, list(_mentions(document, words)))


def _slip(word: str, lexicons: Lexicons) -> Slip | None:
    """What the word can be a slip of, None where nothing; a word like `The` is no slip, nor is one in capitals."""
    close = lexicons.of_words(near)[word].close
    if not close or word.isupper() or word.lower() in lexicons.words("function-words"):
        return None
    people = people_of(lexicons)
    persons = [person for surname in close for person in people.persons[surname]]
    given = frozenset(name.rpartition(" ")[2] for person in persons for name in person.given)
    if people.persons[word] or _known(word, lexicons):
        return Slip(given, frozenset())
    return Slip(given, frozenset(surname.rpartition(" ")[2] for surname in close if is_close(word, surname, 1)))


def _is_given_of_somebody(word: str, lexicons: Lexicons) -> bool:
    return bool(people_of(lexicons).surnames_of[plain(word)])


def _with_a_chance(document: Document) -> set[str]:
    """The words that stand somewhere where they can mean somebody, or whose right form the document has.

    Nothing can show of the others who is meant, and most capital words are others.
    """
    words, capitals, lexicons = document.capital_words, document.capitals, document.lexicons
    slips = lexicons.of_words(_slip).among(words)
    namesakes = lexicons.of_words(_is_given_of_somebody).among(words)
    chance = {word for word, slip in slips.items() if slip and not slip.typo_of.isdisjoint(words)}
    pairs = itertools.pairwise([(0, ""), *capitals])
    for number in [at for at, ((_, before), (_, word)) in enumerate(pairs) if word in slips or before in namesakes]:
        start, word = capitals[number]
        if word in chance:
            continue
        given, slip = _given_before(document, number), slips.get(word)
        if (given in namesakes and _has_namesakes(word, given, lexicons)) or (
            slip and (_is_slip_of_given(given, slip, document) or _ends_office(document, start, given))
        ):
            chance.add(word)
    return chance


def _has_namesakes(word: str, given: str, lexicons: Lexicons) -> bool:
    """Whether a word can be a slip of the surname of somebody with the first name."""
    if len(word) < 3 or word.lower() in lexicons.words("function-words"):
        return False
    return bool(_namesakes_like(word, given, lexicons))


def _is_slip_of_given(given: str, slip: Slip, document: Document) -> bool:
    """Whether the first name is one slip away from one of those that belong to the right surnames."""
    return _is_given(given, document) and any(_given_slip(given, name) for name in slip.given)


def _ends_office(document: Document, start: int, given: str) -> bool:
    """Whether what stands before a word may be an office."""
    people = people_of(document.lexicons)
    return _before(start, document)[-OFFICE_END:] in people.office_ends and (
        bool(given) or _is_behind_office(start, document)
    )


def _mentions(document: Document, words: Set[str]) -> Iterator[Mention]:
    """The places of the words, each with the capital word before it."""
    for number in [at for at, (_, word) in enumerate(document.capitals) if word in words] if words else ():
        start, word = document.capitals[number]
        given = _given_before(document, number)
        yield Mention(start, start + len(word), word, given, document.capitals[number - 1][0] if given else start)


def _given_before(document: Document, number: int) -> str:
    """The capital word that stands right before another one, or before the particle before it; empty for none."""
    if not number:
        return ""
    start, word = document.capitals[number - 1]
    gap = document.text[start + len(word) : document.capitals[number][0]]
    return word if gap in GAPS or gap.strip() in PARTICLES else ""


def _surname_slips(document: Document, mentions: list[Mention]) -> Iterator[Hit]:
    people = people_of(document.lexicons)
    established: dict[str, str] = {}
    strangers: dict[str, list[int]] = {}
    found: list[tuple[Mention, str, bool]] = []
    bare: list[tuple[Mention, frozenset[str]]] = []
    right_names = document.capital_words
    choices = [_options(mention, document) for mention in mentions]
    doubtful = {mention.word for mention, options in zip(mentions, choices, strict=True) if options}
    for mention, options in zip(mentions, choices, strict=True):
        if mention.word not in doubtful or mention.word.isupper():
            continue
        if _is_first_name(mention, document) or document.lexicons.of_words(glued)[mention.word]:
            continue
        named = _is_given(mention.given, document)
        right = _is_right(mention, named, document)
        other = not (right and named) and _is_somebody_else(mention, document)
        right = right or other
        best = None if right or not _has_company(mention, document) else _best(document, mention, options)
        if right and (named or other):
            strangers.setdefault(mention.word, []).append(mention.start)
        elif best is not None:
            surname, certain = best
            found.append((mention, surname, certain))
            if certain:
                established[mention.word] = surname
        elif named:
            strangers.setdefault(mention.word, []).append(mention.start)
        else:
            bare.append((mention, options))
    for mention, options in bare:
        surname = established.get(mention.word, "")
        if (
            surname
            and mention.word not in document.lexicons.words("places")
            and not _last_was_stranger(mention, strangers, found)
            and not is_word_here(mention.word, mention.end, document)
        ):
            found.append((mention, surname, True))
        elif (
            not surname
            and mention.word not in strangers
            and not _known(mention.word, document.lexicons)
            and not people.persons[mention.word]
        ):
            there = [s for s in options if s.rpartition(" ")[2] in right_names and is_close(mention.word, s, 1)]
            there = [s for s in there if not any(accepted_variant(mention.word, s, p) for p in people.persons[s])]
            if len(there) == 1:
                certain = len(mention.word) >= 6 and FOLLOWED.match(document.text, mention.end) is None
                found.append((mention, there[0], certain and _introduced(there[0], document)))
    for mention, surname, certain in found:
        yield _hit(document, mention, surname, certain)


def _options(mention: Mention, document: Document) -> frozenset[str]:
    """The surnames that the mention may mean: a few letters away, or much alike and of somebody with its first name."""
    options = document.lexicons.of_words(near)[mention.word].close
    if mention.given:
        options |= _namesakes_like(mention.word, mention.given, document.lexicons)
    return frozenset(surname for surname in options if _may_be(mention, surname, document)) if options else options


def _namesakes_like(word: str, given: str, lexicons: Lexicons) -> Set[str]:
    """The surnames much like the word of the people with the first name."""
    namesakes = people_of(lexicons).surnames_of[plain(given)]
    if not namesakes:
        return frozenset()
    alike = lexicons.of_words(near)[word].surnames & namesakes
    if len(word) <= SHORT:
        return alike | {s for s in namesakes if may_be_slip(word, s) and distance(word, s) == 1}
    return alike if _known(word, lexicons) else alike | {s for s in namesakes if is_like(word, s)}


def _is_right(mention: Mention, named: bool, document: Document) -> bool:
    """Whether the word is the surname of a known person, and no first name before it speaks against that."""
    namesakes = people_of(document.lexicons).persons[mention.word]
    if not namesakes:
        return False
    return not named or any(plain(mention.given) in given_of(person) for person in namesakes)


def _has_company(mention: Mention, document: Document) -> bool:
    """Whether a first name or the last word of an office stands before the mention."""
    return bool(mention.given) or _is_behind_office(mention.start, document)


def _is_behind_office(start: int, document: Document) -> bool:
    """Whether the last word before an offset is the last one of an office."""
    before = LAST_WORD.search(document.text[max(0, start - 30) : start].lower())
    return before is not None and before.group() in people_of(document.lexicons).office_words


def _is_somebody_else(mention: Mention, document: Document) -> bool:
    """`a Mr. Reinders`, `Wang Yi`: the words around the mention say that another person is meant."""
    text = document.text
    if text.endswith(NEWCOMERS, 0, mention.start) and NEWCOMER.search(text[max(0, mention.start - 20) : mention.start]):
        return True
    if FIRM.match(text, mention.end):
        return True
    if not people_of(document.lexicons).persons[mention.word]:
        return False
    return not mention.given and FOLLOWED.match(text, mention.end) is not None


def _is_first_name(mention: Mention, document: Document) -> bool:
    """Whether another name follows: then the word is no surname. A common word with a capital is no name."""
    if not document.text[mention.end + 1 : mention.end + 2].isupper():
        return False
    following = NEXT_NAME.match(document.text, mention.end)
    if following is None:
        return False
    if mention.word in document.lexicons.words("given-names"):
        return True
    return following["word"].lower() not in document.lexicons.words("common-words")


def _introduced(surname: str, document: Document) -> bool:
    """Whether the document has the full name of a person with the surname."""
    persons = people_of(document.lexicons).persons[surname]
    return any(stands(f"{given} {surname}", document) for person in persons for given in person.given)


def _last_was_stranger(
    mention: Mention, strangers: Mapping[str, list[int]], found: list[tuple[Mention, str, bool]]
) -> bool:
    """Whether the last full name before the mention that has its surname belonged to somebody else."""
    others = [at for at in strangers.get(mention.word, []) if at < mention.start]
    own = [m.start for m, _, _ in found if m.word == mention.word and m.start < mention.start]
    return bool(others) and max(others) > max(own, default=-1)


def _hit(document: Document, mention: Mention, surname: str, certain: bool) -> Hit:
    right = surname.rpartition(" ")[2]
    return Hit(mention.start, mention.end, right, {"wrong": mention.word, "right": right}, certain)


def _may_be(mention: Mention, surname: str, document: Document) -> bool:
    """Whether the words before the mention allow the surname: `von der` before Leyen."""
    prefix = surname.rpartition(" ")[0]
    return not prefix or document.text[max(0, mention.start - 20) : mention.start].rstrip().endswith(prefix)


def _known(word: str, lexicons: Lexicons) -> bool:
    """Whether the word is right English or a name of somebody or something."""
    return word.lower() in lexicons.words("words") or _known_name(word, lexicons)


def _known_name(word: str, lexicons: Lexicons) -> bool:
    """Whether somebody or something is called that."""
    return word in lexicons.union(KNOWN)


def _is_given(given: str, document: Document) -> bool:
    """Whether what stands before a word is a first name, and no title or office."""
    if not given or given in TITLES or given.isupper():
        return False
    return given in document.lexicons.words("given-names") or given.lower() not in document.lexicons.words("words")


def _best(document: Document, mention: Mention, options: Iterable[str]) -> tuple[str, bool] | None:
    """The surname that the words around the mention speak for, and whether they prove it."""
    people = people_of(document.lexicons)
    ranked: list[tuple[int, int, str, bool]] = []
    known = _known(mention.word, document.lexicons)
    for surname in options:
        for person in people.persons[surname]:
            if person.surname_first or accepted_variant(mention.word, surname.rpartition(" ")[2], person):
                continue
            weight, certain = _weigh(document, mention, person, surname, known)
            if person.transliterated and transliteration(mention.word) == transliteration(surname.rpartition(" ")[2]):
                certain = False  # another way to transliterate the name, and perhaps the house's
            if weight:
                ranked.append(
                    (
                        weight,
                        -distance(mention.word, surname.rpartition(" ")[2]),
                        person.surnames[0] if surname not in document.text else surname,
                        certain,
                    )
                )
    if not ranked:
        return None
    ranked.sort(reverse=True)
    rivals = {name for weight, _, name, _ in ranked if weight == ranked[0][0]}
    return ranked[0][2], ranked[0][3] and len(rivals) == 1


def _weigh(document: Document, mention: Mention, person: Person, surname: str, known: bool) -> tuple[int, bool]:
    """How much speaks for the person (0: too little), and whether it is proof."""
    own_given = bool(mention.given) and plain(mention.given) in given_of(person)
    close = is_close(mention.word, surname)
    if not (own_given or close):
        return 0, False
    roles = _roles(document, mention, person)
    if own_given:
        office = office_at(document.text, mention.given_start, mention.end, person)
        sounds = key(mention.word) == key(surname.rpartition(" ")[2])
        alike = sounds and (not known or " " in surname)
        if not close and not (office and (alike or (not known and is_like(mention.word, surname) and governs(person)))):
            return 0, False
        if _both_there(mention, surname, document):
            return 0, False
        if roles:
            if _known_name(mention.word, document.lexicons) and not office:
                return 8 + min(roles, 3), roles > 1 and distance(mention.word, surname.rpartition(" ")[2]) == 1
            alone = mention.given not in COMMON_GIVEN or office
            one_slip = distance(mention.word, surname.rpartition(" ")[2]) == 1
            namesake = (
                people_of(document.lexicons).persons[mention.word]
                and not _rare(mention.given, document)
                and not (office and one_slip)
            )
            return 8 + min(roles, 3), roles > 1 or (alone and not namesake)
        if known and not close:
            return 0, False
        slip = distance(mention.word, surname.rpartition(" ")[2]) <= (1 if len(mention.word) < 8 else 2)
        if not slip or _known_name(mention.word, document.lexicons):
            return 4, False
        return 4, _rare(mention.given, document) or _fits(document, mention, person)
    if _is_given(mention.given, document):
        slip = any(_given_slip(mention.given, g) for g in person.given)
        if slip and roles and close:
            return 6 + min(roles, 3), not known or roles >= 2
        if not _office_before(document, mention, person):
            return 0, False
    if (
        close
        and _office_before(document, mention, person)
        and (not _is_given(mention.given, document) or mention.given in person.roles)
    ):
        return 3 + min(roles, 3), roles >= (2 if known else 1)
    return 0, False


def _fits(document: Document, mention: Mention, person: Person) -> bool:
    """Whether the document as a whole is about the person's field: the sport, the club and the country."""
    if len(document.text) > WHOLE:
        return False
    words = _spaced(document.text)
    fitting = sum(f" {role} " in words for role in person.roles if role not in EVERYWHERE)
    return fitting >= (3 if mention.given in COMMON_GIVEN else 2)


def _rare(given: str, document: Document) -> bool:
    """Whether hardly any known person has the first name."""
    return people_of(document.lexicons).namesakes(plain(given)) <= 2


def _roles(document: Document, mention: Mention, person: Person) -> int:
    """How many of the person's roles the words around the mention name, in the same paragraph."""
    around = _around(document, mention)
    return sum(f" {role} " in around for role in person.roles)


def _around(document: Document, mention: Mention) -> str:
    """The words around the mention in lower case, each between single spaces."""
    paragraph = document.paragraph_at(mention.start)
    begin = mention.start if mention.given in TITLES else mention.given_start
    low = max(paragraph.start if paragraph else 0, begin - WINDOW_BEFORE)
    high = min(paragraph.end if paragraph else len(document.text), mention.end + WINDOW_AFTER)
    around = document.text[low:begin] + " | " + document.text[mention.end : high]
    return _spaced(around)


@functools.lru_cache(maxsize=16)  # asked for one person after the other
def _spaced(text: str) -> str:
    return f" {' '.join(WORDS.findall(text.lower().replace('u.s.', 'us ').replace('u.k.', 'uk ')))} "


def _office_before(document: Document, mention: Mention, person: Person) -> bool:
    """Whether one of the person's roles ends right before the mention: `Chancellor Schultz`."""
    before = _before(mention.start, document)
    return any(before.endswith(role) for role in person.roles if public_office(role))


def _before(start: int, document: Document) -> str:
    """What stands before an offset, as far as an office goes, in lower case."""
    return document.text[max(0, start - 60) : start].rstrip().lower()


def _both_there(mention: Mention, surname: str, document: Document) -> bool:
    """Whether the document has the right full name, too: then the other spelling may be somebody else's."""
    return stands(f"{mention.given} {surname}", document)


def _given_slip(word: str, given: str) -> bool:
    """Whether a first name is one slip away from another."""
    last = given.rpartition(" ")[2]
    if min(len(word), len(last)) < SHORTEST_GIVEN or plain(word) == plain(last):
        return False
    allowed = 1 if min(len(word), len(last)) < 6 else 2
    return same_start(plain(word), plain(last)) and distance(word, last) <= allowed


def _given_slips(document: Document, mentions: Iterable[Mention]) -> Iterator[Hit]:
    people = people_of(document.lexicons)
    for mention in mentions:
        if len(mention.given) < SHORTEST_GIVEN or mention.given in TITLES or mention.given.isupper():
            continue
        surname = _full_surname(document, mention)
        if surname in people.surnames_of[plain(mention.given)]:
            continue
        for person in people.persons[surname]:
            words = [word for given in person.given for word in given.split()]
            right = next((word for word in words if _given_slip(mention.given, word)), None)
            if right is None or accepted_variant(mention.given, right, person):
                continue
            if document.lexicons.of_words(glued)[mention.given]:
                continue
            roles = _roles(document, mention, person)
            real = mention.given in document.lexicons.words("given-names")
            if roles or not real:
                end = mention.given_start + len(mention.given)
                groups = {"wrong": mention.given, "right": right, "surname": surname}
                short = right.startswith(mention.given) or mention.given.startswith(right)
                slip = not short and (not real or distance(mention.given, right) == 1)
                certain = office_at(document.text, mention.given_start, mention.end, person) or (roles > 0 and slip)
                other = real and distance(mention.given, right) > 1  # Patricia is not Patrick
                yield Hit(mention.given_start, end, right, groups, certain and not other)
                break


def _full_surname(document: Document, mention: Mention) -> str:
    between = document.text[mention.given_start + len(mention.given) : mention.start].strip()
    return f"{between} {mention.word}" if between and mention.given else mention.word
