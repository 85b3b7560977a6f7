"""Proof that every guard is needed by an ok example, and that every promotion is reached by a bad one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleanup.document.document import Document
from cleanup.engine.errors import DocumentError
from cleanup.engine.proofs.lab import Lab, least_safety, texts
from cleanup.engine.wording import NO_GUARD, described
from cleanup.find.guards import holds
from cleanup.find.hit import Hit
from cleanup.rulebook.model import Example, Guard, Promotion, Rule, Safety

NO_CONDITIONS = ("group", "fold", "evidence")
"""Keys of a guard that say how another key looks, or that the engine judges."""


def prove_guards(lab: Lab, rule: Rule) -> Iterator[str]:
    """The guards, and the single keys of guards with several, without which all examples would stay as they are."""
    unneeded = list(_unneeded(lab, rule, texts(rule, "ok")))
    if unneeded:  # an ok of another rule may need what these do not
        everywhere = list(dict.fromkeys(text for other in lab.rules.rules for text in texts(other, "ok")))
        still = set(_unneeded(lab, rule, everywhere))
        yield from (message for message in unneeded if message in still)


def _unneeded(lab: Lab, rule: Rule, oks: Sequence[str]) -> Iterator[str]:
    if not rule.when and not rule.unless:
        return
    places = [(hit, lab.document(text)) for text in oks for hit in lab.hits(text, rule)]
    whens = [[holds(guard, *place) for guard in rule.when] for place in places]
    unlesses = [[holds(guard, *place) for guard in rule.unless] for place in places]
    for number, guard in enumerate(rule.when):
        # the places that nothing else guards
        free = [
            place
            for place, when, unless in zip(places, whens, unlesses, strict=True)
            if not when[number] and sum(when) == len(when) - 1 and not any(unless)
        ]
        if not free:
            yield _message("when", number, guard, "is needed by no `ok`: add one that fires without it, or drop it")
            continue
        for key in _keys(guard):
            if not any(holds(_without(guard, key), *place) for place in free):
                message = f"needs its `{key}` for no `ok`: add one that fires without it, or drop the key"
                yield _message("when", number, guard, message)
    for number, guard in enumerate(rule.unless):
        alone = (sum(unless) == 1 and unless[number] for unless in unlesses)
        if not any(all(when) and only for when, only in zip(whens, alone, strict=True)):
            yield _message("unless", number, guard, "is needed by no `ok`: add one that fires without it, or drop it")
            continue
        for key in _keys(guard):
            if not any(holds(_without(guard, key), *place) for place in _fired(lab, rule)):
                message = f"needs its `{key}` for no `bad`: add one that is missed without it, or drop the key"
                yield _message("unless", number, guard, message)


def _fired(lab: Lab, rule: Rule) -> Iterator[tuple[Hit, Document]]:
    for text in texts(rule, "bad"):
        for hit, _ in lab.found(text, rule):
            yield hit, lab.document(text)


def _keys(guard: Guard) -> list[str]:
    """The conditions of a guard that has several; none where it has one."""
    names = [name for name in guard._fields if name not in NO_CONDITIONS]
    given = [name for name in names if getattr(guard, name) != getattr(NO_GUARD, name)]
    return given if len(given) > 1 else []


def _without(guard: Guard, key: str) -> Guard:
    return guard._replace(**{key: getattr(NO_GUARD, key)})


def _message(which: str, number: int, guard: Guard, wrong: str) -> str:
    return f"`{which}` {number + 1} ({described(guard)}) {wrong}"


def prove_promotions(lab: Lab, rule: Rule) -> Iterator[str]:
    """The conditions of promotions that no bad example meets."""
    for promotion in rule.promote:
        if promotion.to <= least_safety(rule):
            yield f"`promote` to {promotion.to} changes nothing: the rule is {rule.safety} everywhere"
            continue
        for number, guard in enumerate(promotion.when):
            only = rule._replace(promote=(Promotion(promotion.to, (guard,)),))
            never = rule._replace(promote=())
            if not any(
                _reached(lab, only, promotion.to, example) and not _reached(lab, never, promotion.to, example)
                for example in rule.examples
            ):
                without = ", and does not without it" if promotion.to <= rule.safety else ""
                yield (
                    f"`promote` to {promotion.to}: condition {number + 1} ({described(guard)}) is met by no example; "
                    f"add a `bad` that becomes its `good` by {promotion.to} fixes of this rule alone{without}"
                )


def _reached(lab: Lab, rule: Rule, threshold: Safety, example: Example) -> bool:
    """Whether an example's bad becomes its good by fixes of the rule that are at least so safe."""
    if example.bad is None or example.good is None:
        return False
    try:
        return lab.alone(example.bad, rule, threshold).text == example.good
    except DocumentError:
        return False
