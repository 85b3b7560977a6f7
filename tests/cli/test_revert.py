"""Undo gives the bytes back, and only where that is certain."""

import json

import pytest

CONTRACT = set("path record record_id field rule category safety start end line column before after message".split())

TEXTS = {
    "crlf.txt": b"The kolour\r\nof qqq\r\n\r\nXyzzy Footer\r\n",
    "mixed.txt": b"kolour\rqqq\nkolour\r\n",
    "bom.txt": b"\xef\xbb\xbfkolour",
    "utf16.txt": b"\xff\xfe" + "A 😀 kolour qqq 😀\r\nkolour".encode("utf-16-le"),
    "utf32.txt": b"\0\0\xfe\xff" + "A 😀 kolour".encode("utf-32-be"),
    "astral.md": "😀 kolour 𝔘 qqq 😀kolour\n\nXyzzy Footer\n".encode(),
    "sub/data.jsonl": (
        b'{"text": "\\ud83d\\ude00 kolour \\"qqq\\"\\nXyzzy Footer\\n"}\r\n\n'
        b'{"text": "\xe2\x80\x9ckolour\xe2\x80\x9d"}\n{x\n'
    ),
    "clean.txt": b"nothing to do",
}


def content(tool):
    return {name: (tool.folder / name).read_bytes() for name in TEXTS}


@pytest.fixture
def fixed(tool):
    for name, data in TEXTS.items():
        tool.write(name, data)
    run = tool("fix", ".", "--edits", tool.folder.parent / "edits.jsonl")
    assert run.status == 3  # for the broken record
    after = content(tool)
    assert {name for name in TEXTS if after[name] != TEXTS[name]} == TEXTS.keys() - {"clean.txt"}
    return after


@pytest.mark.parametrize("how", ["--last", "../edits.jsonl"])
def test_identity(tool, fixed, how):
    run = tool.raw("revert", how)
    assert (run.status, run.text, run.err) == (0, "restored 7 files\n", "")
    assert content(tool) == TEXTS


def test_last_is_the_last_that_was_not_undone(tool):
    tool.write("a.txt", "kolour")
    assert tool("fix", "--select", "lexical/test-kolour", "a.txt").status == 0
    tool.write("b.txt", "qqq")
    assert tool("fix", "b.txt").status == 0
    assert tool.raw("revert", "--last").status == 0
    assert (tool.folder / "b.txt").read_text() == "qqq"
    assert (tool.folder / "a.txt").read_text() == "colour"
    assert tool.raw("revert", "--last").status == 0
    assert (tool.folder / "a.txt").read_text() == "kolour"
    assert tool.raw("revert", "--last").status == 2


def test_a_file_that_changed_since_is_left(tool, fixed):
    tool.write("bom.txt", "edited by a person")
    (tool.folder / "crlf.txt").unlink()
    run = tool.raw("revert", "--last")
    assert run.status == 3
    assert f"{tool.folder}/bom.txt: changed since the run; left as it is" in run.err
    assert f"{tool.folder}/crlf.txt: no such file" in run.err
    assert "restored 5 files" in run.text
    after = {name: (tool.folder / name).read_bytes() for name in TEXTS if name != "crlf.txt"}
    assert after == {k: v for k, v in TEXTS.items() if k != "crlf.txt"} | {"bom.txt": b"edited by a person"}
    run = tool.raw("revert", "--last")  # still there, for the rest
    assert run.status == 3
    assert "utf16.txt: is already as it was before" in run.text


def test_the_log_has_all_fields_of_the_contract(tool, fixed):
    lines = (tool.folder.parent / "edits.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 19
    texts = {}
    for name, data in TEXTS.items():
        encoding = {"utf16.txt": "utf-16-le", "utf32.txt": "utf-32-be"}.get(name, "utf-8")
        texts[name] = data.decode(encoding)
    for line in map(json.loads, lines):
        assert line.keys() >= CONTRACT
        assert line["run"].keys() == {"schema", "fingerprint", "versions"}
        assert line["safety"] == "safe"
        assert line["category"] == line["rule"].partition("/")[0]
        text = texts[line["path"]]
        if line["record"] is not None:
            assert line["field"] == "text"
            text = json.loads(text.split("\n")[line["record"]])["text"]
        assert text[line["start"] : line["end"]] == line["before"]


def test_log_of_a_filter_and_of_a_diff_names_no_file(tool):
    tool.write("a.txt", "kolour")
    for args in (("-",), ("--diff", "a.txt")):
        assert tool("fix", "--edits", "e.jsonl", *args, stdin=b"kolour").status == 0
        assert json.loads((tool.folder / "e.jsonl").read_text())["file"] is None
        run = tool.raw("revert", "e.jsonl")
        assert (run.status, run.text) == (0, "the log names no file that was written\nrestored 0 files\n")


def test_output_folder_can_be_reverted_too(tool):
    tool.write("a.txt", "kolour\r\n")
    assert tool("fix", "-o", "out", "--edits", "e.jsonl", "a.txt").status == 0
    assert not list(tool.folder.parent.glob("state/**/*.jsonl"))
    assert tool.raw("revert", "e.jsonl").status == 0
    assert (tool.folder / "out/a.txt").read_bytes() == b"kolour\r\n"


def test_a_newer_log_is_refused(tool):
    tool.write("e.jsonl", '{"run": {"schema": 99}, "file": null, "start": 0, "before": "", "after": ""}\n')
    run = tool.raw("revert", "e.jsonl")
    assert run.status == 2
    assert "newer version" in run.err
