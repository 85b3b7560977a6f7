"""Two words without the space between them, where no capital tells where the second begins.

`kind` says which sort is looked for:
- `small`: a function word and a common word in small letters (`theresult`, `wroteon`),
- `possessive`: a word behind a possessive (`Israel’sexpanding`),
- `acronym`: an organisation's initials and the next word (`UNICEFcalled`, `OECDCountries`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from cleanup.document.document import Document
from cleanup.document.words import first_alone, occurrences
from cleanup.find.builtin.glued_words import VERB_AFTER_NAME
from cleanup.find.hit import Hit
from cleanup.lazy.patterns import lazily
from cleanup.rulebook.lexicons import Lexicons

OPTIONS = {"kind": "small"}

FIRST = frozenset(
    (
        "the and with from that this which their they was were has have had would who when while into about between "
        "against during these those where because should could his its of to"
    ).split()
)
LAST = frozenset(
    (
        "the and for with from that this which was were has have had will would who when while than into about "
        "after before against during since until through across among where because to of in on at by is are do did"
    ).split()
)
VERBS = frozenset("is are do did were have had".split())
"""Only behind a plural: other languages end verbs so (`firmare`)."""
BEFORE_DETERMINER = frozenset(
    "of in to on at by for from with and that as is was but if when into over after before about so than into".split()
)
DETERMINERS = frozenset("the this that their his her its these those our they she he".split())
SHORT = 2
"""Function words of this length or less begin and end other words, too (`offal`): there the rest has to be plain."""
LONG_REST, REST = 5, 4
LETTERS = "abcdefghijklmnopqrstuvwxyz"
INFLECTED = lazily(r"\p{Ll}{3,}(?:ed|ing)|wrote|went|came|took|gave|held|met|spoke|fell|rose|led|sat|stood|put")
"""Words behind which a preposition follows in a sentence."""
SMALL = lazily(r"(?<![\p{L}\p{N}_@#&’'./\\-])\p{Ll}{5,}(?![\p{L}\p{N}_@&’'-]|[./]\p{L})")
POSSESSIVE = lazily(r"(?<=\p{L}{3}[’'])s(?P<right>\p{Ll}{3,})(?![\p{L}’'-])")
ACRONYM = lazily(
    r"(?<![\p{L}\p{N}_@#&’'./-])(?P<left>\p{Lu}{3,6})(?P<right>\p{Ll}{3,})(?![\p{L}\p{N}_@&’'-]|[./]\p{L})|"
    r"(?<![\p{L}\p{N}_@#&’'./-])(?P<left>\p{Lu}{3,5})(?P<right>\p{Lu}\p{Ll}{2,})(?![\p{L}\p{N}_@&’'-]|[./]\p{L})"
)
CORES = {"small": r"\p{Ll}{5}", "possessive": r"[’']s\p{Ll}{3}", "acronym": r"\p{Lu}{3}\p{Ll}{2}"}


def core(options: Mapping[str, str]) -> str:
    """The RE2 pattern of the kind's candidates."""
    return CORES[options.get("kind", OPTIONS["kind"])]


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """An empty span between the words; certain where nobody could have meant one word."""
    kinds = {"small": _small, "possessive": _possessive, "acronym": _acronym}
    return kinds[options["kind"]](document)


def _small(document: Document) -> Iterator[Hit]:
    cuts = document.lexicons.of_words(_cut).among(document.words)
    if not cuts:
        return
    places = sorted((start, word) for word in cuts for start in _starts(word, document.text))
    times = Counter(word for _, word in places)
    for start, word in places:
        at, certain = cuts[word] or (0, False)
        groups = {"left": word[:at], "right": word[at:]}
        yield Hit(start + at, start + at, " ", groups, certain and times[word] == 1)


def _starts(word: str, text: str) -> Iterator[int]:
    """Where a word stands by itself, in small letters."""
    for at in occurrences(text, word):
        match = SMALL.match(text, at)
        if match is not None and match.group() == word:
            yield at


def _cut(word: str, lexicons: Lexicons) -> tuple[int, bool] | None:
    """Where the second word begins, and whether no other reading is left; None where it is one word."""
    if len(word) < SHORT + 3 or not word.isascii() or not word.isalpha():
        return None
    common = lexicons.words("common-words")
    found: list[tuple[int, bool]] = []
    for at in range(SHORT, len(word) - 1):
        left, right = word[:at], word[at:]
        if left in FIRST and len(right) >= REST and right in common:
            found.append((at, len(left) > SHORT or len(right) > LONG_REST))
        elif left in BEFORE_DETERMINER and right in DETERMINERS:
            found.append((at, True))
        elif right in LAST and len(left) >= REST and left in common and (right not in VERBS or left.endswith("s")):
            found.append((at, len(right) > SHORT or INFLECTED.fullmatch(left) is not None))
    if not found or word in lexicons.words("words") or word in lexicons.words("run-together-exceptions"):
        return None
    if _may_be_misspelt(word, lexicons):
        return None
    if len(found) == 1:
        return found[0]
    sure = [at for at, certain in found if certain]
    return (sure[0], False) if sure else None


def _may_be_misspelt(word: str, lexicons: Lexicons) -> bool:
    """Whether a letter more, less or other would make one word of it: `withcraft`, `werewolfs`."""
    words = lexicons.words("words")
    fronts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    return any(
        left + right[1:] in words or any(left + letter + right[cut:] in words for letter in LETTERS for cut in (0, 1))
        for left, right in fronts
    )


def _possessive(document: Document) -> Iterator[Hit]:
    words = document.lexicons.words("common-words")
    for match in POSSESSIVE.finditer(document.text):
        right = match["right"]
        if right in words and "s" + right not in document.lexicons.words("words"):
            at = match.start("right")
            yield Hit(at, at, " ", {"left": "s", "right": right}, len(right) > REST or right in LAST)


def _acronym(document: Document) -> Iterator[Hit]:
    lexicons = document.lexicons
    functions, common = lexicons.words("function-words"), lexicons.words("common-words")
    for match in ACRONYM.finditer(document.text):
        left, right = match["left"], match["right"]
        whole = match.group()
        if whole in lexicons.words("brands") or whole.lower() in lexicons.words("words"):
            continue
        if document.text.count(whole) > 1 or right.lower() not in common:
            continue
        alone = first_alone(document.text, left) >= 0
        if not alone and left not in lexicons.words("organisations"):
            continue
        follows = right.lower() in functions or (
            right in lexicons.words("common-verbs") and VERB_AFTER_NAME.fullmatch(right) is not None
        )
        at = match.start("right")
        yield Hit(at, at, " ", {"left": left, "right": right}, follows)
