"""Detectors of names and of glued words: what they must leave alone, and why."""

import pytest

from cleanup import Cleaner

CLEANER = Cleaner()


@pytest.mark.parametrize(
    "text",
    [
        "Hezbollah Secretary General Hasan Nassrallah will speak on Friday in the capital of Lebanon.",
        "Engineer Salem Al-Dossari, the director of the project, said that the station works with half of the energy.",
        "The actress Scarlett Johnson will join the show of the BBC, and Jeremy Vine will present it.",
        "Papua New Guinea Prime Minister Peter O’Neill said so at a closing news conference in the capital.",
        "The head coach of Ukraine, Sergiy Rebrov, said that all of his players are motivated to win.",
        "The festival closed with a screening of his film Tarnation, and the audience stood up.",
        "The Qassam Brigades said so. Naim Qassem of Hezbollah was silent about it for a week.",
    ],
)
def test_another_spelling_or_person_stays(text: str) -> None:
    assert CLEANER.fix(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "They talked about EastEnders in Eastlands, where Fiona Eastwell and Ross Greenaway live with Tony Woodall.",
        "The reporters of IranWire met Genghis Khan’s heirs at the mine of Rocklands near the town.",
        "Bertrand and Marchand met Kirk at Kirkland, the house of Helmand, and Orland met Orl.",
        "He sailed westabout in the firmware of the forebay, and nobody in the angelon knew of it.",
    ],
)
def test_one_word_stays_one_word(text: str) -> None:
    assert CLEANER.fix(text).text == text


@pytest.mark.parametrize(
    ("damaged", "mended"),
    [
        ("Hungarian Prime Minister Viktor Olban said no.", "Hungarian Prime Minister Viktor Orbán said no."),
        (
            "So did Josep Burrell, the bloc’s foreign policy chief.",
            "So did Josep Borrell, the bloc’s foreign policy chief.",
        ),
        ("They spoke of Israel’sexpanding war and theresult.", "They spoke of Israel’s expanding war and the result."),
        (
            "Jo Wexford, from theUniversity of Tasmania, said so.",
            "Jo Wexford, from the University of Tasmania, said so.",
        ),
        (
            "Schools in Zaltyaand two other towns are closed. In Zaltya people slept in their cars.",
            "Schools in Zaltya and two other towns are closed. In Zaltya people slept in their cars.",
        ),
        (
            "The town’s councilHas a plan for the bridge that nobody in the town has seen until now.",
            "The town’s council has a plan for the bridge that nobody in the town has seen until now.",
        ),
        ("The children’s fund UNICEFcalled on them.", "The children’s fund UNICEF called on them."),
        ("Castle led, whenSiobhán O’Neill scored again.", "Castle led, when Siobhán O’Neill scored again."),
        ("“¿Who is going to pay for it?” she asked.", "“Who is going to pay for it?” she asked."),
    ],
)
def test_damage_is_mended(damaged: str, mended: str) -> None:
    assert CLEANER.fix(damaged).text == mended
