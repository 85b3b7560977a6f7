"""The wheel holds everything: it works without the checkout, with the rules that are in it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DAMAGED = "The talks failed. . Nobody was surprised.\n"
RIGHT = "The talks failed. Nobody was surprised.\n"


def run(*command: object, cwd: Path, **more: str) -> str:
    """Run Python with arguments and give what it prints; `more` are environment variables."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(
        [sys.executable, *map(str, command)],
        cwd=cwd,
        env={**environment, **more},
        input=more.get("TEXT", ""),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run("-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    pip = ("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--disable-pip-version-check")
    run(*pip, "--target", folder, wheel, cwd=folder)
    return folder


def test_all_rules_and_lexicons_are_in_it(wheel: Path) -> None:
    shipped = {
        f"cleanup/{file.relative_to(ROOT).as_posix()}": file.read_bytes()
        for file in (ROOT / "rules").rglob("*")
        if file.is_file() and file.suffix in (".yaml", ".txt", ".tsv")
    }
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        assert shipped.keys() <= names
        assert all(archive.read(name) == content for name, content in shipped.items())
    assert {"cleanup/py.typed", "cleanup/schema/rules.schema.json"} <= names
    assets = {f"cleanup/report/html/assets/{file.name}" for file in (ROOT / "cleanup/report/html/assets").iterdir()}
    assert assets
    assert assets <= names


def test_its_own_rules_are_used(installed: Path, tmp_path: Path) -> None:
    code = (
        "import cleanup, cleanup.rulebook.loader as loader\n"
        "print(cleanup.__file__, loader.shipped_folder().resolve(), sep='\\n')\n"
        "print(cleanup.Cleaner().fix('The talks failed. . Nobody was surprised.').text)"
    )
    module, rules, text = run("-c", code, cwd=tmp_path, PYTHONPATH=str(installed)).splitlines()
    assert Path(module).is_relative_to(installed)
    assert Path(rules).is_relative_to(installed)
    assert text == RIGHT.strip()


def test_the_command_works(installed: Path, tmp_path: Path) -> None:
    folders = {"XDG_CACHE_HOME": str(tmp_path / "cache"), "XDG_STATE_HOME": str(tmp_path / "state")}
    for _ in range(2):  # without and with what is kept from the first run
        text = run("-m", "cleanup", "fix", "-", cwd=tmp_path, PYTHONPATH=str(installed), TEXT=DAMAGED, **folders)
        assert text == RIGHT
