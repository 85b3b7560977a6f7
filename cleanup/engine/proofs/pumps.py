"""Proof that a rule ends in time on long, monotonous text."""

from __future__ import annotations

import functools
import math
import time
from collections.abc import Callable, Iterator

from cleanup.document.document import Document
from cleanup.engine.proofs.lab import Lab, texts
from cleanup.engine.wording import quoted
from cleanup.find.guards import REACH
from cleanup.find.patterns import compiled
from cleanup.rulebook.model import Rule, guards_of

LIMIT = 1.0
"""Seconds that a rule may take for the longest pump."""
SIZES = (2_000, 8_000, 32_000, 100_000)
"""Code points of the pumps; a longer one is tried only where the shorter ones cannot show that it ends in time."""
STEADY = 7
"""Work on four times the text that takes less than so many times as long grows with its length, not with the square."""
ALWAYS = ("a", "A", "1", " ", "\n", ".", "a ", "A ", "Aa ", "a.", "a\n")
"""What every pattern is pumped with."""
NEAR_MISSES = 4

Work = Callable[[str], None]
"""Looks at a text. Raises TimeoutError."""


def prove_pumps(lab: Lab, rule: Rule) -> Iterator[str]:
    """The patterns that take too long, or else the rule as a whole where it does."""
    slow = False
    units = [*ALWAYS, *_marks(rule), *_near_misses(lab, rule)]
    for what, pattern, work in _patterns(rule):
        for unit in units:
            seconds = _time(work, unit)
            if seconds:
                slow = True
                yield f"{what} {quoted(pattern)} takes {seconds} when {quoted(unit)} is repeated; {ADVICE}"
                break
    if slow or rule.find.languagetool:  # what another program takes for a text is its own affair
        return
    examples = texts(rule, "bad", "ok")
    whole = functools.partial(_whole_rule, lab, rule)
    for unit in ("\n".join(examples) + "\n", *(ALWAYS if rule.find.builtin else ())):
        seconds = _time(whole, unit)
        if seconds:
            yield f"the rule takes {seconds} when {quoted(unit)} is repeated; a guard or the detector is slow"
            break


ADVICE = "bound its repeats ({0,40} for * and +), and let neighbours have no character in common"


def _marks(rule: Rule) -> list[str]:
    """The marks in the rule's examples."""
    chars = {char for text in texts(rule, "bad", "ok") for char in text}
    return sorted(char for char in chars if not char.isalnum() and char not in ALWAYS)[:20]


def _near_misses(lab: Lab, rule: Rule) -> list[str]:
    """What the rule found in its examples, but for the last character."""
    found = [bad[hit.start : hit.end - 1] for bad in texts(rule, "bad") for hit, _ in lab.found(bad, rule)]
    return [text for text in dict.fromkeys(found) if text][:NEAR_MISSES]


def _patterns(rule: Rule) -> Iterator[tuple[str, str, Work]]:
    """The patterns of a rule, each with the way in which it is used."""
    find = rule.find
    if find.pattern:
        yield "pattern", find.pattern, functools.partial(_each, find.pattern)
    block = (*find.block.begin, *find.block.until, find.block.go_on) if find.block is not None else ()
    for pattern in filter(None, (*find.line_pattern, *block)):
        yield "pattern", pattern, functools.partial(_fullmatch, pattern)
    for guard in guards_of(rule):
        for pattern in filter(None, (guard.text, guard.line, guard.paragraph, guard.document)):
            yield "guard", pattern, functools.partial(_search, pattern)
        for pattern in filter(None, (guard.before and rf"(?:{guard.before})\Z", guard.after)):
            yield "guard", pattern, functools.partial(_search_near, pattern)


def _each(pattern: str, text: str) -> None:
    for _ in compiled(pattern).finditer(text, timeout=LIMIT):
        pass


def _fullmatch(pattern: str, text: str) -> None:
    compiled(pattern).fullmatch(text, timeout=LIMIT)
    compiled(pattern).fullmatch(text.replace("\n", " "), timeout=LIMIT)


def _search(pattern: str, text: str) -> None:
    compiled(pattern).search(text, timeout=LIMIT)


def _search_near(pattern: str, text: str) -> None:
    compiled(pattern).search(text[:REACH], timeout=LIMIT)


def _whole_rule(lab: Lab, rule: Rule, text: str) -> None:
    lab.found(text, rule, Document(text, lab.rules.lexicons, time.monotonic() + 2 * LIMIT))


def _time(work: Work, unit: str) -> str:
    """How long the work takes where that is too long, in words; empty where it is not."""
    before = math.inf
    for size in SIZES:
        text = (unit * (size // len(unit) + 1))[:size]
        longer = SIZES[-1] / size
        seconds = _seconds(work, text)
        if LIMIT < seconds * longer < math.inf:
            seconds = min(seconds, _seconds(work, text), _seconds(work, text))  # something else may have been busy
        if seconds * longer > LIMIT:
            took = f"more than {LIMIT:g}" if seconds == math.inf else f"{seconds:.2g}"
            return f"{took} s for {size:,} characters (with 100,000 it must stay below {LIMIT:g} s)"
        if seconds * longer**2 < LIMIT or (seconds < before * STEADY and seconds * longer < LIMIT / 2):
            break
        before = seconds
    return ""


def _seconds(work: Work, text: str) -> float:
    start = time.process_time()
    try:
        work(text)
    except TimeoutError:
        return math.inf
    return time.process_time() - start
