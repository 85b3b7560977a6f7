"""Writes rules/lexicons/words.txt and common-words.txt from SCOWL (Debian's package `scowl`).

apt-get install scowl && python bench/words.py
"""

from __future__ import annotations

import re
from pathlib import Path

SCOWL = Path("/usr/share/dict/scowl")
LEXICONS = Path(__file__).parent.parent / "rules" / "lexicons"
HEAD = """\
# English words in lower case, American and British, up to SCOWL size {size}: {purpose}.
# Source: SCOWL by Kevin Atkinson (Debian package scowl 2020.12.07), made by
# bench/words.py; licence in LICENSE-scowl.txt.
"""


def words(size: int) -> list[str]:
    """All lower-case words of two letters or more up to a SCOWL size, sorted."""
    found = {"a", "i"}
    for file in SCOWL.glob("*-words.*"):
        spelling, _, rest = file.name.partition("-")
        if spelling in ("english", "american", "british") and int(rest.rpartition(".")[2]) <= size:
            found.update(file.read_text(encoding="latin-1").split())
    return sorted(word for word in found if re.fullmatch(r"[a-zà-ÿ]{2,}|[ai]", word))


def main() -> None:
    for name, size, purpose in (("words", 60, "what is a real word"), ("common-words", 35, "what everybody writes")):
        text = HEAD.format(size=size, purpose=purpose) + "\n".join(words(size)) + "\n"
        (LEXICONS / f"{name}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
