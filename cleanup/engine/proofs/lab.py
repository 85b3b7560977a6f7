"""Where proofs are made: rules run alone or together on short texts, with one Document for each text."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import NamedTuple

from cleanup.document.document import Document
from cleanup.document.grammar import pieces
from cleanup.engine.conflicts import Candidate
from cleanup.engine.evidence import shows
from cleanup.engine.finding import Result
from cleanup.engine.grammar import Checker, Grammar, Stage, named_ids
from cleanup.engine.newlines import unified
from cleanup.engine.passes import Policy, Run
from cleanup.engine.wording import described
from cleanup.find.fixes import replacement
from cleanup.find.guards import failures, holds
from cleanup.find.hit import Hit
from cleanup.find.ruleset import RuleSet
from cleanup.rulebook.model import REST, Place, Promotion, Rule, Safety

REMEMBERED = 8192
"""Texts of which the Document is kept."""


class Failure(NamedTuple):
    """Something that a rule promises and does not keep; the message says what to do."""

    rule: str
    file: str
    line: int
    message: str


class Found(NamedTuple):
    """A place that a rule found and that its guards allow."""

    hit: Hit
    candidate: Candidate


class Lab:
    """The rules, and what proofs ask of them. Evidence always comes from all rules."""

    def __init__(self, rules: RuleSet, checker: Checker | None = None) -> None:
        """`checker` is asked for the rules that look for LanguageTool's findings."""
        self.rules = rules
        self.grammar = Grammar(checker, everywhere=True) if checker is not None else None
        self.checked = frozenset(rules.languagetool if checker is not None else ())
        self.everyone = frozenset(p for p, rule in enumerate(rules.rules) if rule.status != "preview")
        self.document: Callable[[str], Document] = functools.lru_cache(maxsize=REMEMBERED)(self._document)
        self._witnesses: Callable[[tuple[Promotion, ...]], frozenset[int]] = functools.cache(self._find_witnesses)
        self._allowed: Callable[[str], frozenset[int]] = functools.lru_cache(maxsize=REMEMBERED)(self._ask_index)

    def _document(self, text: str) -> Document:
        return Document(unified(text), self.rules.lexicons)

    def _ask_index(self, text: str) -> frozenset[int]:
        return frozenset(self.rules.candidates(self.document(text)))

    def candidates(self, text: str, positions: frozenset[int]) -> frozenset[int]:
        """Which of the rules at `positions` the index allows in a text."""
        return (self._allowed(text) | self.checked) & positions

    def looked_at(self, text: str, rule: Rule) -> Document:
        """The Document of a text, with what LanguageTool says about it where the rule asks."""
        document = self.document(text)
        grammar = self._grammar_of(rule)
        if grammar is not None:
            Stage(grammar, self.rules).look(document, ())
        return document

    def _grammar_of(self, rule: Rule) -> Grammar | None:
        """How LanguageTool is asked for one rule."""
        if self.grammar is None or not rule.find.languagetool:
            return None
        return self.grammar._replace(rest=REST in rule.find.languagetool)

    def prepare(self) -> None:
        """Ask LanguageTool about all examples at once, which is faster than one by one."""
        if self.grammar is not None:
            documents = [self.document(text) for rule in self.rules.rules for text in texts(rule, "bad", "good", "ok")]
            asked = {d.text[piece.start : piece.end] for d in documents for piece in pieces(d)}
            self.grammar.checker.check(sorted(asked), named_ids(self.rules))

    def alone(self, text: str, rule: Rule, threshold: Safety = Safety.UNSAFE) -> Result:
        """The text after the fixes of one rule, which may be a changed one. Raises DocumentError."""
        position = self.rules.positions[rule.id]
        policy = Policy(
            lambda other: other.id == rule.id, threshold, lambda _: language(rule), grammar=self._grammar_of(rule)
        )
        # where the safety of all hits will do, evidence changes nothing
        witnesses = self._witnesses(rule.promote) if least_safety(rule) < threshold else frozenset()
        run = _Trial(text, self._with(rule), policy, self, witnesses | {position})
        return run.result()

    def together(self, text: str, owner: Rule, threshold: Safety) -> Result:
        """The text after the fixes of all rules, in the language of `owner`. Raises DocumentError."""
        policy = Policy(lambda rule: True, threshold, lambda _: language(owner), grammar=self.grammar)
        return _Trial(text, self.rules, policy, self, self.everyone).result()

    def found(self, text: str, rule: Rule, document: Document | None = None) -> list[Found]:
        """All places of a rule in a text that its guards allow.

        A `document` of one's own may have a deadline; the index is not asked about it.
        """
        position = self.rules.positions[rule.id]
        if document is None and not self.candidates(text, frozenset({position})):
            return []
        policy = Policy(lambda other: True, language=lambda _: language(rule))
        document = document or self.looked_at(text, rule)
        run = _Trial(text, self.rules, policy, self, frozenset(), document)
        return run.places(rule, position)

    def hits(self, text: str, rule: Rule) -> list[Hit]:
        """What the rule's detector finds and its fix would change, whatever the guards say."""
        document, position = self.looked_at(text, rule), self.rules.positions[rule.id]
        if not self.candidates(text, frozenset({position})):
            return []
        hits = self.rules.detectors[position].hits(document)
        return [hit for hit in hits if not obstacle(rule, hit, document)]

    def why_not(self, text: str, rule: Rule) -> str:
        """Why a rule finds nothing in a text."""
        document, position = self.looked_at(text, rule), self.rules.positions[rule.id]
        hits = list(self.rules.detectors[position].hits(document))
        if not hits:
            where = rule.find.where
            at = f" at its {where.value} (a line of running text is neither head nor tail)"
            return f"`find` matches nothing in it{at if where is not Place.ANY else ''}"
        if not self.candidates(text, frozenset({position})):
            return "`find` matches, but the index skips the text: an error in find/core.py or in the detector's CORE"
        reasons = (self._obstacle_or_guard(rule, hit, document) for hit in hits)
        return "; ".join(dict.fromkeys(filter(None, reasons)))

    def _obstacle_or_guard(self, rule: Rule, hit: Hit, document: Document) -> str:
        in_the_way = obstacle(rule, hit, document)
        if in_the_way:
            return in_the_way
        for number, guard in enumerate(rule.when):
            wrong = next(failures(guard, hit, document), "")
            if wrong:
                return f"`when` {number + 1} ({described(guard)}) does not hold: {wrong}"
        for number, guard in enumerate(rule.unless):
            if holds(guard, hit, document):
                return f"`unless` {number + 1} ({described(guard)}) holds"
        return ""

    def _with(self, rule: Rule) -> RuleSet:
        """The rules with a changed one in its place; detectors and index are shared."""
        position = self.rules.positions[rule.id]
        changed = object.__new__(RuleSet)
        changed.__dict__.update(self.rules.__dict__)
        changed.rules = (*self.rules.rules[:position], rule, *self.rules.rules[position + 1 :])
        return changed

    def is_witness(self, id: str, rule: Rule) -> bool:
        """Whether findings of the rule called `id` are evidence that `rule` asks for."""
        return self.rules.positions[id] in self._witnesses(rule.promote)

    def _find_witnesses(self, promotions: tuple[Promotion, ...]) -> frozenset[int]:
        """The positions of the rules whose findings the promotions ask for."""
        wanted = [guard.evidence for promotion in promotions for guard in promotion.when if guard.evidence]
        return frozenset(
            position
            for position, other in enumerate(self.rules.rules)
            if any(shows(other, evidence) for evidence in wanted)
        )


class _Trial(Run):
    """A run in which only the rules at some positions look at the text."""

    def __init__(
        self,
        text: str,
        rules: RuleSet,
        policy: Policy,
        lab: Lab,
        positions: frozenset[int],
        document: Document | None = None,
    ) -> None:
        self._lab, self._positions, self._given = lab, positions, document
        super().__init__(text, rules, policy)

    def _document(self, text: str) -> Document:
        return self._given or self._lab.document(text)

    def _candidates_by_category(self) -> Mapping[str, list[int]]:
        by_category: dict[str, list[int]] = {}
        candidates = self._lab.candidates(self.document.text, self._positions) if self._positions else ()
        for position in sorted(candidates):
            by_category.setdefault(self.rules.rules[position].category, []).append(position)
        return by_category

    def places(self, rule: Rule, position: int) -> list[Found]:
        places = ((hit, self._candidate(rule, hit)) for hit in self.rules.detectors[position].hits(self.document))
        return [Found(hit, candidate) for hit, candidate in places if candidate is not None]


def least_safety(rule: Rule) -> Safety:
    """The safety of a hit of which the rule is not certain: only detectors in Python may doubt their own hits."""
    return min(rule.safety, Safety.UNSAFE) if rule.find.builtin else rule.safety


def language(rule: Rule) -> str:
    """The language that the rule's examples are in."""
    return "en" if "*" in rule.pack.lang else rule.pack.lang[0]


def obstacle(rule: Rule, hit: Hit, document: Document) -> str:
    """What keeps a hit from being a finding before any guard is asked; empty where nothing does."""
    zone = document.zone_in(hit.start, hit.end)
    if zone is not None and zone.name not in rule.zones:
        return f"it lies in a zone ({zone.name}); `zones: [{zone.name}]` lets the rule in"
    if replacement(rule, hit) == document.text[hit.start : hit.end]:
        return "the replacement is what stands there already"
    return ""


def texts(rule: Rule, *kinds: str) -> list[str]:
    """The texts of a rule's examples: of the kinds bad, good, ok."""
    found = (getattr(example, kind) for example in rule.examples for kind in kinds)
    return list(dict.fromkeys(text for text in found if text is not None))
