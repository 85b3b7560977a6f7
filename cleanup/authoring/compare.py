"""Which edits appear and vanish between two versions of rules."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from cleanup.engine.finding import Edit
from cleanup.engine.passes import Policy, Run
from cleanup.find.checks import problems
from cleanup.find.rule_index import IndexEntry
from cleanup.find.ruleset import RuleSet, index_entry
from cleanup.rulebook.errors import Problem, RuleError
from cleanup.rulebook.lexicons import Lexicons
from cleanup.rulebook.loader import (
    display_name,
    distrusted,
    lexicon_folders,
    pack_files,
    read_pack,
    rules_of,
    unreadable_lexicons,
)
from cleanup.rulebook.model import Rule


@dataclass(frozen=True)
class Version:
    """One version of rules: those of the given file or folder."""

    rules: tuple[Rule, ...]
    lexicons: tuple[Path, ...]


class Difference(NamedTuple):
    """An edit that one version makes and the other does not; offsets are those of the text."""

    appears: bool
    start: int
    end: int
    before: str
    after: str
    rules: tuple[str, ...]


def read_version(path: Path) -> Version:
    """The rules of a file or folder, without a look at the others. Raises RuleError."""
    rules: list[Rule] = []
    wrong = unreadable_lexicons([path])
    files = pack_files([path])
    if not files:
        wrong.append(Problem(str(path), 1, "no rule files (*.yaml) in this folder"))
    for file in files:
        name = display_name(file)
        plain, found = read_pack(file, name)
        wrong += found
        if not found:
            rules += rules_of(name, distrusted(name, plain)[0])
    if wrong:
        raise RuleError(wrong)
    return Version(tuple(rules), tuple(lexicon_folders([path])))


def with_version(shipped: RuleSet, mine: Version, other: Version) -> RuleSet:
    """The shipped rules with one version; rules that stand in either version are not taken from elsewhere.

    So a version of a shipped pack takes the place of that pack. Raises RuleError.
    """
    packs = {rule.pack.id for rule in (*mine.rules, *other.rules)}
    ids = {rule.id for rule in (*mine.rules, *other.rules)}
    lexicons = Lexicons([*mine.lexicons, *shipped.lexicons.folders])
    known = (
        {} if _other_words(lexicons, shipped.lexicons) else dict(zip(shipped.positions, shipped.entries, strict=True))
    )

    def entry_of(rule: Rule) -> IndexEntry:
        same = rule.id in known and shipped.rules[shipped.positions[rule.id]].find == rule.find
        return known[rule.id] if same else index_entry(rule, lexicons)

    kept = [rule for rule in shipped.rules if rule.id not in ids and rule.pack.id not in packs]
    rules = (*kept, *mine.rules)
    if wrong := list(problems(rules, lexicons, {rule.file for rule in mine.rules})):
        raise RuleError(wrong)
    return RuleSet(rules, lexicons, list(map(entry_of, rules)), "")


def _other_words(lexicons: Lexicons, shipped: Lexicons) -> bool:
    """Whether a shipped lexicon has another content here: what the index knows of shipped rules may then be wrong."""
    pairs = ((lexicons.path(name), shipped.path(name)) for name in shipped.names())
    return any(
        mine != theirs and mine and theirs and mine.read_bytes() != theirs.read_bytes() for mine, theirs in pairs
    )


def differences(text: str, old: RuleSet, new: RuleSet, policy: Policy) -> list[Difference]:
    """The edits of a text that only one of the versions makes, in text order. Raises DocumentError."""
    before, after = _edits(text, old, policy), _edits(text, new, policy)
    common = before.keys() & after.keys()
    found = [_difference(edit, False) for place, edit in before.items() if place not in common]
    found += [_difference(edit, True) for place, edit in after.items() if place not in common]
    return sorted(found, key=lambda d: (d.start, d.end, d.appears))


def _edits(text: str, rules: RuleSet, policy: Policy) -> dict[tuple[int, int, str], Edit]:
    return {(edit.start, edit.end, edit.after): edit for edit in Run(text, rules, policy).result().edits}


def _difference(edit: Edit, appears: bool) -> Difference:
    rules = tuple(dict.fromkeys(step.rule for step in edit.steps))
    return Difference(appears, edit.start, edit.end, edit.before, edit.after, rules)
