"""Start-up: whole processes, `cleanup fix -` beside `codespell` on the same small file, warm cache, in turns.

The file is clean, has three kinds of damage, or is clean and names people whom the gazetteer knows; the rules were read
once before.

python bench/startup.py
"""

from __future__ import annotations

import argparse
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TEXT = """\
The committee met on Tuesday to discuss the new bridge. “It will be finished by June,” the chairman said.

Nobody had asked who would pay for it. A spokeswoman for the council did not answer a request for comment.
"""

DAMAGED = TEXT.replace("bridge. “", "bridge.“").replace("said.\n", "said. .\n") + "\nSource link\n"

NAMES = TEXT.replace("the chairman", "President Biden").replace("the council", "Chancellor Olaf Scholz")


def program(name: str) -> str:
    """A command of this Python's environment, or of the system."""
    beside = Path(sys.executable).parent / name
    found = str(beside) if beside.exists() else shutil.which(name)
    if found is None:
        raise SystemExit(f"{name} is not installed (pip install -e '.[dev]')")
    return found


def milliseconds(command: list[str], file: Path, environment: dict[str, str]) -> float:
    with file.open("rb") as stream:
        begin = time.perf_counter()
        done = subprocess.run(
            command,
            stdin=stream,
            capture_output=True,
            env=environment,
            cwd=file.parent,
        )
        taken = 1000 * (time.perf_counter() - begin)
    if done.returncode not in (0, 1, 65):  # 65: codespell has found something
        raise SystemExit(f"{command}: status {done.returncode}: {done.stderr.decode()}")
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=21, help="how often each runs, in turns (default: 21)")
    parser.add_argument("--file", type=Path, help="the file to check instead of a short clean text")
    parser.add_argument("--at-most", type=float, metavar="RATIO", help="status 1 if the ratio is larger")
    given = parser.parse_args()
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        texts = {} if given.file else {"clean.txt": TEXT, "damaged.txt": DAMAGED, "names.txt": NAMES}
        files = [given.file] if given.file else [Path(folder, name) for name in texts]
        for file, text in zip(files, texts.values(), strict=False):
            file.write_text(text, encoding="utf-8")
        state = {"XDG_CACHE_HOME": f"{folder}/cache", "XDG_STATE_HOME": f"{folder}/state"}
        environment = {**os.environ, **state}
        first = milliseconds([program("cleanup"), "fix", "-"], files[0], environment)  # fills the cache
        print(f"with an empty cache {first:.0f} ms")
        for file in files:
            failed |= compared(file, environment, given.runs) > (given.at_most or math.inf)
    raise SystemExit(int(failed))


def compared(file: Path, environment: dict[str, str], runs: int) -> float:
    """Print what a file takes, and give the ratio."""
    ours, theirs = [program("cleanup"), "fix", "-"], [program("codespell"), str(file)]
    milliseconds(ours, file, environment)
    milliseconds(theirs, file, environment)
    pairs = [(milliseconds(ours, file, environment), milliseconds(theirs, file, environment)) for _ in range(runs)]
    ratio = statistics.median(one / other for one, other in pairs)
    own, other = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"{file.name:12} cleanup fix - {own:4.0f} ms, codespell {other:4.0f} ms, ratio {ratio:.2f} ({runs} pairs)")
    return ratio


if __name__ == "__main__":
    main()
