"""Which lines a change added, asked of git: old noise in a document need not hold up new work."""

from __future__ import annotations

import bisect
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cleanup.io.formats import Text
from cleanup.suppress.kept import Changeable

HUNK = re.compile(rb"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")
ESCAPE = re.compile(rb"\\(?:([0-7]{3})|(.))")
ESCAPED = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}

OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git tells its hooks: true in the top folder only, and we ask in others."""


class GitError(Exception):
    """Git does not know the revision, or there is no repository; one line for the user."""


class AddedLines(NamedTuple):
    """The lines of a file, from 1, that a change added; `whole` where all are new or nothing is known of lines."""

    numbers: frozenset[int] = frozenset()
    whole: bool = False

    def changeable(self, text: Text) -> Changeable | None:
        """Whether a span of a text of the file touches an added line; None where all may be changed."""
        if self.whole:
            return None
        if text.record is not None:
            new = text.record + 1 in self.numbers
            return lambda start, end: new
        starts = [0, *(match.end() for match in re.finditer("\n", text.text))]

        def touches(start: int, end: int) -> bool:
            first = bisect.bisect_right(starts, start)
            last = bisect.bisect_left(starts, max(end, start + 1))
            return any(number in self.numbers for number in range(first, last + 1))

        return touches


class Since:
    """The change from a revision to the files as they are now; asks git once for each repository.

    What was added is told against the point where the two histories parted, so that what others did meanwhile does not
    count. Raises GitError.
    """

    def __init__(self, revision: str) -> None:
        self.revision = revision
        self._repositories: dict[Path, dict[Path, AddedLines]] = {}
        self._tops: dict[Path, Path] = {}

    def added(self, file: Path) -> AddedLines:
        """The lines of a file that are new."""
        real = file.resolve()
        folder = real.parent
        if folder not in self._tops:
            self._tops[folder] = Path(os.fsdecode(git(folder, "rev-parse", "--show-toplevel").rstrip(b"\n"))).resolve()
        top = self._tops[folder]
        if top not in self._repositories:
            self._repositories[top] = self._changed(top)
        return self._repositories[top].get(real, AddedLines())

    def _changed(self, top: Path) -> dict[Path, AddedLines]:
        commit = git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{self.revision}^{{commit}}").strip()
        if not commit:
            raise GitError(f"--since: git knows no commit {self.revision!r}")
        base = git(top, "merge-base", os.fsdecode(commit), "HEAD").strip() or commit
        options = (
            "--unified=0",
            "--no-color",
            "--no-ext-diff",
            "--no-textconv",
            "-M",
            "--src-prefix=a/",
            "--dst-prefix=b/",
        )
        difference = git(top, "-c", "core.quotePath=false", "diff", *options, os.fsdecode(base), "--")
        found = {top / os.fsdecode(name): AddedLines(numbers, whole) for name, numbers, whole in _files(difference)}
        for name in git(top, "ls-files", "--others", "-z").split(b"\0"):
            if name:
                found[top / os.fsdecode(name)] = AddedLines(whole=True)
        return found


def git(folder: Path, *arguments: str) -> bytes:
    """What git prints in a folder; nothing where it says no. Raises GitError where there is no git or no repository."""
    environment = {name: value for name, value in os.environ.items() if name not in OF_A_HOOK}
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, env=environment)
    except OSError:
        raise GitError("--since needs git, which is not installed") from None
    if done.returncode == 128 and b"not a git repository" in done.stderr:
        raise GitError(f"--since: {folder} is in no git repository")
    return done.stdout if done.returncode == 0 else b""


def _files(difference: bytes) -> Iterator[tuple[bytes, frozenset[int], bool]]:
    """Each file of a diff without context: its name, the numbers of its new lines, and whether it is binary."""
    name, numbers, binary = b"", set[int](), False
    left = 0  # lines of the hunk that are still to come
    for line in difference.split(b"\n"):
        if left and line[:1] in (b"+", b"-", b"\\"):
            left -= line[:1] == b"+"
            continue
        left = 0
        hunk = HUNK.match(line)
        if hunk is not None:
            first, count = int(hunk[1]), int(hunk[2] or b"1")
            numbers.update(range(first, first + count))
            left = count
        elif line.startswith(b"diff --git "):
            if name:
                yield name, frozenset(numbers), binary
            name, numbers, binary = b"", set(), False
        elif line.startswith(b"+++ ") and line != b"+++ /dev/null":
            name = _name(line[4:])
        elif line.startswith(b"Binary files ") and line.endswith(b" differ"):
            name, binary = _name(line.removesuffix(b" differ").rpartition(b" and ")[2]), True
    if name:
        yield name, frozenset(numbers), binary


def _name(shown: bytes) -> bytes:
    """The name of a file as git shows it: with a prefix, a tab behind it, or between quotes."""
    shown = shown.removesuffix(b"\t")
    if shown.startswith(b'"'):
        shown = ESCAPE.sub(lambda m: bytes([int(m[1], 8)]) if m[1] else ESCAPED.get(m[2], m[2]), shown[1:-1])
    return shown.removeprefix(b"b/")
