"""The injector judges exactly; its damage depends on the seed alone."""

import random
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "bench"))

from damage.judge import Change, judge
from damage.place import KINDS, Place, damage
from inject import own_texts, pieces
from news import story

TEXT = "The army left Russia on Monday. Nobody knew."
DAMAGED = "The army left RussiaOn Monday. Nobody knew."
PLACE = Place("links/glue-capital", 20, 22, "On", " on")


def outcome(*changes: Change) -> tuple[list[str], int]:
    verdicts, outside = judge(DAMAGED, [PLACE], list(changes))
    return [verdict.outcome for verdict in verdicts], len(outside)


def test_the_clean_text_again_is_restored() -> None:
    assert outcome(Change(20, 22, " on", ("a",))) == (["restored"], 0)
    assert outcome(Change(14, 22, "Russia on", ("a",))) == (["restored"], 0)
    assert outcome(Change(20, 20, " ", ("a",)), Change(20, 21, "o", ("b",))) == (["restored"], 0)


def test_the_damage_as_it_was_is_left() -> None:
    assert outcome() == (["left"], 0)
    assert outcome(Change(20, 22, "On", ("a",))) == (["left"], 0)


def test_anything_else_is_wrong() -> None:
    assert outcome(Change(20, 20, " ", ("a",))) == (["wrong"], 0)  # neither "RussiaOn" nor "Russia on"
    assert outcome(Change(14, 22, "", ("a",))) == (["wrong"], 0)
    assert outcome(Change(4, 22, "army left Russia on", ("a",))) == (["restored"], 0)
    assert outcome(Change(4, 22, "navy left Russia on", ("a",))) == (["wrong"], 0)


def test_a_change_elsewhere_is_outside() -> None:
    assert outcome(Change(31, 37, "Somebody", ("a",))) == (["left"], 1)


def test_neighbouring_lines_are_told_apart() -> None:
    text = "A paragraph.\n\nShare\n\nTweet\n"
    places = [Place("p", 12, 19, "\n\nShare", ""), Place("p", 19, 26, "\n\nTweet", "")]
    verdicts, _ = judge(text, places, [Change(14, 21, "", ("a",))])
    assert [verdict.outcome for verdict in verdicts] == ["restored", "left"]
    verdicts, _ = judge(text, places, [Change(12, 26, "", ("a",))])
    assert [verdict.outcome for verdict in verdicts] == ["restored", "restored"]


def test_a_seed_decides_the_damage() -> None:
    text = story(random.Random(7))
    kinds = [KINDS[name] for name in sorted(KINDS)]
    once = damage(text, kinds, 20, random.Random("x"))
    assert once == damage(text, kinds, 20, random.Random("x"))
    assert once != damage(text, kinds, 20, random.Random("y"))


def test_the_places_say_where_the_damage_is() -> None:
    chance = random.Random(3)
    kinds = [KINDS[name] for name in sorted(KINDS)]
    for _ in range(20):
        text = story(chance)
        damaged, places = damage(text, kinds, 20, chance)
        assert places
        clean, at = [], 0
        for place in places:
            assert damaged[place.start : place.end] == place.damaged
            clean += [damaged[at : place.start], place.clean]
            at = place.end
        assert "".join([*clean, damaged[at:]]) == text


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_kind_has_a_place_in_the_texts_of_the_repository(name) -> None:
    chance = random.Random(1)
    assert any(next(iter(KINDS[name].make(text, chance)), None) for text in TEXTS)


TEXTS = list(pieces(own_texts()))
