"""The gazetteer of people: its index has what its lines say, and names are as far apart as rapidfuzz finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from cleanup import Cleaner
from cleanup.document.people import (
    LEXICON,
    People,
    given_of,
    loose_keys,
    may_be_slip,
    optimal_string_alignment,
    people_of,
    public_office,
)
from cleanup.rulebook.lexicons import Lexicons

LEXICONS = Cleaner().rules.lexicons
ROWS = LEXICONS.table(LEXICON)
NAMES = st.text("abn", max_size=7)


@given(NAMES, NAMES)
def test_the_distance_is_that_of_rapidfuzz(one: str, other: str) -> None:
    assert optimal_string_alignment(one, other) == OSA.distance(one, other)


@pytest.fixture(scope="module", params=["kept", "made"])
def people(request) -> People:
    return people_of(LEXICONS if request.param == "kept" else Lexicons(LEXICONS.folders))


def test_people_are_found_by_all_their_surnames(people: People) -> None:
    for row in ROWS:
        for surname in row[0].split("|"):
            persons = people.persons[surname]
            assert any(person.given == tuple(row[1].split("|")) for person in persons)
            assert all(surname in person.surnames for person in persons)
            assert people.is_last_word[surname.rpartition(" ")[2]]
    assert not people.persons["Nobody"] and not people.is_last_word["Nobody"] and not people.spellings["Biden"]
    assert people.spellings["Zelensky"] == people.persons["Zelensky"][0].surnames


def test_first_names_lead_to_surnames(people: People) -> None:
    named = [person for row in ROWS for person in people.persons[row[0].split("|")[0]] if "joe" in given_of(person)]
    assert people.namesakes("joe") == len(set(named)) > 2
    assert people.surnames_of["joe"] == {surname for person in named for surname in person.surnames}
    assert people.namesakes("nobody") == 0 and not people.surnames_of["nobody"]


@pytest.mark.parametrize("word", ["Brinken", "Zerensky", "Makron", "Tuesday", "Xx", "Netanyaho"])
def test_surnames_like_a_word_share_a_key(people: People, word: str) -> None:
    keys = set(loose_keys(word))
    expected = {
        surname
        for row in ROWS
        for surname in row[0].split("|")
        if keys & set(loose_keys(last := surname.rpartition(" ")[2])) and may_be_slip(word, last)
    }
    assert set(people.surnames_like(word)) == (set() if word == "Xx" else expected)


def test_offices_are_those_of_the_roles(people: People) -> None:
    roles = {role for row in ROWS for role in row[2].split("; ")}
    assert people.office_words == {role.split(" ")[-1] for role in roles}
    assert people.office_ends == {role[-3:] for role in roles if public_office(role)}


def test_without_the_lexicon_nobody_is_known(tmp_path) -> None:
    (tmp_path / "people.tsv").write_text("# nobody\n")
    nobody = People(Lexicons([tmp_path]))
    assert not nobody.persons["Biden"] and not nobody.office_words and list(nobody.surnames_like("Brinken")) == []
