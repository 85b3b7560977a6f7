"""The form in which checked rules are kept: a JSON line of all that every run needs, and one for each rule.

A run over a small text asks for a few rules in a thousand, and reads only those. The last line is a hash of the others,
so that what was damaged is not used.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any

from cleanup.find.on_demand import OnDemand
from cleanup.find.rule_index import IndexEntry, as_entry
from cleanup.rulebook.bind import from_plain
from cleanup.rulebook.errors import Problem
from cleanup.rulebook.loader import Rulebook, rule_of
from cleanup.rulebook.model import Pack, Rule


def written(book: Rulebook, entries: Sequence[IndexEntry]) -> str:
    """The rules of a book and their index entries as text."""
    head = {
        "packs": {name: {**plain, "rules": len(plain["rules"])} for name, plain in book.plains.items()},
        "ids": [rule.id for rule in book.rules],
        "entries": entries,
        "warnings": [(problem.file, problem.line, problem.message) for problem in book.warnings],
    }
    rules = [rule for plain in book.plains.values() for rule in plain["rules"]]
    lines = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in (head, *rules)]
    return "\n".join([*lines, _hash("\n".join(lines).encode())])


def _hash(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


class Checked:
    """What `written` wrote."""

    def __init__(self, data: bytes) -> None:
        """Raises ValueError where the data are not whole."""
        content, _, mark = data.rpartition(b"\n")
        if mark.decode() != _hash(content):
            raise ValueError("not what was written")
        head, *self._rules = content.split(b"\n")
        self._head: dict[str, Any] = json.loads(head)
        self._files = [name for name, plain in self._head["packs"].items() for _ in range(plain["rules"])]
        """The name of each rule's file."""

    @property
    def names(self) -> list[str]:
        """The names of the rule files, in order."""
        return list(self._head["packs"])

    @property
    def ids(self) -> list[str]:
        """The ids of all rules, in order."""
        ids: list[str] = self._head["ids"]
        return ids

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What was doubtful when the rules were checked."""
        return tuple(Problem(*row) for row in self._head["warnings"])

    def entries(self) -> list[IndexEntry]:
        """The index entries of all rules."""
        return [as_entry(row) for row in self._head["entries"]]

    def rules(self) -> Sequence[Rule]:
        """All rules, each made when it is asked for."""
        pack = functools.cache(lambda name: from_plain(Pack, self._head["packs"][name]["pack"]))

        def make(at: int) -> Rule:
            name = self._files[at]
            return rule_of(name, json.loads(self._rules[at]), pack(name))

        return OnDemand(len(self._rules), make)

    def plains(self) -> dict[str, dict[str, Any]]:
        """The plain form of each rule file."""
        rules: Iterator[dict[str, Any]] = map(json.loads, self._rules)
        return {
            name: {**plain, "rules": [next(rules) for _ in range(plain["rules"])]}
            for name, plain in self._head["packs"].items()
        }
