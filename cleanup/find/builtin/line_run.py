"""Headlines of other articles behind the text: short lines without a full stop at the end of a document.

The lines stand behind the last line that reads like running text; a hit is the whole run, so that what stands above
it (the title of a widget) is next to it. What it took is in the record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cleanup.document.document import Document
from cleanup.find.builtin._labels import filled, like_headline
from cleanup.find.hit import Hit
from cleanup.lazy.patterns import lazily

OPTIONS = {"least": "1"}
CORE = None

ITEM = lazily(r"^(?:[-*•–—]|\d{1,2}[.)])[ \t]")
NO_HEADLINE = lazily(r"https?://|@|[=:]|\d{4,}|^[A-Z][\w’' ]{1,30}, ")


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """Each run of lines that could be headlines."""
    if not document.has_body:
        return
    run: list[int] = []
    for number in [*(n for n in filled(document) if document.in_tail(n)), None]:
        if number is not None:
            line = document.lines[number]
            if like_headline(line) and not ITEM.match(line.text) and not NO_HEADLINE.search(line.text):
                run.append(number)
                continue
        if len(run) >= int(options["least"]):
            yield Hit(document.lines[run[0]].start, document.lines[run[-1]].end)
        run = []
