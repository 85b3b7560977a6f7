"""A capital inside a sentence where an old link began or ended: `Mr. Biden Will use the call`.

`words` says which words are looked for: `function` (and, will, from …), `adverb` (in -ly), `content` (any other common
word). Titles of works, names that are also words (Will, May) and title-case lines are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import regex

from cleanup.document.document import Document
from cleanup.find.hit import Hit

OPTIONS = {"words": "function"}
CORE = r"[\pL\pN,%’]\s\p{Lu}\pL*"

TOKEN = regex.compile(r"\p{L}[\p{L}’'-]*|\p{N}[\p{N}.,]*|[^\s\p{L}\p{N}]")
CANDIDATE = regex.compile(
    r"(?P<prev>[\p{L}\p{N}][\p{L}\p{N}.’'%-]*)(?P<comma>,?)[ \u00a0](?P<word>\p{Lu}(?:\p{Ll}+(?:[’']t)?)?)(?=(?P<gap>[ \u00a0]|[.,;:?!](?:\s|$))(?P<next>[\p{L}\p{N}]*))"
)
NAMES = ("places", "demonyms", "people", "organisations", "surnames", "given-names", "brands")
KNOWN = ("places", "demonyms", "people", "organisations", "surnames")
ALSO_NAMES = frozenset("Will May Can He So Do An Le La Ho Ha Son Art Mark Bill Grant Rose Grace Hope Faith Joy Dawn Young Long King Price Rich Frank Miles Chase Lane Drew Wade Pat Sue Rob Jack Gene Guy Ray Max Page West North South East I A".split())
NAMING = frozenset(
    "called named titled entitled dubbed band film movie show song album series book novel magazine newspaper app group game play "
    "podcast documentary single musical channel programme program track poem essay sitcom drama thriller opera sequel episode the a an his her its their my our your and or".split()
)
AFTER_WILL = regex.compile(r"(?:\p{Ll}+(?:ed|ing)|said|was|is|has|had|were|told|says)$")
ABBREVIATION = regex.compile(r"(?:\p{L}\.)+$|^(?:Mr|Mrs|Ms|Dr|St|No|vs|Sen|Rep|Gov|Gen|Col|Prof|Jr|Sr|Inc|Co|Ltd|Corp)\.$")
TITLE_WINDOW = 3


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """The capital word, to be set in lower case; certain where the words around it are plain."""
    lexicons = document.lexicons
    wanted, function_words = options["words"], lexicons.words("function-words")
    for match in CANDIDATE.finditer(document.text, overlapped=True):
        word, lower = match["word"], match["word"].lower()
        if _kind(lower, document, function_words) != wanted or not _inside_sentence(match, document):
            continue
        if wanted != "function" and any(word in lexicons.words(name) for name in NAMES):
            continue
        if _in_title(match, document, function_words):
            continue
        groups = {"word": word, "prev": match["prev"], "next": match["next"]}
        yield Hit(*match.span("word"), after=lower, groups=groups, certain=_certain(match, document, function_words))


def _kind(lower: str, document: Document, function_words: frozenset[str]) -> str:
    if lower in function_words:
        return "function"
    if lower.replace("’", "'").endswith("n't"):
        return "content"
    if lower not in document.lexicons.words("common-words"):
        return ""
    return "adverb" if lower.endswith("ly") and len(lower) > 4 else "content"


def _inside_sentence(match: regex.Match[str], document: Document) -> bool:
    """Whether the word follows another in a running sentence, and lower case follows it."""
    prev, following = match["prev"], match["next"]
    if prev.endswith(".") or (match["comma"] and prev[:1].isdigit()):
        return False
    if match["word"] == "I" or (match["word"] == "A" and not match["comma"]):
        return False
    if prev.lower() in NAMING or prev.rstrip("’s'") in NAMING:
        return False
    if match["gap"].strip():  # a mark follows: only a content word may end a clause
        following = ""
    elif not following or not (following[0].islower() or following[0].isdigit() or following[0].isupper()):
        return False
    return document.line_at(match.start("word")).is_body


def _in_title(match: regex.Match[str], document: Document, function_words: frozenset[str]) -> bool:
    """Whether other capital words that are no names stand close by, as in the title of a work."""
    text = document.text
    left = text[max(0, match.start("word") - 60) : match.start("word")]
    right = text[match.end("word") : match.end("word") + 60]
    before = TOKEN.findall(left)[-TITLE_WINDOW:]
    after = TOKEN.findall(right)[:TITLE_WINDOW]
    if any(token in "“\"‘’”'" for token in before[-2:]):
        return True
    return any(_title_word(token, document, function_words) for token in (*before, *after))


def _title_word(token: str, document: Document, function_words: frozenset[str]) -> bool:
    if len(token) < 2 or not token[0].isupper() or not token[1:].islower():
        return False
    lower = token.lower()
    if lower in function_words:
        return False
    return lower in document.lexicons.words("common-words") and not any(
        token in document.lexicons.words(name) for name in KNOWN
    )


def _certain(match: regex.Match[str], document: Document, function_words: frozenset[str]) -> bool:
    """Whether no reading is left in which the capital is right."""
    word, prev, following = match["word"], match["prev"], match["next"]
    if word in ALSO_NAMES or not following or not following[0].islower() or match["gap"].strip():
        return False
    if word in SPLIT_WORDS:
        return False
    if prev[0].islower():
        return prev.lower() in document.lexicons.words("words")
    return False


SPLIT_WORDS = frozenset("The This That These Those It He She They We There Here You What Why How If".split())
"""Words that may as well begin a sentence whose predecessor lost its full stop."""
