"""The language of a text: what is surely English is told by its small words, all else by CLD2."""

import pytest

from cleanup.language import PIECE, language_of

ENGLISH = (
    "The council of the town met on Tuesday to speak about the bridge, and the mayor said that the work would go on. "
)
GERMAN = (
    "Der Rat der Stadt kam am Dienstag zusammen, um über die Brücke zu sprechen; die Arbeiten gehen bald weiter, "
    "sagte die Bürgermeisterin vor der Presse. "
)
CHINESE = "市议会星期二开会讨论大桥的问题，市长说工程将继续进行，居民们希望明年春天能够通车。"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (GERMAN, "de"),
        (CHINESE, "zh"),
        (CHINESE * 3 + "《Bridges of the World and the People》", "zh"),
        (GERMAN * 3 + ENGLISH, "de"),
        (ENGLISH * 3 + GERMAN, "en"),
        (ENGLISH + GERMAN * (3 * PIECE // len(GERMAN)) + ENGLISH, "de"),
        ("Elections on Sunday: voters in four cantons choose new parliaments; results are expected by evening.", "en"),
        ("To the top", None),
        (" to and of the " * 2, None),
        ("", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_lines_are_read_as_one() -> None:
    assert language_of(ENGLISH.replace(" ", "\n")) == "en"
