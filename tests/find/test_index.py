"""The pattern index names every position whose core occurs, and all positions where it can not tell."""

import random
import subprocess
import sys

import pytest
import re2
from hypothesis import given
from hypothesis import strategies as st

from cleanup.find.index import PatternIndex

CORES = [r"donâ€™t", None, r"[a-z][A-Z]", r"(?:\z|\x{a}\z)", r"(?m:^)Share(?m:$)", "(unclosed", r"\bMr\b"]


def test_candidates_are_the_positions_whose_core_occurs() -> None:
    index = PatternIndex(CORES)
    assert index.always == {1, 5}
    assert index.candidates("nothing") == {1, 3, 5}
    assert index.candidates("RussiaBorders, a\nShare\nMr. X") == {1, 2, 3, 4, 5, 6}
    assert index.candidates("I donâ€™t") == {0, 1, 3, 5}
    assert index.candidates("") == {1, 3, 5}
    assert index.candidates("\0\n😀 wordWord\0") == {1, 2, 3, 5}


@given(st.text("aAâ€™\n .Mr", max_size=20))
def test_candidates_are_those_of_each_core_alone(text: str) -> None:
    cores = ["aA", "[^a]A", r"\A\x{a}", r"M[^\x{0}-q]", "â€", r"\bMr\b"]
    expected = {position for position, core in enumerate(cores) if re2.search(core, text)}
    assert PatternIndex(cores).candidates(text) == expected


@pytest.mark.parametrize("cores", [[], [None], [None, None], ["("]])
def test_nothing_to_index(cores: list[str | None]) -> None:
    index = PatternIndex(cores)
    assert index.always == index.candidates("text") == set(range(len(cores)))


def test_lone_surrogates_make_all_candidates() -> None:
    assert PatternIndex(CORES).candidates("a \ud800 b") == set(range(len(CORES)))


def test_all_are_candidates_without_re2(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "re2", None)
    index = PatternIndex(CORES)
    assert index.always == index.candidates("nothing") == set(range(len(CORES)))


@pytest.mark.parametrize("answer", [None, [], [1]])
def test_all_are_candidates_when_re2_runs_out_of_memory(monkeypatch: pytest.MonkeyPatch, answer: list[int]) -> None:
    """The binding says "no match" then, so that only the missing sentinel tells."""
    index = PatternIndex(CORES)
    monkeypatch.setattr(re2.Set, "Match", lambda self, text: answer)
    assert index.candidates("nothing") == set(range(len(CORES)))


def test_states_that_do_not_fit_cost_no_match() -> None:
    cores = [f"{a}[a-h]*{b}[a-h]{{4}}X" for a in "abcd" for b in "abcd"]
    text = "".join(random.Random(1).choices("abcdefgh", k=20_000)) + "X"
    index = PatternIndex(cores, max_memory=20_000)
    assert index.always == set()
    assert index.candidates(text) >= {position for position, core in enumerate(cores) if re2.search(core, text)}


def test_cores_too_large_together_leave_the_shorter_ones() -> None:
    large = "(?:" + "|".join(f"{number:08}" for number in range(4_000)) + ")"
    index = PatternIndex([large, "short", None], max_memory=20_000)
    assert index.always == {0, 2}
    assert index.candidates("none") == {0, 2}
    assert index.candidates("a short one") == {0, 1, 2}


def test_building_does_not_import_the_parser() -> None:
    code = "import sys, cleanup.find.index as i; i.PatternIndex(['a']); sys.exit('cleanup.find.core' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_importing_does_not_import_re2() -> None:
    code = "import sys, cleanup.find.index; sys.exit('re2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
