"""A file is there whole at every moment, and its log before it."""

import json
import os
import stat

import pytest

from cleanup.io import editlog, write
from cleanup.io.editlog import EditLog, run_facts
from cleanup.io.logfile import read_log
from cleanup.io.process import process
from cleanup.io.revert import revert

from .test_formats import Replacer


def test_keeps_mode_and_link(tmp_path):
    target, link = tmp_path / "target.txt", tmp_path / "link.txt"
    target.write_bytes(b"old")
    target.chmod(0o604)
    link.symlink_to("target.txt")
    write.replace_file(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o604


def test_a_new_file_has_the_usual_mode(tmp_path):
    write.replace_file(tmp_path / "a", b"x")
    (tmp_path / "b").touch()
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


def test_nothing_is_lost_when_the_rename_fails(tmp_path, monkeypatch):
    file = tmp_path / "a.txt"
    file.write_bytes(b"old")

    def no_rename(*_):
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", no_rename)
    with pytest.raises(OSError, match="disk full"):
        write.replace_file(file, b"new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_the_log_is_on_the_disk_before_anything_is_written(tmp_path, monkeypatch):
    synced = []
    real = os.fsync
    monkeypatch.setattr(editlog.os, "fsync", lambda descriptor: (synced.append(descriptor), real(descriptor)))
    file, log_file = tmp_path / "a.txt", tmp_path / "log.jsonl"
    file.write_bytes(b"\xef\xbb\xbfx \xf0\x9f\x98\x80 x")
    processed = process(file.read_bytes(), "a.txt", Replacer("x", "yy"))
    with EditLog(log_file, run_facts("f", {"tool": "1"}), {}) as log:
        assert not log.begun
        log.add("a.txt", processed, file, file)
        assert synced
        lines = log_file.read_text().splitlines()
    assert [json.loads(line)["before"] for line in lines] == ["x", "x"]
    (logged,) = read_log(log_file).files
    file.write_bytes(processed.after)
    assert revert(logged).value == "restored"
    assert file.read_bytes() == processed.before
    assert revert(logged).value == "is already as it was before"
