"""Markup is a zone: HTML tags in any text, and in Markdown all that is not prose."""

import time

import pytest

from cleanup import Cleaner
from cleanup.document.document import Document
from cleanup.rulebook.lexicons import Lexicons

CLEANER = Cleaner(select=["punctuation", "spacing", "encoding", "boilerplate"])
NOISE = "failed. . Nobody"
MENDED = "failed. Nobody"


def zones(text: str, markdown: bool = True) -> list[tuple[str, str]]:
    document = Document(text, Lexicons(()), markdown=markdown)
    return [(zone.name, text[zone.start : zone.end]) for zone in document.zones]


@pytest.mark.parametrize(
    "text",
    [
        f"---\ntitle: The talks {NOISE} was there\n---\n",
        f"+++\ntitle = 'The talks {NOISE} was there'\n+++\n",
        f"\ufeff---\ntitle: The talks {NOISE} was there\n---\n",
        f"```text\nThe talks {NOISE} was there.\n```\n",
        f"~~~\nThe talks {NOISE} was there.\n```\nThe talks {NOISE} was there.\n~~~\n",
        f"````\n```\nThe talks {NOISE} was there.\n```\nThe talks {NOISE} was there.\n````\n",
        f"- item\n\n  ```\n  The talks {NOISE} was there.\n  ```\n",
        f"The end.\n\n```\nThe talks {NOISE} was there.\n",  # runs to the end
        f"See `The talks {NOISE} was` there.\n",
        f"See ``The ` talks {NOISE} was`` there.\n",
        f"See `The talks\n{NOISE} was` there.\n",
        f'See [the page](page.md "The talks {NOISE} was there") there.\n',
        "See [the page](a(b. .c).md) there.\n",
        f"[ref]: page.md 'The talks {NOISE} was there'\n",
        f'<img alt="The talks {NOISE} was there">\n',
        f"<!-- The talks {NOISE} was there. -->\n",
        f"<!--\nThe talks {NOISE} was\n\nthere. -->\n",
        f"<pre>\nThe talks {NOISE} was there.\n</pre>\n",
        "AT&amp;T and &lt;div&gt; and&nbsp;more\n",
        "<div class=\"share\">\n\n</div>\n<table>\n<tr>\n",
        "{{< share >}}\n{% include nav.html %}\n",
    ],
)  # fmt: skip
def test_in_markdown_it_is_left_alone(text):
    document = f"# A page\n\n{text}" if not text.startswith(("---", "+++", "\ufeff")) else text
    assert CLEANER.fix(document, markdown=True).text == document


@pytest.mark.parametrize(
    "text",
    [
        f"The talks {NOISE} was there.\n",
        f"# The talks {NOISE} was there\n",
        f"See [The talks {NOISE} was there](page.md).\n",  # the words of a link are prose
        f"- The talks {NOISE} was there, `code` and all.\n",
        f"<b>The talks {NOISE}</b> was there.\n",
        f"One ` tick. The talks {NOISE} was there.\n\nAnother ` tick.\n",  # no code: they stand in two paragraphs
    ],
)
def test_prose_in_markdown_is_mended(text):
    assert CLEANER.fix(text, markdown=True).text == text.replace(NOISE, MENDED)


def test_a_fence_inside_front_matter_opens_nothing():
    text = f"---\nx: |\n  ```\n---\n\nThe talks {NOISE} was there.\n"
    assert CLEANER.fix(text, markdown=True).text == text.replace(NOISE, MENDED)


def test_tags_in_a_text():
    text = 'A <b>bold</b> word, <a href="x. .y">a link</a>, a < b and c > d, <unclear> speech, <!-- note . . -->.'
    assert [shown for name, shown in zones(text, markdown=False) if name == "html"] == [
        "<b>", "</b>", '<a href="x. .y">', "</a>", "<!-- note . . -->",
    ]  # fmt: skip
    plain = f'<img alt="The talks {NOISE} was there"> The talks {NOISE} was there.'
    assert CLEANER.fix(plain).text == f'<img alt="The talks {NOISE} was there"> The talks {MENDED} was there.'


def test_zones_are_disjoint_and_in_order():
    text = "`a <b> c` <a href='https://x.org/`'> `d` </a> [x](https://y.org) https://z.org/<b> ``` e\n```\nf\n```\n"
    document = Document(text, Lexicons(()), markdown=True)
    ends = [0]
    for zone in document.zones:
        assert zone.start >= ends[-1] and zone.end > zone.start
        ends.append(zone.end)


@pytest.mark.parametrize("piece", ["<!-- ", "`", "``` ", "[a](b(", "<a ", "{{", "$$ ", "<pre>", "&", "]("])
def test_unclosed_markup_takes_no_time(piece):
    text = (piece * 30_000 + "\n") * 2
    begin = time.perf_counter()
    zones(text)
    assert time.perf_counter() - begin < 20
