"""Words in a text."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from cleanup.document.words import first_alone, undoubled

TEXTS = st.text("aé1 -", max_size=10)


@given(TEXTS, st.text("aé1", min_size=1, max_size=3))
def test_a_word_alone_has_no_letter_beside_it(text: str, word: str) -> None:
    match = regex.search(rf"(?<!\p{{L}}){word}(?!\p{{L}})", text)
    assert first_alone(text, word) == (match.start() if match else -1)


@pytest.mark.parametrize(("text", "once"), [("", ""), ("Mississippi", "Misisipi"), ("aaab", "ab"), ("öö ö", "ö ö")])
def test_doubled_characters_become_one(text: str, once: str) -> None:
    assert undoubled(text) == once
