"""The speed of cleanup beside `ftfy.fix_text`: one process, the same texts in memory, in turns.

python bench/speed.py                                   # made-up news, 8 % of the texts damaged
python bench/speed.py --text ../shared/clean/clean.jsonl.gz
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import ftfy
from prose import texts

from cleanup import Cleaner, DocumentError


def read_texts(path: Path, limit: int) -> list[str]:
    """The `text` of the records of a JSONL file, packed with gzip or not, up to `limit` bytes."""
    opener = gzip.open if path.suffix == ".gz" else open
    found: list[str] = []
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if limit <= 0:
                break
            found.append(json.loads(line)["text"])
            limit -= len(found[-1].encode())
    return found


def seconds(work: Callable[[str], object], sample: list[str]) -> float:
    begin = time.process_time()  # other programs on the machine do not count
    for text in sample:
        work(text)
    return time.process_time() - begin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text", type=Path, metavar="FILE", help="JSONL with a field `text`, .gz or not")
    parser.add_argument("--megabytes", type=float, default=4.0, help="how much text (default: 4)")
    parser.add_argument("--damaged", type=float, default=0.08, help="share of the made-up texts that is damaged")
    parser.add_argument("--rounds", type=int, default=5, help="how often each runs, in turns (default: 5)")
    parser.add_argument("--unsafe", action="store_true", help="apply unsafe fixes too")
    parser.add_argument("--at-least", type=float, metavar="RATIO", help="status 1 if the ratio is smaller")
    given = parser.parse_args()
    size = int(given.megabytes * 1e6)
    sample = read_texts(given.text, size) if given.text else texts(size, given.damaged)
    cleaner = Cleaner(unsafe_fixes=given.unsafe)
    changed = failed = 0

    def clean(text: str) -> None:
        nonlocal changed, failed
        try:
            changed += cleaner.fix(text).text != text
        except DocumentError:
            failed += 1

    seconds(clean, sample[: len(sample) // 10 + 1])  # patterns compile, lexicons load
    changed = failed = 0
    pairs = [(seconds(clean, sample), seconds(ftfy.fix_text, sample)) for _ in range(given.rounds)]
    megabytes = sum(len(text.encode()) for text in sample) / 1e6
    ratio = statistics.median(theirs / ours for ours, theirs in pairs)
    counts = f"{changed // given.rounds} changed, {failed // given.rounds} failed"
    print(f"{len(sample)} texts, {megabytes:.1f} MB, {counts}")
    for name, times in zip(("cleanup", "ftfy.fix_text"), zip(*pairs, strict=True), strict=True):
        print(f"{name:14} {megabytes / statistics.median(times):6.2f} MB/s   best {megabytes / min(times):6.2f}")
    print(f"cleanup is {ratio:.2f} times as fast as ftfy.fix_text (median of {given.rounds} pairs)")
    if given.at_least is not None and ratio < given.at_least:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
