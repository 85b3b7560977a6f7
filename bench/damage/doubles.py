"""What stands twice: words, phrases, sentences, paragraphs and headlines."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from .place import Group, Slot, kind, paragraph_gap, rewrite

WORDS = "the|a|of|to|in|and|for|with|on|at|by|from|was|were|is|are|as|this|his|her|their|which|would|will|be|been"

rewrite("doubles/word", rf"(?<= )(?P<at>(?P<w>{WORDS}))(?= [a-z])", r"\g<w> \g<w>", weight=2)
rewrite(
    "doubles/word-capital",
    rf"(?<= )(?P<at>(?P<w>{WORDS}))(?= [a-z])",
    lambda m, c: f"{m['w']} {m['w'].capitalize()}",
    weight=0.5,
)
rewrite("doubles/name", r"(?<=[a-z] )(?P<at>(?P<w>[A-Z][a-z]{3,} [A-Z][a-z]{3,}))(?= [a-z])", r"\g<w> \g<w>", weight=1)
rewrite(
    "doubles/phrase",
    r"(?<=[a-z] )(?P<at>(?P<w>(?:in|of|to|for|at|on) the [a-z]{4,}))(?= [a-z])",
    r"\g<w> \g<w>",
    weight=1,
)
rewrite(
    "doubles/pronoun",
    r"(?<= )(?P<at>(?P<w>he|she|they|it|we))(?= [a-z])",
    r"\g<w> \g<w>",
    lambda m, c: f"{m['w']} {m['w'].capitalize()}",
    weight=1,
)


@kind("doubles/sentence", 0.7)
def sentence(text: str, chance: random.Random) -> Iterator[Group]:
    """A sentence that follows itself."""
    for match in re.finditer(r"(?<=[.!?] )(?P<s>[A-Z][^.!?\n“”\"]{40,200}[.])(?= [A-Z]|\n)", text):
        yield (Slot(match.end(), match.end(), " " + match["s"]),)


@kind("doubles/paragraph", 1)
def paragraph(text: str, chance: random.Random) -> Iterator[Group]:
    """A paragraph that follows itself, as captions and pull quotes do."""
    gap = paragraph_gap(text)
    at = 0
    for part in text.rstrip("\n").split(gap):
        end = at + len(part)
        if len(part) > 80 and "\n" not in part:
            yield (Slot(end, end, gap + part),)
        at = end + len(gap)


@kind("doubles/headline", 3)
def headline(text: str, chance: random.Random) -> Iterator[Group]:
    """The headline a second time, sometimes with the name of the site."""
    gap = paragraph_gap(text)
    first, found, _ = text.partition(gap)
    if found and 15 < len(first) < 140 and "\n" not in first and first[-1] not in ".:,;":
        site = chance.choice(("", "", "", " - The Daily Courier", " | Example News", " – Courier Online"))
        yield (Slot(0, 0, first + site + gap),)
