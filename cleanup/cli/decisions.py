"""`cleanup decisions`: keep the file of what people decided."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cleanup.cli import options

if TYPE_CHECKING:
    from cleanup.cleaner import Cleaner
    from cleanup.cli.session import Session
    from cleanup.config.resolve import Configuration
    from cleanup.decisions.model import Decision
    from cleanup.engine.finding import Edit, Finding, Result
    from cleanup.suppress.kept import Changeable

app = typer.Typer(
    help="Keep the file of decisions: what people said about edits.", no_args_is_help=True, rich_markup_mode=None
)

File = Annotated[
    Path | None, typer.Option("--decisions", metavar="FILE", help="The file. Default: what the configuration says.")
]


def _read(configuration: Configuration, new: bool = False) -> tuple[Path, list[Decision]]:
    """The file of decisions and what is in it. Raises UsageError and DecisionError."""
    from cleanup.cli.settings import UsageError
    from cleanup.decisions.file import read_decisions

    path = configuration.for_folder(Path()).settings.decisions
    if path is None:
        raise UsageError("which file of decisions? Name it with --decisions FILE")
    return path, [] if new and not path.exists() else read_decisions(path)


def _write(path: Path, decisions: list[Decision]) -> None:
    from cleanup.cli.settings import UsageError
    from cleanup.decisions.file import write_decisions
    from cleanup.io.discover import reason

    try:
        write_decisions(path, decisions)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {reason(error)}") from None


@app.command("list")
def list_decisions(
    decisions: File = None,
    config: options.Config = None,
    format: options.ListFormat = options.RowFormat.TEXT,
) -> None:
    """Show the decisions, one a line."""
    from cleanup.cli.console import Console
    from cleanup.cli.settings import configuration
    from cleanup.decisions.file import decisions_text
    from cleanup.report.summary import count_of

    _, found = _read(configuration(config, decisions=decisions))
    console = Console()
    if format is options.RowFormat.JSONL:
        console.write(decisions_text(found))
    else:
        console.lines(sorted(map(_shown, found)))
        console.write(f"{count_of(len(found), 'decision')}\n")
    console.close()


def _shown(decision: Decision) -> str:
    from cleanup.report.findings import quoted

    said = f"{decision.decision:6} {decision.rule or 'any rule'}"
    if decision.before is not None:
        said += f": {quoted(decision.before)}" + (f" → {quoted(decision.after)}" if decision.after is not None else "")
    if decision.wording:
        said += f", but {quoted(decision.wording)}"
    if decision.place is not None:
        said += f" in {quoted(decision.place.left + '[…]' + decision.place.right, 80)}"
    return said + (f" ({decision.note})" if decision.note else "")


@app.command()
def add(
    what: Annotated[
        list[str], typer.Argument(metavar="no|yes|reword|PATHS…", help="What you decide; or paths, with --all-current.")
    ],
    rule: Annotated[
        str | None, typer.Option("--rule", metavar="ID", help="A rule, a category or a front of ids.")
    ] = None,
    before: Annotated[str | None, typer.Option("--before", metavar="TEXT", help="What stands there.")] = None,
    after: Annotated[str | None, typer.Option("--after", metavar="TEXT", help="What it would become.")] = None,
    wording: Annotated[str | None, typer.Option("--wording", metavar="TEXT", help="Your words, for reword.")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Why, for people.")] = None,
    all_current: Annotated[
        bool, typer.Option("--all-current", help="Reject all that is found in the paths now.")
    ] = False,
    decisions: File = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    unsafe_fixes: options.UnsafeFixes = None,
    rules: options.Rules = None,
    config: options.Config = None,
    encoding: options.Encoding = None,
    text_field: options.TextField = None,
    lang: options.Lang = None,
) -> None:
    """Add a decision, or with --all-current a baseline: all that is found now is old, and not to be told again.

    Without --before and --after the decision is about the rule; with them about this correction, wherever it stands.
    """
    from cleanup.cli.console import Console
    from cleanup.cli.session import Session
    from cleanup.cli.settings import UsageError, configuration
    from cleanup.decisions.file import with_decisions
    from cleanup.decisions.model import decision_from
    from cleanup.report.summary import count_of

    found = configuration(
        config,
        select=select,
        ignore=ignore,
        unsafe_fixes=unsafe_fixes,
        rules=rules,
        encoding=encoding,
        text_field=text_field,
        lang=lang,
        decisions=decisions,
    )
    path, known = _read(found, new=True)
    failed = False
    said = {"rule": rule, "before": before, "after": after, "wording": wording, "note": note}
    said = {key: value for key, value in said.items() if value is not None}
    if all_current:
        if said:
            raise UsageError(f"--all-current rejects all that is found; --{next(iter(said))} does not go with it")
        new: list[Decision] = []
        for _ in range(ROUNDS):  # where a fix is rejected, another rule may find what it would have mended
            session = Session(found, decisions=with_decisions(known, new))
            more = list(_rejections(session, [Path(path) for path in what]))
            new, failed = [*new, *more], session.failed > 0
            if not more:
                break
    else:
        if len(what) != 1:
            raise UsageError("one of no, yes and reword is wanted, or paths with --all-current")
        try:
            new = [decision_from({"decision": what[0], **said})]
        except ValueError as error:
            raise UsageError(str(error)) from None
    together = with_decisions(known, new)
    _write(path, together)
    console = Console()
    console.write(f"{path}: {count_of(len(together), 'decision')}, {len(together) - len(known):,} of them new\n")
    console.close()
    raise typer.Exit(3 if failed else 0)


ROUNDS = 4
"""So often a baseline is looked through for what its own rejections bring to light."""


def _rejections(session: Session, paths: list[Path]) -> Iterator[Decision]:
    """A no to all that is found in the paths."""
    from cleanup.decisions.model import decision_from, key_of

    for file, _ in session.files(paths, quiet=False, bar=True):
        data = session.read(file)
        processed = None if data is None else session.process(data, str(file))
        for cleaned in processed.texts if processed is not None else ():
            all_found: list[Edit | Finding] = [*cleaned.result.edits, *cleaned.result.findings]
            for found in all_found:
                yield decision_from({"decision": "no", **key_of(cleaned.source.text, found)})


@app.command()
def prune(
    paths: Annotated[list[Path], typer.Argument(metavar="PATHS…", help="All texts that the decisions are about.")],
    decisions: File = None,
    rules: options.Rules = None,
    config: options.Config = None,
    encoding: options.Encoding = None,
    text_field: options.TextField = None,
    lang: options.Lang = None,
) -> None:
    """Take out the decisions about places that are not in these texts any more, and name them.

    Decisions about a rule or a correction everywhere stay. If a text cannot be read, nothing is taken out (status 3).
    """
    from cleanup.cli.console import Console
    from cleanup.cli.session import Session
    from cleanup.cli.settings import configuration
    from cleanup.report.summary import count_of

    found = configuration(
        config, rules=rules, encoding=encoding, text_field=text_field, lang=lang, decisions=decisions, unsafe_fixes=True
    )
    path, known = _read(found)
    session = Session(found, decisions=known)
    meeting = _Meeting(known)
    for file, _ in session.files(paths, quiet=False, bar=True):
        data = session.read(file)
        if data is not None:
            session.process(data, str(file), meeting.by)
    if session.failed:
        raise typer.Exit(3)
    kept = [decision for decision in known if decision not in meeting.open]
    console = Console()
    console.lines(f"gone: {_shown(decision)}" for decision in known if decision not in kept)
    if len(kept) < len(known):
        _write(path, kept)
    console.write(f"{path}: {count_of(len(kept), 'decision')}, {len(known) - len(kept):,} taken out\n")
    console.close()


@app.command()
def export(
    gold: Annotated[Path, typer.Option("--gold", metavar="DIR", help="The folder to write into.")],
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATHS…]", help="The texts. Without them each decision is a document of its own."),
    ] = None,
    decisions: File = None,
    rules: options.Rules = None,
    config: options.Config = None,
    encoding: options.Encoding = None,
    text_field: options.TextField = None,
    lang: options.Lang = None,
) -> None:
    """Write the decisions as gold documents (CriticMarkup), on which `cleanup eval` measures the rules.

    What was approved is right, what was rejected is wrong, what nobody decided is not counted. The original texts are
    wanted: where an approved edit was made already there is nothing to mark.
    """
    from cleanup.cli.console import Console
    from cleanup.cli.session import Session
    from cleanup.cli.settings import configuration
    from cleanup.decisions.gold import snippets
    from cleanup.evaluate.gold import SUFFIX
    from cleanup.report.summary import count_of
    from cleanup.rulebook.model import Safety

    found = configuration(
        config, rules=rules, encoding=encoding, text_field=text_field, lang=lang, decisions=decisions, unsafe_fixes=True
    )
    _, known = _read(found)
    session = Session(found, decisions=[])
    if paths:
        documents = list(_documents(session, known, paths))
    else:
        safe = {rule.id for rule in session.cleaner.rules.rules if rule.safety is Safety.SAFE}
        documents = list(snippets(known, safe.__contains__))
    for name, text in documents:
        file = gold / f"{name}{SUFFIX}"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
    console = Console()
    console.write(f"{gold}: {count_of(len(documents), 'gold document')}\n")
    console.close()
    raise typer.Exit(3 if session.failed else 0)


def _documents(session: Session, decisions: list[Decision], paths: list[Path]) -> Iterator[tuple[str, str]]:
    """The names and texts of gold documents of all texts about which something was decided."""
    for file, _ in session.files(paths, quiet=False, bar=True):
        data = session.read(file)
        if data is None:
            continue
        marking = _Marking(decisions)
        session.process(data, str(file), marking.by)
        inside = Path(*(part for part in file.parts if part not in (file.anchor, "..")))
        for number, text in marking.found:
            yield str(inside) + (f"-{number + 1}" if marking.count > 1 else ""), text


class _Marking:
    """Makes gold of texts; `found` has the numbers and the gold of those about which something was decided."""

    def __init__(self, decisions: list[Decision]) -> None:
        self.count = 0
        self.found: list[tuple[int, str]] = []
        self.decisions = decisions

    def by(self, cleaner: Cleaner) -> _Marking:
        """Look at texts with this cleaner."""
        self.plain, self.obeying = copy.copy(cleaner), copy.copy(cleaner)
        self.plain.unsafe_fixes = False
        self.obeying.decide_by(self.decisions)
        return self

    def fix(self, text: str, *, markdown: bool = False, changeable: Changeable | None = None) -> Result:
        """Look at a text and leave it as it is."""
        from cleanup.decisions.gold import document
        from cleanup.engine.finding import Result
        from cleanup.engine.newlines import unified

        text = unified(text)
        if self.obeying.decided(text, markdown=markdown):
            obeying, plain = (cleaner.fix(text, markdown=markdown) for cleaner in (self.obeying, self.plain))
            self.found.append((self.count, document(text, obeying, plain.edits)))
        self.count += 1
        return Result(text, (), ())


class _Meeting:
    """Looks which decisions have to do with texts; `open` are those about places that were not seen yet."""

    def __init__(self, decisions: list[Decision]) -> None:
        self.open = {decision for decision in decisions if decision.place is not None}

    def by(self, cleaner: Cleaner) -> _Meeting:
        """Look at texts with this cleaner."""
        self.cleaner = cleaner
        return self

    def fix(self, text: str, *, markdown: bool = False, changeable: Changeable | None = None) -> Result:
        """Look at a text and leave it as it is."""
        from cleanup.decisions.place import stands_in
        from cleanup.engine.finding import Result

        self.open -= {d for d in self.open if d.place is not None and stands_in(d.place, d.before or "", text)}
        if self.open:
            self.open -= self.cleaner.decided(text, markdown=markdown)
        return Result(text, (), ())
