"""What the commands that read documents have in common."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cleanup.cleaner import Cleaner
from cleanup.cli.console import complain, with_progress
from cleanup.cli.settings import Settings
from cleanup.engine.errors import DocumentError
from cleanup.io.discover import Discovery, reason
from cleanup.io.folders import cache_folder
from cleanup.io.process import Processed, process

STDIN = Path("-")


def cleaner_for(settings: Settings) -> Cleaner:
    """The cleaner that the settings ask for. Raises RuleError and UnknownRule; says what is doubtful about rules."""
    grammar = None
    if settings.grammar:
        from cleanup.cli.grammar import grammar_for

        grammar = grammar_for(settings)
    cleaner = Cleaner(
        rules=settings.rules,
        select=settings.select,
        ignore=settings.ignore,
        unsafe_fixes=settings.unsafe_fixes,
        language=settings.lang,
        timeout=settings.timeout,
        cache=cache_folder(),
        grammar=grammar,
    )
    for problem in getattr(cleaner.rules, "warnings", ()):
        complain(f"warning: {problem}")
    return cleaner


@dataclass
class Session:
    """A run over documents: reads and cleans them, and remembers whether all went well."""

    settings: Settings
    cleaner: Cleaner
    failed: int = 0
    discovery: Discovery = field(default_factory=Discovery)
    _without_grammar: bool = False

    def files(
        self, paths: Sequence[Path], quiet: bool, bar: bool, exclude: Sequence[Path] = ()
    ) -> Iterator[tuple[Path, Path]]:
        """The files that the paths mean, with the path that led to each; what cannot be read is named.

        `bar` says whether a progress bar may be shown.
        """
        found = list(self.discovery.files(paths, exclude))
        for path, why in self.discovery.failures:
            self.fail(str(path), why)
        if not quiet:
            for path, why in self.discovery.notes:
                complain(f"{path}: {why}")
        yield from with_progress(found, bar and not quiet)

    def fail(self, name: str, why: str) -> None:
        """Name a document that could not be processed."""
        self.failed += 1
        complain(f"{name}: {why}")

    def process(self, data: bytes, name: str) -> Processed | None:
        """Clean the bytes of a file; None where it failed as a whole. What fails is named."""
        try:
            processed = process(data, name, self.cleaner, self.settings.encoding, self.settings.text_field)
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
        return processed

    def _count_grammar(self) -> None:
        """A grammar stage that failed is one failure of the run, whatever became of the texts."""
        if self.cleaner.grammar is not None and not self._without_grammar:
            from cleanup.cli.grammar import has_failed

            self._without_grammar = has_failed(self.cleaner)
            self.failed += self._without_grammar

    def read(self, file: Path) -> bytes | None:
        """The bytes of a file, None where it cannot be read."""
        try:
            return file.read_bytes()
        except OSError as error:
            self.fail(str(file), reason(error))
            return None

    def skipped(self) -> str:
        """What kinds of files the folders held besides text; empty where there were none."""
        kinds = sorted(self.discovery.skipped.items(), key=lambda item: (-item[1], item[0]))
        return ", ".join(f"{number} {suffix}" for suffix, number in kinds)
