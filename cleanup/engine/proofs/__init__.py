"""`cleanup rules test`: proves that rules do what they promise.

`prove` takes the rules as they run and yields what is wrong with them. The examples of a rule are the ground:
- `examples`: each bad becomes its good (or is marked) by the rule alone, which is silent on good and ok; the same with
  CRLF, an emoji paragraph in front, either apostrophe, and no-break spaces inside literals and literal lines;
- `together`: no other rule applies a safe fix to a good or an ok; a second time changes nothing;
- `literals`, `alternatives`: every literal, pattern and alternative fires;
- `guards`: every guard is needed by an ok, every condition of a promotion is met by a bad;
- `pumps`: the rule ends in time on long, monotonous text.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterator
from typing import TypeAlias

from cleanup.engine.grammar import Checker
from cleanup.engine.proofs.alternatives import prove_alternatives
from cleanup.engine.proofs.examples import prove_examples
from cleanup.engine.proofs.guards import prove_guards, prove_promotions
from cleanup.engine.proofs.lab import Failure, Lab
from cleanup.engine.proofs.literals import prove_literals
from cleanup.engine.proofs.pumps import prove_pumps
from cleanup.engine.proofs.together import prove_others, prove_together
from cleanup.find.ruleset import RuleSet
from cleanup.rulebook.model import Rule

__all__ = ["Failure", "prove"]

Proof: TypeAlias = Callable[[Lab, Rule], Iterator[str]]
PROOFS: tuple[Proof, ...] = (
    prove_examples,
    prove_together,
    prove_literals,
    prove_alternatives,
    prove_guards,
    prove_promotions,
    prove_pumps,
)


def prove(rules: RuleSet, ids: Collection[str] | None = None, checker: Checker | None = None) -> Iterator[Failure]:
    """What is wrong with the rules, or with those of `ids`: also what these do to the examples of the others.

    Rules that look for what LanguageTool finds are proved with the `checker`; without one they are passed over.
    """
    lab = Lab(rules, checker)
    lab.prepare()
    for rule in rules.rules:
        if rule.find.languagetool and checker is None:
            continue
        own = ids is None or rule.id in ids
        for proof in PROOFS if own else (functools.partial(prove_others, culprits=ids or ()),):
            for message in _messages(proof, lab, rule):
                yield Failure(rule.id, rule.file, rule.line, message)


def _messages(proof: Proof, lab: Lab, rule: Rule) -> Iterator[str]:
    """What a proof says; where a detector raises, that is the failure."""
    try:
        yield from proof(lab, rule)
    except Exception as error:
        yield f"its examples cannot be run: {type(error).__name__}: {error}"
