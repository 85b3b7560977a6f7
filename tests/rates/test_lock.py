import pytest

from cleanup.find.open import open_rules
from cleanup.io.folders import cache_folder
from cleanup.rates.digest import digest
from cleanup.rates.lock import SAFE_LIMIT, Row, as_text, parse, rates_in, rates_of, shipped_lock, shipped_rates
from cleanup.rulebook.model import Safety

ROW = Row("0123", 1000, 1, 2, 3, 4, 5, 6, 7)


@pytest.fixture(scope="module")
def rules():
    return open_rules((), cache_folder())


def test_a_lock_is_read_as_it_was_written() -> None:
    rows = {"b/two": ROW, "a/one": ROW._replace(hash="4567")}
    text = as_text(rows)
    assert parse(text) == rows
    assert [line.split('"')[1] for line in text.split("\n")[1:5]] == ["a", "b", "a/one", "b/two"]


def test_a_few_rules_are_read_with_the_sums_of_all() -> None:
    rows = {"b/two": ROW, "b/three": ROW._replace(words=5), "a/one": ROW}
    rates = rates_in(as_text(rows), ["b/two", "b/none"])
    assert rates.rows == {"b/two": ROW}
    both = Row("", 1005, *(2 * number for number in ROW[2:]))
    assert rates.sums == rates_of(rows).sums == {"a": ROW._replace(hash=""), "b": both}
    assert rates_in(as_text({}), ["b/two"]) == ({}, {})


def test_the_shipped_lock_is_written_as_it_is_now() -> None:
    assert as_text(shipped_rates()) == shipped_lock()


@pytest.mark.parametrize("text", ["[]", '{"a": 1}', '{"a": {"hash": "x"}}', "x"])
def test_what_is_no_lock_is_refused(text) -> None:
    with pytest.raises(ValueError):
        parse(text)


def test_no_row_is_stale(rules) -> None:
    rates = shipped_rates()
    stale = [
        rule.id for rule in rules.rules if rule.id not in rates or rates[rule.id].hash != digest(rule, rules.lexicons)
    ]
    gone = sorted(rates.keys() - {rule.id for rule in rules.rules})
    assert not (stale or gone), "`make rates` measures them anew"


def test_no_rule_above_its_limit_is_safe(rules) -> None:
    rates = shipped_rates()
    above = [
        f"{rule.id}: {rates[rule.id].clean} in {rates[rule.id].words:,} words"
        for rule in rules.rules
        if rule.best_safety is Safety.SAFE and rule.id in rates and rates[rule.id].is_above_limit()
    ]
    assert not above, f"more than {SAFE_LIMIT} wrong safe edits per million clean words"


def test_the_limit_wants_more_than_one_misfire() -> None:
    few, many = ROW._replace(clean=1, words=10), ROW._replace(clean=3, words=1_000_000)
    assert not few.is_above_limit()
    assert many.is_above_limit()
    assert not many._replace(words=2_000_000).is_above_limit()
