"""Template lines: what the text itself speaks of is no template."""

import pytest

from cleanup import Cleaner

CLEANER = Cleaner()
BODY = "The library opens a new hall for its younger readers on Monday, the librarian said in a letter to the town.\n"
HEADING = "Related Stories\n"


def test_a_template_line_goes() -> None:
    assert CLEANER.fix(BODY + "\n" + HEADING + "\n" + BODY[:-1].replace("Monday", "Friday") + "\n").edits


@pytest.mark.parametrize(
    "sentence",
    [
        "The hour is called Related Stories, and last year more than a thousand children took part in it.\n",
        "The sign above the door says “Related Stories”, and nobody in the whole town knows the reason why.\n",
    ],
)
def test_a_line_that_the_text_speaks_of_stays(sentence: str) -> None:
    text = BODY + "\n" + HEADING + "\n" + sentence
    assert CLEANER.fix(text).text == text


def test_another_such_line_is_no_sentence() -> None:
    text = "Related Stories\n\n" + BODY + "\nRelated Stories\n"
    assert CLEANER.fix(text).text == BODY


def test_items_of_a_list_stay() -> None:
    text = BODY + "\n• Leave the hall\n• 5 min read\n• Close the door\n\n" + BODY.replace("Monday", "Friday")
    assert CLEANER.fix(text).text == text


def test_a_paragraph_many_times_over_is_left_out_in_one_round() -> None:
    """It took a round for each three copies, and then the fixes seemed to go in circles."""
    rest = "".join(
        f"The work on bridge number {number} goes on in summer, said the mayor of the town.\n" for number in range(99)
    )
    assert CLEANER.fix(BODY * 12 + rest).text == BODY + rest
    result = CLEANER.fix(BODY * 100)
    assert result.text == BODY * 100 and "would take away" in result.flagged
