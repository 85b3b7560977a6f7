"""`cleanup rules new`: a rule file from an example of what is wrong and what is right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cleanup.cli import options

if TYPE_CHECKING:
    from cleanup.authoring.propose import Proposal
    from cleanup.authoring.rule_file import Draft
    from cleanup.authoring.search import Search
    from cleanup.engine.proofs import Failure
    from cleanup.find.ruleset import RuleSet

WHY = "Say here where this damage comes from."
REASON = "Proposed from few examples; look at its hits, add two ok examples, then say safe."
SHOWN = 10
"""Hits that are shown."""


def new_rule(
    bad: Annotated[list[str], typer.Option("--bad", metavar="TEXT", help="A text with the damage; repeatable.")],
    good: Annotated[
        list[str],
        typer.Option("--good", metavar="TEXT", help="The same text as it should be, empty where it should go."),
    ],
    look_in: Annotated[
        list[Path] | None,
        typer.Option("--in", metavar="PATH", help="Texts of yours to look for hits and near misses in; repeatable."),
    ] = None,
    id: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="category/defect. Default: made from the change.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="The rule file. Default: the defect's name.")
    ] = None,
    lang: options.Lang = None,
    encoding: options.Encoding = None,
    text_field: options.TextField = None,
) -> None:
    """Write a rule file from a text with damage and the same text as it should be.

    Proposes how to find the damage, shows what the rule would do in your own texts, and proves the rule. Status 1 where
    no rule can be made that passes its proof; nothing is written then.
    """
    from cleanup.authoring.propose import NoProposal, proposals
    from cleanup.cli.console import Console, Failures, complain
    from cleanup.cli.settings import UsageError, settings
    from cleanup.find.open import open_rules
    from cleanup.io.folders import cache_folder
    from cleanup.io.texts import texts_in
    from cleanup.language import language_of

    found = settings(None, lang=lang, encoding=encoding, text_field=text_field)
    if len(bad) != len(good):
        raise UsageError(f"each --bad wants its --good: {len(bad)} of the one, {len(good)} of the other")
    pairs = list(zip(bad, good, strict=True))
    rules = open_rules((), cache_folder())
    try:
        ways = proposals(pairs, rules.lexicons)
    except NoProposal as error:
        raise UsageError(str(error)) from None
    _check_id(id, rules)
    work = _Work(pairs, rules, lang or language_of("\n".join(bad)) or "en", id)
    passed = next((way for way in ways if not work.failures(way)), None)
    console = Console()
    if passed is None:
        complain("no rule that passes its proof could be made of this:")
        for failure in work.failures(ways[0]):
            complain(f"  {failure.message}")
        complain("give a pair that differs in this one thing only; nothing was written")
        raise typer.Exit(1)
    file = output or Path(f"{work.name(passed)}.yaml")
    search = work.search(passed)
    if look_in:
        for source, text in texts_in(look_in, found.encoding, found.text_field, Failures().add):
            search.look_at(source, text)
    write_new(file, work.text(passed, list(search.near), file))
    console.lines(work.report(passed, file, search if look_in else None))
    console.close()


def _check_id(id: str | None, rules: RuleSet) -> None:
    from cleanup.cli.settings import UsageError
    from cleanup.rulebook.loader import ID
    from cleanup.rulebook.model import CATEGORIES

    if id is None:
        return
    match = ID.fullmatch(id)
    if match is None or match["category"] not in CATEGORIES:
        raise UsageError(
            f"--id: category/defect is wanted, words joined by hyphens, not {id!r}; categories: {', '.join(CATEGORIES)}"
        )
    if id in rules.positions:
        raise UsageError(f"--id: there is a rule {id!r} already ({rules.rules[rules.positions[id]].file})")


def write_new(file: Path, text: str) -> None:
    """Write a file that is not there yet. Raises UsageError."""
    from cleanup.cli.settings import UsageError
    from cleanup.io.discover import reason

    try:
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        raise UsageError(f"{file}: there is such a file already; --output FILE names another") from None
    except OSError as error:
        raise UsageError(f"{file}: {reason(error)}") from None


class _Work:
    """The pairs and what is made of them."""

    def __init__(self, pairs: Sequence[tuple[str, str]], rules: RuleSet, lang: str, id: str | None) -> None:
        self.pairs, self.rules, self.lang, self.id = pairs, rules, lang, id
        self._failures: dict[str, list[Failure]] = {}

    def rule_id(self, way: Proposal) -> str:
        """The id asked for, or one that is not taken."""
        if self.id is not None:
            return self.id
        id = f"{way.category}/{way.name}"
        number = 2
        while id in self.rules.positions:
            id, number = f"{way.category}/{way.name}-{number}", number + 1
        return id

    def name(self, way: Proposal) -> str:
        return self.rule_id(way).partition("/")[2]

    def text(self, way: Proposal, near: Sequence[str] = (), file: Path = Path("new.yaml")) -> str:
        """The rule file."""
        from cleanup.authoring.rule_file import pack_text

        head = ("Proposed by `cleanup rules new`. Read the pattern, complete `why`, and try it:", *self._next(file))
        return pack_text(self.name(way), self.lang, [self._draft(way, near)], head)

    def _draft(self, way: Proposal, near: Sequence[str]) -> Draft:
        from cleanup.authoring.rule_file import Draft
        from cleanup.rulebook.model import Example

        return Draft(
            id=self.rule_id(way),
            title=way.title,
            why=WHY,
            safety="unsafe",
            safety_reason=f"{way.doubt} {REASON}".strip(),
            find=way.find,
            fix=way.fix,
            examples=[Example(bad=bad, good=good) for bad, good in self.pairs],
            candidates=near,
        )

    def _next(self, file: Path) -> Iterator[str]:
        yield f"  cleanup rules test {file}"
        yield f"  cleanup fix --diff --unsafe-fixes --rules {file} TEXTS"

    def failures(self, way: Proposal) -> list[Failure]:
        """What `rules test` says of the rule."""
        from cleanup.authoring.trial import failures, own_rules

        text = self.text(way)
        if text not in self._failures:
            self._failures[text] = failures(self.rules, own_rules(text, "new rule", self.rules))
        return self._failures[text]

    def search(self, way: Proposal) -> Search:
        from cleanup.authoring.search import Search
        from cleanup.authoring.trial import own_rules

        return Search(self.rules, own_rules(self.text(way), "new rule", self.rules), way.near)

    def report(self, way: Proposal, file: Path, search: Search | None) -> Iterator[str]:
        """What was made, and what it does."""
        from cleanup.authoring.trial import mended_already
        from cleanup.report.summary import count_of

        yield f"{file}: {self.rule_id(way)}"
        (kind, value), *_ = way.find.items()
        shown = value if isinstance(value, str) else ", ".join(_shown(value))
        yield f"  find  {kind}: {shown}"
        for key, text in way.fix.items():
            yield f"  fix   {key}: {text!r}" if key == "replace" else f"  fix   {key}: {text}"
        for bad, good in self.pairs:
            if names := mended_already(self.rules, bad, good, self.lang):
                yield f"  shipped rules mend {bad!r} already: {', '.join(names)}"
        if search is not None:
            yield f"{count_of(search.count, 'hit')} in {search.texts_hit} of {count_of(search.texts, 'text')}"
            yield from (f"  {place}: {context}" for place, context in search.hits[:SHOWN])
            if search.count > SHOWN:
                yield f"  … and {search.count - SHOWN} more"
            yield f"{count_of(len(search.near), 'near miss' if len(search.near) == 1 else 'near misse')}" + (
                ", in the file as candidates for `ok`:" if search.near else ""
            )
            yield from (f"  {place}: {text}" for text, place in search.near.items())
        yield "1 rule tested, 0 failures"
        yield f"next: read {file}, complete `why`, add two `ok` examples, then say `safety: safe`"


def _shown(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (f"{wrong!r} → {right!r}" for wrong, right in value.items())
    elif isinstance(value, (list, tuple)):
        yield from map(repr, value)
