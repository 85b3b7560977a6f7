"""The author's name alone on a line, where the page says elsewhere that it is the author ("Written by", "Posts by").

The name stands behind the text, or before it below a title: a name that stands first may be the title itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cleanup.document.document import Document
from cleanup.find.builtin._labels import filled, like_headline
from cleanup.find.hit import Hit
from cleanup.lazy.patterns import lazily
from cleanup.lazy.programs import compile_pattern

OPTIONS: dict[str, str] = {}
CORE = r"(?i)\b(?:by|from|of|author:?) \p{Lu}|\p{Lu}\pL+ \p{Lu}\pL+"

PART = r"\p{Lu}[\p{L}.’'-]{0,24}"
NAME = lazily(rf"{PART}(?: (?:(?:de|da|van|von|bin|al|el|la|le|du) )?{PART}){{1,3}}")
SAYS_SO = (
    r"(?m)(?:^|[|·•] ?|\d )(?:[Bb]y|BY|(?:[Ww]ritten|[Pp]osted|[Pp]ublished) by"
    r"|More from|[Aa]uthor:?|Photo of|About|Follow"
    r"|(?:(?:[Vv]iew|[Ss]ee) (?:all )?|[Mm]ore )?(?:[Pp]osts|[Aa]rticles|[Ss]tories) by) {name}\b"
)


def find(document: Document, options: Mapping[str, str]) -> Iterator[Hit]:
    """Each line that is the name of an author and nothing else."""
    titled = False
    for number in filled(document):
        line = document.lines[number]
        titled = titled or line.is_body or like_headline(line)
        if len(line.text) > 60 or NAME.fullmatch(line.text) is None:
            continue
        if not titled or not (document.in_head(number) or document.in_tail(number)):
            continue
        if document.text.count(line.text) > 1 and _is_author(line.text, document.text):
            yield Hit(line.start, line.end)


def _is_author(name: str, text: str) -> bool:
    """Whether the page says that somebody of this name wrote the text."""
    return compile_pattern(SAYS_SO.replace("{name}", re.escape(name))).search(text) is not None
