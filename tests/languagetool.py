"""A real LanguageTool server for tests, one for the whole run.

Where there is none (no Java, not fetched) the tests that need it skip with the reason; with
CLEANUP_REQUIRE_LANGUAGETOOL=1 they fail.
"""

from __future__ import annotations

import atexit
import functools
import os
import tempfile
from pathlib import Path

import pytest

from cleanup.grammar.client import Client
from cleanup.grammar.errors import GrammarError
from cleanup.grammar.languagetool import LanguageTool
from cleanup.grammar.server import Server


@functools.cache
def _server() -> tuple[str, str]:
    """The address of the server, or why there is none."""
    server = Server()
    atexit.register(server.close)
    try:
        server.start(fetch=False)
        for ids in (("EN_A_VS_AN",), ()):  # the first answers take long, and tests have deadlines
            Client(server.url, seconds=600).check(["They met a engineer."], ids)
    except GrammarError as error:
        return "", str(error)
    return server.url, ""


@functools.cache
def _cache() -> Path:
    folder = tempfile.TemporaryDirectory(prefix="cleanup-test-")
    atexit.register(folder.cleanup)
    return Path(folder.name)


def server_url() -> str:
    """The address of the server; the test that asks is skipped, or fails, where there is none."""
    url, why = _server()
    if not url:
        (pytest.fail if os.environ.get("CLEANUP_REQUIRE_LANGUAGETOOL") == "1" else pytest.skip)(why)
    return url


def language_tool() -> LanguageTool:
    """LanguageTool, with a memory that lasts for the run."""
    return LanguageTool(server_url(), _cache(), failed=pytest.fail, seconds=600)


def program_folder() -> str:
    """Where the program lies, for processes with a home folder of their own."""
    from language_tool_python.utils import get_language_tool_download_path

    return str(get_language_tool_download_path())
