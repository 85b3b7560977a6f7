"""`rules/rates.lock`: what was measured of every rule, a line of JSON each, below the sums by category.

`bench/rates.py` writes it.
"""

from __future__ import annotations

import functools
import json
import operator
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cleanup.rulebook.loader import shipped_folder
from cleanup.rulebook.model import category_of

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


class Rates(NamedTuple):
    """Rows by rule, perhaps of a few rules only, and the sums of all rows by category."""

    rows: Mapping[str, Row]
    sums: Mapping[str, Row]


def rates_of(rows: Mapping[str, Row]) -> Rates:
    """The rows with their sums; a sum has no hash."""
    sums: dict[str, Row] = {}
    for rule in sorted(rows):
        _, *numbers = rows[rule]
        _, *before = sums.get(category_of(rule), Row("", 0, 0, 0, 0, 0, 0, 0, 0))
        sums[category_of(rule)] = Row("", *map(operator.add, before, numbers))
    return Rates(rows, sums)


def parse(text: str) -> dict[str, Row]:
    """The rows of a lock file by rule. Raises ValueError where it is none."""
    return {rule: row for rule, row in _rows(text).items() if "/" in rule}


def rates_in(text: str, rules: Iterable[str]) -> Rates:
    """What a lock file has of these rules; the lines of others, nearly all, are not read."""
    wanted = {json.dumps(rule) for rule in rules}
    near = (line for line in text.split("\n") if (name := line.partition(":")[0]) in wanted or "/" not in name)
    found = _rows("".join(near).replace(",}", "}"))
    return Rates(
        {rule: row for rule, row in found.items() if "/" in rule},
        {category: row for category, row in found.items() if "/" not in category},
    )


def _rows(text: str) -> dict[str, Row]:
    try:
        return {name: Row(**row) for name, row in json.loads(text).items()}
    except (TypeError, AttributeError) as error:
        raise ValueError(f"not a lock file of rates: {error}") from None


def as_text(rows: Mapping[str, Row]) -> str:
    """The lock file: sums by category, then rules in the order of their ids; a change of a rule changes two lines."""
    named = [*rates_of(rows).sums.items(), *sorted(rows.items())]
    return "{\n" + ",\n".join(f"{json.dumps(name)}: {json.dumps(row._asdict())}" for name, row in named) + "\n}\n"


@functools.cache
def shipped_lock() -> str:
    """The lock file that comes with the shipped rules; an empty one where there is none."""
    file = shipped_folder() / NAME
    return file.read_text(encoding="utf-8") if file.is_file() else as_text({})


@functools.cache
def shipped_rates() -> dict[str, Row]:
    """The rows that come with the shipped rules."""
    return parse(shipped_lock())
