import pytest

from cleanup import Cleaner
from cleanup.rates.forecast import CHARACTERS_PER_WORD, Posteriors, expected_wrong, forecast, too_uncertain
from cleanup.rates.lock import Row, rates_of

MILLION = 1_000_000


def row(**given: int) -> Row:
    names = ("clean", "clean_unsafe", "found", "right", "wrong", "restored", "spoiled")
    return Row(**{"hash": "x", "words": MILLION, **dict.fromkeys(names, 0), **given})


ROWS = {
    "spacing/steady": row(restored=1000),
    "spacing/shaky": row(clean=50, restored=900, spoiled=100),
    "name/new": row(words=1000),
}


def characters(words: int) -> int:
    return int(words * CHARACTERS_PER_WORD)


def test_the_mean_is_that_of_the_measured_rates() -> None:
    # 50 misfires a million words, and a tenth of the other 950 edits
    found = expected_wrong({"spacing/shaky": 1000}, characters(MILLION), ROWS)
    assert found.wrong == pytest.approx(50 + 950 * 0.1, rel=0.03)
    assert found.low < found.wrong < found.high
    assert found.edits == 1000


def test_a_steady_rule_is_expected_to_be_right() -> None:
    found = expected_wrong({"spacing/steady": 1000}, characters(MILLION), ROWS)
    assert found.wrong < 2 and found.low == 0


def test_little_evidence_makes_a_wide_interval() -> None:
    known = expected_wrong({"spacing/steady": 100}, 60_000, ROWS)
    new = expected_wrong({"name/new": 100}, 60_000, ROWS)
    assert new.high - new.low > known.high - known.low


def test_no_more_edits_are_wrong_than_were_made() -> None:
    found = expected_wrong({"spacing/shaky": 3}, characters(100 * MILLION), ROWS)
    assert found.wrong <= 3 and found.high <= 3


def test_rules_that_were_never_measured_are_named_not_counted() -> None:
    found = expected_wrong({"lexical/own": 7, "spacing/steady": 2}, 600, ROWS)
    assert (found.edits, found.unmeasured) == (2, 7)
    assert str(found) == "about 0 (0–0) of 2 edits; 7 by rules that were never measured"
    assert expected_wrong({}, 0, ROWS).high == 0


def test_the_interval_holds_the_number_nine_times_in_ten() -> None:
    # what the posteriors say, drawn at random, against what the approximation says of it
    import random

    chance = random.Random(1)
    posteriors = Posteriors(rates_of(ROWS))
    shape, scale = posteriors.misfire_rate("spacing/shaky")
    bad, good = posteriors.bad_repairs("spacing/shaky")
    found = expected_wrong({"spacing/shaky": 1000}, characters(MILLION), ROWS)
    inside = 0
    for _ in range(1000):
        rate = MILLION * chance.gammavariate(shape, 1 / scale)
        misfires = min(1000, round(chance.gauss(rate, rate**0.5)))
        share = chance.betavariate(bad, good)
        repairs = sum(chance.random() < share for _ in range(1000 - misfires))
        inside += found.low <= misfires + repairs <= found.high
    assert 860 <= inside <= 960


def test_the_least_certain_rules_go_first() -> None:
    names = [*ROWS, "lexical/own"]
    assert too_uncertain(names, 1e9, rows=ROWS) == ("lexical/own",)
    # what was measured on a thousand words only is less certain than what is often wrong
    assert too_uncertain(names, 60, rows=ROWS) == ("lexical/own", "name/new")
    assert too_uncertain(names, 20, rows=ROWS) == ("lexical/own", "name/new", "spacing/shaky")
    assert set(too_uncertain(names, 1e-9, rows=ROWS)) == set(names)


def test_unsafe_fixes_count_with_what_they_would_do() -> None:
    rows = {"spacing/a": row(clean_unsafe=40), "spacing/b": row()}
    assert too_uncertain(rows, 10, unsafe=False, rows=rows) == ()
    assert too_uncertain(rows, 10, unsafe=True, rows=rows) == ("spacing/a",)


def test_a_cleaner_leaves_them_out_and_says_which() -> None:
    text = "The talks failed. . Nobody was surprised."
    whole, none = Cleaner(), Cleaner(max_wrong=1e-9)
    assert whole.left_out == () and whole.fix(text).edits
    assert "punctuation/spaced-full-stops" in none.left_out
    assert not none.fix(text).edits
    assert forecast([whole.fix(text)]).edits == 1
