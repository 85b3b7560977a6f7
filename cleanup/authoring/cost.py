"""What rules cost on texts: a run with a clock at every detector."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from cleanup.document.document import Document
from cleanup.engine.passes import Policy, Run
from cleanup.find.hit import Hit
from cleanup.find.ruleset import Detector, RuleSet
from cleanup.rulebook.model import Rule

SHARED = ("lines", "words", "collapsed", "word_starts", "line_keys", "paragraphs", "zones")
"""What a document works out once for all rules: counted apart, not for the rule that happens to ask first."""


@dataclass
class Cost:
    """The seconds of one rule in all texts, in how many states of texts it was tried, and what it found."""

    rule: Rule
    seconds: float = 0.0
    tried: int = 0
    hits: int = 0


@dataclass
class Bill:
    """The seconds of all texts: in all, for what rules share, and for each rule."""

    costs: list[Cost]
    total: float = 0.0
    shared: float = 0.0
    characters: int = 0

    @property
    def by_rules(self) -> float:
        """The seconds of all rules together."""
        return sum(cost.seconds for cost in self.costs)


class _Timed:
    """A detector that adds the time it takes to a cost."""

    def __init__(self, detector: Detector, cost: Cost, clock: Callable[[], float]) -> None:
        self.detector, self.cost, self.clock = detector, cost, clock

    def hits(self, document: Document) -> Iterator[Hit]:
        self.cost.tried += 1
        begin = self.clock()
        found = iter(self.detector.hits(document))
        for hit in found:
            self.cost.seconds += self.clock() - begin
            self.cost.hits += 1
            yield hit
            begin = self.clock()
        self.cost.seconds += self.clock() - begin


def measure(texts: Sequence[str], rules: RuleSet, policy: Policy, passes: int) -> Bill:
    """The costs of rules on texts, of several passes the least of each. Raises DocumentError."""
    best: Bill | None = None
    for _ in range(passes):
        bill = _once(texts, rules, policy)
        if best is None:
            best = bill
            continue
        best.total, best.shared = min(best.total, bill.total), min(best.shared, bill.shared)
        for mine, other in zip(best.costs, bill.costs, strict=True):
            mine.seconds = min(mine.seconds, other.seconds)
    assert best is not None
    return best


def _once(texts: Sequence[str], rules: RuleSet, policy: Policy) -> Bill:
    bill = Bill([Cost(rule) for rule in rules.rules])
    clock = time.process_time
    timed = object.__new__(RuleSet)
    timed.__dict__.update(rules.__dict__)
    timed.detectors = {at: _Timed(rules.detectors[at], cost, clock) for at, cost in enumerate(bill.costs)}
    for text in texts:
        begin = clock()
        run = _SharedFirst(text, timed, policy, bill, clock)
        run.result()
        bill.total += clock() - begin
        bill.characters += len(text)
    return bill


class _SharedFirst(Run):
    """A run that has every document work out what rules share before the first rule asks."""

    def __init__(self, text: str, rules: RuleSet, policy: Policy, bill: Bill, clock: Callable[[], float]) -> None:
        self._bill, self._clock = bill, clock
        super().__init__(text, rules, policy)

    def _document(self, text: str) -> Document:
        document = super()._document(text)
        begin = self._clock()
        for name in SHARED:
            getattr(document, name, None)
        self._bill.shared += self._clock() - begin
        return document
