from collections.abc import Iterator

import pytest

from cleanup.grammar.languagetool import LanguageTool
from tests.languagetool import language_tool


@pytest.fixture(scope="session")
def real() -> Iterator[LanguageTool]:
    with language_tool() as tool:
        yield tool
