"""What was decided so far in a review; every decision is on the disk before the page hears that it was taken."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from cleanup.decisions.book import Book, Pages
from cleanup.decisions.file import DecisionError, read_decisions, write_decisions
from cleanup.decisions.model import Decision, Scope, decision_from, key_of
from cleanup.engine.finding import Edit, Finding, Span
from cleanup.engine.newlines import unified
from cleanup.engine.ruling import Proposal


class Desk:
    """The decisions file that a review works on; it need not exist yet. Raises DecisionError for a broken one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._decisions: dict[Scope, Decision] = {}
        self._stamp: object = None
        self._read()
        self._book = Book(self.decisions)
        self._text, self._pages = "", Pages(self._book, "")  # the text that was last asked about
        self._older: dict[Scope, Scope] = {}  # what the file says of a place in older words

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """All that is decided."""
        return tuple(self._decisions.values())

    def wide(self) -> list[dict[str, Any]]:
        """The decisions that are not about one place, as the page wants them."""
        return [decision.as_dict() for decision in self.decisions if decision.place is None]

    def recall(self, text: str, change: Edit | Finding) -> dict[str, str] | None:
        """What the file that was there at the beginning says of a change's very place, as the page wants it."""
        if not self._book:
            return None
        if self._text is not text:
            self._text, self._pages = text, Pages(self._book, unified(text))
        start, end = change.start, change.end
        if "\r" in text:
            start, end = len(unified(text[:start])), len(unified(text[:end]))
        after = None if change.after is None else unified(change.after)
        decision = self._pages.decision(Proposal(change.rule, Span(start, end), unified(change.before), after))
        if decision is None or decision.place is None:
            return None
        scope = decision_from({"decision": "no", **key_of(text, change)}).scope
        if scope != decision.scope:
            self._older[scope] = decision.scope
        kept = decision.as_dict()
        return {key: kept[key] for key in ("decision", "wording", "note") if key in kept}

    def decide(self, content: Any) -> dict[str, Any]:
        """Take decisions and take others back: `add` and `remove` are lines of the decisions file.

        The answer has an `error` where the file could not be written; nothing is decided then. Raises ValueError for
        what is no decision.
        """
        try:
            added, removed = (_decisions(content[name]) for name in ("add", "remove"))
        except (KeyError, TypeError):
            raise ValueError("add and remove, two lists of decisions, are wanted") from None
        try:
            if _stamp(self.path) != self._stamp:
                self._read()  # somebody else wrote it: what they decided stays
            found = dict(self._decisions)
            for decision in (*removed, *added):
                found.pop(decision.scope, None)
                found.pop(self._older.get(decision.scope, decision.scope), None)
            found.update((decision.scope, decision) for decision in added)
            write_decisions(self.path, found.values())
        except DecisionError as error:
            return {"error": "; ".join(error.problems)}
        except OSError as error:
            return {"error": f"{self.path}: {(error.strerror or str(error)).lower()}"}
        self._decisions, self._stamp = found, _stamp(self.path)
        return {}

    def _read(self) -> None:
        read = read_decisions(self.path) if self.path.exists() else []
        self._decisions, self._stamp = {decision.scope: decision for decision in read}, _stamp(self.path)


def _decisions(lines: Iterable[str]) -> list[Decision]:
    return [decision_from(json.loads(line)) for line in lines]


def _stamp(path: Path) -> object:
    """What tells whether a file was changed."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
