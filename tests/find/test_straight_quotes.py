"""Straight quotation marks: the core that the index asks, and the places in a paragraph."""

import re2
from hypothesis import given
from hypothesis import strategies as st

from cleanup import Cleaner
from cleanup.document.document import Document
from cleanup.find.builtin import straight_quotes

CLEANER = Cleaner()
ODD = st.text("ab M\n\"'.,!()—“”\u00a0\u2003é7", max_size=24)
TEXTS = st.lists(st.one_of(st.sampled_from(["said ", "the", '"', " "]), ODD), max_size=9).map("".join)


@given(st.sampled_from(sorted(straight_quotes.CORES)), TEXTS)
def test_a_core_matches_whatever_its_kind_finds(kind, text):
    hits = list(straight_quotes.find(Document(text, CLEANER.rules.lexicons), {"kind": kind}))
    core = re2.compile(CLEANER.rules.entries[CLEANER.rules.positions[f"quotes/{kind}-straight-mark"]].core)
    assert not hits or core.search(text)


def test_a_mark_at_the_end_of_a_line_is_met():
    text = 'He said, "we go home now. "\nThe next line of it stands here.\n'
    assert CLEANER.fix(text).text == text.replace('. "', '."')
