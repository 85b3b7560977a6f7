"""`rules new`: what is proposed for a pair, and that what is proposed passes its proof."""

import pytest

from cleanup.authoring.change import changes, removed_lines, tokens
from cleanup.authoring.propose import NoProposal, proposals, slug
from cleanup.authoring.rule_file import Draft, pack_text, scalar
from cleanup.authoring.trial import alone, failures, hits, in_context, near_misses, own_rules
from cleanup.find.open import open_rules
from cleanup.io.folders import cache_folder
from cleanup.rulebook.model import Example

PAIRS = [
    # a fixed word or phrase
    ("He met the minister president.", "He met the prime minister.", {"map": {"minister president": "prime minister"}}),
    ("The teh cat.", "The the cat.", {"map": {"teh": "the"}}),
    ("OsloOn Tuesday he came.", "Oslo On Tuesday he came.", {"map": {"OsloOn": "Oslo On"}}),
    ("He went the house.", "He went to the house.", {"map": {"went the": "went to the"}}),
    # the capital of a sentence's beginning is not part of the words
    ("Minister president Dale left.", "Prime minister Dale left.", {"map": {"minister president": "prime minister"}}),
    # a common word wants its neighbours
    ("A form from the bank.", "A firm from the bank.", {"map": {"a form from": "a firm from"}}),
    # marks, spaces and digits: the kinds of words around them
    ("The port. . Nobody came.", "The port. Nobody came.", {"pattern": r"(?<=\p{Ll})(?P<fix>\. )(?=\. \p{Lu})"}),
    ("About 3. 5 percent left.", "About 3.5 percent left.", {"pattern": r"(?<=\d\.)(?P<fix> )(?=\d)"}),
    ("It was 11%over the limit.", "It was 11% over the limit.", {"pattern": r"(?<=\d)(?P<fix>%)(?=\p{Ll})"}),
    ("The end.The next.", "The end. The next.", {"pattern": r"(?<=\p{Ll})(?P<fix>\.)(?=\p{Lu})"}),
    # a capital
    (
        "He flew to Oslo On Tuesday.",
        "He flew to Oslo on Tuesday.",
        {"pattern": r"(?<=\p{Ll} )(?P<fix>\bOn\b)(?= \p{Lu})"},
    ),
    # what goes
    ("Read this [ad_1] now.", "Read this now.", {"pattern": r"\[ad_\d+\]"}),
    ("Read this qqsharebar now.", "Read this now.", {"phrases": ["qqsharebar"]}),
    ("One.\nSign up for our letter\nTwo.\n", "One.\nTwo.\n", {"line": ["Sign up for our letter"]}),
    ("Sign up for our letter", "", {"line": ["Sign up for our letter"]}),
]


@pytest.fixture(scope="module")
def rules():
    return open_rules((), cache_folder())


def written(way, pairs, lang="en"):
    examples = [Example(bad=bad, good=good) for bad, good in pairs]
    draft = Draft(f"{way.category}/{way.name}", way.title, "A test.", "unsafe", way.find, way.fix, examples, "A test.")
    return pack_text("new", lang, [draft])


@pytest.mark.parametrize(("bad", "good", "find"), PAIRS, ids=[bad[:20] for bad, _, _ in PAIRS])
def test_a_proposal_loads_and_passes_its_proof(rules, bad, good, find):
    way = proposals([(bad, good)], rules.lexicons)[0]
    assert {key: value for key, value in way.find.items() if key != "where"} == find
    own = own_rules(written(way, [(bad, good)]), "new.yaml", rules)
    assert failures(rules, own) == []


def test_several_pairs_make_one_pattern(rules):
    pairs = [("gentlemen. Biden left.", "Mr. Biden left."), ("Then sir. Xi left.", "Then Mr. Xi left.")]
    way = proposals(pairs, rules.lexicons)[0]
    assert way.find == {"pattern": r"(?P<fix>\b(?:gentlemen|sir)\b)(?=\. \p{Lu})"}
    assert failures(rules, own_rules(written(way, pairs), "new.yaml", rules)) == []


def test_the_place_of_a_line_is_seen_where_there_is_running_text(rules):
    body = "The committee met on Tuesday in the old town hall and spoke for hours about the harbour.\n"
    (way,) = proposals([(f"{body}Sign up, friend\n", body)], rules.lexicons)
    assert way.find == {"line": ["Sign up, friend"], "where": "tail"}


def test_what_is_not_one_defect(rules):
    with pytest.raises(NoProposal, match="the same"):
        proposals([("a", "a")], rules.lexicons)
    with pytest.raises(NoProposal, match="become different ones"):
        proposals([("A qqa b.", "A qqb b."), ("A qqa c.", "A qqc c.")], rules.lexicons)
    with pytest.raises(NoProposal, match="make a rule for each"):
        proposals([("12 , 13", "12, 13"), ("12 ; 13", "12: 13")], rules.lexicons)


def test_changes():
    assert tokens("It’s 3. 5%") == ["It’s", " ", "3", ".", " ", "5", "%"]
    (change,) = changes("a b c", "a x c")
    assert (change.before, change.after) == (("b",), ("x",))
    assert len(changes("a b c d e f g h", "x b c d e f g y")) == 2
    assert removed_lines("a\n\nb\nc\n", "a\n\nc\n") == ["b"]
    assert removed_lines("a\nb\n", "a\nx\n") == []


def test_slug():
    assert slug("Ørsted’s Łódź: naïve, and so on and on") == "orsteds-lodz-naive-and-so"
    assert slug("…") == ""


@pytest.mark.parametrize(
    "text", ["don't", "a: b", "- x", "no", "1.0", "a\nb\t", "ä “q”", "{x}", "# c", " a ", "\u2028", ""]
)
def test_scalars_come_back(text):
    import yaml

    assert yaml.load(scalar(text), Loader=yaml.BaseLoader) == text


def test_hits_and_near_misses(rules):
    pairs = [("He met the minister president.", "He met the prime minister.")]
    way = proposals(pairs, rules.lexicons)[0]
    own = alone(rules, own_rules(written(way, pairs), "new.yaml", rules))
    text = "The minister president spoke. Then the ministers and the presidents met. Nobody came."
    (hit,) = hits(own, text)
    assert in_context(text, hit) == "The [minister president → prime minister] spoke. Then the ministers and the presi…"
    assert [sentence for _, sentence in near_misses(own, way.near, text)] == [
        "Then the ministers and the presidents met."
    ]
