"""`cleanup explain RULE --at FILE:LINE`: why a rule does or does not fire there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cleanup.cleaner import Cleaner
from cleanup.cli.settings import Settings, UsageError
from cleanup.decisions.book import Pages
from cleanup.decisions.model import Answer, Decision
from cleanup.engine.errors import DocumentError
from cleanup.engine.newlines import unified
from cleanup.engine.ruling import Proposal
from cleanup.engine.whynot import GuardPlace, accounts
from cleanup.engine.wording import quoted
from cleanup.io.formats import Text, format_of
from cleanup.io.texts import read_texts
from cleanup.rulebook.loader import read_pack
from cleanup.rulebook.model import Rule

NUMBERS = re.compile(r"(?P<file>.+?)(?P<numbers>(?::\d+){1,3})")
REPORTED = re.compile(r"(?P<file>.+):(?P<record>\d+) \(.* (?P<line>\d+):(?P<column>\d+)\)")
"""The place of a finding inside a record, as `check` prints it."""
DECIDED = "a person decided about it"
WIDTH = 200
"""Characters of the text that are shown."""


class At(NamedTuple):
    """A file and the numbers behind it, all from 1."""

    file: Path
    numbers: tuple[int, ...]


def parse_at(at: str) -> At:
    """Read FILE:LINE[:COLUMN], FILE:RECORD[:LINE[:COLUMN]] or what `check` prints. Raises UsageError."""
    reported = REPORTED.fullmatch(at)
    if reported is not None:
        return At(Path(reported["file"]), tuple(int(reported[name]) for name in ("record", "line", "column")))
    parts = NUMBERS.fullmatch(at)
    if parts is None:
        raise UsageError(f"--at: FILE:LINE is wanted, not {at!r}")
    file, numbers = parts["file"], parts["numbers"][1:].split(":")
    while len(numbers) > 1 and not Path(file).exists() and Path(f"{file}:{numbers[0]}").exists():
        file, numbers = f"{file}:{numbers[0]}", numbers[1:]  # a name with a number in it
    return At(Path(file), tuple(map(int, numbers)))


def explain_at(place: At, rule: Rule, cleaner: Cleaner, settings: Settings) -> Iterator[str]:
    """The lines of the answer. Raises UsageError where there is no such place."""
    text, line, column = _find(place, settings)
    is_markdown = format_of(str(place.file), dict(settings.formats)) == "markdown"
    policy = cleaner.policy(text.text, markdown=is_markdown)
    pages = Pages(cleaner.book, unified(text.text)) if cleaner.book is not None else None
    try:
        told = accounts(text.text, cleaner.rules, policy, rule, line, column)
    except IndexError as error:
        raise UsageError(f"--at: {place.file}: {error}") from None
    where = str(place.file) if text.record is None else f"{place.file}:{text.record + 1}"
    for account in told:
        inner = f"{account.line}:{account.column}"
        at = f"{where}:{inner}" if text.record is None else f"{where} ({text.field} {inner})"
        decision = pages and pages.decision(Proposal(rule.id, account.span, account.before, account.after))
        yield f"{at}: {rule.id}: {DECIDED if decision else account.verdict}"
        yield f"  text: {quoted(account.before, WIDTH)}"
        if decision:
            yield f"  {_told(decision)}, in {settings.decisions}"
            yield f"  without that: {account.verdict}"
        for reason in account.reasons:
            yield f"  {reason.text}"
            if reason.guard is not None:
                yield f"    {rule.file}:{_guard_line(rule, reason.guard)}"


def _told(decision: Decision) -> str:
    about = "this place" if decision.place else "this correction" if decision.before is not None else "the rule"
    said = {
        Answer.NO: "no: it is neither made nor reported",
        Answer.YES: "yes: it is made, whatever its safety",
        Answer.REWORD: f"{quoted(decision.wording)} is put there",
    }[decision.decision]
    return f"decision about {about}: {said}{f' ({decision.note})' if decision.note else ''}"


def _guard_line(rule: Rule, guard: GuardPlace) -> int:
    """The line of its file in which a guard stands; that of the rule where the file cannot be read any more."""
    plain, _ = read_pack(Path(rule.file), rule.file)
    try:
        entry = next(entry for entry in plain["rules"] if entry["id"] == rule.id)
        found = entry[guard.key][guard.number]
        if guard.key == "promote":
            found = found["when"][guard.condition]
        return int(found["__line__"])
    except (KeyError, IndexError, StopIteration):
        return rule.line


def _find(place: At, settings: Settings) -> tuple[Text, int | None, int | None]:
    """The text, the line in it (None: all of a record) and the column that are meant."""
    numbers: list[int | None] = [*place.numbers, None, None]
    wanted = place.numbers[0]
    try:
        for text in read_texts(place.file, settings.encoding, settings.text_field):
            if not isinstance(text, Text):
                if text.line == wanted:
                    raise UsageError(f"--at: {place.file}:{wanted}: {text.message}")
            elif text.record is None:
                if len(place.numbers) > 2:
                    raise UsageError(f"--at: {place.file} is one text: FILE:LINE or FILE:LINE:COLUMN is wanted")
                return text, wanted, numbers[1]
            elif text.record + 1 == wanted:
                return text, numbers[1], numbers[2]
    except DocumentError as error:
        raise UsageError(f"--at: {place.file}: {error}") from None
    raise UsageError(f"--at: {place.file} has no record with a text in line {wanted}")
