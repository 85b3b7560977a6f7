from cleanup.engine.finding import Edit, Finding, Step
from cleanup.report.findings import quoted
from cleanup.report.summary import Summary, frequent_pairs, rules_table
from cleanup.report.visible import visible
from cleanup.rulebook.model import Safety


def edit(rule, before, after):
    return Edit(0, len(before), before, after, (Step(rule, Safety.SAFE, before, after, ""),))


def test_tables():
    summary = Summary()
    summary.add_edits([("a.txt:1:1", edit("spacing/x", "a", "b"))] * 3)
    summary.add_edits([("b.txt:1:1", edit("encoding/y", "", "c"))])
    summary.add_findings([Finding("spacing/z", Safety.REPORT, 0, 1, "a", None, "")])
    summary.add_findings([Finding("spacing/z", Safety.UNSAFE, 0, 1, "a", "b", "", shadowed_by="spacing/x")])
    assert rules_table(summary) == [
        "category  rule        fixed  report",
        "encoding  encoding/y      1       0",
        "spacing   spacing/x       3       0",
        "          spacing/z       0       1",
    ]
    assert frequent_pairs(summary) == [
        "times  correction  rule        for example",
        "    3  'a' → 'b'   spacing/x   a.txt:1:1",
        "    1  '' → 'c'    encoding/y  b.txt:1:1",
    ]
    assert rules_table(Summary()) == []


def test_texts_are_shown_on_one_line():
    assert quoted("a\nb\xa0“c”") == "'a\\nb\\xa0“c”'"
    assert quoted("x" * 100) == f"'{'x' * 20} … {'x' * 20}'"
    assert visible("a\x1b[0m\tb\n") == "a␛[0m\tb\n"
