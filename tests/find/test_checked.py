"""The cache of checked rules: what comes out of it is what went in, wherever the files lie and whatever befalls it."""

import json
from pathlib import Path

import pytest

from cleanup import Cleaner
from cleanup.lazy.rows import CELL, ROW

PACK = """\
pack: {id: mine, version: 1.0.0}
category: lexical
rules:
  - id: lexical/teh
    title: teh for the
    why: A slip of the hand.
    safety: safe
    find: {pattern: '\\bteh\\b'}
    fix: {replace: the}
    examples:
      - {bad: 'It is teh end.', good: 'It is the end.'}
      - {ok: 'The end.'}
      - {ok: 'Teheran.'}
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    file = tmp_path / "mine.yaml"
    file.write_text(PACK)
    return file


def test_rules_of_the_cache_are_those_of_the_files(pack: Path, tmp_path: Path) -> None:
    fresh, kept = (Cleaner(rules=[pack], cache=tmp_path / "cache").rules for _ in range(2))
    assert tuple(fresh.rules) == tuple(kept.rules)
    assert tuple(fresh.entries) == tuple(kept.entries)
    assert json.dumps(fresh._tables, default=bytes.decode) == json.dumps(kept._tables, default=bytes.decode)


def test_files_are_named_from_where_the_run_is(pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "cache"
    monkeypatch.chdir(tmp_path)
    assert Cleaner(rules=[pack], cache=cache).rules.rules[-1].file == "mine.yaml"
    made = {file: file.stat().st_mtime_ns for file in cache.iterdir() if file.name.startswith("rules-")}
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    assert Cleaner(rules=[pack], cache=cache).rules.rules[-1].file == str(pack)
    assert {file: file.stat().st_mtime_ns for file in made} == made, "not worked out again"


@pytest.mark.parametrize("at", [0, 100, -5_000, -1])
def test_a_damaged_cache_is_made_anew(pack: Path, tmp_path: Path, at: int) -> None:
    cache = tmp_path / "cache"
    Cleaner(rules=[pack], cache=cache)
    for file in cache.glob("rules-*.json"):
        data = bytearray(file.read_bytes())
        data[at] ^= 1
        file.write_bytes(data)
    assert Cleaner(rules=[pack], cache=cache).fix("It is teh end.").text == "It is the end."


def test_no_core_holds_what_the_cache_sets_between_them() -> None:
    for entry in Cleaner().rules.entries:
        cores = [entry.core, entry.gate, *(line.core or "" for line in entry.lines)]
        assert not {ROW, CELL} & set("".join(cores))
