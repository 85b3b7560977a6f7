"""Proof that every phrase, map entry, lexicon entry and literal line of a rule fires."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleanup.document.lines import line_key
from cleanup.engine.proofs.lab import Found, Lab, texts
from cleanup.engine.wording import quoted
from cleanup.find.hit import Hit
from cleanup.find.literals import key
from cleanup.rulebook.model import Rule

CARRIERS = ("The report says {} again.", "{}", "{} was new.", "It was {}.")
SHOWN = 12
"""Dead literals that one message names."""


def literals(lab: Lab, rule: Rule) -> tuple[str, ...]:
    """The literals of a rule, whichever way it has them."""
    if rule.find.map_file:
        return tuple(row[0] for row in lab.rules.lexicons.table(rule.find.map_file))
    return rule.find.line or rule.find.phrases or tuple(rule.find.map)


def prove_literals(lab: Lab, rule: Rule) -> Iterator[str]:
    """The literals that fire neither in a plain sentence nor in place of another one in a bad example."""
    all_of_them = literals(lab, rule)
    if not all_of_them:
        return
    what = "line" if rule.find.line else "entry" if rule.find.map or rule.find.map_file else "phrase"
    carriers = () if rule.find.line else CARRIERS
    own = tuple(dict.fromkeys(carrier for bad in texts(rule, "bad") for carrier in _carriers(lab, rule, bad)))
    dead = [literal for literal in all_of_them if not _fires(lab, rule, literal, ("{}", *own, *carriers))]
    if dead:
        more = f" and {len(dead) - SHOWN} more" if len(dead) > SHOWN else ""
        carrier = own[0] if own else CARRIERS[0]
        why = lab.why_not(carrier.replace("{}", dead[0]), rule)
        yield f"{what} {', '.join(map(quoted, dead[:SHOWN]))}{more} never fires (the first: {why}); mend it or drop it"
    yield from _doubles(rule, all_of_them, what)


def _carriers(lab: Lab, rule: Rule, bad: str) -> Iterator[str]:
    """The bad text with a gap where a literal stands."""
    if "{" in bad:
        return
    for hit, _ in lab.found(bad, rule):
        yield bad[: hit.start] + "{}" + bad[hit.end :]


def _fires(lab: Lab, rule: Rule, literal: str, carriers: Sequence[str]) -> bool:
    return any(
        _is(place, literal, rule, carrier.replace("{}", literal))
        for carrier in carriers
        for place in lab.found(carrier.replace("{}", literal), rule)
    )


def _is(place: Found, literal: str, rule: Rule, text: str) -> bool:
    hit: Hit = place.hit
    if rule.find.line:
        return line_key(text[hit.start : hit.end]) == line_key(literal)
    return key(hit.groups["found"]).casefold() == key(literal).casefold()


def _doubles(rule: Rule, all_of_them: Sequence[str], what: str) -> Iterator[str]:
    """Literals that say the same: the second one can never be the one that fires."""
    seen: dict[str, str] = {}
    for literal in all_of_them:
        same = line_key(literal) if rule.find.line else key(literal)
        if same in seen:
            yield f"{what} {quoted(literal)} says the same as {quoted(seen[same])}; drop one"
        seen.setdefault(same, literal)
