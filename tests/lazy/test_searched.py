"""Words that are looked for in the text of a lexicon are those that the set of it has."""

from hypothesis import given
from hypothesis import strategies as st

from cleanup.lazy.searched import FEW, Searched, has_word, words_of

WORDS = st.text(alphabet="ab|\t#é ", max_size=4)


@given(st.lists(WORDS, max_size=12), st.booleans(), WORDS)
def test_the_text_has_the_words_of_the_set(lines: list[str], in_order: bool, word: str) -> None:
    text = "\n".join(["", *(sorted(lines) if in_order else lines), ""])
    words = words_of(text)
    assert has_word(text, word) == (word in words)
    assert all(has_word(text, one) for one in words)


def test_the_set_is_made_once_many_words_were_asked_for() -> None:
    made = []

    def make() -> frozenset[str]:
        made.append(1)
        return frozenset({"b"})

    words = Searched(lambda word: word == "b", make)
    assert [word in words for word in "ab" * (FEW // 2)] == [False, True] * (FEW // 2)
    assert not made
    assert "b" in words and "a" not in words and set(words) == {"b"} and len(words) == 1
    assert made == [1]
