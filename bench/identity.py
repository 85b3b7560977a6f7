"""Checks that a run can be undone: on the gold documents of corpus/, or on the files that are named.

    python bench/identity.py [FILE…]

Gold documents (`*.critic.txt`) are taken as their originals, `*.jsonl.gz` unpacked (at most RECORDS of its lines).
For each file, with safe fixes and with unsafe ones: the log alone rebuilds the output, the undo gives the original
bytes; so does the undo of every rule by itself (nothing of the rule is left, what else was done stays or is named as
fallen), and the undo of all rules one after another. Ends with status 1 where one of these does not hold.
"""

from __future__ import annotations

import gzip
import itertools
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from cleanup import Cleaner
from cleanup.engine.errors import DocumentError
from cleanup.evaluate.gold import read_gold
from cleanup.io.editlog import EditLog, run_facts
from cleanup.io.folders import cache_folder
from cleanup.io.logfile import LoggedFile, edit_of, read_log
from cleanup.io.process import Processed, process
from cleanup.io.replay import Replayed, identity, without
from cleanup.io.revert import RevertError, original_of, rebuilt

ROOT = Path(__file__).parents[1]
RECORDS = 500


class Broken(Exception):
    """What does not hold of a file."""


def contents(file: Path) -> tuple[str, bytes]:
    """The name and the bytes that are to be mended."""
    if file.name.endswith(".critic.txt"):
        return file.name.replace(".critic", ""), read_gold(file).text.encode()
    if file.name.endswith(".jsonl.gz"):
        with gzip.open(file) as stream:
            return file.name.removesuffix(".gz"), b"".join(itertools.islice(stream, RECORDS))
    return file.name, file.read_bytes()


def logged(folder: Path, name: str, processed: Processed) -> LoggedFile | None:
    """The file as its log tells of it, None where it has no edits."""
    with EditLog(folder / "log", run_facts("", {}), {}, at_once=True) as log:
        log.add(name, processed, folder / name, folder / name)
    return next(iter(read_log(folder / "log").files), None)


def steps(file: LoggedFile) -> Counter[tuple[str, str, str]]:
    """The steps that a log has."""
    return Counter(identity(step) for record in file.records for step in edit_of(record).steps)


def rules_of(file: LoggedFile) -> list[str]:
    """The rules that changed something."""
    return sorted({rule for rule, _, _ in steps(file)})


def undone(folder: Path, file: LoggedFile, data: bytes, rule: str, cleaner: Cleaner) -> LoggedFile | None:
    """The file without the edits of a rule. Raises Broken."""
    found: Replayed = without(file, data, lambda other: other == rule, cleaner.fix_as_ruled)
    left = logged(folder, file.name, found.processed)
    if left is None:
        if found.processed.after != data:
            raise Broken(f"{rule}: undone, no edit is left, and the original is not there")
    elif rebuilt(left, data) != found.processed.after or original_of(left, found.processed.after) != data:
        raise Broken(f"{rule}: undone, and the log that is left does not fit")
    now = steps(left) if left is not None else Counter()
    fallen = Counter(identity(fallen.step) for fallen in found.fallen)
    wanted = Counter({step: number for step, number in steps(file).items() if step[0] != rule})
    if now + fallen != wanted:
        raise Broken(
            f"{rule}: undone, and others changed: {dict(wanted - now - fallen)} → {dict(now + fallen - wanted)}"
        )
    return left


def check(folder: Path, name: str, data: bytes, cleaner: Cleaner) -> tuple[int, int]:
    """How many edits and rules were undone in a file. Raises Broken."""
    processed = process(data, name, cleaner)
    file = logged(folder, name, processed)
    if file is None:
        if processed.after != data:
            raise Broken("changed without an edit")
        return 0, 0
    if rebuilt(file, data) != processed.after:
        raise Broken("the log does not rebuild the output")
    if original_of(file, processed.after) != data:
        raise Broken("the undo does not give the original")
    rules = rules_of(file)
    left: LoggedFile | None = file
    for rule in rules:
        undone(folder, file, data, rule, cleaner)
        if left is not None and rule in rules_of(left):
            left = undone(folder, left, data, rule, cleaner)
    if left is not None:
        raise Broken(f"all rules undone, and edits are left of {', '.join(rules_of(left))}")
    return len(file.records), len(rules)


def checked(files: list[Path]) -> Iterator[tuple[Path, str]]:
    """The files of which something does not hold, and what; says at the end what was looked at."""
    edits = rules = 0
    with tempfile.TemporaryDirectory() as folder:
        for unsafe in (False, True):
            cleaner = Cleaner(unsafe_fixes=unsafe, cache=cache_folder())
            for file in files:
                name, data = contents(file)
                try:
                    found = check(Path(folder), name, data, cleaner)
                except (Broken, RevertError, DocumentError) as error:
                    yield file, f"{'with unsafe fixes: ' * unsafe}{error}"
                else:
                    edits, rules = edits + found[0], rules + found[1]
    print(f"{len(files)} files, each with safe and with unsafe fixes: {edits:,} edits of {rules:,} rules undone")


def main(files: list[Path]) -> int:
    """The exit status."""
    failed = 0
    for file, why in checked(files or sorted((ROOT / "corpus").rglob("*.critic.txt"))):
        failed += 1
        print(f"{file}: {why}")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main([Path(name) for name in sys.argv[1:]]))
