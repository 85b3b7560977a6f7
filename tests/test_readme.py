"""The examples of the README and of the docstrings do what they say.

In README.md and docs/ a fenced block behind the comment `<!-- run -->` is run: each line that begins with `$ ` in the
shell, in one folder for the whole page, and what it prints (both streams) must be what follows; `…` stands for
anything. `[status N]` as the last line of an output is the exit status, 0 where there is none. Blocks marked `pycon`
are doctests.
"""

from __future__ import annotations

import doctest
import importlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
RUN = re.compile(r"^<!-- run -->\n```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"^<!-- file (\S+) -->\n```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PYCON = re.compile(r"^```pycon\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MODULES = (
    "cleanup",
    "cleanup.cleaner",
    "cleanup.engine.finding",
    "cleanup.evaluate.gold",
    "cleanup.find.anchors",
    "cleanup.find.core",
    "cleanup.grammar.client",
)
STATUS = re.compile(r"\[status (\d+)\]\n\Z")


def commands(block: str) -> list[tuple[str, str]]:
    """The commands of a block with what they print."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)
    assert not parts[0], "a block begins with a command"
    return [(part.partition("\n")[0], part.partition("\n")[2]) for part in parts[1:]]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_shell_examples(page: Path, tmp_path: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for name, content in FILE.findall(text):
        (tmp_path / name).write_text(content, encoding="utf-8")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    homes = {"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / ".state")}
    for block in RUN.findall(text):
        for command, expected in commands(block):
            status = STATUS.search(expected)
            done = subprocess.run(
                ["bash", "-c", command],
                cwd=tmp_path,
                env={**os.environ, **homes, "PATH": path, "NO_COLOR": "1"},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
            )
            printed = done.stdout.decode()
            pattern = ".*?".join(map(re.escape, STATUS.sub("", expected).split("…")))
            assert re.fullmatch(pattern, printed, re.DOTALL), f"{command}\n{printed}"
            assert done.returncode == (int(status[1]) if status else 0), command


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_examples(page: Path) -> None:
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    names: dict[str, object] = {}
    for number, block in enumerate(PYCON.findall(page.read_text(encoding="utf-8"))):
        test = parser.get_doctest(block, names, f"{page.name}[{number}]", str(page), 0)
        assert runner.run(test, clear_globs=False).failed == 0
        names = test.globs


@pytest.mark.parametrize("module", MODULES)
def test_docstrings(module: str) -> None:
    assert doctest.testmod(importlib.import_module(module)).failed == 0


def test_there_are_examples() -> None:
    readme = PAGES[0].read_text(encoding="utf-8")
    assert RUN.search(readme) and PYCON.search(readme)


def test_the_other_distribution_is_never_named_for_installing() -> None:
    for page in [*PAGES, ROOT / "CHANGELOG.md"]:
        assert not re.search(
            r"(?:pip|pipx|uv|uvx)\b[^\n`]*\b(?:install|add|run)\s+cleanup\b", page.read_text(encoding="utf-8")
        )
