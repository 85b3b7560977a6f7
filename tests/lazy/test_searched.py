"""Words that are looked for in the text of a lexicon are those that the set of it has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup.lazy.searched import FEW, Searched, WordList

WORDS = st.text(alphabet="ab|\t#é ", max_size=4)


@given(st.lists(WORDS, max_size=12), st.booleans(), WORDS)
def test_the_text_has_the_words_of_the_set(lines: list[str], in_order: bool, word: str) -> None:
    data = "\n".join(sorted(lines) if in_order else lines).encode()
    found = WordList(data)
    words = found.words()
    assert found.has(word) == (word in words)
    assert all(map(found.has, words))


@given(st.lists(st.text(alphabet='ab"é', min_size=1, max_size=4)), st.booleans(), WORDS)
def test_words_in_order_are_found_in_their_places(lines: list[str], comment: bool, word: str) -> None:
    data = "\n".join([*(["# b", "#a"] if comment else []), *sorted(lines)]).encode()
    if WordList(data).in_order():
        found = WordList(data, is_sorted=True)
        assert found.has(word) == (word in lines)
        assert all(map(found.has, lines))


@pytest.mark.parametrize("lines", ["b\na", "a\n#b", "a\n\nb", "a|b", "a\tb", '"a\nb', '# b\n"a', ""])
def test_what_is_not_in_order_is_told(lines: str) -> None:
    assert not WordList(lines.encode()).in_order()
    assert WordList(b"# c\n# b\na\nb\xc3\xa9\n").in_order()


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
