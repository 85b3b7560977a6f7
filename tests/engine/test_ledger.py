"""The ledger against naive string edits, the mapping of spans, and the choice between fixes."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cleanup.engine.conflicts import Candidate, overlap, resolve
from cleanup.engine.finding import Edit, Result, Span, Step
from cleanup.engine.ledger import Ledger, Replacement, shift_spans
from cleanup.rulebook.model import Find, Rule, Safety

TEXTS = st.text("abc. \n", max_size=14)
AFTERS = st.text("abXY ", max_size=3)
RULES = [Rule(f"lexical/{name}", "", "", Safety.SAFE, Find()) for name in "abc"]


@st.composite
def replacements(draw: st.DrawFn, text: str) -> list[Replacement]:
    """Replacements in text order that do not overlap; some touch, some insert, some delete."""
    chosen: list[Replacement] = []
    at = 0
    for number in range(draw(st.integers(0, 4))):
        start = draw(st.integers(at, len(text)))
        end = draw(st.integers(start, min(len(text), start + 4)))
        if any(overlap((start, end), (other.start, other.end)) for other in chosen):
            continue
        step = Step(f"lexical/r{number}", Safety.SAFE, text[start:end], draw(AFTERS), "")
        chosen.append(Replacement(start, end, step))
        at = end
    return chosen


def replaced(text: str, chosen: list[Replacement]) -> str:
    """The naive way: from the end to the front."""
    for one in reversed(chosen):
        text = text[: one.start] + one.step.after + text[one.end :]
    return text


def applied(original: str, edits: tuple[Edit, ...]) -> str:
    for edit in reversed(edits):
        original = original[: edit.start] + edit.after + original[edit.end :]
    return original


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    ledger = Ledger(draw(TEXTS))
    for _ in range(draw(st.integers(0, 4))):
        ledger = ledger.apply(draw(replacements(ledger.text)))
    return ledger


@given(st.data())
def test_apply_is_naive_replacement_round_after_round(data: st.DataObject) -> None:
    ledger = Ledger(data.draw(TEXTS))
    for _ in range(data.draw(st.integers(1, 4))):
        chosen = data.draw(replacements(ledger.text))
        expected = replaced(ledger.text, chosen)
        ledger = ledger.apply(chosen)
        assert ledger.text == expected


@given(ledgers())
def test_records_are_disjoint_in_the_original_and_give_the_text(ledger: Ledger) -> None:
    edits = ledger.edits()
    for edit in edits:
        assert edit.before == ledger.original[edit.start : edit.end]
        assert edit.before != edit.after
        assert edit.steps
    for one, other in itertools.pairwise(edits):
        assert one.end <= other.start
    assert applied(ledger.original, edits) == ledger.text
    for change in ledger.changes:
        assert ledger.to_original(*change.current) == change.original or change.current.start == change.current.end


@given(ledgers(), st.data())
def test_what_no_edit_touches_maps_to_itself(ledger: Ledger, data: st.DataObject) -> None:
    result = Result(ledger.text, ledger.edits(), ())
    start = data.draw(st.integers(0, len(ledger.original)))
    end = data.draw(st.integers(start, len(ledger.original)))
    moved = result.map_span(start, end)
    assert 0 <= moved.start <= moved.end <= len(ledger.text)
    if start < end and all(edit.end <= start or end <= edit.start for edit in result.edits):
        assert ledger.text[moved.start : moved.end] == ledger.original[start:end]
        assert result.map_back(*moved) == (start, end)
        assert ledger.to_original(*moved) == (start, end)


@given(ledgers(), st.data())
def test_map_back_stays_inside_the_original_and_keeps_order(ledger: Ledger, data: st.DataObject) -> None:
    result = Result(ledger.text, ledger.edits(), ())
    start = data.draw(st.integers(0, len(ledger.text)))
    end = data.draw(st.integers(start, len(ledger.text)))
    assume(start < end)  # an empty span beside a deletion may lie on either side of it
    back = result.map_back(start, end)
    assert 0 <= back.start <= back.end <= len(ledger.original)
    wider = result.map_back(max(0, start - 1), min(len(ledger.text), end + 1))
    assert wider.start <= back.start and back.end <= wider.end


@given(ledgers())
def test_a_whole_text_maps_to_a_whole_text(ledger: Ledger) -> None:
    result = Result(ledger.text, ledger.edits(), ())
    if ledger.original and not any(edit.start == edit.end in (0, len(ledger.original)) for edit in result.edits):
        assert result.map_span(0, len(ledger.original)) == (0, len(ledger.text))
    if ledger.text and not any(edit.after == "" and edit.start == 0 for edit in result.edits):
        assert result.map_back(0, len(ledger.text)).start == 0


@given(ledgers())
def test_an_edit_maps_to_its_replacement(ledger: Ledger) -> None:
    result = Result(ledger.text, ledger.edits(), ())
    for edit in result.edits:
        if edit.before:
            moved = result.map_span(edit.start, edit.end)
            assert ledger.text[moved.start : moved.end] == edit.after


@given(st.data())
def test_shifted_spans_keep_their_text(data: st.DataObject) -> None:
    text = data.draw(TEXTS)
    chosen = data.draw(replacements(text))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    (moved,) = shift_spans([Span(start, end)], chosen)
    new = replaced(text, chosen)
    assert 0 <= moved.start <= moved.end <= len(new)
    # an insertion or a deletion at a bound may fall to either side
    if start < end and all(one.end < start or end < one.start for one in chosen):
        assert new[moved.start : moved.end] == text[start:end]


@st.composite
def candidates(draw: st.DrawFn) -> list[Candidate]:
    found = []
    for _ in range(draw(st.integers(0, 8))):
        start = draw(st.integers(0, 700))
        end = start + draw(st.sampled_from([0, 0, 1, 2, 5, 300]))
        safety = draw(st.sampled_from([Safety.SAFE, Safety.UNSAFE]))
        found.append(Candidate(draw(st.sampled_from(RULES)), start, end, "x", safety, ""))
    return found


def rank(candidate: Candidate) -> tuple[int, int, int, str]:
    return (-candidate.safety, candidate.start - candidate.end, candidate.start, candidate.rule.id)


@given(candidates())
def test_winners_are_disjoint_and_every_loser_has_a_better_rival(found: list[Candidate]) -> None:
    winners, losers = resolve(found)
    assert sorted(map(rank, [*winners, *(loser for loser, _ in losers)])) == sorted(map(rank, found))
    assert [(c.start, c.end) for c in winners] == sorted((c.start, c.end) for c in winners)
    for number, one in enumerate(winners):
        assert not any(overlap((one.start, one.end), (other.start, other.end)) for other in winners[number + 1 :])
    for loser, winner in losers:
        assert winner in winners
        assert overlap((loser.start, loser.end), (winner.start, winner.end))
        assert rank(winner) <= rank(loser)


@given(candidates(), st.randoms(use_true_random=False))
def test_the_choice_does_not_depend_on_the_order_of_finding(found: list[Candidate], chance: object) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert list(map(rank, resolve(shuffled)[0])) == list(map(rank, resolve(found)[0]))


def test_steps_that_build_on_each_other_are_one_record() -> None:
    ledger = Ledger("in RussiaOn Monday")
    ledger = ledger.apply([Replacement(9, 9, Step("spacing/a", Safety.SAFE, "", " ", ""))])
    ledger = ledger.apply([Replacement(10, 12, Step("casing/b", Safety.SAFE, "On", "on", ""))])
    assert ledger.text == "in Russia on Monday"
    assert [step.rule for edit in ledger.edits() for step in edit.steps] == ["spacing/a", "casing/b"]


def test_what_is_undone_leaves_no_record() -> None:
    ledger = Ledger("abc").apply([Replacement(1, 2, Step("lexical/a", Safety.SAFE, "b", "x", ""))])
    ledger = ledger.apply([Replacement(1, 2, Step("lexical/b", Safety.SAFE, "x", "b", ""))])
    assert (ledger.text, ledger.edits()) == ("abc", ())


@pytest.mark.parametrize("second", [0, 1])
def test_two_insertions_at_one_place_are_one_record(second: int) -> None:
    ledger = Ledger("a").apply([Replacement(0, 0, Step("lexical/a", Safety.SAFE, "", "X", ""))])
    ledger = ledger.apply([Replacement(second, second, Step("lexical/b", Safety.SAFE, "", "Y", ""))])
    assert [(edit.start, edit.end, edit.after) for edit in ledger.edits()] == [(0, 0, "XY" if second else "YX")]


def test_a_later_round_does_not_join_records_that_it_does_not_touch() -> None:
    ledger = Ledger("abcd").apply(
        [
            Replacement(0, 1, Step("boilerplate/a", Safety.SAFE, "a", "", "")),
            Replacement(1, 2, Step("punctuation/b", Safety.SAFE, "b", "", "")),
        ]
    )
    assert [edit.before for edit in ledger.edits()] == ["a", "b"]
    ledger = ledger.apply([Replacement(1, 2, Step("lexical/d", Safety.SAFE, "d", "D", ""))])
    assert [edit.before for edit in ledger.edits()] == ["a", "b", "d"]
