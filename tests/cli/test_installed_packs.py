"""A pack in a wheel: built, installed by pip into a folder of its own, and used by the real command."""

import base64
import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

PACK = """\
pack: {id: house, version: 2.1.0, lang: ["*"]}
rules:
  - id: lexical/house-frobnik
    title: '"frobnik" for "Frobnik"'
    why: A test.
    safety: safe
    find: {map_file: house-words}
    examples:
      - {bad: 'A frobnik.', good: 'A Frobnik.'}
      - {ok: 'A Frobnik.'}
      - {ok: 'A frob.'}
"""
ENTRY = "[console_scripts]\nhouse = house_rules:run\n\n[cleanup.packs]\nhouse = house_rules.packs\n"


def wheel(folder: Path, files: dict[str, str], entry_points: str) -> Path:
    """A wheel as a build tool makes it."""
    info = "house_rules-1.4.0.dist-info"
    content = {
        **files,
        f"{info}/METADATA": "Metadata-Version: 2.1\nName: house-rules\nVersion: 1.4.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": entry_points,
    }
    rows = []
    for name, text in content.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
        rows.append(f"{name},sha256={digest},{len(text.encode())}")
    content[f"{info}/RECORD"] = "\n".join([*rows, f"{info}/RECORD,,"]) + "\n"
    path = folder / "house_rules-1.4.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in content.items():
            archive.writestr(name, text)
    return path


def install(folder: Path, files: dict[str, str], entry_points: str = ENTRY) -> Path:
    """The folder into which pip installed the wheel."""
    site = folder / "site"
    command = ["-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--disable-pip-version-check", "--target"]
    subprocess.run([sys.executable, *command, site, wheel(folder, files, entry_points)], check=True)
    return site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    code = "raise SystemExit('the code of a pack was run')\n"
    return install(
        tmp_path,
        {
            "house_rules/__init__.py": code,
            "house_rules/packs/house.yaml": PACK,
            "house_rules/packs/lexicons/house-words.tsv": "frobnik\tFrobnik\n",
        },
    )


@pytest.fixture
def tool(tool, site):
    tool.environment["PYTHONPATH"] += f":{site}"
    return tool


def test_the_pack_is_on_and_listed(tool, site):
    run = tool.raw("fix", "-q", "-", stdin=b"A frobnik.\n")
    assert (run.status, run.text, run.err) == (0, "A Frobnik.\n", "")
    listed = tool.raw("rules", "list").text
    assert "lexical/house-frobnik" in listed
    (pack,) = [line for line in listed.splitlines() if line.startswith("house 2.1.0")]
    assert pack.split() == ["house", "2.1.0", "1", "house-rules", "1.4.0", f"{site}/house_rules/packs/house.yaml"]
    assert '"source": "house-rules 1.4.0"' in tool.raw("rules", "list", "--format", "jsonl").text


def test_its_rules_can_be_tested_by_path(tool, site):
    run = tool.raw("rules", "test", site / "house_rules" / "packs")
    assert (run.status, run.text) == (0, "1 rule tested, 0 failures\n"), run.err


def test_its_own_folder_is_no_double(tool, site):
    run = tool.raw("fix", "-q", "--rules", site / "house_rules" / "packs", "-", stdin=b"A frobnik.\n")
    assert (run.status, run.text) == (0, "A Frobnik.\n"), run.err


def test_a_broken_pack_is_named(tool, site):
    (site / "house_rules/packs/house.yaml").write_text("pack: {id: house}\nrules: []\n", encoding="utf-8")
    run = tool.raw("check", "-", stdin=b"A frobnik.\n")
    assert run.status == 2
    assert f"{site}/house_rules/packs/house.yaml:1:" in run.err and "Traceback" not in run.err


def test_a_lost_folder_is_named(tool, site):
    (site / "house_rules-1.4.0.dist-info/entry_points.txt").write_text("[cleanup.packs]\nhouse = no_such\n")
    run = tool.raw("check", "-", stdin=b"A frobnik.\n")
    assert run.status == 2
    assert "house-rules 1.4.0" in run.err and "no_such" in run.err and "Traceback" not in run.err
