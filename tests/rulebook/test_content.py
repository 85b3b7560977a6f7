"""The hash of rule files: always that of what they hold, and worked out only where something was written."""

import os
import time
from pathlib import Path

import pytest

from cleanup.rulebook import content
from cleanup.rulebook.content import content_hash, content_of

OLD = time.time() - 100


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    monkeypatch.setattr(content, "SETTLED", 0)
    made = [tmp_path / "a.yaml", tmp_path / "b.yaml"]
    for file in made:
        file.write_text(file.name)
    time.sleep(0.01)
    return made


def test_the_hash_is_kept(files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = content_of(files, tmp_path / "cache")
    assert first == content_hash(files)
    monkeypatch.setattr(content, "content_hash", lambda _: "worked out")
    assert content_of(files, tmp_path / "cache") == first


def test_a_change_shows_even_with_the_same_size_and_time(files: list[Path], tmp_path: Path) -> None:
    first = content_of(files, tmp_path / "cache")
    before = files[0].stat()
    files[0].write_text("x.yaml")
    os.utime(files[0], ns=(before.st_atime_ns, before.st_mtime_ns))
    assert content_of(files, tmp_path / "cache") == content_hash(files) != first


def test_what_was_just_written_is_read_again(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(content, "SETTLED", 10**12)
    content_of(files, tmp_path / "cache")
    monkeypatch.setattr(content, "content_hash", lambda _: "worked out")
    assert content_of(files, tmp_path / "cache") == "worked out"


@pytest.mark.parametrize("kept", ["", "[]", '{"at": 1}', '{"at": "x", "files": [[1]], "hash": 3}'])
def test_a_damaged_record_counts_for_nothing(files: list[Path], tmp_path: Path, kept: str) -> None:
    cache = tmp_path / "cache"
    wanted = content_of(files, cache)
    (record,) = cache.iterdir()
    record.write_text(kept)
    assert content_of(files, cache) == wanted


def test_a_cache_that_cannot_be_written_is_no_error(files: list[Path], tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    assert content_of(files, tmp_path / "cache") == content_hash(files)
