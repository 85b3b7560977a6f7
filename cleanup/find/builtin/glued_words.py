"""Two words that became one where a link began or ended: `RussiaBorders`, `Trumpwithdrew`, `theAstra`.

Both halves are known, the whole is not. `kind` says which sort is looked for:
- `capitals`: a capital inside the word (`RussiaBorders`, `UkraineThe`),
- `tail`: a name with a lower-case word behind it (`Trumpwithdrew`),
- `article`: a lower-case function word with a name behind it (`theAstra`),
- `word`: any lower-case word with a word behind it that goes on with the sentence (`ministryHas said`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from cleanup.document.document import Document
from cleanup.document.words import first_alone
from cleanup.find.builtin._likeness import stands
from cleanup.find.hit import Hit
from cleanup.lazy.patterns import lazily
from cleanup.rulebook.lexicons import Lexicons

if TYPE_CHECKING:
    import regex

OPTIONS = {"kind": "capitals"}

CAPITALS = lazily(r"(?<![\p{L}\p{N}_@#&’'./-])(?P<left>\p{Lu}\p{Ll}{2,})(?P<right>\p{Lu}\p{Ll}+)(?![\p{L}\p{N}_@&])")
LOWER_CAPITAL = lazily(
    r"(?P<right>\p{Lu}(?<=\p{Ll}.)\p{Ll}{2,})(?![\p{L}\p{N}_@&(/])"
    r"(?<=(?<![\p{L}\p{N}_@#&’'./-])(?P<left>\p{Ll}{2,})\p{Lu}\p{Ll}+)"
)
LOWER_WORD = lazily(
    r"(?P<right>\p{Lu}(?<=\p{Ll}.)\p{Ll}+)(?=[ \u00a0](?:(?P<small>\p{Ll})|[\p{L}“]))"
    r"(?<=(?<![\p{L}\p{N}_@#&’'./-])(?P<left>\p{Ll}{3,})\p{Lu}\p{Ll}+)"
)
"""Both begin at the capital, which is rarer in a text than what stands before it."""
PREFIXES = frozenset(("Mac Fitz Van Von Des Del Dela Della Del Las Los San Saint Vander Ter Ver Den Der").split())
NAMES = ("places", "demonyms", "people", "organisations", "surnames", "given-names", "brands")
STRONG_NAMES = ("places", "demonyms", "people", "organisations")
COUNTRIES = frozenset("China Turkey Jordan Georgia Poland Mali Chad Cuba Japan".split())
"""Places whose names are common words in small letters."""
BRAND_ENDS = frozenset(
    (
        "Wire Net Mart Bank Air News Stream Pay Tech Soft Link Chip Phone Book Tube Works Media Press World Watch "
        "Leaks Lab Labs Gate Game Games Cast Post Hub Fest Con Exit Care Aid Rail Star Space Point Line Path Power "
        "Fund Trust Energy Oil Gas Tel Com Enders Page Jet Track Base Land Life Health Sat Bus Car Cup Pass Play "
        "Search Shop Store Travel Trade Voice Vote Web Zone Connect Direct Today Times Now Live Plus Max Pro Map Maps"
    ).split()
)
"""Words that end the names of firms, sites and services (`IranWire`)."""
MIN_LEFT, MIN_RIGHT = 4, 3
SHORT = 2
"""Letters of the function words that need more to be sure of, `SHORT_RIGHT`."""
SHORT_RIGHT = frozenset("in on at to as is by of".split())
SURNAME = lazily(r"[ \u00a0]\p{Lu}[\p{L}’'-]+")
BEFORE_NOUN = lazily(r"[ \u00a0](?:the|an?|his|her|its|their|this|that|last|next)\b")
BEFORE_DAY = lazily(
    r"[ \u00a0](?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|"
    r"August|September|October|November|December)\b"
)
OFFICES = frozenset(
    (
        "President Prime Prince Princess Vice Deputy Foreign Defense Defence Minister Ministry King Queen Secretary "
        "Chancellor Premier Senator Ambassador Interior Finance Health Energy Education Justice Chairman Governor Mayor"
    ).split()
)
"""Behind the name of a place these begin an office."""
INSTITUTIONS = OFFICES | frozenset(
    (
        "University College Department Council Government Parliament Senate Congress Court Commission Committee Bank "
        "Institute Agency Union Party Supreme Federal National European United Royal International Central Federation "
        "Association Republic Kingdom Empire Embassy Church Cathedral Kremlin Pentagon Olympic Olympics"
    ).split()
)
"""Behind an article or a preposition these begin the name of an institution."""
VERB_AFTER_NAME = lazily(
    r"\p{Ll}+ed|\p{Ll}{2,}(?:[^s]s)|said|told|went|came|took|gave|held|won|lost|led|made|met|spoke|withdrew|fell|rose|wrote|left|began|saw|sent|became|brought|"
    "thought|sought|stood|chose|kept|knew|grew|ran|got|drew|beat|hit|will|would|can|could"
)
"""Forms that follow a name as its verb; a base form makes names of places (Smithfield)."""

ALWAYS_GOES_ON = frozenset(
    "Of And Or That Which Who Whom Whose Is Are Was Were Be Been Has Have Had Will Would Could Should Must Might Than "
    "Said Says".split()
)
"""These hardly ever begin a sentence, whose full stop might be lost, too."""
GOES_ON = ALWAYS_GOES_ON | frozenset(
    "May Into Upon Also Already On In At By For From With To As After Before Since When Where While Because About "
    "Against Over Under Between If Not But An".split()
)
"""Behind a name these go on with the sentence, in all likelihood: their capital goes with the lost space."""


OF_PROGRAMS = frozenset(
    "api array arrays attribute callback class code compiler css function functions html identifier javascript library "
    "method methods module object parameter parameters plugin program programmers python script string syntax variable "
    "variables".split()
)
"""A text with one of these may be about programs, in which names are written with a capital inside."""
SHORT_TAILS = frozenset("and has had was the who for but its are not".split())


def core(options: Mapping[str, str]) -> str:
    """The RE2 pattern of the kind's candidates."""
    cores = {
        "capitals": r"\p{Lu}\p{Ll}{2,}\p{Lu}\p{Ll}",
        "tail": r"\p{Lu}\p{Ll}{6,}",
        "article": r"\p{Ll}{2}\p{Lu}\p{Ll}{2}",
        "word": r"\p{Ll}{3}\p{Lu}\p{Ll}+[ \u00a0][\pL“]",
    }
    return cores[options.get("kind", OPTIONS["kind"])]


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """An empty span between the halves; certain where nobody could have meant one word."""
    kinds: dict[str, Callable[[Document], Iterator[Hit]]] = {
        "capitals": _capitals, "tail": _tail, "article": _article, "word": _word,
    }  # fmt: skip
    return kinds[options["kind"]](document)


def _is_name(word: str, document: Document, lexicons: tuple[str, ...]) -> bool:
    return word in document.lexicons.union(lexicons) or (
        stands(f" {word}", document)  # as every introduced surname does: to look for all of those takes far longer
        and word in document.introduced_surnames
    )


def _is_word(word: str, lexicons: Lexicons) -> bool:
    return word.lower() in lexicons.words("words")


def _known_whole(word: str, lexicons: Lexicons) -> bool:
    return _is_word(word, lexicons) or word in lexicons.union(NAMES)


def _plain_word(word: str, lexicons: Lexicons) -> bool:
    """Whether the word is a common one first of all (`East`, `Power`), so that it often begins a name."""
    return word not in COUNTRIES and word.lower() in lexicons.words("common-words")


def _hit(match: regex.Match[str], certain: bool) -> Hit:
    at = match.end("left")
    groups = {"left": match["left"], "right": match["right"]}
    if match["right"] in GOES_ON:
        return Hit(at, at + 1, f" {match['right'][0].lower()}", groups, certain)
    return Hit(at, at, " ", groups, certain)


def _capitals(document: Document) -> Iterator[Hit]:
    function_words = document.lexicons.words("function-words")
    for match in CAPITALS.finditer(document.text):
        left, right = match["left"], match["right"]
        if left in PREFIXES or _known_whole(match.group(), document.lexicons):
            continue
        if document.text.count(match.group()) > 2:
            continue  # what comes again and again is a name
        left_is_name = _is_name(left, document, STRONG_NAMES)
        if not (left_is_name or _is_word(left, document.lexicons)):
            continue
        right_is_function = right.lower() in function_words
        if not right_is_function and (right in BRAND_ENDS or _plain_word(left, document.lexicons)):
            continue
        right_is_name = _is_name(right, document, STRONG_NAMES)
        if not (right_is_function or right_is_name or _is_word(right, document.lexicons)):
            continue
        if _is_word(left, document.lexicons) and not right_is_function and _is_word(right, document.lexicons):
            left_is_name = False  # PowerPage
        both_alone = all(first_alone(document.text, half) >= 0 for half in (left, right))
        office = right in OFFICES and left in document.lexicons.words("places")
        yield _hit(match, left_is_name and (right_is_function or office or (right_is_name and both_alone)))


def _article(document: Document) -> Iterator[Hit]:
    function_words = document.lexicons.words("function-words")
    for match in LOWER_CAPITAL.finditer(document.text):
        left, right = match["left"], match["right"]
        whole = left + right
        if left not in function_words or _known_whole(whole, document.lexicons) or document.text.count(whole) > 2:
            continue
        stands_alone = first_alone(document.text, right) >= 0
        sure = (
            stands_alone
            or right in INSTITUTIONS
            or _is_name(right, document, STRONG_NAMES)
            or (
                right in document.lexicons.words("given-names")
                and SURNAME.match(document.text, match.end()) is not None
            )
        )
        if sure or _is_name(right, document, NAMES):
            yield _hit(match, sure)


def _word(document: Document) -> Iterator[Hit]:
    common, function_words = document.lexicons.words("common-words"), document.lexicons.words("function-words")
    for match in LOWER_WORD.finditer(document.text):
        left, right = match["left"], match["right"]
        whole = left + right
        if right not in GOES_ON or left not in common or left in function_words:
            continue
        if _is_word(whole, document.lexicons) or left.capitalize() + right in document.lexicons.union(NAMES):
            continue
        once = document.text.count(whole) == 1 and document.line_at(match.start()).is_body
        sure = right in ALWAYS_GOES_ON and match["small"] is not None
        yield _hit(match, once and sure and not document.once(_is_of_programs))


def _is_of_programs(document: Document) -> bool:
    """Whether a text may be about programs: it says so, or has other words with a capital inside."""
    if not document.words.isdisjoint(OF_PROGRAMS):
        return True
    names, function_words = document.lexicons.union(NAMES), document.lexicons.words("function-words")
    return any(
        right not in GOES_ON and right not in names and function_words.isdisjoint((left, right.lower()))
        for left, right in (match.group("left", "right") for match in LOWER_CAPITAL.finditer(document.text))
    )


def _tail(document: Document) -> Iterator[Hit]:
    cuts = document.lexicons.of_words(_cuts).among(document.capital_words)
    glued = {word: at for word, places in cuts.items() for at in _named(word, places, document)[:1]}
    for start, word in document.capitals if glued else ():
        if word in glued:
            at = start + glued[word]
            groups = {"left": word[: glued[word]], "right": word[glued[word] :]}
            yield Hit(at, at, " ", groups, document.text.count(word) == 1)


def _cuts(word: str, lexicons: Lexicons) -> tuple[int, ...]:
    """Where a verb or a function word may begin inside an unknown word, one of two letters last."""
    if len(word) < MIN_LEFT + MIN_RIGHT or not word[1:].islower():
        return ()
    short = (len(word) - SHORT,) if word[-SHORT:] in SHORT_RIGHT else ()
    places = range(MIN_LEFT, len(word) - MIN_RIGHT + 1) if word.isalpha() else ()
    cuts = tuple(cut for cut in places if _follows(word[:cut], word[cut:], lexicons))
    if not (cuts or short) or _known_whole(word, lexicons):
        return ()
    singular = word.rstrip("s")
    if singular.lower() in lexicons.words("words") or singular in lexicons.words("demonyms"):
        return short
    return cuts + short


def _named(word: str, places: tuple[int, ...], document: Document) -> list[int]:
    """Those of the places in a word at which a name ends."""
    return [
        at
        for at in places
        if (_is_name(word[:at], document, STRONG_NAMES) or _is_name_here(word[:at], document))
        and (at < len(word) - SHORT or _ends_before_short(word, document))
    ]


def _is_name_here(word: str, document: Document) -> bool:
    """Whether a word that no list has stands in the text by itself, with a capital."""
    return word in document.capital_words and not _is_word(word, document.lexicons)


def _ends_before_short(word: str, document: Document) -> bool:
    """Whether a name ends before a word of two letters (`Trumpin a`): it stands alone elsewhere, or a day follows."""
    at = first_alone(document.text, word)
    if at < 0:
        return False
    behind = at + len(word)
    if word[-SHORT:] == "on" and BEFORE_DAY.match(document.text, behind):
        return True
    return word[:-SHORT] in document.capital_words and BEFORE_NOUN.match(document.text, behind) is not None


def _follows(left: str, right: str, lexicons: Lexicons) -> bool:
    """Whether `right` goes on behind the name `left`; what ends surnames (`Eastwell`, `Cashmore`) does not."""
    if len(right) < 4 and right not in SHORT_TAILS:
        return False
    if right in NAME_ENDS or (right in ALSO_ENDS and (len(left) < 5 or _plain_word(left, lexicons))):
        return False
    if right in lexicons.words("function-words"):
        return len(left) > MIN_LEFT or len(right) > MIN_RIGHT or right in AFTER_SHORT
    if right not in lexicons.words("common-verbs") or VERB_AFTER_NAME.fullmatch(right) is None:
        return False
    return len(right) > MIN_LEFT or right in AFTER_SHORT or right.endswith("ed")


AFTER_SHORT = frozenset("and has was had said told will were that says took".split())
"""What follows a short name, and short verbs that end no surname."""
NAME_ENDS = frozenset(
    (
        "all away back band banks bury chips den down field fields fires ford gate grand ham hand her hers "
        "hills his house ings land lands ley low man mane men mores others ours sand side sides son stand "
        "stones ton tons wards ways well wells won wood woods works worth shields waters brooks bridges mills parks "
        "towers powers peaks rocks rings marks roots sticks tails nails boots books cooks hooks locks picks tops spots "
        "points houses bells balls falls walls roads rows rooms homes cliffs dales groves heads hearts hands backs"
    ).split()
)
ALSO_ENDS = frozenset("more less over under other his her here off out for most can must may near past like".split())
"""These end names of short or plain words only (`Cashmore`)."""
