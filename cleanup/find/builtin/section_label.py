"""The label of a section where it is no text: over a title, in a row of labels, or in a run of lines that are labels.

`kind` says which is looked for:
- `line`: one label, or several glued (`WorldAfrica`), on a line over the text, beside a title,
- `row`: at least four labels in one line (`News Sport Business Travel`),
- `run`: at least three lines in a row that are labels and nothing else.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

from cleanup.document.document import Document
from cleanup.find.builtin._labels import HOME, filled, first_filled, is_label, like_headline, split_labels
from cleanup.find.hit import Hit
from cleanup.lazy.patterns import lazily

OPTIONS = {"kind": "line"}
CORE = None

FIRST_LINES = 12
ROW, RUN = 4, 3
LONGEST = 160
ROW_CHARS = 11
MENU = lazily(r"[ \t\u00a0][/|»›•][ \t\u00a0]")


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """Each line that is one label or several; for a run each of its lines."""
    if not document.has_body:
        return  # a poem, a list or a table: nothing says what is page and what is text
    kinds = {"line": _over_title, "row": _rows, "run": _runs}
    for number in kinds[options["kind"]](document):
        line = document.lines[number]
        yield Hit(line.start, line.end)


def _at_edge(number: int, document: Document) -> bool:
    return document.in_head(number) or document.in_tail(number)


def _over_title(document: Document) -> Iterator[int]:
    numbers = [n for n in first_filled(document, FIRST_LINES) if document.in_head(n)]
    if not any(like_headline(document.lines[n]) for n in numbers):
        return
    for n in numbers:
        text = document.lines[n].text
        if len(text) > LONGEST:
            continue
        if is_label(text, document) and text.strip("# ").casefold() not in HOME:
            yield n
        elif " " not in text or any(a.islower() and b.isupper() for a, b in itertools.pairwise(text)):
            row = split_labels(text, document)
            if row and len(row) > 1:
                yield n


def _rows(document: Document) -> Iterator[int]:
    for n in filled(document):
        text = document.lines[n].text
        if _at_edge(n, document) and ROW_CHARS <= len(text) <= LONGEST:
            row = split_labels(text, document)
            if row and (len(row) >= ROW or (len(row) > 1 and _is_menu(n, row, document))):
                yield n


def _is_menu(number: int, row: list[str], document: Document) -> bool:
    """Whether the labels begin at the home page or have marks of a menu between them, over a title."""
    text = document.lines[number].text
    if not document.in_head(number) or (row[0].casefold() not in HOME and MENU.search(text) is None):
        return False
    below = [n for n in first_filled(document, FIRST_LINES) if n > number and document.in_head(n)]
    return any(like_headline(document.lines[n]) for n in below)


def _runs(document: Document) -> Iterator[int]:
    run: list[int] = []
    for n in [*filled(document), None]:
        if n is not None and _at_edge(n, document) and is_label(document.lines[n].text, document):
            run.append(n)
            continue
        if len(run) >= RUN:
            yield from run
        run = []
