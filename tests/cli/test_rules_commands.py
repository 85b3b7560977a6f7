"""`cleanup rules new`, `import`, `diff` and `bench`, and `rules test` on packs of one's own, as a user runs them."""

import json

from .conftest import ROOT

PAIR = ("--bad", "He met the minister president.", "--good", "He met the prime minister.")
SPEECH = "The Norwegian minister president spoke. Then the ministers and the presidents met.\n"


def test_new_writes_a_rule_that_passes_and_works(tool):
    tool.write("texts/a.txt", SPEECH)
    tool.write("texts/b.jsonl", json.dumps({"text": "One.\nA minister president."}) + "\nbroken\n")
    run = tool.raw("rules", "new", *PAIR, "--in", "texts")
    assert run.status == 0, run.err
    assert "texts/b.jsonl:2: not JSON" in run.err
    lines = run.text.splitlines()
    assert lines[:2] == [
        "minister-president.yaml: lexical/minister-president",
        "  find  map: 'minister president' → 'prime minister'",
    ]
    assert "2 hits in 2 of 2 texts" in lines
    assert "  texts/b.jsonl:1 (text 2:3): One. ⏎ A [minister president → prime minister]." in lines
    assert "1 near miss, in the file as candidates for `ok`:" in lines
    written = (tool.folder / "minister-president.yaml").read_text(encoding="utf-8")
    assert "      # - ok: 'Then the ministers and the presidents met.'\n" in written
    test = tool.raw("rules", "test", "minister-president.yaml")
    assert (test.status, test.text) == (0, "1 rule tested, 0 failures\n"), test.text
    fixed = tool.raw("fix", "-q", "--unsafe-fixes", "--rules", "minister-president.yaml", "-", stdin=SPEECH.encode())
    assert fixed.text.startswith("The Norwegian prime minister spoke.")


def test_new_and_then_safe(tool):
    """What the file says is to be done makes the rule safe."""
    tool.raw("rules", "new", *PAIR, "-o", "mine.yaml")
    file = tool.folder / "mine.yaml"
    text = file.read_text(encoding="utf-8").replace("safety: unsafe", "safety: safe")
    file.write_text(text + "      - ok: 'The ministers met.'\n      - ok: 'The president met him.'\n", encoding="utf-8")
    assert tool.raw("rules", "test", "mine.yaml").text == "1 rule tested, 0 failures\n"
    fixed = tool.raw("fix", "-q", "--rules", "mine.yaml", "-", stdin=SPEECH.encode())
    assert fixed.text.startswith("The Norwegian prime minister spoke.")
    assert fixed.err == ""


def test_new_with_what_it_cannot_do(tool):
    tool.write("minister-president.yaml", "mine")
    for arguments, words in (
        (("--bad", "a", "--good", "a"), "bad and good are the same"),
        (("--bad", "a", "--bad", "b", "--good", "c"), "each --bad wants its --good"),
        ((*PAIR, "--id", "Prime"), "category/defect is wanted"),
        ((*PAIR, "--id", "spacing/glued-words"), "there is a rule 'spacing/glued-words' already"),
        ((*PAIR,), "minister-president.yaml: there is such a file already"),
        ((*PAIR, "-o", "none/x.yaml"), "none/x.yaml: no such file or directory"),
    ):
        run = tool.raw("rules", "new", *arguments)
        assert run.status == 2 and words in run.err and "Traceback" not in run.err, run.err
    assert (tool.folder / "minister-president.yaml").read_text() == "mine"


def test_new_that_cannot_pass_writes_nothing(tool):
    run = tool.raw("rules", "new", "--bad", "The qqa came. . It left.", "--good", "The qqb came. . It left.")
    assert run.status == 1 and "nothing was written" in run.err
    assert "punctuation/spaced-full-stops" in run.err
    assert not list(tool.folder.glob("*.yaml"))


LIST = "wrong,right\nqqbagg,package\nteh,the\nteh,the\nqqone,qqtwo\nqqtwo,qqone\nform,firm\nit's,its\n"


def test_import(tool):
    tool.write("words.csv", LIST)
    run = tool.raw("rules", "import", "words.csv", "--category", "lexical")
    assert run.status == 1
    assert "words.csv:4: 'teh' → 'the': a double of line 3; left out" in run.err
    assert "a cycle: lines 5, 6" in run.err and "a cycle: lines 6, 5" in run.err
    assert run.text.splitlines() == [
        "words.yaml: 4 corrections",
        "  lexical/words [safe] 2",
        "  lexical/words-real-words [unsafe] 2: right elsewhere: 'form' (line 7), \"it's\" (line 8)",
        "  left out: 3 rows",
        "2 rules tested, 0 failures",
    ]
    assert tool.raw("rules", "test", "words.yaml").text == "2 rules tested, 0 failures\n"
    fixed = tool.raw("fix", "-q", "--rules", "words.yaml", "-", stdin=b"Teh form of the qqbagg.\n")
    assert (fixed.text, fixed.err) == ("The form of the package.\n", "")


def test_import_of_all_rows_is_status_0(tool):
    tool.write("l.tsv", "qqbagg\tpackage\n")
    run = tool.raw("rules", "import", "l.tsv", "--category", "name", "-o", "p.yaml")
    assert (run.status, run.err) == (0, "")
    assert "name/l [safe] 1" in run.text


def test_import_of_what_is_no_list(tool):
    tool.write("a.csv", b"caf\xe9,b\n")
    tool.write("b.csv", "")
    tool.write("c.csv", "one\n")
    tool.write("d.csv", "qqa,b\n")
    tool.write("d.yaml", "mine")
    for arguments, words in (
        (("a.csv",), "--encoding"),
        (("b.csv",), "no row of it can be a rule"),
        (("c.csv",), "two filled cells are wanted"),
        (("d.csv",), "d.yaml: there is such a file already"),
        (("none.csv",), "no such file"),
        (("d.csv", "--category", "lexcal"), "did you mean 'lexical'"),
    ):
        run = tool.raw("rules", "import", *arguments)
        assert run.status == 2 and words in run.err and "Traceback" not in run.err, run.err
    assert sorted(file.name for file in tool.folder.glob("*.yaml")) == ["d.yaml"]


PACK = """\
pack: {{id: mine, version: 1.0.0, lang: ["*"]}}
rules:
  - id: lexical/mine
    title: mine
    why: A test.
    safety: {safety}
    safety_reason: A test.
    find: {{map: {map}}}
    examples:
      - {{bad: 'A frobnik.', good: 'A Frobnik.'}}
      - {{ok: 'A frob.'}}
      - {{ok: 'A nik.'}}
"""


def test_diff(tool):
    tool.write("old/m.yaml", PACK.format(safety="safe", map="{frobnik: Frobnik, zork: Zork}"))
    tool.write("new/m.yaml", PACK.format(safety="safe", map="{frobnik: Frobnik, zork: ZORK, quux: Quux}"))
    tool.write("a.txt", "A frobnik.\r\nA zork.\r\n")
    tool.write("b.txt", "A frobnik.\n")
    tool.write("c.jsonl", json.dumps({"text": "A quux."}) + "\n")
    run = tool.raw("rules", "diff", "old", "new", "a.txt", "b.txt", "c.jsonl")
    assert (run.status, run.err) == (1, "")
    assert run.text.splitlines() == [
        "- a.txt:2:3: lexical/mine: A frobnik. ⏎ A [zork → Zork]. ⏎",
        "+ a.txt:2:3: lexical/mine: A frobnik. ⏎ A [zork → ZORK]. ⏎",
        "+ c.jsonl:1 (text 1:3): lexical/mine: A [quux → Quux].",
        "",
        "rule          appear  vanish",
        "lexical/mine       2       1",
        "",
        "2 edits more and 1 fewer in 2 of 3 texts",
    ]
    records = [
        json.loads(line)
        for line in tool.raw("rules", "diff", "old", "new", "c.jsonl", "--format", "jsonl").out.splitlines()
    ]
    assert [(r["change"], r["start"], r["end"], r["after"], r["rules"]) for r in records] == [
        ("appears", 2, 6, "Quux", ["lexical/mine"])
    ]
    same = tool.raw("rules", "diff", "old/m.yaml", "old", "a.txt")
    assert (same.status, same.text) == (0, "0 edits more and 0 fewer in 0 of 1 text\n")


def test_diff_of_safety(tool):
    tool.write("old.yaml", PACK.format(safety="unsafe", map="{frobnik: Frobnik}"))
    tool.write("new.yaml", PACK.format(safety="safe", map="{frobnik: Frobnik}"))
    tool.write("a.txt", "A frobnik.\n")
    assert "1 edit more and 0 fewer" in tool.raw("rules", "diff", "old.yaml", "new.yaml", "a.txt").text
    assert (
        "0 edits more and 0 fewer" in tool.raw("rules", "diff", "--unsafe-fixes", "old.yaml", "new.yaml", "a.txt").text
    )


def test_diff_of_a_shipped_pack(tool):
    """A version of a shipped pack takes the place of that pack."""
    shipped = (ROOT / "rules" / "punctuation.yaml").read_text(encoding="utf-8")
    tool.write("old/punctuation.yaml", shipped)
    tool.write("new/punctuation.yaml", shipped.replace("punctuation/spaced-full-stops", "punctuation/other-name"))
    name = shipped.partition("id: ")[2].partition(",")[0]
    mine = PACK.format(safety="safe", map="{frobnik: Frobnik}").replace("id: mine", f"id: {name}")
    tool.write("none/punctuation.yaml", mine)
    tool.write("a.txt", "It failed. . Nobody came.\n")
    assert "1 edit more and 0 fewer" not in tool.raw("rules", "diff", "old", "new", "a.txt").text
    run = tool.raw("rules", "diff", "old", "none", "a.txt")
    assert (run.status, run.err) == (1, "")
    assert run.text.startswith("- a.txt:1:11: punctuation/spaced-full-stops: It failed.[ . → ] Nobody came.")


def test_diff_with_what_it_cannot_do(tool):
    tool.write("old.yaml", PACK.format(safety="safe", map="{frobnik: Frobnik}"))
    tool.write("bad.yaml", "pack: 1\n")
    tool.write("a.txt", "A frobnik.\n")
    run = tool.raw("rules", "diff", "old.yaml", "none", "a.txt")
    assert run.status == 2 and "none: no such rule folder or file" in run.err
    run = tool.raw("rules", "diff", "old.yaml", "bad.yaml", "a.txt")
    assert run.status == 2 and "bad.yaml:1:" in run.err
    tool.write("latin.yaml", b"pack: caf\xe9\n")
    run = tool.raw("rules", "diff", "old.yaml", "latin.yaml", "a.txt")
    assert run.status == 2 and "latin.yaml:1: cannot be read" in run.err and "Traceback" not in run.err
    tool.write("mine/words.yaml", PACK.format(safety="safe", map="{frobnik: Frobnik}"))
    tool.write("mine/lexicons/latin.txt", b"caf\xe9\n")
    for command in (["rules", "diff", "old.yaml", "mine", "a.txt"], ["fix", "--rules", "mine", "a.txt"]):
        run = tool.raw(*command)
        assert run.status == 2 and "latin.txt:1: cannot be read" in run.err and "Traceback" not in run.err
    (tool.folder / "empty").mkdir()
    run = tool.raw("rules", "diff", "old.yaml", "empty", "a.txt")
    assert run.status == 2 and "no rule files (*.yaml) in this folder" in run.err
    run = tool.raw("rules", "diff", "old.yaml", "old.yaml", "a.txt", "none.txt")
    assert run.status == 3 and "none.txt: no such file" in run.err


def test_bench(tool):
    tool.write("mine.yaml", PACK.format(safety="safe", map="{frobnik: Frobnik}"))
    tool.write("slow.yaml", PACK.format(safety="safe", map="{zork: Zork}").replace("lexical/mine", "lexical/idle"))
    tool.write("a.txt", "A frobnik and a zork came OsloOn Tuesday. . \n" * 20)
    tool.write("b.txt", "")
    run = tool.raw("rules", "bench", "--rules", "mine.yaml", "--top", "3", "a.txt", "b.txt")
    assert (run.status, run.err) == (0, "")
    head, *rows = run.text.split("\n\n")[0].splitlines()
    assert head.split() == ["rule", "share", "ratio", "tried", "hits", "index"]
    assert 3 <= len(rows) <= 4, "three, and one's own where it is not among them"
    own = next(row for row in rows if row.startswith("lexical/mine"))
    assert int(own.split()[-2]) >= 20 and own.endswith(" yes"), "hits, and whether the index knows it"
    shares = [float(row.split()[1]) for row in rows[:3]]
    assert shares == sorted(shares, reverse=True) and shares[0] > 0
    assert "2 texts, 900 characters: rules " in run.text
    run = tool.raw("rules", "bench", "b.txt")
    assert run.status == 2 and "no text to measure on" in run.err
    run = tool.raw("rules", "bench", "a.txt", "none.txt")
    assert run.status == 3 and "none.txt" in run.err
    tool.write("b.jsonl", json.dumps({"text": "A frobnik."}) + "\nbroken\n")
    run = tool.raw("rules", "bench", "a.txt", "b.jsonl")
    assert run.status == 3 and "b.jsonl:2: " in run.err


def test_rules_test_on_folders_and_what_is_none(tool):
    tool.write("packs/mine.yaml", PACK.format(safety="safe", map="{frobnik: Frobnik}"))
    tool.write("packs/more.yaml", PACK.format(safety="safe", map="{frobnik: Frobnik}").replace("mine", "more"))
    run = tool.raw("rules", "test", "packs")
    assert run.text.endswith("2 rules tested, 0 failures\n"), run.text
    run = tool.raw("rules", "test", "packs/more.yaml")
    assert run.text.endswith("1 rule tested, 0 failures\n"), run.text
    (tool.folder / "empty").mkdir()
    run = tool.raw("rules", "test", "empty")
    assert run.status == 2 and "no rule files (*.yaml) in this folder" in run.err


def test_rules_test_says_what_is_doubtful(tool):
    tool.write(
        "mine.yaml", PACK.format(safety="safe", map="{frobnik: Frobnik}").replace("      - {ok: 'A nik.'}\n", "")
    )
    run = tool.raw("rules", "test", "mine.yaml")
    assert "warning: mine.yaml:3: lexical/mine: a rule that can be safe needs two `ok` examples" in run.err


def test_rules_test_that_is_quiet_prints_what_failed_and_nothing_else(tool):
    tool.write("good.yaml", PACK.format(safety="safe", map="{frobnik: Frobnik}"))
    tool.write("bad.yaml", PACK.format(safety="safe", map="{frobnak: Frobnik}").replace("mine", "bad"))
    assert tool.raw("rules", "test", "-q", "good.yaml").text == ""
    run = tool.raw("rules", "test", "-q", "bad.yaml")
    assert run.status == 1 and run.text
    assert all(line.startswith("bad.yaml:") for line in run.text.splitlines()), run.text
