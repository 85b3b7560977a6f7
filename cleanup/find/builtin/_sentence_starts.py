"""Whether a capital word inside a line may begin a sentence whose full stop was lost, or a name: then it stays.

Captions, credits and headings run into the text behind them (`Roman Baluk/Reuters At least five people died`), and a
speech loses full stops (`industry Equally, we must`): a small letter would mend these the wrong way round.
"""

from __future__ import annotations

from cleanup.document.document import Document
from cleanup.lazy.patterns import lazily

INTRODUCING = frozenset(
    (
        "In At On For After Before While When Where Since As To With Without By From Through Throughout During "
        "Under Between Against Until Till If Because Although Though Despite Once Unlike Unless Within Of Among "
        "Along Instead Rather Like Above Across Around Behind Below Beside Besides Beyond Following Given Into "
        "Near Over Per Towards Upon Whereas Whether Whatever Whenever Wherever"
    ).split()
)
"""Words that begin a phrase or a clause which a comma ends: `In neighboring Nepal, lawmakers have called for it`."""
PHRASE_WORDS = 14
PHRASE = lazily(rf"(?:[ \u00a0][^\s,.;:!?]+){{1,{PHRASE_WORDS}}},[ \u00a0](?P<next>[\p{{L}}’']+)")
GOING_ON = frozenset(
    "and or but nor which who whose whom where when while including such as especially particularly so because".split()
)
"""Behind a comma these go on with what stands before them, so that the comma ends no introduction."""
CREDITS = frozenset(
    (
        "Reuters AP AFP CNN BBC EPA EFE DPA ANSA TASS Getty Images Bloomberg Anadolu Xinhua Shutterstock Instagram "
        "Facebook Twitter iPlayer NPR NBC ABC CBS Alamy PA Photo File Handout Courtesy Wikimedia Commons Flickr X"
    ).split()
)
QUESTIONS = lazily(
    r"[ \u00a0](?:there|it|he|she|they|this|that|these|those|the|we|you|an?|any(?:one|body)?|his|her|its|their|our)\b"
    r"[^.!?\n]*\?"
)
LIST_MARK = lazily(r"(?:(?<![\p{L}\p{N}])(?:\p{N}{1,2}|\p{L})\)|[-–—•*·]|(?<!\p{L})\p{N}{1,2}\.)[ \u00a0]\Z")
MONTH_BEFORE = lazily(
    r"(?i)(?:\b(?:in|on|of|by|to|from|since|until|till|for|this|last|next|early|mid|late|through|before|after|during|and|or|"
    r"every|each|between|a|the|its|their|his|her)[ \u00a0-]|\p{N}(?:st|nd|rd|th)?,?[ \u00a0])\Z"
)
AFTER_MAY = frozenset("be have not also soon even still well never only yet do".split())
NAME_WITH_THE = lazily(r"[ \u00a0]\p{Lu}")


def begins_something(word: str, start: int, previous: str, following: str, document: Document) -> bool:
    """Whether the capital `word` at `start` may be right: a sentence, a question, a list item or a name begins there.

    `previous` and `following` are its neighbours.
    """
    text, end = document.text, start + len(word)
    before = text[max(0, start - 24) : start]
    if LIST_MARK.search(before) or not any(c.isalnum() for c in previous):
        return True
    if word == "The" and NAME_WITH_THE.match(text, end):
        return True
    if word == "Am":
        return previous != "I"
    if word == "May":
        verb = following in AFTER_MAY or following in document.lexicons.words("common-verbs")
        return MONTH_BEFORE.search(before) is not None or not verb
    if word in ("Nearly", "Almost", "Usually") and not previous.islower():
        return True
    if previous in CREDITS or "/" in before.rstrip().rpartition(" ")[2]:
        return True
    if QUESTIONS.match(text, end):
        return True
    return word in INTRODUCING and _comma_ends_introduction(text, end)


def _comma_ends_introduction(text: str, end: int) -> bool:
    match = PHRASE.match(text, end)
    return match is not None and match["next"].lower() not in GOING_ON
