"""Cases as folders of data.

`cases/NAME/cmd.toml` has `args`, and where they matter `stdin`, `status`, `stdout`, `stderr` (exact) and `stdout-has`,
`stderr-has` (pieces). The command runs in a copy of `in/`, which afterwards must equal `out/` (`in/`, where there is
no `out/`). `{rules}` and `{select}` stand for the rules of the tests.
"""

import shutil
import tomllib
from pathlib import Path

import pytest

from .conftest import RULES, SELECT

CASES = sorted(path.parent for path in (Path(__file__).parent / "cases").glob("*/cmd.toml"))
KEYS = {"args", "stdin", "status", "stdout", "stderr", "stdout-has", "stderr-has"}


def files(folder: Path) -> dict[str, bytes]:
    """All files but the logs beside output folders, which name folders of this machine; test_editlog.py reads those."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.endswith(".edits.jsonl")]
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def fill(text: str) -> str:
    return text.replace("{rules}", str(RULES)).replace("{select}", SELECT)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, tool) -> None:
    cmd = tomllib.loads((case / "cmd.toml").read_text(encoding="utf-8"))
    assert cmd.keys() <= KEYS
    if (case / "in").is_dir():
        shutil.copytree(case / "in", tool.folder, dirs_exist_ok=True)
    before = files(tool.folder)
    run = tool.raw(*map(fill, cmd["args"]), stdin=cmd.get("stdin", "").encode())
    assert run.status == cmd.get("status", 0), run.err
    if "stdout" in cmd:
        assert run.text == cmd["stdout"]
    if "stderr" in cmd:
        assert run.err == cmd["stderr"]
    for piece in cmd.get("stdout-has", ()):
        assert piece in run.text
    for piece in cmd.get("stderr-has", ()):
        assert piece in run.err
    assert files(tool.folder) == (files(case / "out") if (case / "out").is_dir() else before)
    assert "Traceback" not in run.err


def test_there_are_cases() -> None:
    assert CASES
