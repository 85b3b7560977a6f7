"""Signs that a word which is like a name is that name, or that it is something else."""

from __future__ import annotations

from cleanup.document.document import Document
from cleanup.document.people import Person, distance, may_be_slip
from cleanup.document.words import occurrences
from cleanup.lazy.patterns import lazily

SHORT = 5
WHOLE = 30_000
"""A longer text is about too many things to say who is meant."""
EVERYWHERE = frozenset(
    (
        "us american uk british president minister politician business ceo general leader official chief executive "
        "chairman director founder writer actor captain"
    ).split()
)
"""Roles that most news have somewhere."""
AS_NAME = lazily(
    r"[’'](?!\p{L}{2})|[,.;:!?)”\"]|\s*\Z|[ \u00a0](?:\p{Ll}+ed|said|says|told|has|had|is|was|will|would|could|can|did|"
    r"does|also|and|in|to|on|at|with|from|by|for|who|wrote|went|took|made|met|spoke|gave|left|came|won|lost)\b"
)
"""What stands behind a surname, and less often behind a common word at the beginning of a sentence."""
FIRM = lazily(
    r"[ \u00a0](?:Suppl(?:y|ies)|Ltd|Inc|Corp|LLC|GmbH|Co|Company|Group|Foundation|School|College|Centre|Center|Street|"
    r"Road|Avenue|Holdings?|Partners|Brothers|Sons|Industries|Stores?|Award|Prize|Cup|Trophy)\b"
)
"""Behind a name: the name of a firm, a street or a prize, and so of somebody else."""
GAPS = (" ", "\u00a0")
"""What stands between the words of a name."""
OFFICE_BEFORE = tuple(
    f"{office}{gap}"
    for gap in GAPS
    for office in (
        "president premier minister secretary chancellor leader chief king queen pope coach envoy general"
    ).split()
)


def names_somebody(document: Document) -> bool:
    """Whether a capital word stands behind another one or behind the word for an office."""
    end = -2
    for start, word in document.capitals:
        if (start == end + 1 and len(word) >= 3) or document.text.endswith(OFFICE_BEFORE, 0, start):
            return True
        end = start + len(word)
    return False


def is_like(word: str, surname: str) -> bool:
    """Whether most of the letters of two long words are the same, as in `Guterich` for Guterres."""
    last = surname.rpartition(" ")[2]
    longer = max(len(word), len(last))
    return len(last) > SHORT and may_be_slip(word, last) and 5 * distance(word, last) <= 2 * longer


def governs(person: Person) -> bool:
    """Whether the person's offices are of the kind that few people of a language hold, unlike that of a director."""
    return not any("director" in role or "coach" in role or "film" in role for role in person.roles)


def stands(name: str, document: Document) -> bool:
    """Whether the document has the name, and no letter behind it: `Thomas Tuchell` is no Thomas Tuchel."""
    behind = (at + len(name) for at in occurrences(document.text, name))
    return any(not document.text[at : at + 1].isalpha() for at in behind)


def is_word_here(word: str, end: int, document: Document) -> bool:
    """Whether a common word with a capital, which ends at `end`, may be just that: `Mask makers` behind Musk."""
    if word.lower() not in document.lexicons.words("words"):
        return False
    return AS_NAME.match(document.text, end) is None
