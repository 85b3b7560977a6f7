"""A command line without options, which goes round typer, does what the same one does by way of it."""

import subprocess
import sys

import pytest

from cleanup.cli.plain import COMPLETION, is_plain

DAMAGED = "The talks failed. . Nobody was surprised.\nSource link\n"
BOTH = pytest.mark.parametrize("command", ["fix", "check"])


@BOTH
@pytest.mark.parametrize("text", [DAMAGED, "Nothing is wrong here.\n", ""], ids=["damaged", "clean", "empty"])
def test_a_filter(tool, command: str, text: str) -> None:
    plain, parsed = (tool.raw(command, *more, "-", stdin=text.encode()) for more in ((), ("--",)))
    assert plain == parsed


@BOTH
def test_files(tool, command: str) -> None:
    ended = []
    for more in (), ("--",):
        for name in ("a b.txt", "page.txt", "notes.md"):
            tool.write(name, DAMAGED)
        run = tool.raw(command, *more, "a b.txt", "page.txt", "notes.md", "missing.txt")
        files = [(tool.folder / name).read_text() for name in ("a b.txt", "page.txt", "notes.md")]
        report = [line for line in run.text.split("\n") if not line.startswith("log:")]  # named by the time
        ended.append((run.status, report, run.err, files))
    assert ended[0] == ended[1]
    assert ended[0][0] == 3


@BOTH
def test_errors(tool, command: str) -> None:
    tool.write("cleanup.toml", "selekt = ['name']\n")
    plain, parsed = (tool.raw(command, *more, "-", stdin=b"A text. .\n") for more in ((), ("--",)))
    assert plain == parsed
    assert plain.status == 2 and "selekt" in plain.err


def test_only_documents_are_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_plain(["fix", "-"]) and is_plain(["check", "a", "b"])
    for other in ([], ["fix"], ["fix", "--", "a"], ["check", "-q", "a"], ["rules", "list"], ["fix", "a", "--diff"]):
        assert not is_plain(other)
    monkeypatch.setenv(COMPLETION, "complete_bash")
    assert not is_plain(["fix", "a"])


@BOTH
def test_a_reader_that_has_gone_is_no_error(tool, command: str) -> None:
    tool.write("page.txt", DAMAGED * 2000)
    run = subprocess.Popen(
        [sys.executable, "-m", "cleanup", command, "page.txt"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tool.folder,
        env=tool.environment,
    )
    assert run.stdout is not None and run.stderr is not None
    run.stdout.close()
    assert b"Traceback" not in run.stderr.read()
    run.wait()
