"""The grammar stage: what is asked about a text, and which of the answers may be applied.

LanguageTool's suggestions do not know of one another ("This are bad" → "These is bad"), so a paragraph is checked once
more before it is changed: a fix that raises a new finding is not applied.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple, Protocol

from cleanup.document.document import Document
from cleanup.document.grammar import Match, Piece, pieces
from cleanup.engine.conflicts import Candidate, resolve
from cleanup.engine.finding import Span
from cleanup.find.ruleset import RuleSet
from cleanup.rulebook.model import REST, Safety


class Checker(Protocol):
    """A grammar checker. It answers about each paragraph by itself, the same at every time."""

    def check(self, paragraphs: Sequence[str], ids: Collection[str]) -> Sequence[Sequence[Match]] | None:
        """What the rules called `ids` find in each paragraph (all rules, where none is named).

        None where the checker cannot answer; it then says so elsewhere, and the text is left to the other rules.
        """
        ...


class Grammar(NamedTuple):
    """How a run asks a grammar checker."""

    checker: Checker
    everywhere: bool = False
    """Whether it is asked about every paragraph; else only about those in which other rules found something."""
    rest: bool = False
    """Whether it is asked for what no rule names, too: to be reported."""


def named_ids(rules: RuleSet) -> frozenset[str]:
    """The ids of LanguageTool's rules that some rule of ours names."""
    return frozenset(id for at in rules.languagetool for id in rules.rules[at].find.languagetool if id != REST)


class Stage:
    """The grammar stage of one run."""

    def __init__(self, grammar: Grammar, rules: RuleSet) -> None:
        self.grammar = grammar
        self.ids = named_ids(rules)
        self._answers: dict[tuple[str, bool], tuple[Match, ...]] = {}  # by paragraph, and whether all rules were asked

    def look(self, document: Document, flagged: Iterable[Span]) -> None:
        """Ask about the paragraphs of a document, and put into it what was found."""
        asked = list(pieces(document))
        if not self.grammar.everywhere:
            asked = _touched(asked, flagged)
        found: list[Match] = []
        texts = [document.text[piece.start : piece.end] for piece in asked]
        for whole in (False, True) if self.grammar.rest else (False,):
            answers = self._ask(texts, whole)
            for piece, matches in zip(asked, answers or (), strict=False):
                kept = matches if not whole else [m._replace(named=False) for m in matches if m.id not in self.ids]
                found += [match.moved(piece.start) for match in kept]
        document.matches = tuple(sorted(found, key=lambda match: (match.start, match.end, match.id)))

    def _ask(self, texts: Sequence[str], whole: bool) -> list[tuple[Match, ...]] | None:
        """What is found in each text, by all rules or by those that ours name; None where nobody answers."""
        new = list(dict.fromkeys(text for text in texts if (text, whole) not in self._answers))
        if new:
            answers = self.grammar.checker.check(new, () if whole else self.ids)
            if answers is None:
                return None
            self._answers.update(((text, whole), tuple(found)) for text, found in zip(new, answers, strict=True))
        return [self._answers[text, whole] for text in texts]

    def unsound(self, document: Document, ready: Iterable[Candidate]) -> set[tuple[str, Span]]:
        """Those of the fixes after which their paragraph would have a finding that it had not before."""
        winners, _ = resolve(candidate for candidate in ready if candidate.rule.find.languagetool)
        bad: set[tuple[str, Span]] = set()
        for piece in pieces(document):
            fixes = [fix for fix in winners if piece.start <= fix.start and fix.end <= piece.end]
            if not fixes or self._sound(document, piece, fixes):
                continue
            good: list[Candidate] = []
            for fix in fixes:
                if len(fixes) > 1 and self._sound(document, piece, [*good, fix]):
                    good.append(fix)
                else:
                    bad.add(key(fix))
        return bad

    def _sound(self, document: Document, piece: Piece, fixes: Sequence[Candidate]) -> bool:
        before = document.text[piece.start : piece.end]
        after, at = [], piece.start
        for fix in fixes:
            after += [document.text[at : fix.start], fix.after or ""]
            at = fix.end
        after.append(document.text[at : piece.end])
        answers = self._ask([before, "".join(after)], whole=True)
        if answers is None:
            return False
        old, new = (Counter(match.id for match in matches) for matches in answers)
        return new <= old


def key(candidate: Candidate) -> tuple[str, Span]:
    """What tells one candidate of a round from the others."""
    return candidate.rule.id, Span(candidate.start, candidate.end)


def reported(candidate: Candidate) -> Candidate:
    """A fix that is not to be applied, as a report."""
    message = f"{candidate.message} Mending it alone raises another finding."
    return candidate._replace(safety=Safety.REPORT, promotable=(), message=message)


def _touched(asked: Sequence[Piece], flagged: Iterable[Span]) -> list[Piece]:
    """The pieces that share text with one of the spans, or in which an empty one lies."""
    spans = sorted(flagged)
    found, at, reach = [], 0, -1
    for piece in asked:
        while at < len(spans) and spans[at].start <= piece.end:
            reach = max(reach, spans[at].end)
            at += 1
        if reach >= piece.start:
            found.append(piece)
    return found
