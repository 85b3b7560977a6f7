"""Section labels of news sites ("World News"): what is one, and whether a line is made of nothing else."""

from __future__ import annotations

import functools
import unicodedata

from cleanup.document.document import Document
from cleanup.document.lines import Line
from cleanup.lazy.patterns import lazily
from cleanup.rulebook.lexicons import Lexicons

HOMES = """
home|homepage|home page|front page|main|main page|start|startseite|startpagina|accueil|inicio|início|página inicial
pagina inicial|portada|beranda|anasayfa|ana sayfa|strona główna|hjem|hem|etusivu|domů|domov|acasă|главная|головна
начало|αρχική|الرئيسية|דף הבית|خانه|ہوم|होम|হোম|หน้าแรก|trang chủ|首页|首頁|ホーム|トップ|홈
board index|forum|forums|index|forum index|news home|all news|blog
"""
HOME = frozenset(HOMES.strip().replace("\n", "|").split("|"))
"""What the first link of a trail of breadcrumbs is called."""
SEPARATORS = " \t\u00a0|/·•»›>–—-,&"
MAX_LABELS = 160
"""A longer line is no row of labels."""
HEADLINE_WORDS, HEADLINE_CHARS = 4, 20
SENTENCE_END = lazily(r"[.!?:;,…][\"'”’»)\]]*$")


ALIKE = str.maketrans(dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’‚`", "'") | dict.fromkeys("–—−", "-"))


def normal(text: str) -> str:
    """The form in which titles are compared: case, quotes, dashes and spaces made alike."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.casefold().translate(ALIKE).split())


def filled(document: Document) -> list[int]:
    """The positions of the lines that are not blank."""
    return document.once(_filled)


def _filled(document: Document) -> list[int]:
    return [number for number, line in enumerate(document.lines) if not line.blank]


def first_filled(document: Document, most: int) -> list[int]:
    """The positions of the first lines that are not blank."""
    return filled(document)[:most]


def like_headline(line: Line) -> bool:
    """Whether a line could be the title of an article: a few words that do not end like a sentence."""
    text = line.text
    return (
        HEADLINE_CHARS <= len(text) <= 220
        and text.count(" ") + 1 >= HEADLINE_WORDS
        and SENTENCE_END.search(text.rstrip("?!")) is None
        and (text[0].isupper() or text[0].isdigit() or text[0] in "“‘\"'«" or not text[0].isascii())
    )


@functools.lru_cache(maxsize=4)
def _labels(lexicons: Lexicons) -> frozenset[str]:
    return frozenset(label.casefold() for label in lexicons.words("section-labels")) | HOME


def labels(document: Document) -> frozenset[str]:
    """All section labels, in lower case."""
    return _labels(document.lexicons)


def is_label(text: str, document: Document) -> bool:
    """Whether the text is a section label, whatever its case; a hash, brackets and arrows around it do not count.

    A heading of Markdown and a label with a colon behind it belong to a text.
    """
    if text.startswith("# ") or text.endswith(":"):
        return False
    return text.strip(" \t\u00a0#[](){}|»›>•·*/").casefold() in labels(document)


def split_labels(text: str, document: Document) -> list[str] | None:
    """The labels that the whole text consists of, glued or with separators between; None where there is more in it.

    A glued label has to begin with a capital. Where a text can be read in two ways, the one of fewer labels is meant.
    """
    if not 0 < len(text) <= MAX_LABELS:
        return None
    known, folded = labels(document), text.casefold()
    if len(folded) != len(text):
        return None
    best: list[list[str] | None] = [[]] + [None] * len(text)
    for start in range(len(text)):
        row = best[start]
        if row is None:
            continue
        if text[start] in SEPARATORS:
            _keep(best, start + 1, row)
            continue
        if not _may_begin(text, start):
            continue
        for end in range(start + 2, min(len(text), start + 40) + 1):
            if folded[start:end] in known and _may_end(text, end):
                _keep(best, end, [*row, text[start:end]])
    return best[-1] or None


def _keep(best: list[list[str] | None], at: int, row: list[str]) -> None:
    old = best[at]
    if old is None or len(row) < len(old):
        best[at] = row


def _may_begin(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] in SEPARATORS or (text[start].isupper() and text[start - 1].islower())


def _may_end(text: str, end: int) -> bool:
    return end == len(text) or text[end] in SEPARATORS or (text[end].isupper() and text[end - 1].islower())
