"""A trail of breadcrumbs: `Home » Politics » Title`, also glued as `HomeEurope NewsTitle of the article`.

It stands over the article and ends with its title, or with sections only. Certain where it begins at the home page or
in a known section, and the rest repeats the title or is sections.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cleanup.document.document import Document
from cleanup.find.builtin._labels import HOME, first_filled, is_label, normal, split_labels
from cleanup.find.hit import Hit
from cleanup.lazy.patterns import lazily

OPTIONS: dict[str, str] = {}
CORE = r"[»›>/|→❯▸‹«\\:–—-]|\pL{3}\p{Lu}|Home"

FIRST_LINES = 14
"""A trail stands among so many first lines."""
TITLE_CHARS, PREFIX_CHARS, SHORT_FORM = 15, 12, 8
TITLE_LINES = 3
"""A title that reads like a sentence stands among so many first lines."""
ARROWS = "»›→❯▸▶‹⟩➔>"
ARROW = lazily(rf"[ \t\u00a0]*(?:>>|[{ARROWS}]|::)[ \t\u00a0]*")
SLASH = lazily(r"[ \t\u00a0]*(?:/|\||\\)[ \t\u00a0]*|[ \t\u00a0]+[–—-][ \t\u00a0]+|[ \t\u00a0]+«[ \t\u00a0]+")
LEAD = lazily(r"(?i)^(?:you are here|you are in|location|current location|path)[ \t\u00a0]*:?[ \t\u00a0]*")
CUT_ENDS = ("…", "..")
CUT = lazily(r"[ \t\u00a0]*(?:…|\.{2,4})$")


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """Each line that is a trail."""
    numbers = first_filled(document, FIRST_LINES)
    lines = document.lines
    short = [n for n in numbers if len(lines[n].text) <= 300]
    pointed = [n for n in short if ARROW.search(lines[n].text)] if _has_arrow(document) else []
    if len(short) < 2 and not pointed:
        return
    trails = [n for n in short if not lines[n].is_body or lines[n].text.endswith(CUT_ENDS) or n in pointed]
    # what reads like running text is no title, but for the first lines
    forms = {
        n: normal(lines[n].text)
        for at, n in enumerate(short if trails else [])
        if len(lines[n].text) >= TITLE_CHARS and (at < TITLE_LINES or not lines[n].is_body)
    }
    for number in trails:
        text = LEAD.sub("", lines[number].text)
        titles = [form for n, form in forms.items() if n != number]
        if _is_trail(text, titles, document) or _is_glued(text, titles, document):
            yield Hit(lines[number].start, lines[number].end)


def _has_arrow(document: Document) -> bool:
    """Whether anything that ARROW looks for stands in the text."""
    return not document.characters.isdisjoint(ARROWS) or "::" in document.text


def _is_trail(text: str, titles: list[str], document: Document) -> bool:
    """Whether the text is a row of links with separators between."""
    for separator, strong in ((ARROW, True), (SLASH, False)):
        if separator.search(text) is None:
            continue
        parts = [part for part in separator.split(text.strip("»›>/|→ \t")) if part]
        if len(parts) < 2:
            continue
        at_home = parts[0].casefold() in HOME
        sections = [is_label(part, document) for part in parts]
        if _repeats(parts[-1], titles) or (strong and len(parts) > 2 and _begins_title(parts[-1], titles)):
            if (at_home or sections[0] or strong) and all(len(part.split()) <= 5 for part in parts[:-1]):
                return True
        elif at_home and strong and ">" not in text:
            return all(len(part) <= 120 for part in parts)
        elif (
            (at_home and all(sections[1:]))
            or (strong and len(parts) > 2 and all(sections))
            or (strong and len(parts) > 2 and at_home and any(sections[1:-1]))
            or (strong and len(parts) > 2 and ">" not in text and all(sections[:2]) and _are_names(parts))
            or (at_home and len(parts) > 3 and any(sections[1:]) and _are_names(parts))
        ):
            return True
    return False


def _begins_title(part: str, titles: list[str]) -> bool:
    """Whether a title begins with the last link, as a short form of the title does."""
    folded = normal(CUT.sub("", part))
    return len(folded) >= SHORT_FORM and any(title.startswith(folded + " ") for title in titles)


def _are_names(parts: list[str]) -> bool:
    """Whether each part could be the name of a section: a few words with a capital."""
    return all(part[0].isupper() and len(part.split()) <= 4 and part[-1] not in ".!?,;:" for part in parts)


def _is_glued(text: str, titles: list[str], document: Document) -> bool:
    """Whether the text is sections and the title, without anything between them."""
    cut = CUT.search(text) if text.endswith(CUT_ENDS) else None
    bare = text[: cut.start()] if cut else text
    folded = normal(bare)
    for title in titles:
        at = folded.rfind(title[:PREFIX_CHARS])
        if at <= 0 or not title.startswith(folded[at:]) or (cut is None and folded[at:] != title):
            continue
        front = bare[: len(bare) - len(folded[at:])] if len(folded) == len(bare) else ""
        row = split_labels(front.rstrip(), document) if front.strip() else None
        if row and (len(row) > 1 or row[0].casefold() in HOME or not front.endswith((" ", "\t", "\u00a0"))):
            return True
    return False


def _repeats(part: str, titles: list[str]) -> bool:
    """Whether the last link is the title, or its beginning where it was cut."""
    folded = normal(CUT.sub("", part))
    if len(folded) < TITLE_CHARS:
        return folded in titles
    return any(title.startswith(folded) for title in titles)
