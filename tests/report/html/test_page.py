"""The page in a real browser: what it shows, how it is filtered, and what is decided in it."""

import time

import pytest

TEXTS = {
    "a/one.txt": "A kolour here.\n\nTwo kolours, and a zzyzx.\nXyzzy Footer\nThe end.\n",
    "a/two.txt": "A kolour there, and breakoff\n",
    "b/three.txt": "Some qqq.\n",
}


def test_overview_counts_what_was_found(browser, make):
    browser.open(make(TEXTS))
    assert browser.text("#overview h2") == "7 changes in 3 of 3 documents"
    assert browser.texts(".legend button") == ["5 safe", "1 unsafe", "1 to look at"]
    assert browser.texts(".card[aria-label='By category'] li") == ["boilerplate 1", "lexical 5", "truncation 1"]
    assert browser.texts(".card[aria-label='By rule'] li")[0] == "lexical/test-kolour 3"
    assert browser.one(".histogram").get_attribute("aria-label").endswith("50–100: 0 documents, 100+: 3 documents")
    assert browser.texts(".card[aria-label='Most frequent changes'] tbody tr")[0].startswith("2 kolour → colour")
    assert not browser.complaints()


def test_a_bar_leads_to_its_changes(browser, make):
    browser.open(make(TEXTS))
    browser.click(".card[aria-label='By rule'] li button")
    assert browser.text(".position").startswith("1 of 3")
    assert browser.text("#inspector .rule") == "lexical/test-kolour"
    assert browser.text("#progress") == "0 of 7 decided"


def test_side_by_side_and_inline_show_the_change(browser, make):
    browser.open(make(TEXTS))
    browser.press("j")
    assert browser.texts(".row:first-child .cell") == ["A kolour here.", "A colour here."]
    browser.press("v")
    assert browser.texts(".row:first-child .cell") == ["A kolourcolour here."]
    assert browser.texts(".row:first-child del, .row:first-child ins") == ["kolour", "colour"]
    assert browser.texts(".row .line")[:2] == ["1", "3"]


def test_a_click_tells_rule_reason_and_safety(browser, make):
    browser.open(make(TEXTS))
    browser.press("j")
    browser.click(".cell.after .change.unsafe")
    shown = browser.text("#inspector")
    for piece in (
        "unsafe",
        "zzyzx → sleep",
        "the tests need a fix that is not",
        "It may be the place in California.",
    ):
        assert piece in shown
    assert "line 3, column 20" in shown


def test_filters(browser, make):
    browser.open(make(TEXTS))
    browser.press("j")
    assert browser.text(".position").startswith("1 of 7")
    browser.click("input[data-focus='safety report']")
    assert browser.text(".position").startswith("1 of 1")
    assert browser.text("#reader h2") == "a/two.txt"
    assert browser.texts("#documents li") == ["two.txt a/ 1"]
    browser.button("Show all changes").click()
    browser.click("input[data-focus='categories lexical']")
    browser.click("input[data-focus='rules lexical/test-quote']")
    assert (browser.text(".position")[:6], browser.text("#reader h2")) == ("1 of 1", "b/three.txt")
    browser.button("Show all changes").click()
    browser.write("#search", "kolours")
    browser.wait(lambda: browser.text(".position").startswith("1 of 1"))
    browser.write("#search", "nowhere")
    browser.wait(lambda: browser.text("#reader") == "No change meets the filter.")
    time.sleep(0.5)  # the page looks once more when the last key is typed, and a click must not fall into that
    browser.button("Show all changes").click()
    browser.wait(lambda: len(browser.all("#documents button")) > 1)
    browser.all("#documents button")[1].click()
    browser.button("Only this document").click()
    assert browser.text(".position").startswith("1 of 2")
    browser.press("a")
    browser.click("input[data-focus='verdict undecided']")
    assert browser.text(".position").startswith("1 of 1")


def test_keys_go_accept_reject_and_take_back(browser, make):
    browser.open(make(TEXTS))
    browser.press("jj")
    assert browser.text(".position").startswith("2 of 7")
    browser.press("k")
    assert browser.text(".position").startswith("1 of 7")
    browser.press("ar")
    assert browser.text(".position").startswith("3 of 7")
    assert browser.text("#progress") == "2 of 7 decided"
    assert browser.texts(".row:nth-child(3) .cell") == ["Two kolours, and a zzyzx.", "Two kolours, and a zzyzx."]
    browser.press("a")  # the unsafe one: from now on in the text
    assert browser.texts(".row:nth-child(3) .cell")[1] == "Two kolours, and a sleep."
    browser.press("uu")
    assert browser.text("#progress") == "1 of 7 decided"
    browser.press("]")
    assert browser.text("#reader h2") == "a/two.txt"
    browser.press("[")
    assert browser.text("#reader h2") == "a/one.txt"
    browser.press("o")
    assert browser.one("#overview").is_displayed()
    browser.press("?")
    assert "accept, and go on" in browser.text("dialog")
    browser.press("j")  # a dialog keeps the keys to itself
    assert browser.one("#overview").is_displayed()
    browser.escape()
    browser.wait(lambda: not browser.all("dialog"))
    assert not browser.complaints()


def test_no_fix_is_not_accepted(browser, make):
    browser.open(make({"a.txt": "A breakoff\n"}))
    browser.press("ja")
    assert browser.text("#progress") == "0 of 1 decided"
    assert "Accept" not in browser.text("#inspector .decide")
    browser.press("r")
    assert browser.text("#progress") == "1 of 1 decided"


def test_export_is_the_decisions_file(browser, make):
    browser.open(make(TEXTS))
    browser.press("jar")
    browser.press("w")
    browser.write("#wording", "slumber")
    browser.button("Use this wording").click()
    assert browser.texts(".row:nth-child(3) .cell")[1] == "Two kolours, and a slumber."
    browser.click("#finish")
    browser.click("#download")
    assert browser.downloaded("decisions.jsonl") == [
        {"decision": "no", "rule": "lexical/test-kolour", "before": "kolours", "after": "colours"}
        | {"left": "Two ", "right": ", and a zzyzx. Xyzzy Footer The end."},
        {"decision": "reword", "rule": "lexical/test-doubt", "before": "zzyzx", "after": "sleep"}
        | {"left": "Two kolours, and a ", "right": ". Xyzzy Footer The end.", "wording": "slumber"},
        {"decision": "yes", "rule": "lexical/test-kolour", "before": "kolour", "after": "colour"}
        | {"left": "A ", "right": " here."},
    ]


def test_the_export_is_read_by_cleanup(browser, make):
    from cleanup.decisions.file import read_decisions

    browser.open(make(TEXTS))
    browser.press("j")
    for _ in range(7):
        browser.press("r")
    browser.button("Always: this change").click()
    browser.click("#finish")
    browser.click("#download")
    rows = browser.downloaded("decisions.jsonl")
    read = read_decisions(browser.downloads / "decisions.jsonl")
    assert sorted(map(str, rows)) == sorted(str(decision.as_dict()) for decision in read)
    assert len(read) == 7


def test_all_of_a_pair_and_all_of_a_rule(browser, make):
    browser.open(make(TEXTS))
    browser.press("j")
    browser.button("Never: this change").click()
    assert browser.text("#progress") == "2 of 7 decided"
    browser.press("a")  # this one after all
    assert browser.texts(".row:first-child .cell")[1] == "A colour here."
    browser.press("k")
    browser.button("Never: lexical/test-kolour").click()
    assert browser.text("#progress") == "3 of 7 decided"
    assert browser.texts(".row:first-child .cell")[1] == "A kolour here."
    browser.click("#finish")
    browser.click("#download")
    assert browser.downloaded("decisions.jsonl") == [{"decision": "no", "rule": "lexical/test-kolour"}]
    browser.escape()
    browser.button("Never: lexical/test-kolour").click()  # pressed: taken back
    browser.button("Accept all: lexical/test-kolour").click()
    assert browser.text("#progress") == "3 of 7 decided"
    assert browser.texts(".row:first-child .cell")[1] == "A colour here."


def test_the_overview_decides_on_pairs(browser, make):
    browser.open(make(TEXTS))
    browser.button("Reject all: “kolour” becomes “colour”").click()
    assert browser.texts(".card[aria-label='Most frequent changes'] .verdict")[0] == "rejected"
    browser.button("Accept all: “kolour” becomes “colour”").click()
    assert browser.text("#progress") == "2 of 7 decided"
    browser.click("#finish")
    browser.click("#download")
    assert browser.downloaded("decisions.jsonl") == [{"decision": "yes", "before": "kolour", "after": "colour"}]


def test_places_that_read_the_same_are_decided_together(browser, make):
    browser.open(make({"a.txt": "A kolour here.\n", "b.txt": "A kolour here.\n"}))
    browser.press("jr")
    assert browser.text("#progress") == "2 of 2 decided"
    assert "2 places read exactly like this one" in browser.text("#inspector")


def test_decisions_outlive_the_page(browser, make):
    address = make(TEXTS, "kept")
    browser.open(address)
    browser.press("jr")
    browser.run("dispatchEvent(new Event('pagehide'))")
    browser.open(address)
    assert browser.text("#progress") == "1 of 7 decided"


def test_the_switch_between_light_and_dark(browsers, make):
    address = make(TEXTS)
    seen = set()
    for dark in (False, True):
        browser = browsers(dark=dark)
        browser.open(address)
        browser.run("localStorage.clear()")
        browser.open(address)
        colour = "return getComputedStyle(document.body).backgroundColor"
        before = browser.run(colour)
        browser.click("#theme")
        assert browser.run(colour) != before
        browser.open(address)
        assert browser.run(colour) != before  # it is remembered
        browser.run("localStorage.clear()")
        seen.add(before)
    assert len(seen) == 2  # each begins as the system has it


def test_a_phone_shows_everything(browsers, make):
    browser = browsers(390, 844)
    browser.open(make(TEXTS))
    assert browser.run("return document.documentElement.scrollWidth") <= 390
    browser.click("#tab-changes")
    assert browser.run("return document.documentElement.scrollWidth") <= 390
    browser.click("#open-sidebar")
    browser.click("input[data-focus='safety unsafe']")
    browser.button("Done").click()
    browser.wait(lambda: not browser.one("#sidebar").is_displayed())
    browser.button("Accept", "#inspector").click()
    assert browser.texts(".cell.both ins") == ["sleep"] or "sleep" in browser.text(".row:nth-child(3) .cell")
    current = browser.run("return document.querySelector('.change.current').getBoundingClientRect().bottom")
    assert current < browser.run("return document.querySelector('#inspector').getBoundingClientRect().top")


@pytest.mark.parametrize("texts", [{}, {"a.txt": "All is well.\n"}], ids=["none", "clean"])
def test_nothing_found(browser, make, texts):
    browser.open(make(texts))
    assert browser.text("#overview h2") == f"0 changes in 0 of {len(texts)} document{'s' * (len(texts) != 1)}"
    browser.press("j")
    browser.click("#tab-changes")
    assert browser.text("#reader") == "Nothing was found."
    assert not browser.complaints()
