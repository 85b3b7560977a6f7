"""Places are known by their content."""

from hypothesis import given
from hypothesis import strategies as st

from cleanup.decisions.place import NEAR, WORDS, Place, likeness, place_of, same, stands_in

TEXT = "Above.\n\nHe said that Mr. Brinken had left on Monday for talks in Geneva with others.\nNext line\n\nBelow."


def at(text: str, piece: str) -> Place:
    start = text.index(piece)
    return place_of(text, start, start + len(piece))


def test_words_of_the_paragraph():
    assert at(TEXT, "Brinken") == ("He said that Mr. ", " had left on Monday for talks in Geneva")
    assert at(TEXT, "Above") == ("", ".")
    assert at(TEXT, "others") == ("left on Monday for talks in Geneva with ", ". Next line")


def test_white_space_at_the_ends_of_a_span_belongs_to_its_surroundings():
    assert at(TEXT, "Above.\n\n") == at(TEXT, "Above.") == ("", "")
    assert at(TEXT, " had ") == at(TEXT, "had")
    assert place_of("a  b", 1, 3) == ("a", "b")


def test_line_ends_and_a_byte_order_mark_do_not_count():
    crlf = "\ufeff" + TEXT.replace("\n", "\r\n")
    for piece in TEXT.split():
        assert at(crlf, piece) == at(TEXT, piece)


@given(st.text("ab \n.", max_size=60), st.text("ab \n.", max_size=60), st.text("ab .", min_size=1, max_size=5))
def test_text_elsewhere_does_not_count(above, below, piece):
    text = f"w w w {piece} v v v"
    start, end = 6, 6 + len(piece)
    moved = place_of(f"{above}\n\n{text}\n\n{below}", len(above) + 2 + start, len(above) + 2 + end)
    assert moved == place_of(text, start, end)
    assert len(moved.left.split()) <= WORDS >= len(moved.right.split())


def test_alike_after_other_edits():
    known = at("The minister said gentlemen. Brinken was in RussiaOn Monday, . they say", "Brinken")
    seen = at("The minister said Mr. Brinken was in Russia on Monday, they say", "Brinken")
    assert NEAR <= likeness(known, seen) < 1
    assert not same(known, seen)
    other = at("A court in Ohio heard on Friday how Brinken sold the farm to a cousin", "Brinken")
    assert likeness(known, other) < NEAR


def test_punctuation_and_spaces_do_not_count():
    assert same(at('He said " Brinken left ,Monday', "Brinken"), at("He said “Brinken left, Monday", "Brinken"))


def test_a_side_that_was_taken_away_says_nothing():
    lines = "Share this\nSource link\nLeave a Reply"
    known = at(lines, "Source link")
    assert likeness(known, Place("", " Leave a Reply")) == 1
    assert likeness(known, Place("", "")) >= NEAR
    assert likeness(Place("", ""), known) == 0
    assert likeness(Place("", ""), Place("", "")) == 1


def test_a_place_stands_in_a_text_also_after_other_edits():
    known = at("The minister said gentlemen. Brinken was in RussiaOn Monday, . they say", "Brinken")
    for text in (
        "The minister said Mr. Brinken was in Russia on Monday, they say",
        "Above.\r\n\r\nThe minister said Mr. Brinken was in Russia",
    ):
        assert stands_in(known, "Brinken", text)
    assert not stands_in(known, "Brinken", "The minister said Mr. Blinken was in Russia on Monday, they say")
    assert not stands_in(known, "Brinken", "A court in Ohio heard on Friday how Brinken sold the farm to a cousin")
    glued = place_of("He left Russiaon Monday at nine", 14, 14)
    assert stands_in(glued, "", "He left Russiaon Monday at nine")
    assert not stands_in(glued, "", "It was Russia where nobody had ever seen such a thing happen")
