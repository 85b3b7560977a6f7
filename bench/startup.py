"""Start-up: whole processes, `cleanup fix -` beside `codespell` on the same small file, warm cache, in turns.

python bench/startup.py
"""

from __future__ import annotations

import argparse
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
            command, stdin=stream, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, cwd=file.parent
        )
        taken = 1000 * (time.perf_counter() - begin)
    if done.returncode not in (0, 1, 65):  # 65: codespell has found something
        raise SystemExit(f"{command}: status {done.returncode}")
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=21, help="how often each runs, in turns (default: 21)")
    parser.add_argument("--file", type=Path, help="the file to check instead of a short clean text")
    parser.add_argument("--at-most", type=float, metavar="RATIO", help="status 1 if the ratio is larger")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = given.file or Path(folder) / "small.txt"
        if given.file is None:
            file.write_text(TEXT, encoding="utf-8")
        state = {"XDG_CACHE_HOME": f"{folder}/cache", "XDG_STATE_HOME": f"{folder}/state"}
        environment = {**os.environ, **state}
        ours, theirs = [program("cleanup"), "fix", "-"], [program("codespell"), str(file)]
        first = milliseconds(ours, file, environment)  # fills the cache
        milliseconds(theirs, file, environment)
        pairs = [
            (milliseconds(ours, file, environment), milliseconds(theirs, file, environment)) for _ in range(given.runs)
        ]
    ratio = statistics.median(one / other for one, other in pairs)
    own = statistics.median(one for one, _ in pairs)
    print(f"cleanup fix -   {own:6.0f} ms   (with an empty cache {first:.0f} ms)")
    print(f"codespell       {statistics.median(other for _, other in pairs):6.0f} ms")
    print(f"ratio           {ratio:6.2f}   (median of {given.runs} pairs)")
    if given.at_most is not None and ratio > given.at_most:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
