"""Gold documents: CriticMarkup with a class and a tier behind every mark.

{~~old~>new||other~~}{>>class/tier<<}    one of the replacements is right
{--old--}{>>class/tier<<}                goes
{++new++}{>>class/tier<<}                comes
{==text==}{>>class/tier<<}               is reported and stays
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

SUFFIX = ".critic.txt"
MARK = re.compile(
    r"(?:\{~~(?P<old>.*?)~>(?P<new>.*?)~~\}|\{--(?P<cut>.*?)--\}|\{\+\+(?P<add>.*?)\+\+\}|\{==(?P<see>.*?)==\})"
    r"\{>>(?P<category>[a-z]+)/(?P<tier>safe|unsafe|report|optional)<<\}",
    re.DOTALL,
)
LEFT_OVER = re.compile(r"\{(?:~~|--|\+\+|==|>>)")


class GoldError(ValueError):
    """A gold document that cannot be read."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is right in one place. Offsets are code points of the document's text."""

    start: int
    end: int
    before: str
    accepted: tuple[str, ...]
    """Replacements that are equally right; none where the place is only looked at."""
    category: str
    tier: str
    """safe, unsafe, report, or optional: never required, and free to change."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A document as it was found, with its marks in order."""

    name: str
    text: str
    marks: tuple[Mark, ...]


def parse(name: str, marked: str) -> Gold:
    """The document behind a marked text.

    >>> gold = parse("x", "a {~~teh~>the~~}{>>lexical/safe<<} end")
    >>> gold.text, gold.marks[0].accepted
    ('a teh end', ('the',))
    """
    marks: list[Mark] = []
    pieces: list[str] = []
    at = length = 0
    for match in MARK.finditer(marked):
        plain = marked[at : match.start()]
        before, accepted = _content(match)
        length += len(plain)
        marks.append(Mark(length, length + len(before), before, accepted, match["category"], match["tier"]))
        pieces += [plain, before]
        length += len(before)
        at = match.end()
    text = "".join([*pieces, marked[at:]])
    left = LEFT_OVER.search(text)
    if left:
        raise GoldError(f"{name}: an unread mark is left in the text: {text[left.start() : left.start() + 40]!r}")
    return Gold(name, text, tuple(marks))


def _content(match: re.Match[str]) -> tuple[str, tuple[str, ...]]:
    if match["old"] is not None:
        return match["old"], tuple(match["new"].split("||"))
    if match["cut"] is not None:
        return match["cut"], ("",)
    if match["add"] is not None:
        return "", tuple(match["add"].split("||"))
    return match["see"], ()


def gold_files(paths: Iterable[Path]) -> list[Path]:
    """The gold documents that the paths mean. Raises GoldError where there are none."""
    files: list[Path] = []
    for path in paths:
        if not path.exists():
            raise GoldError(f"{path}: no such file or folder")
        files += sorted(path.rglob(f"*{SUFFIX}")) if path.is_dir() else [path]
    if not files:
        raise GoldError(f"no *{SUFFIX} file there")
    return files


def read_gold(path: Path) -> Gold:
    """Read one gold document. Raises GoldError."""
    try:
        return parse(str(path), path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: {error}") from None


def write_originals(gold: str | Path, folder: str | Path) -> None:
    """Write the texts of gold documents as they were found, in the tree in which they lie."""
    for file in gold_files([Path(gold)]):
        place = Path(folder) / file.relative_to(gold).parent
        place.mkdir(parents=True, exist_ok=True)
        text = read_gold(file).text
        (place / file.name.replace(SUFFIX, ".txt")).write_text(text, encoding="utf-8", newline="")
