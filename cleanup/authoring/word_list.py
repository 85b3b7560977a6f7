"""A list of wrong and right words as a pack: what in it can stand, and what cannot."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

import regex

from cleanup.authoring.rule_file import Draft
from cleanup.find.literals import key
from cleanup.rulebook.errors import Problem
from cleanup.rulebook.lexicons import Lexicons
from cleanup.rulebook.model import Example

HEADS = ({"wrong", "right"}, {"bad", "good"}, {"before", "after"}, {"from", "to"}, {"error", "correction"})
CARRIER = "The report says {} again."
EXAMPLES = 3
WORD = regex.compile(r"[\p{L}\p{N}_]+")


def in_sentence(words: str) -> str:
    """The words in a sentence that carries them."""
    return CARRIER.replace("{}", words)


class Entry(NamedTuple):
    """A row of the list: its line in the file, the wrong words and the right ones."""

    line: int
    wrong: str
    right: str


class Sorted(NamedTuple):
    """The entries that can stand, those of them that are right in other places, and what is wrong with the others."""

    safe: tuple[Entry, ...]
    real_words: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def read_list(text: str, file: str) -> tuple[list[Entry], list[Problem]]:
    """The rows of a CSV (comma, semicolon or tab), with what is wrong with the others. A head line is no row."""
    lines = text.lstrip("\ufeff").splitlines(keepends=True)
    first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    delimiter = max("\t;,", key=first.count) if any(mark in first for mark in "\t;,") else ","
    entries: list[Entry] = []
    problems: list[Problem] = []
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    begin = 1
    try:
        for row in reader:
            line, begin = begin, reader.line_num + 1
            cells = [" ".join(cell.split()) for cell in row]
            if not any(cells) or cells[0].startswith("#"):
                continue
            if not entries and {cell.lower() for cell in cells[:2]} in HEADS:
                continue
            if len(cells) != 2 or not all(cells):
                problems.append(Problem(file, line, f"two filled cells are wanted, wrong and right, not {row!r}"))
                continue
            entries.append(Entry(line, *cells))
    except csv.Error as error:
        problems.append(Problem(file, reader.line_num, f"not CSV: {error}"))
    return entries, problems


Touched: TypeAlias = Callable[[Sequence[str]], Mapping[str, str]]
"""Gives those of some texts that the shipped rules change, each with the first rule that does."""


def sort_out(entries: Sequence[Entry], file: str, lexicons: Lexicons, touched: Touched) -> Sorted:
    """Which entries can be rules, and why the others cannot."""
    problems: list[Problem] = []

    def leave_out(entry: Entry, why: str) -> None:
        problems.append(Problem(file, entry.line, f"{entry.wrong!r} → {entry.right!r}: {why}"))

    kept = dict(_distinct(entries, leave_out))
    kept = {k: entry for k, entry in kept.items() if not _corrected_again(entry, kept, leave_out)}
    standing: list[Entry] = []
    changed = touched(
        [text for entry in kept.values() for text in (in_sentence(entry.wrong), in_sentence(entry.right))]
    )
    for entry in kept.values():
        if rule := changed.get(in_sentence(entry.right)):
            leave_out(entry, f"the rule {rule} would change the right form again")
        elif rule := changed.get(in_sentence(entry.wrong)):
            leave_out(entry, f"the rule {rule} changes the wrong form already; it is not needed")
        else:
            standing.append(entry)
    words = lexicons.words("words")
    real = tuple(entry for entry in standing if entry.wrong.lower() in words)
    return Sorted(tuple(entry for entry in standing if entry not in real), real, tuple(sorted(problems)))


def _distinct(entries: Sequence[Entry], leave_out: Callable[[Entry, str], None]) -> Iterator[tuple[str, Entry]]:
    """The entries by the form in which they are compared; doubles and self-corrections are left out."""
    seen: dict[str, Entry] = {}
    for entry in entries:
        same = key(entry.wrong).lower()
        first = seen.setdefault(same, entry)
        if not WORD.search(entry.wrong):
            leave_out(entry, "there is no word in it; that wants a rule with a pattern (`cleanup rules new`)")
        elif first is not entry and key(first.right) == key(entry.right):
            leave_out(entry, f"a double of line {first.line}")
        elif first is not entry:
            leave_out(entry, f"line {first.line} makes {first.right!r} of the same words; keep one")
        elif same == key(entry.right).lower():
            leave_out(entry, "a self-correction: only capitals, spaces or apostrophes differ, which are not compared")
        else:
            yield same, entry


def _corrected_again(entry: Entry, kept: Mapping[str, Entry], leave_out: Callable[[Entry, str], None]) -> bool:
    """Whether an entry's right form holds a wrong form: a cycle, or a chain that should be one step."""
    words = key(entry.right).lower().split(" ")
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            again = kept.get(" ".join(words[start:end]).strip(".,;:!?\"'()"))
            if again is not None:
                leave_out(entry, _why_again(entry, again, kept))
                return True
    return False


def _why_again(entry: Entry, again: Entry, kept: Mapping[str, Entry]) -> str:
    if again is entry:
        return "the right form holds the wrong one: it would grow without end"
    at, seen = again, [entry.line]
    while at.line not in seen:
        seen.append(at.line)
        following = kept.get(key(at.right).lower())
        if following is None:
            return f"line {again.line} corrects the right form again, to {again.right!r}; write the last form here"
        at = following
    return f"a cycle: lines {', '.join(map(str, seen))} undo one another"


def drafts(found: Sorted, category: str, name: str) -> list[Draft]:
    """The rules of the pack: one for what can be safe, one for wrong forms that are real words."""
    made: list[Draft] = []
    if found.safe:
        made.append(_draft(found.safe, f"{category}/{name}", "safe", ""))
    if found.real_words:
        reason = "Each of these wrong forms is right in other places."
        made.append(_draft(found.real_words, f"{category}/{name}-real-words", "unsafe", reason))
    return made


def _draft(entries: Sequence[Entry], id: str, safety: str, reason: str) -> Draft:
    first = entries[0]
    shown = entries[:EXAMPLES]
    rights = list(dict.fromkeys(entry.right for entry in shown))
    oks = [in_sentence(right) for right in rights]
    oks.append("It was like this.")
    return Draft(
        id=id,
        title=f'"{first.wrong}" for "{first.right}"' + (" and the like" if len(entries) > 1 else ""),
        why="A list of the user's own has it.",
        safety=safety,
        safety_reason=reason,
        find={"map": {entry.wrong: entry.right for entry in entries}},
        fix={},
        examples=[
            *(Example(bad=in_sentence(entry.wrong), good=in_sentence(entry.right)) for entry in shown),
            *(Example(ok=ok) for ok in oks),
        ],
    )
