"""The Python interface: `Cleaner().fix(text)`."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from pathlib import Path

from cleanup.engine.finding import Result
from cleanup.engine.grammar import Grammar
from cleanup.engine.passes import Policy, Run
from cleanup.find.open import open_rules
from cleanup.find.ruleset import RuleSet
from cleanup.language import language_of
from cleanup.rulebook.bind import did_you_mean
from cleanup.rulebook.model import Rule, Safety


class UnknownRule(ValueError):
    """A name in `select` or `ignore` that is neither a rule, nor a category, nor the front of a rule's id."""


class Cleaner:
    """Finds and mends translation and scraping damage in texts.

    `rules` are further rule folders or files beside the shipped ones; `select` and `ignore` are rule ids, categories
    or fronts of ids (`name`, `boilerplate/share`); `language` is an ISO 639-1 code, or None to look at each text;
    `timeout` the seconds that one text may take; `cache` a folder in which checked rules are kept; `grammar` says how a
    grammar checker is asked (see `cleanup.grammar.languagetool`), without it the rules that ask one find nothing.

    A cleaner holds no state of the texts it has seen: it may be shared between threads and pickled.

    Raises RuleError for rules that cannot be used and UnknownRule for unknown names.

    >>> from cleanup import Cleaner
    >>> cleaner = Cleaner()
    >>> result = cleaner.fix("The talks failed. . Nobody was surprised.")
    >>> result.text
    'The talks failed. Nobody was surprised.'
    >>> [(edit.rule, edit.before, edit.after) for edit in result.edits]
    [('punctuation/spaced-full-stops', ' .', '')]
    """

    def __init__(
        self,
        *,
        rules: Sequence[Path] = (),
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        unsafe_fixes: bool = False,
        language: str | None = None,
        timeout: float = math.inf,
        cache: Path | None = None,
        grammar: Grammar | None = None,
    ) -> None:
        self.rules: RuleSet = open_rules(rules, cache)
        self.select, self.ignore = tuple(select), tuple(ignore)
        self.unsafe_fixes, self.language, self.timeout = unsafe_fixes, language, timeout
        self.grammar = grammar
        self._check_names()
        self._active = frozenset(rule.id for rule in self.rules.rules if self._chosen(rule))

    def _check_names(self) -> None:
        known = {name for rule in self.rules.rules for name in (rule.id, rule.category)}
        for name in (*self.select, *self.ignore):
            if not any(matches(name, rule) for rule in self.rules.rules):
                raise UnknownRule(f"no rule or category {name!r}{did_you_mean(name, known)}")

    def _chosen(self, rule: Rule) -> bool:
        if any(matches(name, rule) for name in self.ignore):
            return False
        if rule.status == "preview":
            return rule.id in self.select
        return not self.select or any(matches(name, rule) for name in self.select)

    def _policy(self) -> Policy:
        return Policy(
            active=lambda rule: rule.id in self._active,
            threshold=Safety.UNSAFE if self.unsafe_fixes else Safety.SAFE,
            language=language_of if self.language is None else lambda text: self.language,
            seconds=self.timeout,
            grammar=self.grammar,
        )

    def fix(self, text: str) -> Result:
        """The corrected text with its edits, and the findings that were not applied.

        Raises DocumentError (NoFixpoint, OverBudget) where the text as a whole could not be processed.
        """
        return Run(text, self.rules, self._policy()).result()


def matches(name: str, rule: Rule) -> bool:
    """Whether a name given by the user means the rule: its id, its category, or a front of its id at a word's end."""
    return rule.id == name or rule.category == name or rule.id.startswith((f"{name}-", f"{name}/"))
