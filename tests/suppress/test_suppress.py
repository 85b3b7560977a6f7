"""Comments and `[sic]`: what the author wants left alone is neither changed nor reported."""

from pathlib import Path

import pytest

from cleanup import Cleaner

RULES = Path(__file__).parents[1] / "cli" / "rules"
CLEANER = Cleaner(rules=[RULES], select=["lexical/test", "truncation/test", "boilerplate/test"])


def fix(text: str, cleaner=CLEANER):
    return cleaner.fix(text, markdown=True)


def rules(result) -> list[str]:
    return [finding.rule for finding in result.findings]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("A kolour. <!-- cleanup: ignore[lexical/test-kolour] a name -->\nA kolour.\n", 1),
        ("<!-- cleanup: ignore[lexical] --> A kolour.\nA kolour.\n", 1),
        ("<!-- cleanup: ignore[lexical/test] -->\nA kolour\nand a kolour.\n\nA kolour.\n", 2),
        ("<!-- cleanup: ignore[lexical/test-kolour] -->\n\nA kolour.\n\nA kolour.\n", 1),
        ("<!-- cleanup: ignore -->\nA kolour.\n\nA kolour.\n", 1),
        ("<!-- cleanup: ignore[casing, lexical/test-kolour] -->\nA kolour.\n\nA kolour.\n", 1),
        ("A kolour.\n<!-- cleanup: ignore-start[lexical] -->\nA kolour.\n\nA kolour.\n<!-- cleanup: ignore-end -->\nA kolour.\n", 2),  # noqa: E501
        ("<!-- cleanup: ignore-start[lexical] -->\r\nA kolour.\r\n\r\nA kolour.\r\n<!-- cleanup: ignore-end[lexical] -->\r\nA kolour.\r\n", 2),  # noqa: E501
        ("<!--cleanup:ignore[lexical]-->\r\nA kolour.\r\n\r\nA kolour.\r\n", 1),
    ],
)  # fmt: skip
def test_where_a_comment_holds(text, left):
    result = fix(text)
    assert result.text.count("kolour.") + result.text.count("kolour\n") == left
    assert len(result.edits) == text.count("A kolour") + text.count("a kolour") - left
    assert "lexical/test-kolour" not in rules(result)


def test_other_rules_are_not_suppressed():
    result = fix("A kolour and breakoff. <!-- cleanup: ignore[truncation] -->\n")
    assert "colour" in result.text and rules(result) == []


def test_a_finding_without_a_fix_is_not_reported():
    assert rules(fix("A breakoff.\n")) == ["truncation/test-break"]
    assert rules(fix("A breakoff. <!-- cleanup: ignore[truncation] -->\n")) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<!-- cleanup: ignore[lexical] -->\nA colour.\n", "The suppression of lexical is not needed"),
        ("A kolour. <!-- cleanup: ignore[lexical, truncation] -->\n", "The suppression of truncation is not needed"),
        (
            "<!-- cleanup: ignore-start[lexical] -->\nA colour.\n<!-- cleanup: ignore-end -->\n",
            "of lexical is not needed",
        ),
    ],
)
def test_what_is_not_needed_is_reported(text, said):
    result = fix(text, Cleaner(rules=[RULES]))
    (finding,) = [finding for finding in result.findings if finding.rule.startswith("suppression/")]
    assert finding.rule == "suppression/unused" and said in finding.message
    assert text[finding.start : finding.end] == finding.before and finding.before.startswith("<!--")
    assert rules(fix(text, Cleaner(rules=[RULES], ignore=["suppression/unused"]))) == []


def test_a_comment_for_rules_that_are_not_looked_for_is_not_called_unused():
    text = "<!-- cleanup: ignore[lexical/test-kolour] -->\nA colour.\n"
    assert rules(fix(text, Cleaner(rules=[RULES], select=["quotes"]))) == []
    assert rules(fix(text, Cleaner(rules=[RULES], select=["lexical"]))) == ["suppression/unused"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<!-- cleanup: ingore[lexical] -->\nA kolour.\n", "'ingore' is not one of"),
        ("<!-- cleanup: ignore[lexikal] -->\nA kolour.\n", "no rule or category 'lexikal' (did you mean 'lexical'?)"),
        ("<!-- cleanup: ignore[] -->\nA kolour.\n", "no rule is named"),
        ("A kolour.\n<!-- cleanup: ignore-end -->\n", "no ignore-start"),
    ],
)
def test_what_cannot_be_read_is_reported_and_suppresses_nothing(text, said):
    result = fix(text)
    assert "A colour." in result.text
    (finding,) = result.findings
    assert finding.rule == "suppression/unreadable" and said in finding.message


def test_a_range_without_an_end_holds_to_the_end_and_is_reported():
    result = fix("<!-- cleanup: ignore-start[lexical] -->\nA kolour.\n\nA kolour.\n")
    assert not result.edits and rules(result) == ["suppression/unreadable"]


def test_comments_count_in_markdown_only():
    text = "A kolour. <!-- cleanup: ignore[lexical] -->\n"
    assert CLEANER.fix(text).text.startswith("A colour.")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("A kolour [sic] and a kolour.", "A kolour [sic] and a colour."),
        ("A kolour (sic!), a kolour.", "A kolour (sic!), a colour."),
        ("A “kolour” [sic] and a kolour.", "A “kolour” [sic] and a colour."),
        ("A kolour, said he [sic].", "A colour, said he [sic]."),
        ("Kolour Kolour [sic] and kolour", "Kolour Kolour [sic] and colour"),
        ("A kolour music.", "A colour music."),
    ],
)
def test_sic(text, after):
    result = CLEANER.fix(text)
    assert result.text == after
    assert all(finding.rule != "lexical/test-kolour" for finding in result.findings)


def test_a_name_with_sic_is_left_whole():
    text = "U.S. Secretary of State Anthony Brinken [sic] met his colleagues in Oslo on Tuesday."
    assert Cleaner().fix(text).text == text
    assert Cleaner().fix(text.replace(" [sic]", "")).text != text.replace(" [sic]", "")
