"""`cleanup revert`: give back the bytes, of a run or of a part of it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cleanup.cli import options

if TYPE_CHECKING:
    from cleanup.cli.console import Console
    from cleanup.engine.grammar import Grammar
    from cleanup.grammar.languagetool import LanguageTool
    from cleanup.io.logfile import Log, LoggedFile
    from cleanup.io.replay import Replayed, Rerun


def revert(
    log: Annotated[Path | None, typer.Argument(metavar="[EDITS]", help="The edit log of a run.")] = None,
    last: Annotated[bool, typer.Option("--last", help="The last run in place that was not undone yet.")] = False,
    rule: Annotated[
        list[str] | None, typer.Option("--rule", metavar="ID", help="Undo only the edits of this rule; repeatable.")
    ] = None,
    category: Annotated[
        list[str] | None, typer.Option("--category", metavar="NAME", help="Undo only this category; repeatable.")
    ] = None,
    path: Annotated[
        list[Path] | None, typer.Option("--path", metavar="PATH", help="Only in this file or folder; repeatable.")
    ] = None,
    quiet: options.Quiet = False,
) -> None:
    """Undo a run of `fix`, byte for byte, or a part of it.

    With --rule or --category the rules run again on the originals without those edits; what was built on them falls too
    and is named, and the log then tells of what is left. A file that was changed since is named and left as it is
    (status 3); the others are restored.
    """
    from cleanup.cli.console import Console
    from cleanup.cli.settings import UsageError
    from cleanup.io.editlog import LogError, last_log, runs_folder
    from cleanup.io.logfile import read_log

    if (log is None) != last:
        raise UsageError("revert wants an edit log or --last")
    if log is None and (log := last_log()) is None:
        raise UsageError(f"there is no run to undo in {runs_folder()}")
    try:
        found = read_log(log)
    except LogError as error:
        raise UsageError(f"{error}. Nothing was changed") from None
    console = Console(quiet=quiet)
    if found.files and not found.complete:
        console.write(f"{log}: the run did not come to its end; what it wrote is in the log\n")
    undo = _Undo(console, found, [file.absolute() for file in path or ()])
    if rule or category:
        undo.part((*(rule or ()), *(category or ())))
    else:
        undo.whole()
    console.close()
    raise typer.Exit(3 if undo.failed else 0)


AS_GIVEN = ("select", "extend_select", "extend_safe", "extend_unsafe", "unsafe_fixes", "quotations", "unit", "edges")
"""Settings that a cleaner knows by the same name."""


class _Undo:
    """One run of the command."""

    def __init__(self, console: Console, log: Log, paths: list[Path]) -> None:
        from cleanup.cli.settings import UsageError

        self.console, self.log, self.paths = console, log, paths
        self.failed = self.restored = 0
        self.tools: dict[str | None, LanguageTool] = {}
        for path in paths:
            if not any(_lies_in(file, path) for file in log.files):
                raise UsageError(f"{log.path}: has no edits of {path}")

    def _wanted(self, file: LoggedFile) -> bool:
        return file.written is not None and (not self.paths or any(_lies_in(file, path) for path in self.paths))

    def _fail(self, file: LoggedFile, why: object) -> None:
        from cleanup.cli.console import complain

        self.failed += 1
        complain(f"{file.written}: {why}")

    def whole(self) -> None:
        """Undo all edits of the files."""
        from cleanup.io.editlog import mark_reverted
        from cleanup.io.revert import Outcome, RevertError, revert
        from cleanup.report.summary import count_of

        wanted = [file for file in self.log.files if self._wanted(file)]
        for file in reversed(wanted):
            try:
                outcome = revert(file)
            except RevertError as error:
                self._fail(file, error)
                continue
            self.restored += outcome is Outcome.RESTORED
            if outcome is Outcome.ALREADY:
                self.console.write(f"{file.written}: {outcome.value}\n")
        if not wanted:
            self.console.write("the log names no file that was written\n")
        self.console.write(f"restored {count_of(self.restored, 'file')}\n")
        if not self.failed and not self.paths:
            mark_reverted(self.log.path)

    def part(self, names: tuple[str, ...]) -> None:
        """Undo the edits of some rules, and write the log anew."""
        from cleanup.io.editlog import EditLog, mark_reverted

        undone = self._undone(names)
        reruns = self._reruns(undone)
        left, steps = 0, 0
        new = self.log.path.with_name(f".{self.log.path.name}.new")
        with EditLog(new, self.log.run, self.log.settings, at_once=True) as log:
            for file in self.log.files:
                rerun = reruns.get(_key(file))
                replayed = self._without(file, undone, rerun) if rerun is not None and self._wanted(file) else None
                if replayed is None:
                    log.add_records(file.facts, file.records)
                    left += 1
                    continue
                before = sum(len(record["steps"]) for record in file.records)
                after = sum(len(e.steps) for cleaned in replayed.processed.texts for e in cleaned.result.edits)
                steps += before - after - len(replayed.fallen)
                log.add(file.name, replayed.processed, file.written, file.source, file.settings)
                left += replayed.processed.changed
                self._write(file, replayed)
        new.replace(self.log.path)
        if not left:
            mark_reverted(self.log.path)
        self.console.write(f"{_edits(steps)} undone in {_files(self.restored)}\n")

    def _undone(self, names: tuple[str, ...]) -> Callable[[str], bool]:
        """Whether a rule's edits are to be undone. Raises UsageError for a name that means nothing in the log."""
        from cleanup.cli.settings import UsageError
        from cleanup.rulebook.bind import did_you_mean
        from cleanup.rulebook.model import category_of, means

        files = [file for file in self.log.files if self._wanted(file)]
        rules = {step["rule"] for file in files for record in file.records for step in record["steps"]}
        for name in names:
            if not any(means(name, rule) for rule in rules):
                known = rules | {category_of(rule) for rule in rules}
                raise UsageError(f"{self.log.path}: has no edits of {name!r} there{did_you_mean(name, known)}")
        return lambda rule: any(means(name, rule) for name in names)

    def _reruns(self, undone: Callable[[str], bool]) -> dict[str, Rerun]:
        """The rules of the run, for each of the settings under which files were mended that have undone edits.

        Raises UsageError where rules or versions are not the same any more.
        """
        reruns: dict[str, Rerun] = {}
        for file in self.log.files:
            if self._wanted(file) and _key(file) not in reruns and _has(file, undone):
                reruns[_key(file)] = self._rerun(file)
        return reruns

    def _rerun(self, file: LoggedFile) -> Rerun:
        from cleanup.cleaner import Cleaner
        from cleanup.cli.settings import UsageError
        from cleanup.find.open import fingerprint, versions
        from cleanup.io.folders import cache_folder

        run = self.log.settings
        settings = file.settings or run
        if settings["rules"] != run["rules"]:
            raise UsageError(
                f"{self.log.path}: {file.written} was mended with rules of its own, of which the log keeps no "
                "fingerprint, so it cannot be run again without a part; all of it (--path) can be undone. "
                "Nothing was changed"
            )
        cleaner = Cleaner(
            rules=[Path(path) for path in settings["rules"]],
            ignore=[*settings["ignore"], *settings["extend_ignore"]],
            language=settings["lang"],
            max_loss=settings["max_loss"],
            cache=cache_folder(),
            grammar=self._grammar(settings),
            **{name: settings[name] for name in AS_GIVEN},
        )
        now = {**versions(), **self._languagetool()}
        if fingerprint(cleaner.rules, now) != self.log.run["fingerprint"]:
            were = ", ".join(f"{name} {version}" for name, version in self.log.run["versions"].items())
            raise UsageError(
                f"{self.log.path}: the rules or versions are not those of the run ({were}), so it cannot be run "
                "again without a part; all of it, or all of a file (--path), can be undone. Nothing was changed"
            )
        return cleaner.fix_as_ruled

    def _languagetool(self) -> dict[str, str]:
        """The version of LanguageTool as the run has it on record, or that which is asked now, if it is another one."""
        logged = self.log.run["versions"].get("languagetool")
        others = {tool.version() for tool in self.tools.values()} - set((logged or "").split(", "))
        version = ", ".join(sorted(others)) or logged
        return {"languagetool": version} if version else {}

    def _grammar(self, settings: Mapping[str, Any]) -> Grammar | None:
        """The grammar stage of the run. Raises UsageError where LanguageTool cannot be asked again."""
        from cleanup.cli.settings import UsageError

        if not settings["grammar"]:
            return None
        from cleanup.cli.grammar import grammar_for

        url, scope = settings["languagetool_url"], settings["grammar_scope"]
        grammar = grammar_for(url, scope, settings["grammar_all"], self.tools)
        if not self.tools[url].ready():
            raise UsageError(
                f"{self.log.path}: the run asked LanguageTool, which cannot be asked again, so it cannot be run again "
                "without a part; all of it, or all of a file (--path), can be undone. Nothing was changed"
            )
        return grammar

    def _without(self, file: LoggedFile, undone: Callable[[str], bool], rerun: Rerun) -> Replayed | None:
        """The file without those edits; None where it has none of them or cannot be changed, which is said."""
        from cleanup.engine.errors import DocumentError
        from cleanup.io.replay import without
        from cleanup.io.revert import RevertError, original_of, read_bytes

        assert file.written is not None
        if not _has(file, undone):
            return None
        try:
            if not os.access(file.written, os.W_OK):
                raise RevertError("permission denied")
            return without(file, original_of(file, read_bytes(file.written)), undone, rerun)
        except (RevertError, DocumentError) as error:
            self._fail(file, error)
            return None

    def _write(self, file: LoggedFile, replayed: Replayed) -> None:
        """Write the file as it is now, and name what fell."""
        from cleanup.io.records import edit_records
        from cleanup.io.revert import RevertError, write_bytes
        from cleanup.report.findings import place, quoted

        assert file.written is not None
        try:
            write_bytes(file.written, replayed.processed.after)
        except RevertError as error:
            self._fail(file, error)
            return
        self.restored += 1
        for source, edit, step in replayed.fallen:
            (record,) = edit_records(file.name, source, [edit])
            change = f"{quoted(step.before)} → {quoted(step.after)}"
            self.console.write(f"{place(record)}: {step.rule} {change} was built on it, and fell\n")


def _has(file: LoggedFile, undone: Callable[[str], bool]) -> bool:
    """Whether the file has edits that are to be undone."""
    return any(undone(step["rule"]) for record in file.records for step in record["steps"])


def _key(file: LoggedFile) -> str:
    """The same for files with the same settings."""
    return json.dumps(file.settings, sort_keys=True)


def _lies_in(file: LoggedFile, path: Path) -> bool:
    """Whether the path names the file or a folder above it, as it was read or as it was written."""
    return any(
        known is not None and (known.is_relative_to(path) or known.resolve().is_relative_to(path.resolve()))
        for known in (file.written, file.source)
    )


def _edits(number: int) -> str:
    from cleanup.report.summary import count_of

    return count_of(number, "edit")


def _files(number: int) -> str:
    from cleanup.report.summary import count_of

    return count_of(number, "file")
