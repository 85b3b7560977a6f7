"""`cleanup explain RULE --at PLACE`: every way to name a place, and the place of the guard that stopped the rule."""

import json

PACK = """\
pack: {id: mine, version: 1.0.0, lang: ["*"]}
rules:
  - id: lexical/mine
    title: mine
    why: A test.
    safety: safe
    find: {phrases: [frobnik]}
    unless:
      - {before: 'my '}
      - {before: 'old '}
    fix: {replace: Frobnik}
    examples:
      - {bad: 'A frobnik.', good: 'A Frobnik.'}
      - {ok: 'My old frobnik.'}
      - {ok: 'It is my frobnik.'}
"""


def test_the_guard_has_its_file_and_line(tool):
    tool.write("mine.yaml", PACK)
    tool.write("a.txt", "A frobnik.\nAn old frobnik.\n")
    run = tool.raw("explain", "lexical/mine", "--rules", "mine.yaml", "--at", "a.txt:2")
    assert (run.status, run.err) == (0, "")
    assert run.text == (
        "a.txt:2:8: lexical/mine: it matches, but is no finding\n"
        "  text: 'frobnik'\n"
        "  guard: `unless` 2 holds: before: 'old '\n"
        "    mine.yaml:10\n"
    )
    run = tool.raw("explain", "lexical/mine", "--rules", "mine.yaml", "--at", "a.txt:1:3")
    assert "a.txt:1:3: lexical/mine: it does fire here: 'frobnik' → 'Frobnik' (safe)\n" in run.text


def test_records(tool):
    tool.write("mine.yaml", PACK)
    texts = ["A frobnik.", "One.\nAn old frobnik."]
    tool.write("a.jsonl", "".join(json.dumps({"text": text}) + "\n" for text in texts) + "broken\n")
    ask = ("explain", "lexical/mine", "--rules", "mine.yaml", "--at")
    for place in ("a.jsonl:2", "a.jsonl:2:2", "a.jsonl:2:2:8", "a.jsonl:2 (text 2:8)"):
        run = tool.raw(*ask, place)
        assert "a.jsonl:2 (text 2:8): lexical/mine: it matches, but is no finding\n" in run.text, place
    assert "does fire here" in tool.raw(*ask, "a.jsonl:1").text
    for place, words in {
        "a.jsonl:3": "a.jsonl:3: not JSON",
        "a.jsonl:4": "no record with a text in line 4",
        "a.jsonl:2:9": "the text has 2 lines",
    }.items():
        run = tool.raw(*ask, place)
        assert (run.status, run.text) == (2, "") and words in run.err, run.err


def test_places_that_are_none(tool):
    tool.write("a.txt", "One.\n")
    tool.write("b.txt", b"caf\xe9\n")
    tool.write("a:3", "One . .\n")
    rule = "punctuation/spaced-full-stops"
    for place, words in {
        "a.txt": "FILE:LINE is wanted",
        "a.txt:0": "the text has 1 line",
        "a.txt:1:99": "line 1 has 4 characters",
        "a.txt:1:1:1": "is one text",
        "none.txt:1": "no such file",
        "b.txt:1": "--encoding",
        ".:1": "is a directory",
    }.items():
        run = tool.raw("explain", rule, "--at", place)
        assert run.status == 2 and words in run.err and "Traceback" not in run.err, (place, run.err)
    assert tool.raw("explain", rule, "--at", "a:3:1").status == 0


def test_settings_count(tool):
    tool.write("mine.yaml", PACK)
    tool.write("a.txt", "A frobnik.\n")
    ask = ("explain", "lexical/mine", "--rules", "mine.yaml", "--at", "a.txt:1")
    assert "ignored by the settings" in tool.raw(*ask, "--ignore", "lexical/mine").text
    assert "ignored by the settings" in tool.raw(*ask, "--select", "encoding").text


def test_decisions_and_comments_count(tool):
    tool.write("mine.yaml", PACK)
    tool.write("cleanup.toml", 'rules = ["mine.yaml"]\ndecisions = "d.jsonl"\n')
    decisions = tool.write("d.jsonl", "")
    tool.write(
        "sub/a.md",
        "A frobnik.\n\n<!-- cleanup: ignore[lexical] a quotation -->\nOne frobnik.\n\nThis frobnik [sic] went.\n\n"
        "That frobnik fell.\n",
    )
    file = tool.folder / "sub" / "a.md"
    ask = ("explain", "lexical/mine", "--at")
    add = ("decisions", "add", "no", "--decisions", "d.jsonl", "--rule", "lexical/mine", "--before", "frobnik")
    assert "left alone: a comment in line 3 says so: <!-- cleanup: ignore[lexical]" in tool.raw(*ask, f"{file}:4").text
    assert "left alone: the author wrote [sic] behind it" in tool.raw(*ask, f"{file}:6").text
    assert "does fire here" in tool.raw(*ask, f"{file}:8").text, "the settings above the file count"
    assert tool.raw(*add, "--after", "Frobnik", "--note", "his word").status == 0
    run = tool.raw(*ask, f"{file}:8")
    assert run.text.splitlines() == [
        f"{file}:8:6: lexical/mine: a person decided about it",
        "  text: 'frobnik'",
        f"  decision about this correction: no: it is neither made nor reported (his word), in {decisions}",
        "  without that: it does fire here: 'frobnik' → 'Frobnik' (safe)",
    ]
