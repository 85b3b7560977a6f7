"""What axe-core says of the page: nothing serious, in any view, light and dark, wide and narrow."""

import pytest

TEXTS = {
    "a/one.txt": "A kolour here.\n\nTwo kolours, and a zzyzx.\nXyzzy Footer\nThe end.\n" + "A plain line.\n\n" * 40,
    "a/two.txt": "A kolour there, and breakoff\n",
    "b/three.txt": "Some qqq.\n",
}


def serious(browser) -> list[str]:
    """What axe-core finds on the page as it is."""
    from axe_core_python.selenium import Axe

    found = Axe().run(browser.driver)["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {node['html']} {node['failureSummary']}"
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [(1400, 900), (390, 844)], ids=["wide", "narrow"])
def test_axe_finds_nothing_serious(browsers, make, size, dark):
    browser = browsers(*size, dark)
    browser.open(make(TEXTS))
    assert not serious(browser)
    browser.press("j")
    assert not serious(browser)
    browser.press("arjv")
    browser.press("w")
    browser.write("#wording", "torpor")
    assert not serious(browser)
    browser.button("Use this wording").click()
    assert not serious(browser)
    if size[0] < 1100:
        browser.click("#open-sidebar")
    browser.click("input[data-focus='categories lexical']")
    assert not serious(browser)
    if size[0] < 1100:
        browser.button("Done").click()
    for opener in ("#finish", "#help"):
        browser.click(opener)
        assert not serious(browser)
        browser.escape()
        browser.wait(lambda: not browser.all("dialog"))


def test_everything_is_reached_by_tab(browser, make):
    from selenium.webdriver.common.keys import Keys

    browser.open(make(TEXTS))
    browser.press("j")
    browser.run("document.activeElement.blur()")
    seen = []
    for _ in range(80):
        browser.press(Keys.TAB)
        name = browser.run("const e = document.activeElement; return e.id || e.dataset.focus || e.dataset.change || ''")
        seen.append(name)
    for wanted in ("tab-overview", "finish", "search", "safety unsafe", "0", "yes", "no", "reword"):
        assert wanted in seen
    assert browser.run("return getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_enter_chooses_a_change(browser, make):
    from selenium.webdriver.common.keys import Keys

    browser.open(make(TEXTS))
    browser.press("j")
    browser.run("document.querySelector('.cell.after .change.unsafe').focus()")
    browser.press(Keys.ENTER)
    assert browser.text(".position").startswith("3 of 7")
    assert browser.run("return document.activeElement.className").split()[:2] == ["change", "unsafe"]
    assert browser.run("return document.querySelector('.change.current').getAttribute('aria-current')") == "true"


def test_decisions_are_announced(browser, make):
    browser.open(make(TEXTS))
    browser.press("ja")
    assert (
        browser.run("return document.querySelector('[role=status]').textContent")
        == "accepted: “kolour” becomes “colour”"
    )
