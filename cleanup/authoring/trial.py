"""Tries a rule that is being written: its proofs beside all other rules, its hits and its near misses in texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from cleanup.document.document import Document
from cleanup.engine.errors import DocumentError
from cleanup.engine.finding import Edit, Finding
from cleanup.engine.passes import Policy, Run
from cleanup.engine.proofs import Failure, prove
from cleanup.find.checks import problems
from cleanup.find.ruleset import RuleSet, index_entry
from cleanup.rulebook.errors import RuleError
from cleanup.rulebook.loader import distrusted, parse_pack, rules_of
from cleanup.rulebook.model import Rule, Safety

SENTENCE = regex.compile(r"[^\n]*?(?:[.!?…][\"'”’»)\]]*(?=[ \t]|$)|$)", regex.MULTILINE)
LONGEST = 240
"""Near misses in longer sentences make no examples."""
PATIENCE = 2.0
"""Seconds that a loose pattern may take on one text."""


class Place(NamedTuple):
    """Where a rule would change a text, in code points of it."""

    start: int
    end: int
    after: str | None


def own_rules(text: str, name: str, rules: RuleSet) -> list[Rule]:
    """The rules in the text of a rule file, checked. Raises RuleError."""
    plain, wrong = parse_pack(text, name)
    if wrong:
        raise RuleError(wrong)
    found = list(rules_of(name, distrusted(name, plain)[0]))
    if wrong := list(problems((*rules.rules, *found), rules.lexicons, {name})):
        raise RuleError(wrong)
    return found


def beside(rules: RuleSet, own: Sequence[Rule]) -> RuleSet:
    """The rules with further ones; a rule of the same id gives way."""
    ids = {rule.id for rule in own}
    kept = [(rule, entry) for rule, entry in zip(rules.rules, rules.entries, strict=True) if rule.id not in ids]
    entries = [entry for _, entry in kept] + [index_entry(rule, rules.lexicons) for rule in own]
    return RuleSet([*(rule for rule, _ in kept), *own], rules.lexicons, entries, "")


def alone(rules: RuleSet, own: Sequence[Rule]) -> RuleSet:
    """Only some rules, with the lexicons of all."""
    return RuleSet(own, rules.lexicons, [index_entry(rule, rules.lexicons) for rule in own], "")


def failures(rules: RuleSet, own: Sequence[Rule]) -> list[Failure]:
    """What `rules test` would say of rules that are not yet among the others."""
    return list(prove(beside(rules, own), {rule.id for rule in own}))


def hits(own: RuleSet, text: str) -> list[Place]:
    """The places of a text that the rules would change or report, whatever their safety."""
    policy = Policy(active=lambda rule: True, threshold=Safety.UNSAFE)
    try:
        result = Run(text, own, policy).result()
    except DocumentError:
        return []
    found: list[Edit | Finding] = [*result.edits, *(f for f in result.findings if not f.shadowed_by)]
    return [Place(item.start, item.end, item.after) for item in sorted(found, key=lambda item: item.start)]


def near_misses(own: RuleSet, patterns: Sequence[str], text: str) -> Iterator[tuple[int, str]]:
    """Sentences with something that looks like the defect and is none to the rules; where each begins."""
    taken = [(place.start, place.end) for place in hits(own, text)]
    seen: set[int] = set()
    for pattern in patterns:
        try:
            for match in regex.finditer(pattern, text, regex.MULTILINE, timeout=PATIENCE):
                start, end = _sentence(text, match.start())
                sentence = text[start:end].strip()
                start += len(text[start:end]) - len(text[start:end].lstrip())
                hit = any(first < end and last > start for first, last in taken)
                if start not in seen and sentence and not hit and len(sentence) <= LONGEST:
                    seen.add(start)
                    yield start, sentence
        except TimeoutError:
            continue


def _sentence(text: str, offset: int) -> tuple[int, int]:
    """The bounds of the sentence that holds an offset."""
    line = text.rfind("\n", 0, offset) + 1
    at = line
    for match in SENTENCE.finditer(text, line):
        if match.end() > offset or match.end() == match.start():
            return at, max(match.end(), offset)
        at = match.end()
    return at, len(text)


def mended_already(rules: RuleSet, bad: str, good: str, lang: str) -> list[str]:
    """The rules that make the good text of the bad one without any of one's own; empty where they do not."""
    policy = Policy(active=lambda rule: True, language=lambda text: lang)
    try:
        result = Run(bad, rules, policy).result()
    except DocumentError:
        return []
    return list(dict.fromkeys(edit.rule for edit in result.edits)) if result.text == good else []


def in_context(text: str, place: Place, around: int = 40) -> str:
    """A place with a little text beside it, on one line: … a [wrong → right] word …"""
    left, right = text[max(0, place.start - around) : place.start], text[place.end : place.end + around]
    before = text[place.start : place.end]
    change = f"{before} → {place.after}" if place.after is not None else before
    front, back = "…" if place.start > around else "", "…" if place.end + around < len(text) else ""
    return " ".join(f"{front}{left}[{change}]{right}{back}".replace("\n", " ⏎ ").split())


def untouched(rules: RuleSet, text: str) -> bool:
    """Whether no fix of any of the rules changes a text."""
    try:
        return not Run(text, rules, Policy(active=lambda rule: True, threshold=Safety.UNSAFE)).result().edits
    except DocumentError:
        return False


BATCH = 100
"""Sentences that are looked at together, each a paragraph."""


def touched(rules: RuleSet, texts: Sequence[str], lang: str) -> dict[str, str]:
    """Those of some one-line texts that safe fixes change, each with the first rule that does."""
    found: dict[str, str] = {}
    policy = Policy(active=lambda rule: True, language=lambda text: lang)
    for first in range(0, len(texts), BATCH):
        batch = texts[first : first + BATCH]
        if Run("\n\n".join(batch), rules, policy).result().edits:  # perhaps only because of one another
            for text in batch:
                edits = Run(text, rules, policy).result().edits
                if edits:
                    found[text] = edits[0].rule
    return found


def mended(rules: RuleSet, text: str, lang: str) -> str:
    """The text with all fixes, unsafe ones too. Raises DocumentError."""
    return Run(text, rules, Policy(lambda rule: True, Safety.UNSAFE, lambda _: lang)).result().text


def right_texts(rules: RuleSet) -> list[str]:
    """The texts that the rules' examples call right."""
    examples = (example for rule in rules.rules for example in rule.examples)
    return list(dict.fromkeys(text for example in examples for text in (example.good, example.ok) if text))


def taken(rules: RuleSet, texts: Sequence[str], lang: str) -> set[str]:
    """What the rules would take away in some texts."""
    policy = Policy(lambda rule: True, Safety.UNSAFE, lambda _: lang)
    found: set[str] = set()
    for text in texts:
        if rules.candidates(Document(text, rules.lexicons)):
            found.update(edit.before for edit in Run(text, rules, policy).result().edits)
    return found
