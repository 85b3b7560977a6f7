"""The decisions file: JSON Lines, one decision a line, sorted by content so that git merges it well."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from cleanup.decisions.model import Decision, Scope, decision_from
from cleanup.io.records import as_line


class DecisionError(Exception):
    """A decisions file that cannot be used; `problems` are lines for the user, each with file and line."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def read_decisions(path: Path) -> list[Decision]:
    """All decisions of a file. Raises DecisionError with every problem in it."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DecisionError([f"{path}: {(error.strerror or str(error)).lower()}"]) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DecisionError([f"{path}: not UTF-8 (byte {error.start})"]) from None
    return parse_decisions(text, str(path))


def parse_decisions(text: str, name: str) -> list[Decision]:
    """The decisions in the text of a file called `name`. Raises DecisionError with every problem in it."""
    decisions: list[Decision] = []
    problems: list[str] = []
    seen: dict[Scope, tuple[Decision, int]] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            decision = decision_from(_object(line))
        except (ValueError, RecursionError) as error:
            problems.append(f"{name}:{number}: {error}")
            continue
        first, at = seen.setdefault(decision.scope, (decision, number))
        if first is decision:
            decisions.append(decision)
        elif (first.decision, first.wording) != (decision.decision, decision.wording):
            said = f"{first.decision}, here {decision.decision}"
            problems.append(f"{name}:{number}: line {at} says otherwise about the same ({said}); delete one of them")
    if problems:
        raise DecisionError(problems)
    return decisions


def _object(line: str) -> dict[str, object]:
    try:
        found = json.loads(line, object_pairs_hook=_without_doubles)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at column {error.colno}") from None
    if not isinstance(found, dict):
        raise ValueError("not a JSON object")
    return found


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands there twice")
    return found


def with_decisions(decisions: Iterable[Decision], new: Iterable[Decision]) -> list[Decision]:
    """The decisions with new ones, which take the place of what was said about the same before."""
    found = {decision.scope: decision for decision in decisions}
    found.update((decision.scope, decision) for decision in new)
    return list(found.values())


def decisions_text(decisions: Iterable[Decision]) -> str:
    """The text of a decisions file: sorted, each decision once."""
    lines = {as_line(decision.as_dict()): tuple(part or "" for part in decision.scope) for decision in decisions}
    return "".join(sorted(lines, key=lambda line: (lines[line], line)))


def write_decisions(path: Path, decisions: Iterable[Decision]) -> None:
    """Write a decisions file, whole or not at all. Raises OSError."""
    from cleanup.io.write import replace_file

    replace_file(path, decisions_text(decisions).encode())
