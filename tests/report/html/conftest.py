"""Opens real pages in a headless Chromium; without one the tests are skipped, or fail where it is required."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleanup.cleaner import Cleaner
from cleanup.io.formats import Text
from cleanup.report.html.model import Report
from cleanup.report.html.page import page

RULES = Path(__file__).parents[2] / "cli" / "rules"
SELECT = ("lexical/test", "truncation/test", "boilerplate/test")
REQUIRED = os.environ.get("CLEANUP_REQUIRE_CHROMIUM") == "1"


def _missing() -> str:
    """What is not there to drive a browser; empty where all is."""
    missing = [name for name in ("chromium", "chromedriver") if shutil.which(name) is None]
    for module in ("selenium", "axe_core_python"):
        try:
            __import__(module)
        except ImportError:
            missing.append(module)
    return ", ".join(missing)


@pytest.fixture(scope="session")
def browsers(tmp_path_factory) -> Iterator:
    """Makes browsers of a width and a height, light or dark; one of a kind is used again."""
    if missing := _missing():
        reason = f"the page was not tried in a browser: {missing} not installed"
        pytest.fail(reason) if REQUIRED else pytest.skip(reason)
    from .browser import Browser

    downloads = tmp_path_factory.mktemp("downloads")
    opened: dict[tuple[int, int, bool], Browser] = {}

    def browser(width: int = 1400, height: int = 900, dark: bool = False) -> Browser:
        key = (width, height, dark)
        if key not in opened:
            opened[key] = Browser(downloads, *key)
        opened[key].forget()
        return opened[key]

    yield browser
    for found in opened.values():
        found.quit()


@pytest.fixture
def browser(browsers):
    """A browser with a wide window."""
    return browsers()


@pytest.fixture(scope="session")
def cleaner() -> Cleaner:
    return Cleaner(rules=[RULES], select=SELECT)


@pytest.fixture
def make(cleaner, tmp_path):
    """Writes the page about texts, by their names, and gives its address."""

    def written(texts: dict[str, str], title: str = "Report", **more: int) -> str:
        report = Report(cleaner.rules.rules, title, {"cleanup": "0"}, **more)
        for name, text in texts.items():
            report.looked_at += 1
            report.add(name, Text(text), cleaner.fix(text))
        file = tmp_path / "report.html"
        file.write_text(page(report), encoding="utf-8")
        return file.as_uri()

    return written
