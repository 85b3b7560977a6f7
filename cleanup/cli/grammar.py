"""The grammar stage of a run: what the settings say about it, and what the user is told when it fails."""

from __future__ import annotations

import atexit
import os
from typing import TYPE_CHECKING

from cleanup.cli.console import complain
from cleanup.grammar.languagetool import LanguageTool

if TYPE_CHECKING:
    from cleanup.cleaner import Cleaner
    from cleanup.engine.grammar import Grammar


def grammar_for(url: str | None, scope: str, report_rest: bool, tools: dict[str | None, LanguageTool]) -> Grammar:
    """LanguageTool as the settings `languagetool_url`, `grammar_scope` and `grammar_all` ask for it.

    It is closed when the program ends. All that name the same server, or none, share one, kept in `tools`. A server of
    our own is not started before a text needs it; one that was named is asked for its version.
    """
    from cleanup.engine.grammar import Grammar
    from cleanup.io.folders import cache_folder

    if url not in tools:
        tools[url] = LanguageTool(url, cache_folder(), failed=_tell, say=complain)
        atexit.register(tools[url].close)
        if url is not None:
            tools[url].ready()
    return Grammar(tools[url], scope == "all", report_rest)


def _tell(failure: str) -> None:
    complain(f"{failure}. The run goes on without the grammar stage")


def tool_for_proofs(rules: str) -> LanguageTool | None:
    """A server to prove grammar rules with. None where there is none, which the user is told.

    Nothing is downloaded for it. Where CLEANUP_REQUIRE_LANGUAGETOOL is 1 a missing server is an error.
    """
    from cleanup.cli.settings import UsageError
    from cleanup.io.folders import cache_folder

    tool = LanguageTool(cache=cache_folder())
    atexit.register(tool.close)
    if tool.ready(fetch=False):
        return tool
    if os.environ.get("CLEANUP_REQUIRE_LANGUAGETOOL") == "1":
        raise UsageError(f"{tool.failure}; CLEANUP_REQUIRE_LANGUAGETOOL=1 wants {rules} tested")
    complain(f"{rules} skipped: {tool.failure}")
    return None


def has_failed(cleaner: Cleaner) -> bool:
    """Whether LanguageTool could not be asked, or no longer; the user was told."""
    checker = cleaner.grammar.checker if cleaner.grammar is not None else None
    return isinstance(checker, LanguageTool) and bool(checker.failure)
