"""What a run shows, beyond what the cases fix word for word."""

import json
import os
import pty
import shutil
import subprocess
import sys

import pytest

from .conftest import RULES, SELECT


def test_many_changes_show_frequent_pairs(tool):
    for number in range(20):
        tool.write(f"{number:02}.txt", "kolour qqq\nkolour\n")
    run = tool("fix", "--diff", ".")
    assert run.text.count("+colour “q”") == 20
    run = tool("fix", ".")
    assert "+colour" not in run.text
    assert "   40  'kolour' → 'colour'  lexical/test-kolour  00.txt:1:1\n" in run.text
    assert "60 edits in 20 of 20 files" in run.text


def test_records_of_fix_and_check(tool):
    tool.write("a.txt", "A kolour\r\n😀 zzyzx breakoff\n")
    run = tool("check", "--format", "jsonl", "a.txt")
    assert run.status == 1
    rows = [json.loads(line) for line in run.text.splitlines()]
    assert [(row["rule"], row["start"], row["end"], row["line"], row["column"], row["after"]) for row in rows] == [
        ("lexical/test-kolour", 2, 8, 1, 3, "colour"),
        ("lexical/test-doubt", 12, 17, 2, 3, "sleep"),
        ("truncation/test-break", 18, 26, 2, 9, None),
    ]
    assert {row["path"] for row in rows} == {"a.txt"}
    run = tool("fix", "--format", "jsonl", "a.txt")
    rows = [json.loads(line) for line in run.text.splitlines()]
    assert [(row["rule"], row["before"], row["after"]) for row in rows] == [("lexical/test-kolour", "kolour", "colour")]


def test_records_of_json_lines(tool):
    tool.write("a.jsonl", '{"id": "x1", "text": "fine"}\n{"id": 5, "text": "a \\u00e9\\ud83d\\ude00 kolour"}\n')
    run = tool("check", "--format", "jsonl", "a.jsonl")
    (row,) = map(json.loads, run.text.splitlines())
    assert (row["record"], row["record_id"], row["field"], row["start"], row["column"]) == (1, 5, "text", 5, 6)


def test_lines_of_records_survive_any_reader(tool):
    tool.write("a.txt", "kolour\x85 \u2028zzyzx\n")
    run = tool("check", "--format", "jsonl", "a.txt")
    assert len(run.text.splitlines()) == run.text.count("\n") == 2


def test_colour_on_a_terminal_only(tool):
    tool.write("a.txt", "kolour \x1b[31m\n")
    ours, theirs = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "cleanup", "fix", "--rules", RULES, "--select", SELECT, "--diff", "a.txt"],
        stdout=theirs,
        stderr=theirs,
        stdin=subprocess.DEVNULL,
        cwd=tool.folder,
        env={**tool.environment, "TERM": "xterm-256color"},
        check=True,
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    assert b"\x1b[1;37;4" in shown  # the changed word
    assert "␛[31m".encode() in shown  # the text's own escape is a picture
    assert b"\x1b[31m\r\n" not in shown
    assert b"\x1b" not in tool("fix", "--diff", "a.txt").out.replace(b"\x1b[31m", b"")


def test_diff_can_be_applied_with_patch(tool):
    if not shutil.which("patch"):
        pytest.skip("no patch here")
    before = "One.\n\nA kolour.\nXyzzy Footer\nTwo.\n\n\nkolour\n\nXyzzy Footer\n\nqqq"
    tool.write("a.txt", before)
    diff = tool("fix", "--diff", "a.txt").out
    wanted = tool("fix", "-", stdin=before.encode()).out
    subprocess.run(["patch", "-p0"], input=diff, cwd=tool.folder, check=True, capture_output=True)
    assert (tool.folder / "a.txt").read_bytes() == wanted
