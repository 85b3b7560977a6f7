"""What a corrector made of each place: restored, left or wrong; and what it changed where nothing was damaged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .place import Place


class Change(NamedTuple):
    """A replaced span of the damaged text, with the rules that did it."""

    start: int
    end: int
    after: str
    rules: tuple[str, ...]


class Verdict(NamedTuple):
    """A place with its outcome, `restored`, `left` or `wrong`, and the rules that touched it."""

    place: Place
    outcome: str
    rules: tuple[str, ...]
    made: str
    """What stands there now, with what hangs together with it."""


def judge(damaged: str, places: Sequence[Place], changes: Sequence[Change]) -> tuple[list[Verdict], list[Change]]:
    """A verdict for every place, and the changes that lie outside all places.

    Places and changes that overlap or touch are judged together: the text there has to be one in which every place is
    as it was before the damage, or as it was after. Places for which no such reading exists are wrong.
    """
    spans = sorted(
        [(p.start, p.end, p, None) for p in places] + [(c.start, c.end, None, c) for c in changes], key=lambda s: s[:2]
    )
    verdicts: list[Verdict] = []
    outside: list[Change] = []
    cluster: list[tuple[int, int, Place | None, Change | None]] = []
    reach = -1
    for span in [*spans, (len(damaged) + 2, len(damaged) + 2, None, None)]:
        if cluster and span[0] > reach:
            _settle(damaged, cluster, verdicts, outside)
            cluster = []
        cluster.append(span)
        reach = span[1] if len(cluster) == 1 else max(reach, span[1])
    return verdicts, outside


def _settle(
    damaged: str,
    cluster: list[tuple[int, int, Place | None, Change | None]],
    verdicts: list[Verdict],
    outside: list[Change],
) -> None:
    places = [span[2] for span in cluster if span[2] is not None]
    changes = [span[3] for span in cluster if span[3] is not None]
    if not places:
        outside += changes
        return
    start, end = min(span[0] for span in cluster), max(span[1] for span in cluster)
    made = _changed(damaged, start, end, changes)
    rules = tuple(sorted({rule for change in changes for rule in change.rules}))
    if not changes:
        verdicts += [Verdict(place, "left", (), made) for place in places]
        return
    outcomes = _reading(damaged, start, end, places, made)
    for place, outcome in zip(places, outcomes, strict=True):
        near = tuple(
            sorted(
                {
                    rule
                    for change in changes
                    if change.start <= place.end and place.start <= change.end
                    for rule in change.rules
                }
            )
        )
        verdicts.append(Verdict(place, outcome, near or rules, made))


def _changed(damaged: str, start: int, end: int, changes: Sequence[Change]) -> str:
    parts, at = [], start
    for change in changes:
        parts += (damaged[at : change.start], change.after)
        at = change.end
    return "".join([*parts, damaged[at:end]])


def _reading(damaged: str, start: int, end: int, places: Sequence[Place], made: str) -> list[str]:
    """The outcome of each place under the reading of `made` with the fewest wrong ones; all wrong if there is none.

    A wrong place may have become anything; text between the places has to be there as it was.
    """
    # states: offset in `made` -> (number of wrong places, outcomes so far); the cheapest reading of each prefix
    states: dict[int, tuple[int, tuple[str, ...]]] = {0: (0, ())}
    at = start
    for place in places:
        gap = damaged[at : place.start]
        moved = {offset + len(gap): state for offset, state in states.items() if made.startswith(gap, offset)}
        after: dict[int, tuple[int, tuple[str, ...]]] = {}
        for offset, (wrong, outcomes) in sorted(moved.items()):
            for text, outcome in readings(place):
                if made.startswith(text, offset):
                    _keep(after, offset + len(text), (wrong, (*outcomes, outcome)))
            for to in range(offset, len(made) + 1):
                _keep(after, to, (wrong + 1, (*outcomes, "wrong")))
        states = after
        at = place.end
    tail = damaged[at:end]
    whole = [state for offset, state in states.items() if made[offset:] == tail]
    return list(min(whole)[1]) if whole else ["wrong"] * len(places)


def readings(place: Place) -> list[tuple[str, str]]:
    """The texts that are right at a place, each with its outcome.

    Of whole lines that were put in, how many empty lines stand around those that are left does not matter.
    """
    right = [(place.clean, "restored"), (place.damaged, "left")]
    line = place.damaged.strip("\n")
    if not place.clean and line != place.damaged:
        right += [(front + line + behind, "left") for front in ("", "\n", "\n\n") for behind in ("", "\n", "\n\n")]
    return right


def _keep(states: dict[int, tuple[int, tuple[str, ...]]], offset: int, state: tuple[int, tuple[str, ...]]) -> None:
    if offset not in states or state < states[offset]:
        states[offset] = state
