"""Places: where damage is put into a clean text, and how the damaged text comes about."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple


class Slot(NamedTuple):
    """A span of the clean text and what damage would make of it; an insertion has an empty span."""

    start: int
    end: int
    damaged: str


Group = tuple[Slot, ...]
"""Slots that come together, such as the lines of one page template."""
Maker = Callable[[str, random.Random], Iterator[Group]]


class Kind(NamedTuple):
    """One kind of damage: `family/kind`, how frequent it is beside its siblings, and where it can be put."""

    name: str
    weight: float
    make: Maker

    @property
    def family(self) -> str:
        return self.name.partition("/")[0]


class Place(NamedTuple):
    """Damage that was done: its span in the damaged text, and what stood there before."""

    kind: str
    start: int
    end: int
    damaged: str
    clean: str


KINDS: dict[str, Kind] = {}


def kind(name: str, weight: float = 1.0) -> Callable[[Maker], Maker]:
    """Enter a maker into the table of kinds."""

    def enter(make: Maker) -> Maker:
        assert name not in KINDS, name
        KINDS[name] = Kind(name, weight, make)
        return make

    return enter


Damage = str | Callable[[re.Match[str], random.Random], str | None]


def rewrite(name: str, pattern: str, *damages: Damage, weight: float = 1.0, flags: int = 0) -> None:
    """A kind that rewrites what the group `at` of a pattern matches (or all of it).

    A damage is a template as for `Match.expand`, or a function that may give None where it does not apply.
    """
    compiled = re.compile(pattern, flags)
    group: str | int = "at" if "at" in compiled.groupindex else 0

    def make(text: str, chance: random.Random) -> Iterator[Group]:
        for match in compiled.finditer(text):
            damage = chance.choice(damages)
            damaged = match.expand(damage) if isinstance(damage, str) else damage(match, chance)
            if damaged is not None and damaged != match[group]:
                yield (Slot(*match.span(group), damaged),)

    kind(name, weight)(make)


def paragraph_gap(text: str) -> str:
    """What stands between paragraphs: an empty line, or a line end only."""
    return "\n\n" if "\n\n" in text else "\n"


def lines_at(text: str, where: str, lines: list[str], chance: random.Random) -> Group:
    """Slots that insert whole lines: at the head, at the tail, or between two paragraphs."""
    gap = paragraph_gap(text)
    if where == "tail":
        at = len(text.rstrip("\n"))
        closer = chance.choice(("\n", gap))
        return tuple(Slot(at, at, (gap if not number else closer) + line) for number, line in enumerate(lines))
    if where == "head":
        return tuple(Slot(0, 0, line + gap) for line in lines)
    breaks = [match.end() for match in re.finditer(re.escape(gap), text.rstrip("\n"))][1:]
    if not breaks:
        return ()
    at = chance.choice(breaks)
    return tuple(Slot(at, at, line + gap) for line in lines)


def damage(text: str, kinds: list[Kind], words_per_place: float, chance: random.Random) -> tuple[str, list[Place]]:
    """The text with damage of the given kinds, about one place in so many words, and its places in order."""
    open_kinds = {one.name: (one.weight, list(one.make(text, chance))) for one in kinds}
    wanted = max(1, round(len(text.split()) / words_per_place))
    taken: list[tuple[Slot, str]] = []
    while len(taken) < wanted:
        left = [name for name, (_, groups) in open_kinds.items() if groups]
        if not left:
            break
        name = chance.choices(left, [open_kinds[one][0] for one in left])[0]
        groups = open_kinds[name][1]
        group = groups.pop(chance.randrange(len(groups)))
        if group and all(_fits(slot, taken) for slot in group):
            taken += [(slot, name) for slot in group]
    return _apply(text, taken)


def _fits(slot: Slot, taken: list[tuple[Slot, str]]) -> bool:
    """Whether a slot keeps a word's distance from what is taken; whole lines may stand beside each other."""
    for other, _ in taken:
        lines = slot.start == slot.end == other.start == other.end and "\n" in slot.damaged and "\n" in other.damaged
        if not lines and slot.start < other.end + 3 and other.start < slot.end + 3:
            return False
    return True


def _apply(text: str, taken: list[tuple[Slot, str]]) -> tuple[str, list[Place]]:
    parts: list[str] = []
    places: list[Place] = []
    done = length = 0
    for slot, name in sorted(taken, key=lambda item: item[0].start):  # stable: lines stay in their order
        between = text[done : slot.start]
        start = length + len(between)
        parts += (between, slot.damaged)
        length = start + len(slot.damaged)
        places.append(Place(name, start, length, slot.damaged, text[slot.start : slot.end]))
        done = slot.end
    return "".join([*parts, text[done:]]), places
