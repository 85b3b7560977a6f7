"""What the file system can do to a run. Nothing is lost, and each has its message and status."""

import os
import stat
import subprocess
import sys

import pytest

from .conftest import RULES


def test_unreadable_file(tool):
    locked = tool.write("locked.txt", "kolour")
    tool.write("a.txt", "kolour")
    locked.chmod(0)
    if os.access(locked, os.R_OK):
        pytest.skip("this user may read everything")
    run = tool("fix", "locked.txt", "a.txt")
    assert (run.status, run.err) == (3, "cleanup: locked.txt: permission denied\n")
    assert (tool.folder / "a.txt").read_text() == "colour"


def test_a_folder_in_the_place_of_a_file(tool):
    (tool.folder / "a.txt").mkdir()
    tool.write("a.txt/b.txt", "kolour")
    assert tool("fix", ".").status == 0
    assert (tool.folder / "a.txt" / "b.txt").read_text() == "colour"


def test_file_that_is_not_to_be_written(tool):
    kept = tool.write("a.txt", "kolour")
    kept.chmod(0o444)
    run = tool("fix", "a.txt")
    if os.geteuid() == 0:
        pytest.skip("root may write everything")
    assert run.status == 3
    assert "a.txt: cannot be written: permission denied" in run.err
    assert kept.read_text() == "kolour"


def test_mode_bits_are_kept(tool):
    file = tool.write("a.txt", "kolour")
    file.chmod(0o640)
    assert tool("fix", "a.txt").status == 0
    assert (file.read_text(), stat.S_IMODE(file.stat().st_mode)) == ("colour", 0o640)


def test_a_link_stays_a_link(tool):
    target = tool.write("elsewhere/a.txt", "kolour")
    link = tool.folder / "link.txt"
    link.symlink_to(target)
    run = tool("fix", "link.txt", "elsewhere")
    assert (run.status, run.text.count("+colour")) == (0, 1)
    assert link.is_symlink()
    assert target.read_text() == "colour"
    assert not target.is_symlink()
    assert list(target.parent.iterdir()) == [target]


def test_folders_that_link_in_a_circle(tool):
    tool.write("a/b/x.txt", "kolour")
    (tool.folder / "a/b/up").symlink_to(tool.folder / "a", target_is_directory=True)
    run = tool("fix", "a")
    assert run.status == 0
    assert "1 edit in 1 of 1 file" in run.text
    assert f"a/b/up: a link back to {tool.folder / 'a'}; not followed" in run.err


def test_links_that_lead_nowhere(tool):
    (tool.folder / "self.txt").symlink_to("self.txt")
    (tool.folder / "gone.txt").symlink_to("nowhere")
    tool.write("a.txt", "kolour")
    run = tool("fix", "self.txt", "gone.txt", "a.txt")
    assert run.status == 3
    assert "self.txt: " in run.err
    assert "gone.txt: a link to nowhere, which does not exist" in run.err
    assert (tool.folder / "a.txt").read_text() == "colour"
    run = tool("check", ".")
    assert run.status == 3
    assert "self.txt: a link that leads nowhere" in run.err


def test_one_long_line(tool):
    """Of CLEANUP_LONG_LINE megabytes, 50 for the full promise; the default keeps the tests quick."""
    size = int(os.environ.get("CLEANUP_LONG_LINE", "1")) * 1_000_000
    filling = "The quick brown fox jumps over the lazy dog and goes on about it without an end. "
    half = filling * (size // 2 // len(filling))
    file = tool.write("a.txt", f"{half}kolour {half}")
    run = tool("fix", "--select", "lexical/test-kolour", "--timeout", "600", "a.txt")
    assert run.status == 0, run.err
    assert len(run.out) < 4000
    assert "1 edit in 1 of 1 file" in run.text
    assert file.read_bytes() == f"{half}colour {half}".encode()
    assert tool.raw("revert", "--last").status == 0
    assert file.read_bytes() == f"{half}kolour {half}".encode()


def test_too_slow_is_a_failure_of_that_document(tool):
    slow = tool.write("slow.txt", "kolour and more of it. " * 100_000)
    tool.write("a.txt", "kolour")
    before = slow.read_bytes()
    run = tool("fix", "--timeout", "0.05", "slow.txt", "a.txt")
    assert run.status == 3
    assert "slow.txt: took longer than 0.05 s" in run.err
    assert "--timeout" in run.err
    assert slow.read_bytes() == before


def test_state_folder_that_cannot_be_written(tool, tmp_path):
    (tmp_path / "state").write_text("a file where the folder should be")
    file = tool.write("a.txt", "kolour")
    run = tool("fix", "a.txt")
    assert run.status == 3
    assert "the edit log cannot be written" in run.err
    assert file.read_text() == "kolour"


def test_output_of_which_nobody_reads_more(tool):
    for number in range(4):
        tool.write(f"{number}.txt", "A kolour of mine.\n\n\n\n" * 8000)
    run = subprocess.run(
        f"{sys.executable} -m cleanup fix --rules {RULES} --select lexical/test --diff . | head -c 10",
        shell=True,
        cwd=tool.folder,
        env=tool.environment,
        capture_output=True,
    )
    assert run.stderr == b""


def test_no_temporary_files_stay(tool):
    tool.write("a.txt", "kolour")
    tool("fix", "a.txt")
    assert [path.name for path in tool.folder.iterdir()] == ["a.txt"]


def test_a_filter_that_fails_in_the_middle(tool):
    text = "kolour and more of it. " * 100_000
    run = tool("fix", "--timeout", "0.05", "-", stdin=text.encode())
    assert (run.status, run.out) == (3, text.encode())
    run = tool("fix", "-", stdin=b"kolour caf\xe9")
    assert (run.status, run.out) == (3, b"kolour caf\xe9")
    assert "-: not UTF-8" in run.err
    run = tool("fix", "-", stdin=b"kolour \0")
    assert (run.status, run.out) == (3, b"kolour \0")


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n\n\r\n", "\u2028\x85".encode()])
def test_a_filter_gives_strange_clean_text_back(tool, data):
    run = tool("fix", "-", stdin=data)
    assert (run.status, run.out, run.err) == (0, data, "")
