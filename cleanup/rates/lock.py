"""`rules/rates.lock`: what was measured of every rule, one line of JSON each; written by `bench/rates.py`."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from typing import NamedTuple

from cleanup.rulebook.loader import shipped_folder

NAME = "rates.lock"
MILLION = 1_000_000
SAFE_LIMIT = 2.0
"""A rule with more wrong safe edits per million clean words must not be safe; one edit alone says too little."""


class Row(NamedTuple):
    """One rule: the hash of what decides it, and how often it was right and wrong."""

    hash: str
    """Of what decides the rule (`cleanup.rates.digest`); a row with another hash is stale."""
    words: int
    """Words of clean text on which it was measured."""
    clean: int
    """Its safe edits there; none is right."""
    clean_unsafe: int
    """The edits that it would make there with unsafe fixes only."""
    found: int
    """Marks of the gold documents at which it found something."""
    right: int
    """Marks of the gold documents that its safe edits made right."""
    wrong: int
    """Its wrong safe edits in the gold documents."""
    restored: int
    """Places of the injector that its safe edits gave back as they were."""
    spoiled: int
    """Places of the injector that its safe edits made wrong, and its changes outside of them."""

    def per_million(self) -> float:
        """Safe edits per million words of clean text."""
        return MILLION * self.clean / self.words if self.words else 0.0

    def is_above_limit(self) -> bool:
        """Whether the rule is wrong too often to be safe."""
        return self.clean > 1 and self.per_million() > SAFE_LIMIT


def parse(text: str) -> dict[str, Row]:
    """The rows of a lock file by rule. Raises ValueError where it is none."""
    try:
        return {rule: Row(**row) for rule, row in json.loads(text).items()}
    except (TypeError, AttributeError) as error:
        raise ValueError(f"not a lock file of rates: {error}") from None


def as_text(rows: Mapping[str, Row]) -> str:
    """The lock file: rules in the order of their ids, so that a change of one is a change of one line."""
    lines = [f"{json.dumps(rule)}: {json.dumps(rows[rule]._asdict())}" for rule in sorted(rows)]
    return "{\n" + ",\n".join(lines) + "\n}\n"


@functools.cache
def shipped_rates() -> Mapping[str, Row]:
    """The rows that come with the shipped rules; empty where there is no lock file."""
    file = shipped_folder() / NAME
    return parse(file.read_text(encoding="utf-8")) if file.is_file() else {}
