"""False positives: every edit that is made in clean texts, with its context, and whether a second run adds one.

python bench/clean.py ../shared/clean/clean.jsonl.gz
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from speed import read_texts

from cleanup import Cleaner, DocumentError, Edit

CONTEXT = 40


def shown(text: str, edit: Edit) -> str:
    """One line: the edit between the words around it."""
    left, right = text[max(0, edit.start - CONTEXT) : edit.start], text[edit.end : edit.end + CONTEXT]
    line = f"{left}[{edit.before}→{edit.after}]{right}"
    return line.replace("\r", "␍").replace("\n", "⏎")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, metavar="FILE", help="JSONL with a field `text`, .gz or not")
    parser.add_argument("--unsafe", action="store_true", help="apply unsafe fixes too")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth text")
    parser.add_argument("--at-most", type=float, metavar="RATE", help="status 1 with more edits per million words")
    given = parser.parse_args()
    cleaner = Cleaner(unsafe_fixes=given.unsafe)
    rules: Counter[str] = Counter()
    words = failed = again = 0
    texts = read_texts(given.file, 1 << 40)
    for number in range(0, len(texts), given.every):
        text = texts[number]
        words += len(text.split())
        try:
            result = cleaner.fix(text)
            second = cleaner.fix(result.text) if result.edits else result
        except DocumentError as error:
            failed += 1
            print(f"{number + 1}: {error}")
            continue
        for edit in result.edits:
            rules[edit.rule] += 1
            print(f"{number + 1}: {edit.rule} ({edit.safety}): {shown(text, edit)}")
        if second.text != result.text:
            again += 1
            print(f"{number + 1}: a second run changes more: {shown(result.text, second.edits[0])}")
    rate = 1e6 * rules.total() / max(1, words)
    for rule, count in rules.most_common():
        print(f"{count:6} {rule}")
    print(f"{rules.total()} edits in {words:,} words: {rate:.1f} per million")
    print(f"{again} texts changed again, {failed} failed")
    if failed or again or (given.at_most is not None and rate > given.at_most):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
