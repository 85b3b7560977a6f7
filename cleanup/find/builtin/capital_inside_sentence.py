"""A capital inside a sentence where an old link began or ended: `Mr. Biden Will use the call`.

`words` says which words are looked for: `function` (and, will, from …), `adverb` (in -ly), `participle` (was Welcomed),
`content` (any other common word). Titles of works, names that are also words (Will, May) and title-case lines are
left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import NamedTuple

from cleanup.document.document import Document
from cleanup.find.builtin._sentence_starts import begins_something
from cleanup.find.hit import Hit
from cleanup.lazy.patterns import lazily
from cleanup.rulebook.lexicons import Lexicons

OPTIONS = {"words": "function"}
CORE = r"[\pL\pN,%’]\s\p{Lu}\pL*"

TOKEN = lazily(r"\p{L}[\p{L}’'-]*|\p{N}[\p{N}.,]*|[^\s\p{L}\p{N}]")
PREVIOUS = lazily(
    r"(?P<comma>,?)[\])”’]?(?P<prev>[\p{L}\p{N}.’'%-]*[\p{L}\p{N}](?![\p{L}\p{N}.’'%-])|[.’'%-][\p{L}\p{N}.’'%-]*)"
)
"""The word before, read backwards."""
NEXT = lazily(r"(?P<gap>[ \u00a0]|[.,;:?!](?:\s|$))[“‘\"']?(?P<next>[\p{L}\p{N}]*)")
SENTENCE_BOUND = lazily(r"[.!?][ \u00a0]|[\r\n]")
REACH = 40
NAMES = ("places", "demonyms", "people", "organisations", "surnames", "given-names", "brands")
KNOWN = ("places", "demonyms", "people", "organisations", "surnames")
ALSO_NAMES = frozenset(
    (
        "Will May Can He So Do An Le La Ho Ha Son Art Mark Bill Grant Rose Grace Hope Faith Joy Dawn Young "
        "Long King Price Rich Frank Miles Chase Lane Drew Wade Pat Sue Rob Jack Gene Guy Ray Max Page West "
        "North South East I A"
    ).split()
)
NAMING = frozenset(
    (
        "called named titled entitled dubbed band film movie show song album series book novel magazine "
        "newspaper app group game play podcast documentary single musical channel programme program track "
        "poem essay sitcom drama thriller opera sequel episode the a an his her its their my our your and or"
    ).split()
)
TITLE_WINDOW = 3


class Place(NamedTuple):
    """A capital word behind another word on the same line, with its neighbours."""

    start: int
    end: int
    word: str
    prev: str
    comma: str
    gap: str
    next: str


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """The capital word, to be set in lower case; certain where the words around it are plain."""
    wanted = options["words"]
    kind = "content" if wanted == "participle" else wanted
    yield from _hits(document, document.once(_inside_sentences).get(kind, []), wanted)


def _inside_sentences(document: Document) -> dict[str, list[Place]]:
    """The places inside running sentences, by the kind of their word."""
    found: dict[str, list[Place]] = {}
    for place in _places(document):
        if _inside_sentence(place, document):
            found.setdefault(_kind(place.word.lower(), document), []).append(place)
    return found


def _hits(document: Document, places: list[Place], wanted: str) -> Iterator[Hit]:
    lexicons = document.lexicons
    function_words = lexicons.words("function-words")
    for place in places:
        if ITEM.search(document.text, max(0, place.start - 8), place.start) or _is_month_or_paper(place):
            continue
        if wanted != "function" and place.word in lexicons.union(NAMES):
            continue
        if wanted == "content" and _may_be_proper(place, document):
            continue
        if wanted == "adverb" and not _modifies(place, document):
            continue
        if wanted == "participle" and not _completes_auxiliary(place, document):
            continue
        if begins_something(place.word, place.start, place.prev, place.next, document):
            continue
        titled = wanted != "participle" and _in_title(place, document, function_words)
        if titled or (place.word in ALSO_NAMES and _is_name_here(place, document)):
            continue
        groups = {"word": place.word, "prev": place.prev, "next": place.next}
        certain = _certain(place, document)
        yield Hit(place.start, place.end, after=place.word.lower(), groups=groups, certain=certain)


def _is_month_or_paper(place: Place) -> bool:
    """Whether the word is the month of May, or the article or the frequency in the name of a newspaper."""
    if place.word == "May":
        return place.prev.lower() in BEFORE_MONTH or place.prev[:1].isdigit() or not place.next[:1].islower()
    if place.word in ("Daily", "Weekly", "Monthly"):
        return place.prev[:1].isupper()
    return place.word == "The" and place.next[:1].isupper()


def _completes_auxiliary(place: Place, document: Document) -> bool:
    """Whether the word is a verb form that belongs to the auxiliary before it: `was Welcomed by`."""
    lower = place.word.lower()
    return (
        not place.comma
        and place.prev in PARTICIPLE_BEFORE
        and lower.endswith(("ed", "ing"))
        and lower in document.lexicons.words("common-verbs")
        and place.next in AFTER_PARTICIPLE
    )


def _modifies(place: Place, document: Document) -> bool:
    """Whether a verb stands beside the adverb; before anything else (`Equally the`) it may begin a sentence."""
    if place.comma or place.word in NO_ADVERBS:
        return False
    following = place.next in document.lexicons.words("common-verbs") and FINITE.fullmatch(place.next) is not None
    return following or place.prev in AUXILIARIES


def _may_be_proper(place: Place, document: Document) -> bool:
    """Whether a common word may be part of a name or an office: Russian President, Baltic Sea, NATO Council."""
    if place.next[:1].isupper() or place.word in document.lexicons.words("titles") or place.word in PROPER_PARTS:
        return True
    return place.prev.lower() in ("the", "a", "an", "of", "and", "or", "for", "in", "on", "at")


def _places(document: Document) -> list[Place]:
    text, places = document.text, []
    wanted = document.lexicons.of_words(_is_common).among(document.capital_words)
    for start, word in document.capitals:
        if word not in wanted or start < 2 or text[start - 1] not in " \u00a0" or text[start - 2] in ".!?":
            continue
        rest = word[1:]
        if rest and not rest.islower() and "’" not in rest and "'" not in rest:
            continue
        before = PREVIOUS.match(text[max(0, start - REACH) : start - 1][::-1])
        after = NEXT.match(text, start + len(word))
        if before is not None and after is not None:
            places.append(
                Place(
                    start, start + len(word), word, before["prev"][::-1], before["comma"], after["gap"], after["next"]
                )
            )
    return places


def _is_common(word: str, lexicons: Lexicons) -> bool:
    """Whether the word is common, and usually in small letters."""
    form = word.lower().replace("’", "'")
    return word not in NEVER and (form in lexicons.words("common-words") or form in CONTRACTED)


def _kind(lower: str, document: Document) -> str:
    """Whether a word is a `function` word, an `adverb` or a `content` word; empty for an uncommon one."""
    if lower in document.lexicons.words("function-words"):
        return "function"
    if lower.replace("’", "'").endswith("n't"):
        return "content"
    if lower not in document.lexicons.words("common-words"):
        return ""
    return "adverb" if lower.endswith("ly") and len(lower) > 4 else "content"


def _inside_sentence(place: Place, document: Document) -> bool:
    """Whether the word follows another in a running sentence, and lower case follows it."""
    prev, following = place.prev, place.next
    if prev.endswith(".") or (prev[:1].isdigit() and (place.comma or place.word in BEHIND_NUMBER)):
        return False
    if place.word == "A" and not place.comma:
        return False
    if place.comma and prev.lower() in SAYING:
        return False
    if (prev.lower() in NAMING and not (prev in POSSESSIVE and place.word[-1] == "s")) or prev.rstrip("’s'") in NAMING:
        return False
    if place.gap.strip():  # a mark follows: only a content word may end a clause
        following = ""
    elif not following or not (following[0].islower() or following[0].isdigit() or following[0].isupper()):
        return False
    return document.line_at(place.start).is_body


def _in_title(place: Place, document: Document, function_words: Set[str]) -> bool:
    """Whether other capital words that are no names stand close by, as in the title of a work."""
    text = document.text
    left = text[max(0, place.start - 60) : place.start]
    right = text[place.end : place.end + 60]
    pieces = SENTENCE_BOUND.split(left)
    words = TOKEN.findall(pieces[-1])
    if len(pieces) > 1 or place.start <= 60:
        words = words[1:] if words and words[0].isalpha() else words  # the capital of the sentence is no title's
    before = words[-TITLE_WINDOW:]
    after = TOKEN.findall(SENTENCE_BOUND.split(right)[0])[:TITLE_WINDOW]
    if any(token in "“\"‘’”'" for token in before[-2:]):
        return True
    near = (*before, *after)
    capitals = sum(token[0].isupper() and token.lower() in function_words and len(token) > 1 for token in near)
    return capitals >= 2 or any(_title_word(token, document, function_words) for token in near)


def _is_name_here(place: Place, document: Document) -> bool:
    """Whether the document uses the word as a name: beside another name, or as a subject of its own."""
    text = document.text
    if place.prev in document.lexicons.words("given-names") or place.next[:1].isupper():
        return True
    if place.gap.strip() and place.prev[:1].isupper():
        return True
    for start, word in document.capitals:
        if word == place.word and start != place.start:
            behind = text[start + len(word) : start + len(word) + 2]
            if behind[:1] in ",.’'" or (behind[:1] == " " and behind[1:].isupper()):
                return True
    return False


def _title_word(token: str, document: Document, function_words: Set[str]) -> bool:
    if len(token) < 2 or not token[0].isupper() or not token[1:].islower():
        return False
    lower = token.lower()
    if lower in function_words or token in PROPER_PARTS:
        return False
    return lower in document.lexicons.words("common-words") and token not in document.lexicons.union(KNOWN)


def _certain(place: Place, document: Document) -> bool:
    """Whether no reading is left in which the capital is right."""
    if place.comma and place.word not in AFTER_COMMA:
        return False
    if (
        place.word in ALSO_NAMES
        or place.word in QUANTITIES
        or (place.word == "Which" and not place.comma)
        or place.gap.strip()
        or not place.next[:1].islower()
    ):
        return False
    if place.word.endswith(("ed", "ing")) and place.prev in PARTICIPLE_BEFORE:
        return True
    if place.word in AFTER_NAME and _is_subject(place, document):
        return True
    if place.word.lower() not in NO_BEGINNING and not place.word.endswith("ly"):
        return False
    return place.prev[0].islower() and place.prev.lower() in document.lexicons.words("words")


ITEM = lazily(r"(?:^|\s|\()(?:\w{1,3}[).]|[-–—*•])[ \u00a0]\Z")
"""The mark of an item of a list; its text may begin with a capital."""
BEFORE_MONTH = frozenset(
    "in on of from to by since until till for last next this early late mid before after during between and or".split()
)


def _is_subject(place: Place, document: Document) -> bool:
    """Whether a known name stands before the word and no preposition before the name: `Mr. Biden Has agreed`."""
    lexicons = document.lexicons
    if not any(place.prev in lexicons.words(name) for name in SUBJECTS):
        return False
    before = WORD_BEFORE.search(document.text, max(0, place.start - REACH), place.start)
    return before is None or before["word"].lower() not in NO_SUBJECT_BEHIND


SUBJECTS = ("places", "demonyms", "people", "organisations")
WORD_BEFORE = lazily(r"(?P<word>[\p{L}.]+)[ \u00a0]\p{Lu}[\p{L}’'-]*[ \u00a0]\Z")
NO_SUBJECT_BEHIND = frozenset("and or in at of for to the by with from on near into between".split())
AFTER_NAME = frozenset(
    "Would Could Has Have Had Is Are Was Were Does Did Should Must Also Already Never Still Been Not".split()
)
PARTICIPLE_BEFORE = frozenset("is are was were be been being has have had will would".split())
AFTER_PARTICIPLE = frozenset(
    "by to in on at for from with as the a an his her its their that of into over after about until since not".split()
)
POSSESSIVE = frozenset(("his", "her", "its", "their"))
"""Before a plural these begin no title: `his Aides`."""
PROPER_PARTS = frozenset(
    (
        "Sea Peninsula Council Army Navy Party Ministry Government Parliament Court Bank Union Church War Embassy "
        "Republic Federation Kingdom State States House Senate Congress River Bay Gulf Ocean Island Islands Province "
        "Region University Street League Cup Championship Championships Treaty Agreement Act Accord Group Fund Force "
        "Forces Guard Command Office Agency Commission Committee Association Society Institute Academy School College "
        "Hospital Airport Station Park Square Road Avenue Bridge Tower Palace Castle Center Centre Museum Gallery "
        "Theater Theatre Prize Award Day Week Night Games Open Series Final Finals Summit Conference Forum Festival "
        "Revolution Empire Dynasty Constitution Declaration Charter Front Movement Foundation Trust Authority "
        "Assembly Chamber Cabinet Administration Department Bureau Service Services Company Corporation Bill Protocol "
        "Convention Plan Pact City County District Valley Mountain Mountains Hills Lake Canal Strait Coast Desert "
        "Forest Stadium Arena Club Team Football Basketball Democrat Democrats Republican Republicans Conservative "
        "Conservatives Liberal Liberals Green Greens Labor Labour "
        "Independent Socialist Communist Christian Muslim Jewish Real"
    ).split()
)
"""Common words that end names."""
CONTRACTED = frozenset(
    (
        "don't can't won't isn't aren't wasn't weren't doesn't didn't hasn't haven't hadn't couldn't wouldn't shouldn't"
    ).split()
)
NEVER = frozenset(
    (
        "I He Him His Himself You Your Yours Thee Thou Thy Thine One Me My Mine God Lord She Her Us We They "
        "Them Their It Its No Yes Oh O"
    ).split()
)
"""Written with a capital for God, in letters, or as quoted words; or too often right."""
AFTER_COMMA = frozenset(
    (
        "And But Or Which Who Whose Whom Where While With From For Including According A An As Also After "
        "Before Although Though Because Both Such So"
    ).split()
)
BEHIND_NUMBER = frozenset("Plus Up Over Under Down Off".split())
"""They end the names of models: `the Comet 6 Plus`."""
SAYING = frozenset(
    (
        "say says said saying ask asks asked asking think thinks thought answer answered question reply "
        "replied cry cried is was be are were add added wrote write writes read reads sang sings tell tells "
        "told that thus namely follows and but"
    ).split()
)
FINITE = lazily(
    r"\p{Ll}+(?:ed|[^s]s)|said|told|went|came|took|gave|held|won|lost|led|made|met|spoke|fell|rose|wrote|left|began|saw|"
    r"sent|became|brought|thought|sought|stood|chose|kept|knew|grew|ran|got|drew|beat|hit|paid|put|set|cut"
)
AUXILIARIES = frozenset(
    "is are was were be been being has have had will would can could should must may might do does did not to".split()
)
NO_ADVERBS = frozenset(
    (
        "Family Assembly Monopoly Supply Reply Ally Rally Belly Bully Jelly Lily Fly Anomaly Butterfly Gravely Early "
        "Daily Weekly Monthly Quarterly Yearly Holy Only Lovely Friendly Elderly Likely Curly Homely Lonely Silly Ugly"
    ).split()
)
QUANTITIES = frozenset("Nearly Only Roughly Mostly Partly Merely".split())
"""They end in -ly, but begin sentences behind a heading that runs into the text."""
NO_BEGINNING = frozenset(
    "are is was were been has have had does did would could should must might shall also already "
    "never which said".split()
)
"""Words that begin no statement, so that no full stop can have been lost before them."""
