"""What was decided is what happens."""

import itertools
import re
from pathlib import Path

import pytest

from cleanup.decisions.model import Decision, decision_from, key_of

RULES = Path(__file__).with_name("rules.yaml")

TEXT = (
    "The minister said gentlemen. Biden warned Moscow on Monday that the talks had failed. . Nobody was surprised.\r\n"
    "\r\n[ad_1]\r\n\r\n"
    "Anthony Brinken said RussiaOn Monday it was over , he said “ and left.\r\n"
)


def says(answer: str, text: str, found, **more: str) -> Decision:
    return decision_from({"decision": answer, **key_of(text, found), **more})


@pytest.fixture(scope="module")
def plain(make):
    return make()


def all_found(result):
    return [*result.edits, *(f for f in result.findings if not f.shadowed_by)]


def test_a_rejected_edit_is_never_proposed_again_also_after_other_edits(make, plain):
    first = plain.fix(TEXT)
    assert len(first.edits) == 6
    for found in all_found(first):
        decision = says("no", TEXT, found)
        cleaner = make(decisions=[decision])
        result = cleaner.fix(TEXT)
        assert TEXT[found.start : found.end] == found.before
        assert all((e.before, e.after) != (found.before, found.after) for e in result.edits)
        again = cleaner.fix(result.text)
        assert again.edits == ()
        assert cleaner.decided(result.text) == {decision} == cleaner.decided(TEXT)


def test_any_set_of_rejections_holds_at_once(make, plain):
    found = plain.fix(TEXT).edits
    for rejected in itertools.combinations(found, 3):
        cleaner = make(decisions=[says("no", TEXT, edit) for edit in rejected])
        result = cleaner.fix(TEXT)
        made = {(e.start, e.before, e.after) for e in result.edits}
        assert made.isdisjoint((e.start, e.before, e.after) for e in rejected)
        assert len(made) >= len(found) - len(rejected) - 1  # at most the casing falls, with the space that it needs
        assert cleaner.fix(result.text).edits == ()


def test_a_place_is_one_place(make, plain):
    text = "The first , long sentence stands here.\n\nA second , other sentence follows.\n\nThis , the third of them."
    first, second, third = plain.fix(text).edits
    assert make(decisions=[says("no", text, second)]).fix(text).edits == (first, third)


def test_a_correction_and_a_rule_hold_everywhere(make, plain):
    for about in (
        {"before": " ", "after": ""},
        {"rule": "spacing/space-before-comma"},
        {"rule": "spacing/space-before"},
        {"rule": "spacing"},
    ):
        cleaner = make(decisions=[decision_from({"decision": "no", **about})])
        assert "over , he" in cleaner.fix(TEXT).text
        assert "Mr. Biden" in cleaner.fix(TEXT).text


def test_a_place_counts_before_a_correction_and_that_before_a_rule(make, plain):
    (edit,) = [e for e in plain.fix(TEXT).edits if e.before == "gentlemen."]
    no_rule = decision_from({"decision": "no", "rule": "honorific"})
    yes_change = decision_from({"decision": "yes", "before": "gentlemen.", "after": "Mr."})
    assert "gentlemen." in make(decisions=[no_rule]).fix(TEXT).text
    assert "Mr." in make(decisions=[no_rule, yes_change]).fix(TEXT).text
    assert "gentlemen." in make(decisions=[no_rule, yes_change, says("no", TEXT, edit)]).fix(TEXT).text
    assert (
        "Mr."
        in make(decisions=[decision_from({"decision": "no", **about(edit)}), says("yes", TEXT, edit)]).fix(TEXT).text
    )


def about(edit):
    return {"before": edit.before, "after": edit.after}


def test_an_approved_unsafe_edit_is_safe_at_its_place(make, plain):
    text = TEXT + "\r\nOthers said “ nothing at all to us.\r\n"
    findings = [f for f in plain.fix(text).findings if f.rule == "quotes/misdirected" and f.after is not None]
    assert len(findings) == 2
    result = make(decisions=[says("yes", text, findings[1])]).fix(text)
    assert "he said “ and left" in result.text
    assert "said “nothing at all" in result.text
    (edit,) = [e for e in result.edits if e.rule == "quotes/misdirected"]
    assert str(edit.safety) == "safe"
    assert edit.steps[0].decided == "yes"


def test_a_reworded_edit_gets_the_wording_and_nothing_touches_it(make, plain):
    (edit,) = [e for e in plain.fix(TEXT).edits if e.before == "gentlemen."]
    result = make(decisions=[says("reword", TEXT, edit, wording="President , sir.")]).fix(TEXT)
    assert "said President , sir. Biden warned" in result.text
    (reworded,) = [e for e in result.edits if e.start == edit.start]
    assert (reworded.after, reworded.steps[0].decided) == ("President , sir.", "reword")


def test_a_finding_without_a_fix_can_be_reworded(make, plain):
    (finding,) = [f for f in plain.fix(TEXT).findings if f.after is None]
    result = make(decisions=[says("reword", TEXT, finding, wording="‘")]).fix(TEXT)
    assert "he said ‘ and left" in result.text


@pytest.fixture(scope="module")
def chain():
    """A text of which one edit has several steps, and a cleaner that makes it."""
    text = "It was a kolourr of qqq, they said.\r\nA kolourr elsewhere stays.\r\n"
    options = {"rules": [RULES], "select": ["lexical/chain"]}
    return text, options


def test_an_edit_of_several_steps(make, chain):
    text, options = chain
    result = make(**options, unsafe_fixes=True).fix(text)
    edit = result.edits[0]
    assert [step.rule for step in edit.steps] == ["lexical/chain-first", "lexical/chain-second"]
    rejected = make(**options, unsafe_fixes=True, decisions=[says("no", text, edit)])
    assert rejected.fix(text).text == text.replace("A kolourr", "A kolour")
    approved = make(**options, decisions=[says("yes", text, edit)]).fix(text)
    assert [e.after for e in approved.edits] == [edit.after]
    reworded = make(**options, decisions=[says("reword", text, edit, wording="paint of q")]).fix(text)
    assert reworded.text == text.replace(edit.before, "paint of q", 1)


def test_rejections_survive_new_words_in_other_paragraphs(make, plain):
    (edit,) = [e for e in plain.fix(TEXT).edits if e.before == "gentlemen."]
    cleaner = make(decisions=[says("no", TEXT, edit)])
    assert "said gentlemen. Biden" in cleaner.fix("A new , paragraph.\n\n" + re.sub("\r\n", "\n", TEXT)).text


def test_a_decision_does_not_reach_other_places(make):
    plain = make(select=["lexical/chain-word"], rules=[RULES])
    text = "A pne here.\n\nTwo pne, and more.\n\nthe éa pne\n"
    others = (
        "A pne – there, and breakoff",
        "the café in its pne of old",
        "pne",
        "A pne.",
        "So pne here",
        "A pne dva here.",
    )
    cleaner = make(select=["lexical/chain-word"], rules=[RULES])
    for edit in plain.fix(text).edits:
        cleaner.decide_by([says("no", text, edit)])
        assert len(cleaner.fix(text).edits) == 2
        for other in others:
            assert cleaner.fix(other).edits == plain.fix(other).edits, (edit, other)


def test_the_place_most_like_it_takes_a_decision(make):
    options = {"select": ["lexical/chain-word"], "rules": [RULES]}
    before = "It was pne, they said gentlemen. Smith told us.\n"
    (edit,) = make(**options).fix(before).edits
    after = "It was pne, they said Mr. Smith told us.\n\nIt was pne, they said so, when Smith told us about that.\n"
    result = make(**options, decisions=[says("no", before, edit)]).fix(after)
    assert result.text == after.replace("pne, they said so", "one, they said so")
    result = make(**options, decisions=[says("no", before, edit)]).fix(before + "\n" + before)
    assert result.edits == ()


def test_a_decision_stays_where_its_words_stand_when_another_edit_takes_in_more(make):
    """The quotation marks are mended together with the word, so the third place is another text than the first."""
    plain = make(rules=[RULES], select=["lexical/chain-word", "quotes/chain-straight"])
    words = "river morning letter window"
    text = f'{words} pne {words} pne {words} "pne" {words} end.'
    for edit in plain.fix(text).edits[:2]:
        obeying = make(
            rules=[RULES], select=["lexical/chain-word", "quotes/chain-straight"], decisions=[says("no", text, edit)]
        )
        fixed = obeying.fix(text).text
        assert fixed == text[: edit.start].replace("pne", "one") + "pne" + text[edit.end :].replace(
            "pne", "one"
        ).replace('"one"', "“one”")
        assert obeying.fix(fixed).edits == ()


def test_a_decision_about_words_over_a_line_end_holds_in_text_with_any_line_ends(make):
    options = {"select": ["lexical/chain-word"], "rules": [RULES]}
    for text in ("He saw pne\r\ndva of them.\r\n", "He saw pne\ndva of them.\n"):
        (edit,) = make(**options).fix(text).edits
        for other in (text, text.replace("\r\n", "\n")):
            assert make(**options, decisions=[says("no", text, edit)]).fix(other).text == other
