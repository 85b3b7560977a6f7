"""A sentence that is only a place, a time or a reason: `They want to ease the situation. In the region.`"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from cleanup.document.document import Document
from cleanup.find.hit import Hit
from cleanup.lazy.patterns import lazily

OPTIONS: dict[str, str] = {}

OPENING = (
    "(?:In|Of|For|From|Between|Among|Towards?|Within|Into|Against|On|At|By|With|Without|During|Despite|After|Before|Since|"
    "Because|According|Due|Thanks|Under|Over|Across|Through|Throughout|Behind|Beneath|Beside|Near|Around|To|Above|Along|"
    "Inside|Outside|Until|Instead|Out)"
)
CORE = f"\\.[ \u00a0]{OPENING}\\b"
OPENERS = frozenset(
    "in of for from between among toward towards within into against on at by with without during despite after before "
    "since under over across through throughout behind beneath beside near around to above along inside outside "
    "until".split()
)
OPENERS_OF_TWO = frozenset(
    {("because", "of"), ("according", "to"), ("due", "to"), ("thanks", "to"), ("instead", "of"), ("out", "of")}
)
JOINTS = OPENERS | frozenset("and or than as but not".split())
DETERMINERS = frozenset(
    "the a an its their his her our my your this that these those all both half some several no every each any another "
    "two three four five six seven eight nine ten".split()
)
SUBJECTS = frozenset(
    "i he she it they we you thou who whom whose which what there here when where why how while if because though "
    "although so".split()
)
VERBS = frozenset(
    "is was are were be been am has have had do does did will would can could may might must shall should cannot not "
    "said says came went lay lies stood stands sat sits hung hangs rose fell grew ran began begins found left made "
    "makes took gave got held kept knew led lost met paid read saw sent set shut spoke struck told thought won wrote "
    "became become becomes comes goes remains lives burns flows follows meets ends starts works leads rises falls "
    "grows runs ran sang sank shone sprang swam wept slept died lived meant brought bought built caught felt "
    "fought heard laid sold spent swept taught threw wore drew drove ate flew forgot rode sees seems gets takes "
    "gives keeps stays stay course fact sure instance example now then speaking".split()
)
"""Words of which a phrase without a verb has none, unless an article stands before them (`the will`)."""
CONTRACTION = lazily(r"[’'](?:ll|d|ve|re|m|t)$")
SET_PHRASES = frozenset(
    {"at last", "at first", "at least", "in short", "at once", "without doubt", "without a doubt", "by the way"}
    | {"on the contrary", "for the moment", "for the record", "in a word", "by all means", "in the end", "after all"}
    | {"in other words", "in that order", "on both sides", "to be continued", "to the contrary", "in the meantime"}
)
"""Phrases that are sentences of their own."""
PHRASE = lazily(
    rf"\.[ \u00a0](?P<fix>{OPENING}"
    r"(?:[ \u00a0](?:(?:Mrs?|Ms|Dr)\.(?=[ \u00a0])|[\p{L}\p{N}][\p{L}\p{N}’'%-]*)){1,10})"
    r"(?=\.[”\"’]?(?:[ \u00a0][\p{Lu}“]|[ \t]*\r?$))",
    re.MULTILINE,
)
LAST_WORD = lazily(r"[\p{L}\p{N}%’)]{2,}$")
LONE_WORD = lazily(r"(?<=[\p{Ll}\p{N}][.!?][ \u00a0])\p{Lu}\p{Ll}+[.!?](?=[ \u00a0]\p{Lu}|[ \t]*$)", re.MULTILINE)
ABBREVIATIONS = frozenset("mr mrs ms dr st prof gen col sen rep gov vs no jr sr inc co ltd etc".split())
SENTENCE_END = lazily(r"[.!?…][”’)]?[ \u00a0]")
WORD = lazily(r"[\p{L}\p{N}][\p{L}\p{N}’'%-]*")
WORDS_BEFORE, WORDS_BEFORE_IN_QUOTATION = 3, 7
"""Words of the sentence before; who speaks says more in pieces."""
LONG_LINE = 60
SEEN = 200
"""Characters before a phrase that are looked at."""


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """The phrases, each behind a whole sentence.

    A text that sets one behind another, or sentences of one word, does so on purpose.
    """
    phrases = [match for match in PHRASE.finditer(document.text) if _has_no_clause(WORD.findall(match["fix"]))]
    found = [
        (start, end + 1) for start, end in (match.span("fix") for match in phrases) if _is_stray(document, start, end)
    ]
    if not found or _in_pieces(document):
        return
    starts, ends = {match.start("fix") for match in phrases}, {match.end("fix") for match in phrases}
    for start, end in found:
        if end + 1 not in starts and start - 2 not in ends:
            yield Hit(start, end)


def _is_stray(document: Document, start: int, end: int) -> bool:
    """Whether a phrase stands in running text, behind a sentence of some words."""
    line = document.line_at(start)
    quotation = document.quotation_at(start, end)
    first = max(line.start if quotation is None else quotation.start, start - SEEN)
    least = WORDS_BEFORE if quotation is None else WORDS_BEFORE_IN_QUOTATION
    last = LAST_WORD.search(document.text, max(line.start, start - 40), start - 2)
    return (
        len(line.text) >= LONG_LINE
        and last is not None
        and last.group().lower() not in ABBREVIATIONS
        and _words_of_sentence_before(document.text, first, start) >= least
    )


def _has_no_clause(words: Sequence[str]) -> bool:
    """Whether words are a preposition with its noun, and more such pairs, as far as their order tells."""
    folded = [word.lower() for word in words]
    opening = 2 if tuple(folded[:2]) in OPENERS_OF_TWO else 1
    if (opening == 1 and folded[0] not in OPENERS) or " ".join(folded) in SET_PHRASES:
        return False
    rest = folded[opening - 1 :]
    if not SUBJECTS.isdisjoint(rest[1:]) or any(CONTRACTION.search(word) for word in rest):
        return False
    if any(word in VERBS and before not in DETERMINERS for before, word in itertools.pairwise(rest)):
        return False
    pieces: list[list[str]] = [[]]
    for word in folded[opening:]:
        if word in JOINTS:
            pieces.append([])
        else:
            pieces[-1].append(word)
    return (
        bool(pieces[-1])
        and folded[-1] not in DETERMINERS | ABBREVIATIONS
        and all(_is_noun_phrase(piece) for piece in pieces)
    )


def _is_noun_phrase(words: Sequence[str]) -> bool:
    """`the old town`, `missing files`: a determiner stands only at the front, and no past tense behind."""
    if not words:
        return True  # two prepositions in a row: from behind the house
    front = 0
    while front < len(words) and words[front] in DETERMINERS:
        front += 1
    rest = words[front:]
    if not DETERMINERS.isdisjoint(rest) or len(rest) > (4 if front else 2):
        return False
    return len(rest) < 2 or not rest[-1].endswith("ed")


def _in_pieces(document: Document) -> bool:
    """Whether the text sets sentences of one word on purpose."""
    lone = (match for match in LONE_WORD.finditer(document.text) if document.quotation_at(*match.span()) is None)
    return sum(1 for _ in lone) >= 2


def _words_of_sentence_before(text: str, first: int, start: int) -> int:
    before = text[first : start - 2]
    ends = [match.end() for match in SENTENCE_END.finditer(before)]
    return len(WORD.findall(before, ends[-1] if ends else 0))
