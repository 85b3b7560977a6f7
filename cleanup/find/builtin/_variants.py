"""Two spellings of one name that are both right, and words that only look like a slip of a name."""

from __future__ import annotations

import functools

from cleanup.document.people import FINAL_V, Person, people_of, plain, public_office
from cleanup.document.words import undoubled
from cleanup.lazy.patterns import lazily
from cleanup.lazy.remembered import REMEMBERED
from cleanup.rulebook.lexicons import Lexicons

STEADY = frozenset(
    "russia ukraine belarus bulgaria serbia macedonia greece israel india china taiwan japan singapore".split()
) | {"north macedonia", "hong kong"}
"""Their names vary less on the way into Latin letters than those of Arabic, Persian or Korean."""
SAME_SOUND = (
    ("shch", "sch"), ("tsch", "ch"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("ck", "k"),
    ("ks", "x"), ("dj", "j"), ("zh", "j"), ("q", "k"), ("c", "k"),
)  # fmt: skip
LOOSE = lazily(r"[aeiouy]+")
TIGHT = ((lazily(r"[iyj]?[eiyj]+"), "i"), (lazily(r"ou|oo"), "u"))
W_FOR_U, SILENT_END = lazily(r"w(?=[^aeiouy])"), lazily(r"(?<=\p{L})h|a$")
JOINTS = lazily(r"[’'`‘ʼ-]")
APPOSITION = lazily(r",[ \u00a0](?P<words>(?:[\p{L}’'-]+[ \u00a0]){0,5}[\p{L}-]+)")
OF_THE = lazily(r"^ of(?: the)?(?: [\p{L}’'-]+){1,4}$")
GLUED_ENDS = frozenset("a in on at to is as by of an and has was the for will with who from after that".split())


@functools.lru_cache(maxsize=REMEMBERED)
def _sound(word: str, steady: bool) -> str:
    text = JOINTS.sub("", plain(word))
    for one, other in SAME_SOUND:
        text = text.replace(one, other)
    if steady:
        for pattern, vowel in TIGHT:
            text = pattern.sub(vowel, text)
        return str(FINAL_V.sub("v", text.replace("h", "g")))
    text = W_FOR_U.sub("u", text).replace("w", "v").replace("z", "s")
    text = LOOSE.sub("a", text)
    return undoubled(SILENT_END.sub("", text))


def accepted_variant(word: str, right: str, person: Person) -> bool:
    """Whether `word` is `right` with other joints, or in another transliteration of the person's language."""
    if JOINTS.sub("", plain(word)) == JOINTS.sub("", plain(right)):
        return True
    steady = not STEADY.isdisjoint(person.roles)
    from_script = person.transliterated or "palestinian" in person.roles
    if not from_script:
        return False
    one, other = (plain(name).replace("q", "gh") for name in (word, right))  # Baqeri is Bagheri
    return _sound(word, steady) == _sound(right, steady) or _sound(one, steady) == _sound(other, steady)


def office_at(text: str, start: int, end: int, person: Person) -> bool:
    """Whether one of the person's offices stands right before or right behind the name in the half-open span."""
    before = text[max(0, start - 90) : start].rstrip(" \u00a0,").lower()
    behind = APPOSITION.match(text, end)
    after = f" {behind['words'].lower()} " if behind else ""
    return any(
        (before.endswith(role) or (OF_THE.search(before.rpartition(role)[2]) is not None and role in before))
        or f" {role} " in after
        for role in person.roles
        if public_office(role)
    )


def glued(word: str, lexicons: Lexicons) -> bool:
    """Whether the word is a known surname with the next word glued to it: `Trumpin`."""
    is_surname = people_of(lexicons).is_last_word
    return any(word.endswith(end) and is_surname[word[: -len(end)]] for end in GLUED_ENDS)
