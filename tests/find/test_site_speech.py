"""What makes a line the site's word to its visitor: whom it addresses, and what it speaks of."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup.document.document import Document
from cleanup.find import builtin
from cleanup.find.builtin.site_speech import THING_WORDS, THINGS
from cleanup.rulebook.lexicons import Lexicons

LEXICONS = Lexicons([Path(__file__).parents[2] / "rules" / "lexicons"])
BODY = "The ferry will run every hour from April, the company wrote in a letter on Monday."


def found(*lines: str, least: int, below: int = 99) -> list[str]:
    document = Document("\n".join(lines) + "\n", LEXICONS)
    options = {"least": str(least), "below": str(below)}
    hits = builtin.BuiltinDetector("site-speech", options).hits(document)
    return [document.text[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize(
    "line",
    [
        "Liked this? Our newsletter lands in your inbox at six.",
        "Become a harbour member and support our journalism.",
        "If you have a Facebook account, become a fan of our page and join the discussion.",
        "Keep your password and your account safe: our privacy notice explains how.",
    ],
)
def test_several_things_of_a_site_weigh_much(line: str) -> None:
    assert found(BODY, line, least=6) == [line]


def test_the_range_of_scores() -> None:
    line = "Let us know if there is a problem with our content"
    assert found(BODY, line, least=5, below=6) == [line]
    assert found(BODY, line, least=6) == []
    assert found(BODY, line, least=3, below=5) == []


@pytest.mark.parametrize(
    "line",
    [
        "The newsletter of the club and its website were paid for by the members.",
        "Our newsletter lands in your inbox at six, he told us, and asked for your account.",
        "- Our newsletter lands in your inbox at six",
        "“Subscribe to our newsletter and join our WhatsApp channel”",
        "Get up early, and bring your own cup.",
    ],
)
def test_what_addresses_nobody_or_is_told_listed_or_quoted_is_text(line: str) -> None:
    assert found(BODY, line, least=3) == []


def test_what_the_article_is_about_does_not_count() -> None:
    line = "Sign up for our newsletter: you get it free."
    assert found(BODY, line, least=6) == [line]
    about = "Nobody could say how the newsletter was made, or who had wanted to sign up for such a thing."
    assert found(about, line, least=3) == []


@pytest.mark.parametrize("name", sorted(THINGS))
@given(st.data())
def test_all_things_have_a_word_by_which_their_line_is_found(name: str, data: st.DataObject) -> None:
    pattern = THINGS[name].replace(r"\p{L}", "a-z").replace(r"\p{N}", "0-9")
    thing = data.draw(st.from_regex(re.compile(pattern, re.ASCII), fullmatch=True))
    assert not THING_WORDS.isdisjoint(Document(thing, LEXICONS).words), thing
