"""The pieces of a core: a text that the core matches holds one of them."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
import re2
from hypothesis import given
from hypothesis import strategies as st

from cleanup import Cleaner
from cleanup.document.document import Document
from cleanup.find.index import FEW_TEXTS, Cores
from cleanup.find.pieces import pieces_of

CORES = {
    r"[a-z]{2,}[A-Z]": (),
    r"(?:Share|Tweet)(?: this)?": ("Share", "Tweet"),
    r"[ab]{2}q?": ("aa", "ab", "ba", "bb"),
    r"(?:ab)+c": ("abc",),
    r"a\x{20ac}{2}|b.*zz": ("zz", "a€€"),
    r"x(?:yz|)": ("x",),
    r"(?:xy)?": (),
    r"(?:never|[0-9])": (*"0123456789", "never"),
    r"\bMr\b": ("Mr",),
}


@pytest.mark.parametrize("core", CORES)
def test_pieces_are_what_every_match_has(core: str) -> None:
    assert pieces_of(core) == CORES[core]


@given(st.sampled_from(sorted(CORES)), st.text("abcqxyz€ MrSharenevTwti09", max_size=12))
def test_a_match_has_a_piece(core: str, text: str) -> None:
    if (pieces := pieces_of(core)) and re2.search(core, text):
        assert any(piece in text for piece in pieces)


def test_every_match_of_a_shipped_rule_has_a_piece() -> None:
    rules = Cleaner().rules
    cores = {at: entry.core for at, entry in enumerate(rules.entries) if entry.core}
    pieces = {at: entry.pieces for at, entry in enumerate(rules.entries)}
    examples = [text for rule in rules.rules for example in rule.examples for text in (example.bad, example.ok) if text]
    everything, found = Cores(cores), 0
    assert sum(map(bool, pieces.values())) > len(cores) / 2, "most cores have pieces"
    for text in examples:
        for at in everything.candidates(text, Document(text, rules.lexicons).encoded):
            found += 1
            assert not pieces[at] or any(piece in text for piece in pieces[at]), (rules.ids[at], text)
    assert found > len(examples)


def test_the_first_texts_have_the_candidates_that_all_have() -> None:
    """One `Cores` meets its texts with some cores indexed, then with all."""
    cores: dict[int, str | None] = dict(enumerate([*CORES, None]))
    pieces = {at: pieces_of(core) for at, core in enumerate(CORES)}
    texts = ["abc", "RussiaBorders", "Share", "Mr. X", "a€€", "", "b zz", "xy", "0", "never", "Mr", "abbaq"]
    sifted, everything = Cores(cores, pieces), Cores(cores)
    assert len(texts) > FEW_TEXTS
    for text in texts:
        expected = everything.candidates(text, text.encode())
        assert sifted.candidates(text, text.encode()) == expected, text
        assert len(CORES) in expected


def test_threads_may_share_the_first_texts() -> None:
    cores = {number: f"w{number}x" for number in range(2_000)}
    pieces = {number: (core,) for number, core in cores.items()}
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(20):
            shared = Cores(cores, pieces)

            def found(number: int, shared: Cores = shared) -> frozenset[int]:
                return shared.candidates(cores[number], cores[number])

            with ThreadPoolExecutor(FEW_TEXTS) as threads:
                assert list(threads.map(found, range(FEW_TEXTS))) == [{number} for number in range(FEW_TEXTS)]
    finally:
        sys.setswitchinterval(interval)
