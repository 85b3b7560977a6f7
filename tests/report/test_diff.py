"""The diff says exactly what the edits do: read back, it makes the new text out of the old."""

from hypothesis import example, given
from hypothesis import strategies as st

from cleanup.engine.finding import Edit, Step
from cleanup.report.diff import AROUND, hunks, unified
from cleanup.rulebook.model import Safety


def edits_of(text, wanted):
    """Disjoint edits in order from (gap, length, replacement) triples; each changes something."""
    edits, at = [], 0
    for number, (gap, length, after) in enumerate(wanted):
        start = at + gap
        before = text[start : start + length]
        if start + length > len(text):
            break
        if before != after:
            edits.append(
                Edit(start, start + length, before, after, (Step(f"x/r{number}", Safety.SAFE, before, after, ""),))
            )
            at = start + length + 1
    return edits


def fixed(text, edits):
    for edit in reversed(edits):
        text = text[: edit.start] + edit.after + text[edit.end :]
    return text


TEXT = st.text(st.sampled_from("ab\n\n\r"), max_size=40)
WANTED = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 8), st.text(st.sampled_from("x\nb"), max_size=4)))


@given(TEXT, WANTED, st.integers(0, 3))
@example("a\nb\n", [(2, 2, "")], 1)
@example("a\nb\n", [(4, 0, "x")], 1)
@example("", [(0, 0, "x")], 1)
@example("a\nb", [(1, 2, "")], 0)
def test_reading_it_back(text, wanted, context):
    edits = edits_of(text, wanted)
    old, new, at = [], [], 0
    lines = text.splitlines(keepends=True) if "\r" not in text else _lines(text)
    for hunk in hunks(text, edits, context):
        first = hunk.old_start - 1
        between = lines[at:first]
        old += between
        new += between
        assert (hunk.old_start, hunk.new_start) == (len(old) + 1, len(new) + 1)
        old += [line.text for line in hunk.lines if line.kind != "+"]
        new += [line.text for line in hunk.lines if line.kind != "-"]
        at = first + hunk.old_count
        assert sum(line.kind != "-" for line in hunk.lines) == hunk.new_count
    old += lines[at:]
    new += lines[at:]
    assert "".join(old) == text
    assert "".join(new) == fixed(text, edits)


def _lines(text):
    return [line + "\n" for line in text.split("\n")[:-1]] + ([text.split("\n")[-1]] if text.split("\n")[-1] else [])


@given(TEXT, WANTED)
def test_every_rule_that_changes_a_line_is_named(text, wanted):
    edits = edits_of(text, wanted)
    named = {rule for hunk in hunks(text, edits) for rule in hunk.rules}
    assert named == {edit.rule for edit in edits}


def test_plain():
    text = "One.\nA kolour, and a kolour.\nTwo.\nThree.\n"
    edits = edits_of(text, [(7, 6, "colour"), (7, 6, "colour")])
    assert "".join(unified("a.txt", text, edits)) == (
        "--- a.txt\n+++ a.txt\n@@ -1,3 +1,3 @@ x/r0, x/r1\n"
        " One.\n-A kolour, and a kolour.\n+A colour, and a colour.\n Two.\n"
    )


def test_marks_show_the_changed_characters():
    text = "One.\nA kolour, and a kolour.\n"
    (hunk,) = hunks(text, edits_of(text, [(7, 6, "colour"), (7, 6, "")]))
    marks = {line.kind: [line.text[start:end] for start, end in line.marks] for line in hunk.lines}
    assert marks == {" ": [], "-": ["kolour", "kolour"], "+": ["colour"]}


def test_very_long_lines_are_excerpts():
    text = "x" * 100_000 + "kolour" + "y" * 100_000
    diff = "".join(unified("a.txt", text, edits_of(text, [(100_000, 6, "colour")])))
    assert f"-…{'x' * AROUND}kolour{'y' * AROUND}…\n" in diff
    assert len(diff) < 1000
