"""`--report FILE.html` of `fix` and `check`, without a browser."""

import json
import re


def data_of(file):
    """The data block of a page."""
    (block,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', file.read_text(), re.DOTALL)
    return json.loads(block)


def test_fix_writes_a_page_and_names_it(tool):
    tool.write("texts/a.txt", "A kolour.\n")
    tool.write("texts/b.jsonl", '{"id": "x", "text": "zzyzx </script> breakoff"}\n{"text": "fine"}\n{broken\n')
    run = tool("fix", "--report", "report.html", "texts")
    assert run.status == 3
    assert "report: report.html" in run.text
    data = data_of(tool.folder / "report.html")
    assert data["title"] == "Report on texts"
    assert data["lookedAt"] == 4
    assert data["failures"][0][0] == "texts/b.jsonl:3"
    first, second = data["documents"]
    assert (first["path"], first["pieces"]) == ("texts/a.txt", ["A ", 0, ".\n"])
    assert first["changes"][0]["key"] == {
        "rule": "lexical/test-kolour", "before": "kolour", "after": "colour", "left": "A ", "right": ".",
    }  # fmt: skip
    assert (second["record"], second["id"]) == (0, "x")
    assert [(change["before"], change["after"], change["safety"]) for change in second["changes"]] == [
        ("zzyzx", "sleep", "unsafe"),
        ("breakoff", None, "report"),
    ]
    assert (tool.folder / "texts/a.txt").read_text() == "A colour.\n"


def test_check_writes_the_same_and_changes_nothing(tool):
    tool.write("a.txt", "A kolour.\n")
    run = tool("check", "--report", "report.html", "--report", "report.json", "a.txt")
    assert run.status == 1
    assert data_of(tool.folder / "report.html")["documents"][0]["changes"][0]["applied"] is True
    assert (tool.folder / "report.json").exists()
    assert (tool.folder / "a.txt").read_text() == "A kolour.\n"


def test_the_page_is_the_same_every_time(tool):
    tool.write("a.txt", "A kolour, zzyzx.\n")
    pages = []
    for name in ("one.html", "two.html"):
        tool("check", "--report", name, "a.txt")
        pages.append((tool.folder / name).read_bytes())
    assert pages[0] == pages[1]


def test_what_was_decided_is_shown_as_decided(tool):
    tool.write("a.txt", "A kolour, zzyzx.\n")
    tool.write("d.jsonl", '{"decision": "yes", "rule": "lexical/test-doubt", "before": "zzyzx", "after": "sleep"}\n')
    tool("check", "--decisions", "d.jsonl", "--report", "report.html", "a.txt")
    changes = data_of(tool.folder / "report.html")["documents"][0]["changes"]
    assert [change.get("decided") for change in changes] == [None, "yes"]
