"""A line that stands twice because the page prints it twice.

`kind` says which is looked for:
- `title`: the title again below itself, also with or without the name of the section or site behind it,
- `paragraph`: a standfirst or a paragraph again below itself,
- `teaser`: the beginning of a paragraph, cut with dots, above the paragraph,
- `caption`: a caption above the same caption with its credit.

Short lines inside the text (refrains, dialogue, lists, tables) are left alone.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping

from cleanup.document.document import Document
from cleanup.document.lines import ends_sentence
from cleanup.find.builtin._labels import filled, first_filled, normal
from cleanup.find.hit import Hit
from cleanup.lazy.patterns import lazily

OPTIONS = {"kind": "paragraph"}
CORE = None

FIRST_LINES = 12
NEAR = 3
"""So many lines of the page may stand between a line and its double."""
TITLE_CHARS, TITLE_WORDS = 20, 3
TITLE_LINES = 4
"""The title is among so many first lines."""
LONG_CHARS, LONG_WORDS = 60, 9
STANDFIRST_CHARS, STANDFIRST_WORDS = 40, 7
TEASER_CHARS = 40
FRONT_WORDS = 5
"""Lines that are alike are alike in so many words at their beginning, and most texts have no two such lines."""
FAR_CHARS = 120
"""A paragraph that comes again far below is at least this long, and never certainly a slip."""
SUFFIX = lazily(r"[ \t\u00a0]*(?:\||[–—·»:-](?=[ \t\u00a0]))[ \t\u00a0]*[^|]{2,60}$")
CUT = lazily(r"[ \t\u00a0]*\[?(?:…|\.{3,4})\]?(?:[ \t\u00a0]*(?:[Rr]ead [Mm]ore|[Cc]ontinue [Rr]eading)\W*)?$")
AGENCY = r"(?:Photo|PHOTO|Photograph|Credit|CREDIT|Image|Picture|File|AP|AFP|Reuters|REUTERS|Getty)\b"
CREDIT = lazily(rf"^[ \t\u00a0.]*(?:©|[\[(|/–—-]?[ ]?{AGENCY}).{{1,90}}$")
BULLET = lazily(r"^(?:[-*•–—·]|\d+[.)])[ \t]|\t|\||[“\"'‘—–-]")
WORD = lazily(r"\p{L}{2,}")


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """Each line to leave out; not certain where it comes again far below."""
    kinds: dict[str, Callable[[Document], Iterator[tuple[int, bool]]]] = {
        "title": _titles, "paragraph": _paragraphs, "teaser": _teasers, "caption": _captions,
    }  # fmt: skip
    for number, certain in kinds[options["kind"]](document):
        line = document.lines[number]
        yield Hit(line.start, line.end, certain=certain)


def _words(text: str) -> int:
    return len(WORD.findall(text))


def _titles(document: Document) -> Iterator[tuple[int, bool]]:
    lines, numbers = document.lines, first_filled(document, FIRST_LINES)
    if not document.has_body:
        return
    kept: list[tuple[int, frozenset[str]]] = []
    for at, number in enumerate(numbers):
        text = lines[number].text
        if not document.in_head(number):
            return
        if len(text) < TITLE_CHARS or _words(text) < TITLE_WORDS or text[-1] in ".,;:!":
            continue
        forms = frozenset({normal(text), normal(SUFFIX.sub("", text))})
        whole = normal(text)
        above = [
            place
            for place, others in kept
            if at - place <= NEAR + 1 and (whole in others or normal(lines[numbers[place]].text) in forms)
        ]
        if above:
            # the plain title stays, the one with the name of the site goes
            longer = numbers[above[0]]
            yield (longer if len(normal(lines[longer].text)) > len(whole) else number), True
        elif at < TITLE_LINES:
            kept.append((at, forms))


def _paragraphs(document: Document) -> Iterator[tuple[int, bool]]:
    lines, numbers = document.lines, filled(document)
    texts = [text for number in numbers if len(text := lines[number].text) >= STANDFIRST_CHARS]
    fronts = [" ".join(text.split(None, FRONT_WORDS)[:FRONT_WORDS]).casefold() for text in texts]
    if len(set(fronts)) == len(fronts):
        return
    firsts: dict[str, int] = {}
    lasts: dict[str, int] = {}
    for at, number in enumerate(numbers):
        text = lines[number].text
        if len(text) < STANDFIRST_CHARS:
            continue
        key = " ".join(text.casefold().split())
        first = firsts.setdefault(key, at)
        since = at - lasts.get(key, first)  # what is left out between two copies brings them together
        if first == at or BULLET.match(text) or _words(text) < STANDFIRST_WORDS:
            continue
        long = len(text) >= LONG_CHARS and _words(text) >= LONG_WORDS
        ends = ends_sentence(text)  # a line of code or of a log may come again
        standfirst = since <= NEAR and first < FIRST_LINES
        if ends and (standfirst or (long and since == 1)):
            lasts[key] = at
            yield number, True
        elif len(text) >= FAR_CHARS:
            yield number, False


def _teasers(document: Document) -> Iterator[tuple[int, bool]]:
    lines, numbers = document.lines, filled(document)
    for at, number in enumerate(numbers):
        text = lines[number].text
        cut = CUT.search(text) if "…" in text or "..." in text else None
        if cut is None or cut.start() < TEASER_CHARS:
            continue
        front = normal(text[: cut.start()])
        for below in numbers[at + 1 : at + 1 + NEAR]:
            whole = normal(lines[below].text)
            if len(whole) > len(front) + 20 and whole.startswith(front) and not CUT.search(lines[below].text):
                yield number, True
                break


def _captions(document: Document) -> Iterator[tuple[int, bool]]:
    lines, numbers = document.lines, filled(document)
    for number, below in itertools.pairwise(numbers):
        text, longer = lines[number].text, lines[below].text
        if len(text) < 8 or len(longer) <= len(text) or not longer.startswith(text):
            continue
        if (lines[number].is_body and len(text) > 200) or BULLET.match(text):
            continue
        if CREDIT.match(longer[len(text) :]):
            yield number, True
