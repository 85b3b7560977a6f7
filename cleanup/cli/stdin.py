"""The standard input of a filter, which comes out as it went in when anything fails."""

from __future__ import annotations

import sys


class Stdin:
    """Reads once, and answers once: with the corrected bytes or with its own."""

    def __init__(self) -> None:
        self._data: bytes | None = None
        self.answered = False

    def read(self) -> bytes:
        """All bytes of the standard input."""
        if self._data is None:
            self._data = sys.stdin.buffer.read()
        return self._data

    def answer(self, data: bytes) -> None:
        """Write the output of the filter."""
        self.answered = True
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()

    def give_back(self) -> None:
        """Write the input out, unless there was an answer already or nobody pipes anything in."""
        if not self.answered and not sys.stdin.isatty():
            self.answer(self.read())


stdin = Stdin()


def is_filter(arguments: list[str]) -> bool:
    """Whether the command line asks for a filter, however wrong the rest of it may be."""
    return arguments[:1] == ["fix"] and "-" in arguments and "--diff" not in arguments
