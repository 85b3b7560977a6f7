"""What stands in a document never runs, and is shown as it is."""

import re

import pytest

from cleanup.io.formats import Text
from cleanup.report.html.model import Report, embedded
from cleanup.report.html.page import page

ATTACK = "window.hacked = 1"
HOSTILE = [
    f"<script>{ATTACK}</script>",
    f"</script><script>{ATTACK}</script>",
    f"<!--<script>{ATTACK}",
    f'<img src=x onerror="{ATTACK}">',
    f'"><svg onload="{ATTACK}">',
    f"<a href='javascript:{ATTACK}'>link</a>",
    f"{{{{data}}}} ${{{ATTACK}}} &lt;b&gt; &amp;",
    "end \u2028 of \u2029 line \ud800 and \x00 \x85 \u202e turned",
]


def test_hostile_text_is_shown_and_never_runs(browser, make):
    texts = {
        f"<b>{at}</b>.txt": f"{line}\n\nA kolour {line} zzyzx.\n\nXyzzy Footer\n" for at, line in enumerate(HOSTILE)
    }
    browser.open(make(texts, f"</title><script>{ATTACK}</script>"))
    assert browser.run("return document.scripts.length") == 2
    browser.press("j")
    for line in HOSTILE[:7]:
        shown = browser.run("return document.querySelector('.row .cell').textContent")
        assert shown == line
        assert line in browser.run("return document.querySelectorAll('.row')[2].textContent")
        browser.press("w")
        browser.write("#wording", line)
        browser.button("Use this wording").click()
        assert browser.run("return [...document.querySelectorAll('ins')].map((i) => i.textContent)").count(line) == 1
        browser.press("o")  # the pairs of the overview are texts too
        browser.press("j")
        browser.press("]")
    assert browser.run("return window.hacked") is None
    assert browser.run("return document.title").startswith("</title><script>")
    assert not browser.complaints()


def test_the_policy_lets_nothing_else_run(browser, make):
    browser.open(make({"a.txt": "A kolour.\n"}))
    browser.run(
        "const s = document.createElement('script'); s.id = 'put';"
        "try { s.text = arguments[0]; document.body.append(s); } catch (error) { window.refused = error.name; }",
        ATTACK,
    )
    assert browser.run("return window.refused") == "TypeError"
    markup = "try { document.body.innerHTML = '<b></b>' } catch (error) { return error.name }"
    assert browser.run(markup) == "TypeError"
    send = "return fetch('http://127.0.0.1:9/').then(() => 'sent', (error) => error.name)"
    assert browser.run(send) == "TypeError"
    assert browser.run("return window.hacked") is None
    assert any("Content Security Policy" in message for message in browser.complaints())


@pytest.mark.parametrize("text", HOSTILE)
def test_embedded_data_cannot_end_its_element(text):
    data = embedded({"text": text})
    assert not re.search(r"[<>&\u2028\u2029\ud800-\udfff]", data)


def test_the_file_loads_nothing(cleaner):
    report = Report(cleaner.rules.rules, "Report")
    report.add("a.txt", Text("A kolour.\n"), cleaner.fix("A kolour.\n"))
    written = page(report)
    assert "default-src &#x27;none&#x27;" in written
    assert "unsafe-inline" not in written and "unsafe-eval" not in written
    assert not re.search(r"\son\w+=", written.split("<script", 1)[0])
    found = set(re.findall(r"(?:https?:)?//[\w.-]+\.\w+", re.sub(r"(?m)^\s*//.*$", "", written)))
    assert found <= {"http://www.w3.org"}  # the name of SVG
