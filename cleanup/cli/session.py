"""What the commands that read documents have in common."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from cleanup.cleaner import Cleaner, UnknownRule
from cleanup.cli.console import complain, with_progress
from cleanup.config.choose import Choice
from cleanup.config.errors import UsageError
from cleanup.config.model import GRAMMAR, Settings, spelled
from cleanup.config.resolve import COMMAND_LINE, Configuration, InForce
from cleanup.engine.errors import DocumentError
from cleanup.io.discover import Discovery, reason
from cleanup.io.folders import cache_folder
from cleanup.io.process import Fixer, Processed, process

if TYPE_CHECKING:
    from cleanup.decisions.model import Decision
    from cleanup.grammar.languagetool import LanguageTool
    from cleanup.io.since import AddedLines, Since

STDIN = Path("-")


def cleaner_for(settings: Settings, tools: dict[str | None, LanguageTool] | None = None) -> Cleaner:
    """The cleaner that the settings ask for. Raises RuleError and UnknownRule; says what is doubtful about rules.

    `tools` are the LanguageTools of the run by their URLs: a cleaner takes its own from there, or adds it.
    """
    grammar = None
    if settings.grammar:
        from cleanup.cli.grammar import grammar_for

        tools = {} if tools is None else tools
        grammar = grammar_for(settings.languagetool_url, settings.grammar_scope, settings.grammar_all, tools)
    cleaner = Cleaner(
        rules=settings.rules,
        select=settings.select,
        extend_select=settings.extend_select,
        ignore=(*settings.ignore, *settings.extend_ignore),
        unsafe_fixes=settings.unsafe_fixes,
        language=settings.lang,
        timeout=settings.timeout,
        cache=cache_folder(),
        decisions=_decisions(settings.decisions),
        extend_safe=settings.extend_safe,
        extend_unsafe=settings.extend_unsafe,
        quotations=cast(Literal["fix", "report"], settings.quotations),
        unit=cast(Literal["document", "line"], settings.unit),
        edges=settings.edges,
        max_loss=settings.max_loss,
        max_wrong=settings.max_wrong,
        grammar=grammar,
    )
    if cleaner.left_out:
        from cleanup.report.summary import count_of

        complain(f"--max-wrong leaves out {count_of(len(cleaner.left_out), 'rule')}: {', '.join(cleaner.left_out)}")
    if cleaner.book is not None:
        for name in cleaner.book.unknown_rules(rule.id for rule in cleaner.rules.rules):
            complain(
                f"warning: {settings.decisions}: no rule or category {name!r}; what is decided about it does nothing"
            )
    for problem in getattr(cleaner.rules, "warnings", ()):
        complain(f"warning: {problem}")
    return cleaner


def _decisions(file: Path | None) -> Sequence[Decision]:
    """The decisions in a file. Raises UsageError with all that is wrong in it."""
    if file is None:
        return ()
    from cleanup.decisions.file import DecisionError, read_decisions

    try:
        return read_decisions(file)
    except DecisionError as error:
        raise UsageError(str(error)) from None


NAMING = ("select", "extend_select", "ignore", "extend_ignore", "extend_safe", "extend_unsafe")
"""Settings that name rules."""
CLEANING = (
    *NAMING,
    "rules",
    "decisions",
    "unsafe_fixes",
    "lang",
    "timeout",
    "quotations",
    "unit",
    "edges",
    "max_loss",
    "max_wrong",
    *GRAMMAR,
)
"""Settings on which a cleaner depends."""


class Session:
    """A run over documents: reads and cleans them, and remembers whether all went well."""

    def __init__(
        self, configuration: Configuration, since: str | None = None, decisions: Sequence[Decision] | None = None
    ) -> None:
        """`since` is a revision: only what touches lines added after it counts.

        `decisions` are obeyed instead of those that the settings name.
        """
        self.configuration = configuration
        self.settings = configuration.for_folder(Path()).settings
        """Of the run as a whole."""
        self.failed = self.older = 0
        """How many documents failed, and how many findings lie on older lines."""
        self.discovery = Discovery(Choice(configuration))
        self._cleaners: dict[tuple[object, ...], Cleaner] = {}
        self._tools: dict[str | None, LanguageTool] = {}
        self._broken_tools = 0
        self._decisions = decisions
        self._since = _since(since) if since is not None else None

    @property
    def cleaner(self) -> Cleaner:
        """The cleaner of the run as a whole."""
        return self._cleaner(self.configuration.for_folder(Path()))

    def settings_of(self, name: str) -> Settings:
        """What is in force for a document."""
        return self.configuration.for_file(Path(name)).settings

    def _cleaner(self, in_force: InForce) -> Cleaner:
        """The cleaner for documents with these settings. Raises RuleError and UsageError."""
        key = tuple(getattr(in_force.settings, name) for name in CLEANING)
        if key not in self._cleaners:
            try:
                self._cleaners[key] = self._made(in_force.settings)
            except UnknownRule as error:
                raise UsageError("\n".join(_placed(error, in_force))) from None
        return self._cleaners[key]

    def _made(self, settings: Settings) -> Cleaner:
        if self._decisions is None:
            return cleaner_for(settings, self._tools)
        cleaner = cleaner_for(settings._replace(decisions=None), self._tools)
        cleaner.decide_by(self._decisions)
        return cleaner

    def files(
        self, paths: Sequence[Path], quiet: bool, bar: bool, exclude: Sequence[Path] = ()
    ) -> Iterator[tuple[Path, Path]]:
        """The files that the paths mean, with the path that led to each; what cannot be read is named.

        `bar` says whether a progress bar may be shown. All that is configured for the files is read before the first
        one is given; raises RuleError and UsageError.
        """
        found = list(self.discovery.files(paths, exclude))
        self.configuration.check([file for file, _ in found])
        for file, _ in found:
            self._cleaner(self.configuration.for_file(file))
            self._added(file)
        for path, why in self.discovery.failures:
            self.fail(str(path), why)
        if not quiet:
            for path, why in self.discovery.notes:
                complain(f"{path}: {why}")
        yield from with_progress(found, bar and not quiet)

    def _added(self, file: Path) -> AddedLines | None:
        """The lines of a file that count, None where all do."""
        if self._since is None:
            return None
        from cleanup.io.since import GitError

        try:
            return self._since.added(file)
        except GitError as error:
            raise UsageError(str(error)) from None

    def fail(self, name: str, why: str) -> None:
        """Name a document that could not be processed."""
        self.failed += 1
        complain(f"{name}: {why}")

    def process(self, data: bytes, name: str, fixer: Callable[[Cleaner], Fixer] | None = None) -> Processed | None:
        """Clean the bytes of a file; None where it failed as a whole. What fails is named.

        `fixer` makes of the document's cleaner what mends the texts, where that is not the cleaner itself.
        """
        in_force = self.configuration.for_file(Path(name))
        cleaner, settings, added = self._cleaner(in_force), in_force.settings, self._added(Path(name))
        try:
            processed = process(
                data,
                name,
                cleaner if fixer is None else fixer(cleaner),
                settings.encoding,
                settings.text_field,
                formats=dict(settings.formats),
                added=added,
            )
        except DocumentError as error:
            self.fail(name, str(error))
            return None
        except Exception as error:
            if os.environ.get("CLEANUP_DEBUG"):
                raise
            self.fail(
                name, f"internal error ({type(error).__name__}: {error}); left as it is. CLEANUP_DEBUG=1 shows more"
            )
            return None
        self._count_grammar()
        for failure in processed.failures:
            self.fail(f"{name}:{failure.line}" if failure.line else name, failure.message)
        for cleaned in processed.texts:
            if cleaned.result.flagged:
                place = name if cleaned.source.record is None else f"{name}:{cleaned.source.record + 1}"
                complain(f"warning: {place}: {cleaned.result.flagged}")
        return processed if added is None else self._without_older(processed, added)

    def _without_older(self, processed: Processed, added: AddedLines) -> Processed:
        """The same without findings on lines that are not new."""
        texts = []
        for cleaned in processed.texts:
            changeable = added.changeable(cleaned.source)
            findings = cleaned.result.findings
            new = [found for found in findings if changeable is None or changeable(found.start, found.end)]
            self.older += sum(not found.shadowed_by for found in findings) - sum(not found.shadowed_by for found in new)
            if new or cleaned.result.edits or cleaned.result.flagged:
                texts.append(cleaned._replace(result=cleaned.result._replace(findings=tuple(new))))
        return processed._replace(texts=tuple(texts))

    def _count_grammar(self) -> None:
        """A grammar stage that failed is one failure of the run, whatever became of the texts."""
        broken = sum(bool(tool.failure) for tool in self._tools.values())
        self.failed += broken - self._broken_tools
        self._broken_tools = broken

    def versions(self) -> dict[str, str]:
        """The versions that decide what happens to a text, LanguageTool's with them where it is asked."""
        from cleanup.find.open import versions

        _ = self.cleaner  # with which its LanguageTool is known
        asked = sorted({tool.version() or "unknown" for tool in self._tools.values()})
        return {**versions(), **({"languagetool": ", ".join(asked)} if asked else {})}

    def read(self, file: Path) -> bytes | None:
        """The bytes of a file, None where it cannot be read."""
        try:
            return file.read_bytes()
        except OSError as error:
            self.fail(str(file), reason(error))
            return None

    def passed_over(self) -> list[str]:
        """What was not looked at, or does not count, in lines for the end of a report."""
        from cleanup.report.summary import count_of

        kinds = sorted(self.discovery.skipped.items(), key=lambda item: (-item[1], item[0]))
        skipped = ", ".join(f"{number} {suffix}" for suffix, number in kinds)
        lines = [f"skipped in folders: {skipped}"] if skipped else []
        if self.discovery.left_out:
            lines.append(f"left out by `exclude` or .gitignore: {self.discovery.left_out:,}")
        if self.older:
            lines.append(f"{count_of(self.older, 'finding')} on lines that the change did not add")
        return lines


def _since(revision: str) -> Since:
    from cleanup.io.since import Since

    return Since(revision)


def _placed(error: UnknownRule, in_force: InForce) -> Iterator[str]:
    """What is wrong with names of rules, each with the place where it stands."""
    for key in NAMING:
        for name in getattr(in_force.settings, key):
            if name in error.problems:
                origin = in_force.origins.get(key, COMMAND_LINE)
                spelling = spelled(key)
                place = f"--{spelling}" if origin == COMMAND_LINE else f"{origin}: {spelling}"
                yield f"{place}: {error.problems[name]}"
