"""Every shipped rule keeps its promises: what `cleanup rules test` says, one test a rule."""

from collections.abc import Iterable

import pytest
import regex

from cleanup.engine.proofs import Failure, prove
from cleanup.engine.proofs.scanner import UnreadableError, marked, scan
from cleanup.find.checks import patterns_of
from cleanup.find.open import open_rules
from cleanup.find.patterns import compiled
from cleanup.io.folders import cache_folder
from tests.languagetool import language_tool

RULES = open_rules((), cache_folder())


GRAMMAR = [RULES.rules[at].id for at in RULES.languagetool]


@pytest.fixture(scope="module")
def failures() -> dict[str, list[Failure]]:
    return by_rule(prove(RULES))


@pytest.fixture(scope="module")
def grammar_failures() -> dict[str, list[Failure]]:
    """Those of the rules that ask LanguageTool, and what these rules do to the examples of all others."""
    return by_rule(prove(RULES, frozenset(GRAMMAR), language_tool()))


def by_rule(failures: Iterable[Failure]) -> dict[str, list[Failure]]:
    found: dict[str, list[Failure]] = {}
    for failure in failures:
        found.setdefault(failure.rule, []).append(failure)
    return found


@pytest.mark.parametrize("rule", [*GRAMMAR, "another"])
def test_grammar_rule(rule: str, grammar_failures: dict[str, list[Failure]]) -> None:
    others = [failure for id, found in grammar_failures.items() if id not in GRAMMAR for failure in found]
    wrong = grammar_failures.get(rule, ()) if rule in GRAMMAR else others
    assert not wrong, "\n".join(f"{failure.file}:{failure.line}: {failure.message}" for failure in wrong)


@pytest.mark.parametrize("rule", [rule.id for rule in RULES.rules if rule.id not in GRAMMAR])
def test_rule(rule: str, failures: dict[str, list[Failure]]) -> None:
    wrong = failures.get(rule, ())
    assert not wrong, "\n".join(f"{failure.file}:{failure.line}: {failure.message}" for failure in wrong)


def test_a_marked_pattern_matches_what_the_pattern_does() -> None:
    """In every example of every rule; what cannot be marked is a failure of its rule."""
    for rule in RULES.rules:
        texts = [text for e in rule.examples for text in (e.bad, e.good, e.ok) if text is not None]
        for pattern in patterns_of(rule.find):
            try:
                told = regex.compile(marked(scan(pattern))[0], regex.MULTILINE)
            except UnreadableError:
                continue
            for text in texts:
                spans = [match.span() for match in compiled(pattern).finditer(text)]
                assert [match.span() for match in told.finditer(text)] == spans, (rule.id, pattern)
