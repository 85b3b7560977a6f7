"""Undo gives the bytes back, and only where that is certain."""

import json

import pytest

from .conftest import RULES, SELECT

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
    assert json.loads(lines[0])["log"]["lines"] == 19
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
        assert json.loads((tool.folder / "e.jsonl").read_text())["file"]["written"] is None
        run = tool.raw("revert", "e.jsonl")
        assert (run.status, run.text) == (0, "the log names no file that was written\nrestored 0 files\n")


def test_output_folder_has_its_log_beside_it(tool):
    tool.write("a.txt", "kolour\r\n")
    for number in ("", "-2"):
        run = tool("fix", "-o", "out", "--edits", "e.log", "a.txt")
        assert run.status == 0
        assert f"undo: cleanup revert out{number}.edits.jsonl" in run.text
    assert not list(tool.folder.parent.glob("state/**/*.jsonl"))
    assert (tool.folder / "e.log").read_bytes() == (tool.folder / "out.edits.jsonl").read_bytes()
    run = tool("check", ".")
    assert run.status == 1
    assert "skipped in folders: 2 edit log" in run.text
    assert tool.raw("revert", "out.edits.jsonl").status == 0
    assert (tool.folder / "out/a.txt").read_bytes() == b"kolour\r\n"


def test_the_mode_of_a_file_is_kept(tool):
    path = tool.write("a.txt", "kolour")
    path.chmod(0o754)
    tool("fix", "a.txt")
    assert path.read_text() == "colour"
    assert path.stat().st_mode & 0o7777 == 0o754
    tool.raw("revert", "--last")
    assert path.read_text() == "kolour"
    assert path.stat().st_mode & 0o7777 == 0o754


def changed(lines, number, old, new):
    assert old in lines[number]
    return [line.replace(old, new) if at == number else line for at, line in enumerate(lines)]


SPOILED = {
    "cut off in a line": (lambda lines: [*lines[:-1], lines[-1][:-40]], "lines are there"),
    "cut off behind a line": (lambda lines: lines[:-1], "18 of 19 lines are there"),
    "cut off at a file's end": (lambda lines: lines[:4], "4 of 19 lines are there"),
    "only its first half line": (lambda lines: [lines[0][:200]], "cut off in its first line"),
    "begun later": (lambda lines: lines[1:], ":1: another line belongs here"),
    "without a line": (lambda lines: [*lines[:5], *lines[6:]], ":6: another line belongs here"),
    "in another order": (lambda lines: [*lines[:5], lines[6], lines[5], *lines[7:]], ":6: another line belongs here"),
    "twice": (lambda lines: [*lines, *lines], ":20: another line belongs here"),
    "with another replacement": (lambda lines: changed(lines, 2, "kolour", "kolours"), ":3: was changed"),
    "with another file": (lambda lines: changed(lines, 2, '"written": "', '"written": "/tmp/x'), ":3: was changed"),
    "with other settings": (lambda lines: changed(lines, 0, '"ignore": []', '"ignore": ["a"]'), ":1: was changed"),
    "with another end": (lambda lines: changed(lines, 0, '"lines": 19', '"lines": 20'), "19 of 20 lines are there"),
    "of an older version": (lambda lines: [line.replace('"schema": 3', '"schema": 2') for line in lines], "an older"),
    "of a newer version": (lambda lines: [line.replace('"schema": 3', '"schema": 4') for line in lines], "a newer"),
    "something else": (lambda lines: ["kolour"], ":1: not a line of an edit log"),
}


def test_a_spoiled_log_changes_nothing(tool, fixed):
    log = tool.folder.parent / "edits.jsonl"
    good = log.read_text(encoding="utf-8")
    for name, (spoil, said) in SPOILED.items():
        lines = spoil(good.split("\n")[:-1])
        log.write_text("\n".join(lines) + "\n" * ("cut off in" not in name and "half" not in name), encoding="utf-8")
        for command in (("revert",), ("apply", "--decisions", tool.write("d.jsonl", ""))):
            run = tool.raw(command[0], log, *command[1:])
            assert run.status == 2, name
            assert said in run.err, (name, run.err)
            assert "Nothing was changed" in run.err
        assert content(tool) == fixed, name
        assert tool.raw("stats", log).status == 2
        (tool.folder / "d.jsonl").unlink()
    log.write_text(good, encoding="utf-8")
    assert tool.raw("revert", log).status == 0
    assert content(tool) == TEXTS


def test_the_log_of_a_killed_run_undoes_what_was_written(tool, fixed):
    log = tool.folder.parent / "edits.jsonl"
    lines = log.read_text(encoding="utf-8").split("\n")
    lines[0] = lines[0].replace('"lines": 19', '"lines": null')
    log.write_text("\n".join(lines[:5]) + lines[5][:30], encoding="utf-8")
    run = tool.raw("revert", log)
    assert run.status == 0
    assert "did not come to its end" in run.text
    assert run.text.endswith("restored 1 file\n")
    assert content(tool) == fixed | {"astral.md": TEXTS["astral.md"]}


def test_undo_of_a_part(tool, fixed):
    log = tool.folder.parent / "edits.jsonl"
    run = tool.raw("revert", log, "--rule", "lexical/test-quote", "--path", "sub")
    assert (run.status, run.text) == (0, "1 edit undone in 1 file\n")
    run = tool.raw("revert", log, "--rule", "lexical/test-quote")
    assert (run.status, run.text) == (0, "4 edits undone in 4 files\n")
    expected = {name: data.replace(b"kolour", b"colour") for name, data in TEXTS.items()}
    assert (tool.folder / "mixed.txt").read_bytes() == expected["mixed.txt"]
    assert (tool.folder / "crlf.txt").read_bytes() == b"The colour\r\nof qqq\r\n"
    assert b'\\"qqq\\"' in (tool.folder / "sub/data.jsonl").read_bytes()
    assert tool.raw("revert", log, "--category", "boilerplate").status == 0
    run = tool.raw("revert", log, "--path", "crlf.txt")
    assert (run.status, run.text) == (0, "restored 1 file\n")
    run = tool.raw("revert", log)
    assert run.status == 0
    assert content(tool) == TEXTS


def test_undo_of_what_is_not_there(tool, fixed):
    log = tool.folder.parent / "edits.jsonl"
    for args, said in (
        (["--rule", "lexical/test-qoute"], "did you mean"),
        (["--category", "honorific"], "has no edits of 'honorific'"),
        (["--path", "nowhere"], "has no edits of"),
    ):
        run = tool.raw("revert", log, *args)
        assert run.status == 2
        assert said in run.err
    assert content(tool) == fixed


def test_other_rules_undo_only_the_whole(tool):
    rules = tool.write("rules.yaml", (RULES / "test.yaml").read_bytes())
    tool.write("a.txt", "kolour qqq")
    assert tool.raw("fix", "--rules", rules, "--select", SELECT, "a.txt").status == 0
    rules.write_text(rules.read_text(encoding="utf-8").replace("“q”", "„q“"), encoding="utf-8")
    run = tool.raw("revert", "--last", "--rule", "lexical/test-quote")
    assert run.status == 2
    assert "not those of the run" in run.err
    assert (tool.folder / "a.txt").read_text(encoding="utf-8") == "colour “q”"
    assert tool.raw("revert", "--last").status == 0
    assert (tool.folder / "a.txt").read_text() == "kolour qqq"


def test_a_file_that_changed_since_is_left_by_a_part_too(tool, fixed):
    tool.write("mixed.txt", "edited by a person")
    run = tool.raw("revert", "--last", "--rule", "lexical/test-quote")
    assert run.status == 3
    assert f"{tool.folder}/mixed.txt: changed since the run; left as it is" in run.err
    assert (tool.folder / "mixed.txt").read_text() == "edited by a person"
    assert b"qqq" in (tool.folder / "crlf.txt").read_bytes()


def test_a_part_of_files_with_settings_of_their_own(tool):
    texts = {
        "a.txt": "kolour qqq\n",
        "lines/a.txt": "kolour qqq\r\n\r\nqqq kolour\r\nkolour 😀 qqq\r\n",
        "notes.md": "A kolour `qqq`.\n\n<!-- cleanup: ignore[lexical/test-kolour] its own -->\nThe kolour of qqq.\n",
        "rows.data": '{"text": "kolour \\"qqq\\""}\n',
    }
    for name, text in texts.items():
        tool.write(name, text.encode())
    tool.write("cleanup.toml", '[formats]\n".data" = "jsonl"\n[per-path."lines/"]\nunit = "line"\n')
    assert tool("fix", *texts).status == 0
    fixed = {name: (tool.folder / name).read_bytes().decode() for name in texts}
    assert tool.raw("revert", "--last", "--rule", "lexical/test-quote").status == 0
    for name in texts:
        now = (tool.folder / name).read_bytes().decode()
        assert now == fixed[name].replace("“q”", "qqq"), name
        assert now != fixed[name]
    (tool.folder / "cleanup.toml").unlink()
    assert tool.raw("revert", "--last", "--category", "lexical").status == 0
    assert {name: (tool.folder / name).read_bytes().decode() for name in texts} == texts


def test_a_file_with_rules_of_its_own_is_undone_as_a_whole_only(tool):
    tool.write("own/a.txt", "kolour")
    tool.write(
        "more.yaml", (RULES / "test.yaml").read_bytes().replace(b"/test-", b"/more-").replace(b"id: test", b"id: more")
    )
    tool.write("cleanup.toml", '[per-path."own/"]\nrules = ["more.yaml"]\n')
    run = tool("fix", "own")
    assert run.status == 0, run.err
    run = tool.raw("revert", "--last", "--rule", "lexical/test-kolour")
    assert run.status == 2
    assert "own/a.txt was mended with rules of its own" in run.err
    assert (tool.folder / "own/a.txt").read_text() == "colour"
    assert tool.raw("revert", "--last").status == 0
    assert (tool.folder / "own/a.txt").read_text() == "kolour"
