"""How many edits of a run are likely to be wrong, and which rules to leave out to have fewer.

An edit can be wrong in two ways, and each rule has a posterior for both, from what `rates.lock` says of it:

- *Misfires*, edits where nothing was damaged. Their number in W words is Poisson with a rate that is Gamma: a rule with
  `clean` edits in `words` words of clean text has the shape `clean + PRIOR_SHAPE`; the prior's mean is the average rate
  of the rules of its category. Their number in a run is therefore negative binomial; it cannot exceed the edits made.
- *Bad repairs*, edits that put something wrong where there was damage. Their share is Beta: `right + restored` good and
  `wrong + spoiled` bad ones of the gold documents and the injector, on top of a prior worth `PRIOR_EDITS` edits with
  the share of all rules together. Their number among the other edits of a run is therefore beta-binomial.

Rules are taken as independent, so means and variances add up over the rules of a run. The sum is read as a Gamma
distribution with that mean and variance; its 5 % and 95 % points (by Wilson and Hilferty) are the interval. Nothing is
simulated, and the same run gives the same figures.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cleanup.engine.finding import Result
from cleanup.rates.lock import MILLION, Rates, Row, rates_in, rates_of, shipped_lock, shipped_rates
from cleanup.rulebook.model import category_of

PRIOR_SHAPE = 0.1
"""Of the rates of misfires: most rules have none at all, a few have many."""
PRIOR_EDITS = 10.0
Z90 = 1.6449
"""The normal quantile of 95 %."""
CHARACTERS_PER_WORD = 6.0
"""Of running text, the space with it; a run counts its characters only."""


class Forecast(NamedTuple):
    """The wrong edits to expect in a run: the mean, and bounds within which their number lies nine times in ten."""

    edits: int
    """Edits of measured rules."""
    wrong: float
    low: int
    high: int
    unmeasured: int
    """Edits of rules that were never measured; they are not counted."""

    def __str__(self) -> str:
        noun = "edit" if self.edits == 1 else "edits"
        text = f"about {round(self.wrong):,} ({self.low:,}–{self.high:,}) of {self.edits:,} {noun}"
        return text + (f"; {self.unmeasured:,} by rules that were never measured" if self.unmeasured else "")


class _Moments(NamedTuple):
    mean: float
    variance: float


class Posteriors:
    """What is believed of each measured rule."""

    def __init__(self, rates: Rates) -> None:
        self.rows = rates.rows
        sums = rates.sums
        self._mean_rate = {category: (0.5 + row.clean) / max(1.0, row.words) for category, row in sums.items()}
        good = sum(row.right + row.restored for row in sums.values())
        bad = sum(row.wrong + row.spoiled for row in sums.values())
        self._bad_share = (bad + 0.5) / (good + bad + 1)

    def misfire_rate(self, rule: str, unsafe: bool = False) -> tuple[float, float]:
        """Shape and words (inverse scale) of the Gamma posterior of a rule's misfires per word."""
        row = self.rows[rule]
        prior_words = PRIOR_SHAPE / self._mean_rate[category_of(rule)]
        return PRIOR_SHAPE + row.clean + (row.clean_unsafe if unsafe else 0), row.words + prior_words

    def bad_repairs(self, rule: str) -> tuple[float, float]:
        """Alpha (bad) and beta (good) of the Beta posterior of a rule's bad repairs."""
        row = self.rows[rule]
        prior_bad = PRIOR_EDITS * self._bad_share
        return row.wrong + row.spoiled + prior_bad, row.right + row.restored + PRIOR_EDITS - prior_bad

    def of(self, rule: str, edits: int, words: float) -> _Moments:
        """Mean and variance of a rule's wrong edits among those it made in so many words."""
        shape, scale = self.misfire_rate(rule)
        misfires = min(float(edits), words * shape / scale)
        bad, good = self.bad_repairs(rule)
        left, share, strength = edits - misfires, bad / (bad + good), bad + good
        repairs = left * share
        spread = left * share * (1 - share) * (strength + left) / (strength + 1)
        return _Moments(misfires + repairs, misfires * (1 + misfires / shape) + spread)


def expected_wrong(edits: Mapping[str, int], characters: int, rows: Mapping[str, Row] | None = None) -> Forecast:
    """What to expect of a run that made `edits` (a number for each rule) in so many characters of text."""
    posteriors = Posteriors(rates_in(shipped_lock(), edits) if rows is None else rates_of(rows))
    known = {rule: number for rule, number in edits.items() if rule in posteriors.rows and number}
    words = characters / CHARACTERS_PER_WORD
    moments = [posteriors.of(rule, number, words) for rule, number in known.items()]
    total = sum(known.values())
    mean, variance = math.fsum(one.mean for one in moments), math.fsum(one.variance for one in moments)
    low, high = _bounds(mean, variance)
    return Forecast(total, mean, min(low, total), min(high, total), sum(edits.values()) - total)


def forecast(results: Iterable[Result]) -> Forecast:
    """What to expect of the edits in the results of a `Cleaner`; steps are counted, as in the summary of a run.

    >>> from cleanup import Cleaner
    >>> from cleanup.rates import forecast
    >>> forecast([Cleaner().fix("The talks failed. . Nobody was surprised.")]).edits
    1
    """
    edits: dict[str, int] = defaultdict(int)
    characters = 0
    for result in results:
        characters += len(result.text)
        for edit in result.edits:
            for step in edit.steps:
                edits[step.rule] += 1
    return expected_wrong(edits, characters)


def _bounds(mean: float, variance: float) -> tuple[int, int]:
    """The 5 % and 95 % points of a Gamma distribution, outwards to whole numbers."""
    if mean <= 0 or variance <= 0:
        return 0, 0
    third = variance / (9 * mean * mean)  # 1 / (9 shape)
    low, high = (mean * max(0.0, 1 - third + sign * Z90 * math.sqrt(third)) ** 3 for sign in (-1, 1))
    return math.floor(low), math.ceil(high)


def too_uncertain(
    rules: Iterable[str], per_million: float, unsafe: bool = False, rows: Mapping[str, Row] | None = None
) -> tuple[str, ...]:
    """The rules to leave out so that the others are expected to misfire at most so often per million words.

    Rules that were never measured go first, then the least certain ones: those with the highest mean of their
    posterior. Bad repairs do not count: how many there are depends on how much damage a text has.
    """
    posteriors = Posteriors(rates_of(shipped_rates() if rows is None else rows))
    wanted = list(rules)
    out = [rule for rule in wanted if rule not in posteriors.rows]
    rates: dict[str, float] = {}
    for rule in wanted:
        if rule in posteriors.rows:
            shape, scale = posteriors.misfire_rate(rule, unsafe)
            rates[rule] = MILLION * shape / scale
    total = math.fsum(rates.values())
    for rule in sorted(rates, key=lambda rule: (-rates[rule], rule)):
        if total <= per_million:
            break
        total -= rates[rule]
        out.append(rule)
    return tuple(sorted(out))
