"""Of the spellings of one word in a document, those that are rarer, with the commonest as their replacement."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

from cleanup.document.document import Document
from cleanup.find.hit import Hit
from cleanup.lazy.patterns import lazily

SIDE_BY_SIDE = lazily(
    r"[”’\"']?(?:'s|’s)?[,;:]?[ \u00a0]?(?:\((?:\p{Ll}+[ \u00a0]){0,3}|[/=–—-]|"
    r"(?:(?:or|and|now|then|also|formerly|once|today|not|is|was|became|becomes|to|than)[ \u00a0]){0,2})?[“‘\"']?"
)
"""What stands between two spellings where the text speaks of them: `Kyiv (Kiev)`, `Mr. or Mr`."""


def in_minority(
    document: Document, places: Mapping[str, Sequence[tuple[int, int]]], *, once: bool = False
) -> Iterator[Hit]:
    """The places of the rarer spellings; `places` holds the half-open spans of each spelling, or of a kind of spelling.

    On a tie the spelling that comes first is the common one. There is a replacement where the common spelling stands
    at least twice as often, and the place is no quotation. A text that puts the spellings side by side speaks of them.
    With `once` only the first place of each is told, and none is replaced.
    """
    if len(places) < 2 or _side_by_side(document.text, places):
        return
    common = max(places, key=lambda spelling: (len(places[spelling]), -places[spelling][0][0]))
    shown = document.text[slice(*places[common][0])]
    for rare, spans in places.items():
        if rare == common:
            continue
        clear = len(places[common]) >= 2 * len(spans) and not once
        for start, end in spans[:1] if once else spans:
            mend = clear and document.quotation_at(start, end) is None
            yield Hit(start, end, common if mend else None, {"rare": document.text[start:end], "common": shown})


def _side_by_side(text: str, places: Mapping[str, Sequence[tuple[int, int]]]) -> bool:
    found = sorted((*span, spelling) for spelling, spans in places.items() for span in spans)
    return any(
        start <= end + 40 and spelling != other and SIDE_BY_SIDE.fullmatch(text, end, start)
        for (_, end, spelling), (start, _, other) in itertools.pairwise(found)
    )
