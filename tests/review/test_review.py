"""A review from beginning to end, in a real browser: decide, leave, come back, apply, undo."""

import json

from cleanup.decisions.file import read_decisions

from .conftest import tree

TEXTS = {
    "texts/one.txt": b"A kolour here.\r\n\r\nTwo kolours, and a zzyzx.\r\nXyzzy Footer\r\n",
    "texts/two.txt": "\ufeffThe fence by the old mill has its kolour – there, and breakoff\n".encode("utf-16-le"),
    "texts/rows.jsonl": b'{"id": 1, "text": "the caf\\u00e9 in its kolour of old"}\n{"id": 2, "text": "fine"}\n'
    b'{"id": 3, "text": "some qqq"}\n',
    "texts/clean.txt": b"All is well.\n",
}


def put(tool):
    for name, content in TEXTS.items():
        tool.write(name, content)
    return tree(tool.folder / "texts")


def saved(browser):
    """Wait until the page says that all is saved."""
    browser.wait(lambda: browser.text("#progress").endswith("· saved"))


def apply(browser, only_approved=False):
    browser.click("#finish")
    if only_approved:
        browser.click("input[value=leave]")
    browser.click("#apply")
    browser.wait(lambda: browser.all("#applied"))
    return browser.text("#applied")


def test_decide_and_apply(browser, tool, review):
    before = put(tool)
    run = review("texts")
    browser.open(run.address)
    assert browser.text("#overview h2") == "8 changes in 4 of 6 documents"
    browser.press("ja")  # one: kolour
    browser.press("r")  # kolours
    browser.press("a")  # zzyzx, which is unsafe
    saved(browser)
    assert len(read_decisions(tool.folder / "decisions.jsonl")) == 3  # before anything is applied
    browser.press("j")
    browser.press("w")
    browser.write("#wording", "hue")
    browser.button("Use this wording").click()
    saved(browser)
    assert tree(tool.folder / "texts") == before
    assert apply(browser) == "6 edits written to 3 files."
    assert run.end() == 0
    assert "undo: cleanup revert --last" in run.printed
    after = tree(tool.folder / "texts")
    assert after["one.txt"] == b"A colour here.\r\n\r\nTwo kolours, and a sleep.\r\n"
    assert after["rows.jsonl"].splitlines()[0] == b'{"id": 1, "text": "the caf\\u00e9 in its hue of old"}'
    assert "some “q”" in json.loads(after["rows.jsonl"].splitlines()[2])["text"]
    assert after["two.txt"] == "\ufeffThe fence by the old mill has its colour – there, and breakoff\n".encode(
        "utf-16-le"
    )
    assert not browser.complaints()
    assert tool.raw("revert", "--last").status == 0
    assert tree(tool.folder / "texts") == before


def test_only_what_was_approved_is_written(browser, tool, review):
    before = put(tool)
    run = review("texts/one.txt", "texts/two.txt")
    browser.open(run.address)
    browser.press("jjra")  # the first is left open
    assert apply(browser, only_approved=True) == "1 edit written to 1 file."
    assert run.end() == 0
    after = tree(tool.folder / "texts")
    assert after["one.txt"] == before["one.txt"].replace(b"zzyzx", b"sleep")
    assert {name: after[name] for name in after if name != "one.txt"} == {
        name: before[name] for name in before if name != "one.txt"
    }
    tool.raw("revert", "--last")
    assert tree(tool.folder / "texts") == before


def test_a_review_that_was_broken_off_goes_on(browser, tool, review):
    tool.write("texts/wall.txt", "The old harbour wall has a kolour of its own these days, and rust.\n")
    tool.write("texts/ferry.txt", "Nobody remembers which two kolours the ferry had that sank in March.\n")
    before = tree(tool.folder / "texts")
    run = review("texts")
    browser.open(run.address)
    browser.press("jr")
    browser.press("a")
    saved(browser)
    browser.driver.get("about:blank")  # the browser closes
    assert run.interrupt() == 0
    assert "decisions.jsonl" in run.printed
    assert tree(tool.folder / "texts") == before
    again = review("texts")
    browser.open(again.address)
    assert browser.text("#progress") == "2 of 2 decided · saved"
    browser.press("j")
    assert browser.texts(".badge.verdict") == ["rejected"]
    browser.press("e")  # undecided again
    browser.wait(lambda: len(read_decisions(tool.folder / "decisions.jsonl")) == 1)
    assert browser.text("#progress").startswith("1 of 2")
    assert again.interrupt() == 0


def test_a_rule_rejected_in_a_review_is_obeyed_by_fix(browser, tool, review):
    put(tool)
    tool.write("decisions.jsonl", '{"decision": "no", "rule": "boilerplate"}\n')
    run = review("texts")
    browser.open(run.address)
    assert browser.text("#progress") == "1 of 8 decided · saved"
    browser.press("j")
    browser.button("Never: lexical/test-kolour").click()
    saved(browser)
    run.interrupt()
    fixed = tool("fix", "--decisions", "decisions.jsonl", "texts")
    assert "1 edit in 1 of 4 files" in fixed.text
    assert b"kolour" in (tool.folder / "texts/one.txt").read_bytes()


def test_a_file_that_changed_meanwhile_is_left(browser, tool, review):
    put(tool)
    run = review("texts/one.txt", "texts/rows.jsonl")
    browser.open(run.address)
    changed = tool.write("texts/one.txt", b"A kolour that somebody else wrote.\n").read_bytes()
    assert apply(browser) == "2 edits written to 1 file."
    assert "texts/one.txt: changed since the review began" in browser.text("dialog")
    assert run.end() == 3
    assert (tool.folder / "texts/one.txt").read_bytes() == changed


def test_a_decision_that_cannot_be_saved_is_said_and_tried_again(browser, tool, review):
    put(tool)
    run = review("texts", "--decisions", "kept/decisions.jsonl")
    browser.open(run.address)
    browser.press("jr")
    browser.wait(lambda: browser.text("#progress").endswith("· not saved"))
    assert "1 decision not saved: kept/decisions.jsonl: no such file or directory" in browser.text("#banner")
    (tool.folder / "kept").mkdir()
    browser.button("Try again").click()
    saved(browser)
    assert not browser.one("#banner").is_displayed()
    assert len(read_decisions(tool.folder / "kept/decisions.jsonl")) == 1
    run.interrupt()


def test_when_the_command_is_gone_nothing_is_lost_silently(browser, tool, review):
    put(tool)
    run = review("texts")
    browser.open(run.address)
    run.interrupt()
    browser.press("jr")
    browser.wait(lambda: browser.text("#progress").endswith("· not saved"))
    assert "cleanup review does not answer" in browser.text("#banner")
    again = review("texts", "--port", run.address.split(":")[2].split("/")[0])
    assert again.address != run.address  # another token
    assert again.interrupt() == 0


def test_hostile_text_in_a_review(browser, tool, review):
    tool.write("a.txt", "A kolour </script><script>window.hacked = 1</script> zzyzx.\n")
    run = review("a.txt")
    browser.open(run.address)
    browser.press("j")
    assert "</script><script>" in browser.text(".row")
    assert browser.run("return window.hacked") is None
    elsewhere = "return fetch('http://127.0.0.1:9/').then(() => 'sent', (error) => error.name)"
    assert browser.run(elsewhere) == "TypeError"
    assert run.interrupt() == 0


def test_wrong_usage(tool):
    tool.write("a.txt", "A kolour.\n")
    assert "not `-`" in tool("review", "--no-browser", "-").err
    tool.write("decisions.jsonl", "rubbish\n")
    run = tool("review", "--no-browser", "a.txt")
    assert run.status == 2
    assert "decisions.jsonl:1" in run.err


def test_nothing_to_review(tool):
    tool.write("a.txt", "All is well.\n")
    run = tool("review", "--no-browser", "a.txt")
    assert (run.status, run.text) == (0, "nothing to review in 1 document\n")
    run = tool("review", "--no-browser", "b.txt")
    assert run.status == 3
