"""Of the spellings of one word in a document, those that are rarer, with the commonest as their replacement."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

from cleanup.document.document import Document
from cleanup.document.lazily import lazily
from cleanup.find.hit import Hit

SIDE_BY_SIDE = lazily(
    r"[”’\"']?(?:'s|’s)?[,;:]?[ \u00a0]?(?:\((?:\p{Ll}+[ \u00a0]){0,3}|[/=–—-]|"
    r"(?:(?:or|and|now|then|also|formerly|once|today|not|is|was|became|becomes|to|than)[ \u00a0]){0,2})?[“‘\"']?"
)
"""What stands between two spellings where the text speaks of them: `Kyiv (Kiev)`, `Mr. or Mr`."""


def in_minority(document: Document, places: Mapping[str, Sequence[int]]) -> Iterator[Hit]:
    """The places of the rarer spellings; `places` says where each spelling begins.

    On a tie the spelling that comes first is the common one. There is a replacement where the common spelling stands
    at least twice as often, and the place is no quotation. A text that puts the spellings side by side speaks of them.
    """
    if len(places) < 2 or _side_by_side(document.text, places):
        return
    common = max(places, key=lambda spelling: (len(places[spelling]), -places[spelling][0]))
    for rare, starts in places.items():
        clear = len(places[common]) >= 2 * len(starts)
        for start in starts if rare != common else ():
            end = start + len(rare)
            mend = clear and document.quotation_at(start, end) is None
            yield Hit(start, end, common if mend else None, {"rare": rare, "common": common})


def _side_by_side(text: str, places: Mapping[str, Sequence[int]]) -> bool:
    found = sorted((start, start + len(spelling)) for spelling, starts in places.items() for start in starts)
    return any(
        after[0] <= before[1] + 40
        and text[slice(*before)] != text[slice(*after)]
        and SIDE_BY_SIDE.fullmatch(text, before[1], after[0])
        for before, after in itertools.pairwise(found)
    )
