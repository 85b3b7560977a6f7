"""Decisions on the command line: obeyed, kept, replayed, exported."""

import json

import pytest

TEXT = "The first kolour stands in this long line of words here.\n\nAnother kolour is where a zzyzx lies, far away.\n"


@pytest.fixture
def text(tool):
    tool.write("a.txt", TEXT)
    return tool.folder / "a.txt"


def place(before, after, left, right, rule="lexical/test-kolour", answer="no", **more):
    return {
        "decision": answer, "rule": rule, "before": before, "after": after, "left": left, "right": right, **more
    }  # fmt: skip


SECOND = place("kolour", "colour", "Another ", " is where a zzyzx lies, far away.")
DOUBT = place("zzyzx", "sleep", "Another kolour is where a ", " lies, far away.", "lexical/test-doubt", "yes")


def decide(tool, *decisions):
    return tool.write("d.jsonl", "".join(json.dumps(decision) + "\n" for decision in decisions))


def test_fix_and_check_obey(tool, text):
    decide(tool, SECOND, DOUBT)
    run = tool("check", "a.txt", "--decisions", "d.jsonl", "--format", "jsonl")
    rows = [json.loads(line) for line in run.text.splitlines()]
    assert [(row["line"], row["before"], row["safety"]) for row in rows] == [
        (1, "kolour", "safe"),
        (3, "zzyzx", "safe"),
    ]
    run = tool("fix", "a.txt", "--decisions", "d.jsonl", "--edits", "e.jsonl")
    assert run.status == 0
    assert text.read_text() == TEXT.replace("kolour", "colour", 1).replace("zzyzx", "sleep")
    steps = [step for line in (tool.folder / "e.jsonl").read_text().splitlines() for step in json.loads(line)["steps"]]
    assert [step.get("decided") for step in steps] == [None, "yes"]
    assert tool("check", "a.txt", "--decisions", "d.jsonl").status == 0


def test_a_configuration_names_the_file(tool, text):
    tool.write("conf/d.jsonl", json.dumps({"decision": "no", "rule": "lexical"}))
    tool.write("conf/c.toml", 'decisions = "d.jsonl"\n')
    assert tool("check", "a.txt", "--config", "conf/c.toml").status == 0


def test_a_broken_file_stops_the_run(tool, text):
    tool.write("d.jsonl", '{"decision": "nope", "rule": "a"}\n\n{"rule": "b"}\n')
    for command in (("fix", "a.txt"), ("check", "a.txt"), ("fix", "-")):
        run = tool(*command, "--decisions", "d.jsonl", stdin=b"kolour")
        assert run.status == 2
        assert "d.jsonl:1: 'decision' is no, yes or reword, not 'nope'" in run.err
        assert "d.jsonl:3: 'decision' is missing" in run.err
        assert run.out == (b"kolour" if "-" in command else b"")
    assert text.read_text() == TEXT


def test_a_baseline_is_silent_about_the_old_and_speaks_of_the_new(tool, text):
    run = tool.raw("decisions", "add", "--all-current", "a.txt", *rules(tool))
    assert run.text == "d.jsonl: 3 decisions, 3 of them new\n"
    assert tool("check", "a.txt", "--decisions", "d.jsonl").status == 0
    text.write_text("A new kolour in the morning.\n\n" + TEXT)
    run = tool("check", "a.txt", "--decisions", "d.jsonl")
    assert run.status == 1
    assert run.text.startswith("a.txt:1:7: lexical/test-kolour")
    assert run.text.endswith("1 finding (1 safe) in 1 of 1 file\n")


def rules(tool):
    from .conftest import RULES, SELECT

    return ["--rules", RULES, "--select", SELECT, "--decisions", "d.jsonl"]


def test_add_list_and_prune(tool, text):
    file = ["--decisions", "d.jsonl"]
    assert tool.raw("decisions", "add", "no", "--before", "kolour", "--after", "colour", *file).status == 0
    assert tool.raw("decisions", "add", "yes", "--rule", "lexical/test-doubt", "--note", "sure", *file).status == 0
    assert tool.raw("decisions", "add", "maybe", "--rule", "lexical", *file).status == 2
    assert tool.raw("decisions", "add", "no", *file).status == 2
    assert tool.raw("decisions", "add", "no", "--rule", "a").status == 2
    run = tool.raw("decisions", "list", *file)
    assert run.text == ("no     any rule: 'kolour' → 'colour'\nyes    lexical/test-doubt (sure)\n2 decisions\n")
    decide(tool, SECOND, DOUBT, {"decision": "no", "rule": "lexical/test-quote"})
    text.write_text(TEXT.replace("zzyzx", "sleep"))
    run = tool.raw("decisions", "prune", "a.txt", "--rules", rules(tool)[1], *file)
    assert run.text.startswith("gone: yes    lexical/test-doubt: 'zzyzx'")
    left = [json.loads(line) for line in (tool.folder / "d.jsonl").read_text().splitlines()]
    assert left == [SECOND, {"decision": "no", "rule": "lexical/test-quote"}]


@pytest.mark.parametrize("how", [["--diff"], ["-o", "out"], []])
def test_apply_makes_just_what_was_approved(tool, text, how):
    decide(tool, {**SECOND, "decision": "reword", "wording": "hue"}, DOUBT)
    assert tool("fix", "a.txt", "--unsafe-fixes", "--edits", "e.jsonl", *how).status == 0
    run = tool.raw("apply", "e.jsonl", "--decisions", "d.jsonl")
    assert (run.status, run.err) == (0, "")
    assert run.text.startswith("2 of 3 edits applied in 1 file\n")
    written = tool.folder / "out/a.txt" if "-o" in how else text
    assert written.read_text() == TEXT.replace("Another kolour", "Another hue").replace("zzyzx", "sleep")
    assert tool.raw("revert", "--last").status == 0
    assert written.read_text() == TEXT


def test_apply_leaves_what_changed(tool, text):
    decide(tool, SECOND)
    assert tool("fix", "a.txt", "--diff", "--edits", "e.jsonl").status == 0
    text.write_text("new")
    run = tool.raw("apply", "e.jsonl", "--decisions", "d.jsonl")
    assert run.status == 3
    assert "changed since the run; left as it is" in run.err
    assert text.read_text() == "new"


def test_export_is_gold(tool, text):
    from cleanup.evaluate.gold import parse, read_gold

    decide(tool, SECOND, DOUBT)
    more = ["--decisions", "d.jsonl", "--rules", rules(tool)[1]]
    assert tool.raw("decisions", "export", "--gold", "g", "a.txt", *more).status == 0
    gold = read_gold(tool.folder / "g/a.txt.critic.txt")
    assert gold.text == TEXT
    assert [(mark.before, mark.accepted, mark.tier) for mark in gold.marks] == [
        ("kolour", ("colour",), "optional"),
        ("zzyzx", ("sleep",), "unsafe"),
    ]
    found = json.loads(tool("eval", "g", "--format", "json").text)
    assert found["rules"] == {"lexical/test-kolour": {"right": 1, "wrong": 1, "precision": 0.5}}
    head, names, row = tool("eval", "g", "--by", "rule").text.splitlines()
    assert (head, names.split()) == ("1 document, safe tier", ["rule", "right", "wrong", "precision"])
    assert row.split() == ["lexical/test-kolour", "1", "1", "0.500"]
    assert tool.raw("decisions", "export", "--gold", "g2", *more).status == 0
    snippets = [parse(str(file), file.read_text()) for file in sorted((tool.folder / "g2").iterdir())]
    assert [gold.text for gold in snippets] == [
        "Another kolour is where a zzyzx lies, far away.\n",
        "Another kolour is where a zzyzx lies, far away.\n",
    ]
    assert [len(gold.marks) for gold in snippets] == [1, 0]


def test_stats_add_up_shards(tool):
    for shard in "ab":
        tool.write(f"{shard}/x.txt", "kolour qqq\nkolour\n")
        assert tool("fix", f"{shard}", "-o", f"out-{shard}", "--edits", f"{shard}.log").status == 0
    run = tool.raw("stats", "a.log", "b.log")
    assert run.text.endswith("6 edits in 2 files, 2 logs\n")
    assert "    4  'kolour' → 'colour'  lexical/test-kolour  a/x.txt:1:1" in run.text
    found = json.loads(tool.raw("stats", "a.log", "b.log", "--format", "json").text)
    assert (found["edits"], found["by_file"]) == (6, {"a/x.txt": 3, "b/x.txt": 3})
    assert found["categories"] == {"lexical": 6}
