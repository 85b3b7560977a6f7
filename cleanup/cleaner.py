"""The Python interface: `Cleaner().fix(text)`."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from cleanup.engine.finding import Result, Span
from cleanup.engine.grammar import Grammar
from cleanup.engine.newlines import offsets, restored, unified
from cleanup.engine.passes import MAX_LOSS, Policy, Run
from cleanup.engine.ruling import Decide
from cleanup.engine.units import by_lines
from cleanup.find.edges import stands_at_edge
from cleanup.find.open import open_rules
from cleanup.find.ruleset import RuleSet
from cleanup.io.folders import cache_folder
from cleanup.language import language_of
from cleanup.rulebook.bind import did_you_mean
from cleanup.rulebook.model import Rule, Safety, category_of, means
from cleanup.suppress.comments import RULES as SUPPRESSION_RULES
from cleanup.suppress.comments import UNUSED
from cleanup.suppress.kept import Changeable, Kept

if TYPE_CHECKING:
    from cleanup.decisions.book import Book
    from cleanup.decisions.model import Decision


class UnknownRule(ValueError):
    """Names that are neither a rule, nor a category, nor the front of a rule's id; `problems` says what of each."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__("\n".join(problems.values()))
        self.problems = dict(problems)

    def __reduce__(self) -> tuple[type[UnknownRule], tuple[dict[str, str]]]:
        return UnknownRule, (self.problems,)


class Cleaner:
    """Finds and mends translation and scraping damage in texts.

    `rules` are further rule folders or files beside the shipped ones; `select` and `ignore` are rule ids, categories
    or fronts of ids (`name`, `boilerplate/share`); `language` is an ISO 639-1 code, or None to look at each text;
    `timeout` the seconds that one text may take; `cache` the folder in which checked rules are kept (True: the user's
    cache folder, False: none, and the rules are worked out anew, which takes seconds); `decisions` a file of
    decisions, or decisions themselves, that are obeyed.
    `extend_select` names rules beside those of `select` (and previews, which are off unless they are named);
    `extend_safe` names rules whose unsafe fixes count as safe, `extend_unsafe` rules whose fixes never do;
    with `quotations="report"` nothing inside a quotation is changed; with `unit="line"` each line is a text for itself,
    and their number stays; `edges=False` leaves out rules for the head and the tail of a document; `max_loss` is the
    share of the words that fixes may take away; `max_wrong` the wrong edits per million
    words of clean text that may be expected: the least certain rules are left out until no more are, and `left_out`
    names them. `grammar` says how a grammar checker is asked (see `cleanup.grammar.languagetool`), without it the
    rules that ask one find nothing.

    A cleaner holds no state of the texts it has seen: it may be shared between threads and pickled.

    Raises RuleError for rules that cannot be used, UnknownRule for unknown names and DecisionError for a broken file
    of decisions.

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
        cache: Path | bool = True,
        decisions: Path | Iterable[Decision] = (),
        extend_select: Iterable[str] = (),
        extend_safe: Iterable[str] = (),
        extend_unsafe: Iterable[str] = (),
        quotations: Literal["fix", "report"] = "fix",
        unit: Literal["document", "line"] = "document",
        edges: bool = True,
        max_loss: float = MAX_LOSS,
        max_wrong: float | None = None,
        grammar: Grammar | None = None,
    ) -> None:
        if isinstance(cache, bool):
            self.rules: RuleSet = open_rules(rules, cache_folder() if cache else None)
        else:
            self.rules = open_rules(rules, cache)
        self.select, self.extend_select, self.ignore = tuple(select), tuple(extend_select), tuple(ignore)
        self.unsafe_fixes, self.language, self.timeout = unsafe_fixes, language, timeout
        self.extend_safe, self.extend_unsafe = tuple(extend_safe), tuple(extend_unsafe)
        self.quotations, self.unit, self.edges, self.max_loss = quotations, unit, edges, max_loss
        self.book: Book | None = None
        if decisions:
            self.decide_by(decisions)
        self.grammar = grammar
        self._check_names()
        self._bounds = self._overridden() if self.extend_safe or self.extend_unsafe else {}
        self.left_out: tuple[str, ...] = self._too_uncertain(max_wrong) if max_wrong is not None else ()
        self._active: dict[str, bool] = {}
        """Of the rules that were asked about, whether they apply."""

    def _too_uncertain(self, max_wrong: float) -> tuple[str, ...]:
        from cleanup.rates.forecast import too_uncertain

        least = Safety.UNSAFE if self.unsafe_fixes else Safety.SAFE
        applied = [rule.id for rule in self.rules.rules if self._chosen(rule) and rule.best_safety >= least]
        return too_uncertain(applied, max_wrong, self.unsafe_fixes)

    def decide_by(self, decisions: Path | Iterable[Decision]) -> None:
        """Obey these decisions, and no others. Raises DecisionError."""
        from cleanup.decisions.book import Book
        from cleanup.decisions.file import read_decisions

        found = read_decisions(decisions) if isinstance(decisions, Path) else tuple(decisions)
        self.book = Book(found) if found else None

    def _check_names(self) -> None:
        problems = {
            name: problem
            for name in (*self.select, *self.extend_select, *self.ignore, *self.extend_safe, *self.extend_unsafe)
            if (problem := self.unknown(name)) is not None
        }
        if problems:
            raise UnknownRule(problems)

    def unknown(self, name: str) -> str | None:
        """What is wrong with a name that should mean rules; None where it means some."""
        if name in SUPPRESSION_RULES or any(means(name, rule) for rule in self.rules.ids):
            return None
        known = {known for rule in self.rules.ids for known in (rule, category_of(rule))}
        return f"no rule or category {name!r}{did_you_mean(name, known)}"

    def _is_active(self, rule: Rule) -> bool:
        active = self._active.get(rule.id)
        if active is None:
            active = self._active[rule.id] = self._chosen(rule) and rule.id not in self.left_out
        return active

    def _chosen(self, rule: Rule) -> bool:
        if not self.edges and stands_at_edge(rule):
            return False
        if any(means(name, rule.id) for name in self.ignore):
            return False
        if rule.status == "preview":
            return rule.id in (*self.select, *self.extend_select)
        return not self.select or any(means(name, rule.id) for name in (*self.select, *self.extend_select))

    def _overridden(self) -> dict[str, tuple[Safety, Safety]]:
        """Of the rules whose safety was overridden: what their fixes count as, and the most that evidence can do."""
        bounds: dict[str, tuple[Safety, Safety]] = {}
        for rule in self.rules.rules:
            if any(means(name, rule.id) for name in self.extend_unsafe):
                bounds[rule.id] = min(rule.safety, Safety.UNSAFE), Safety.UNSAFE
            elif rule.safety is Safety.UNSAFE and any(means(name, rule.id) for name in self.extend_safe):
                bounds[rule.id] = Safety.SAFE, Safety.SAFE
        return bounds

    def _policy(self, work: _Work, offset: int, to_text: Callable[[int], int]) -> MakePolicy:
        """Makes the policy for a piece of a text, of what is decided and whether unsafe fixes are wanted all the same.

        The piece begins at `offset`; `to_text` maps its offsets to those of the text.
        """
        one_line = self.unit == "line"

        def keeps(rule: str, start: int, end: int, after: str) -> str:
            if one_line and "\n" in after:
                return 'the fix would make two lines of one (unit = "line")'
            return work.kept.why_kept(rule, to_text(start) + offset, to_text(end) + offset)

        def policy(decide: Decide | None, unsafe_fixes: bool) -> Policy:
            return Policy(
                active=self._is_active,
                threshold=Safety.UNSAFE if self.unsafe_fixes or unsafe_fixes else Safety.SAFE,
                language=lambda _: work.language(),
                seconds=self.timeout,
                bounds=lambda rule: self._bounds.get(rule.id) or (rule.safety, Safety.SAFE),
                keeps=keeps,
                quotations=self.quotations == "fix",
                max_loss=self.max_loss,
                markdown=work.markdown,
                decide=decide,
                grammar=self.grammar,
            )

        return policy

    def policy(self, text: str, *, markdown: bool = False) -> Policy:
        """What a run of this cleaner on a text may do, decisions aside."""
        return self._policy(self._work(text, markdown), 0, lambda at: at)(None, False)

    def fix(self, text: str, *, markdown: bool = False, changeable: Changeable | None = None) -> Result:
        """The corrected text with its edits, and the findings that were not applied.

        `markdown` says that the text is Markdown: its markup is left alone, and comments in it can suppress rules.
        `changeable` says of a half-open span whether it may be changed; what is found elsewhere is only reported.
        Raises DocumentError (NoFixpoint, OverBudget) where the text as a whole could not be processed.
        """
        work = self._work(text, markdown, changeable)
        kept = work.kept
        result = self._run(text, work)
        while self.quotations == "report" and (quoted := [e for e in result.edits if e.in_quote]):
            # another fix has shown only now that this one was inside a quotation
            kept.hold([Span(edit.start, edit.end) for edit in quoted])
            result = self._run(text, work)
        return kept.told(result, self._judged) if kept else result

    def decided(self, text: str, *, markdown: bool = False) -> frozenset[Decision]:
        """The decisions that have to do with a text. Raises DocumentError."""
        work = self._work(text, markdown)
        self._run(text, work)
        return frozenset(work.met)

    def fix_as_ruled(
        self, text: str, decide: Decide, *, markdown: bool = False, changeable: Changeable | None = None
    ) -> Result:
        """The result for a text under rulings on single fixes, whatever else was decided. Raises DocumentError."""
        work = self._work(text, markdown, changeable)

        def run(piece: str, offset: int) -> Result:
            shift = offset - text.count("\r\n", 0, offset)
            shifted = decide if not shift else lambda proposal: decide(proposal.moved(shift))
            return Run(piece, self.rules, self._policy(work, offset, lambda at: at)(shifted, False)).result()

        return by_lines(text, run) if self.unit == "line" else run(text, 0)

    def _work(self, text: str, markdown: bool, changeable: Changeable | None = None) -> _Work:
        kept = Kept(text, comments=markdown, means=self._means, known=self.unknown, changeable=changeable)
        return _Work(kept, functools.cache(lambda: self.language or language_of(text)), markdown, set())

    def _run(self, text: str, work: _Work) -> Result:
        if self.unit == "line":
            return by_lines(text, lambda line, offset: self._piece(line, offset, work))
        return self._piece(text, 0, work)

    def _piece(self, text: str, offset: int, work: _Work) -> Result:
        """What becomes of a text, or of a line of one."""
        if self.book is None:
            return Run(text, self.rules, self._policy(work, offset, lambda at: at)(None, False)).result()
        from cleanup.decisions.obey import obey

        plain, policy = unified(text), self._policy(work, offset, offsets(text))
        result, met = obey(
            plain, self.book, lambda decide, unsafe: Run(plain, self.rules, policy(decide, unsafe)).result()
        )
        work.met.update(met)
        return restored(result, text)

    def _means(self, name: str, rule: str) -> bool:
        return rule not in SUPPRESSION_RULES and means(name, rule)

    def _judged(self, name: str) -> bool:
        """Whether all rules that a name means, all rules where it is empty, are looked for."""
        if UNUSED in self.ignore:
            return False
        return all(
            self._is_active(rule) or rule.status == "preview"
            for rule in self.rules.rules
            if not name or means(name, rule.id)
        )


MakePolicy = Callable[[Decide | None, bool], Policy]


class _Work(NamedTuple):
    """What belongs to the work on one text."""

    kept: Kept
    language: Callable[[], str | None]
    markdown: bool
    met: set[Decision]
