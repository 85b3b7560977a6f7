"""How a document is cut into pieces for the page."""

import json

from hypothesis import given
from hypothesis import strategies as st

from cleanup.engine.finding import Edit, Result, Step
from cleanup.io.formats import Text
from cleanup.report.html.model import Report
from cleanup.report.html.pieces import LONG, hosts, pieces, word_diff
from cleanup.rulebook.model import Safety

TEXT = st.text(alphabet="ab é😀\r\n\u2028", max_size=2_000)


@st.composite
def cut(draw):
    """A text, and disjoint spans of it in order."""
    text = draw(TEXT)
    bounds = sorted(draw(st.lists(st.integers(0, len(text)), max_size=12)))
    return text, list(zip(bounds[::2], bounds[1::2], strict=False))


@given(cut())
def test_whole_pieces_give_the_text_back(given):
    text, spans = given
    found = pieces(text, spans, whole=True)
    assert "".join(text[slice(*spans[p])] if isinstance(p, int) else p for p in found) == text
    assert [p for p in found if isinstance(p, int)] == list(range(len(spans)))


@given(cut())
def test_gaps_tell_what_they_leave_out(given):
    text, spans = given
    at = 0
    for piece in pieces(text, spans, whole=False):
        if isinstance(piece, dict):
            gone = text[at : at + piece["chars"]]
            assert piece["lines"] == len(gone.replace("\r\n", "\n").replace("\r", "\n").split("\n")) - 1
            at += piece["chars"]
        else:
            shown = text[slice(*spans[piece])] if isinstance(piece, int) else piece
            assert text.startswith(shown, at)
            at += len(shown)
    assert at == len(text)


def test_what_is_shown_around_a_change_is_bounded():
    for filler in ("word " * 4_000, "港" * 20_000):
        text = f"{filler}X{filler}"
        shown = pieces(text, [(len(filler), len(filler) + 1)], whole=False)
        assert sum(len(piece) for piece in shown if isinstance(piece, str)) < 600


def test_a_finding_in_the_way_has_a_host():
    edits = [(10, 20), (30, 30)]
    findings = [(0, 5), (3, 8), (15, 25), (20, 22), (25, 35)]
    assert hosts(edits, findings) == [None, 2, 0, None, 1]


@given(st.lists(st.sampled_from("one two, three. “four” 五 \n".split(" ")), min_size=20), st.randoms())
def test_a_word_diff_holds_both_texts(words, random):
    before = " ".join(words).ljust(LONG)
    after = " ".join(random.sample(words, len(words))).ljust(LONG)
    parts = word_diff(before, after)
    assert "".join(text for sign, text in parts if sign in "=-") == before
    assert "".join(text for sign, text in parts if sign in "=+") == after


def test_steps_are_kept_in_order(cleaner):
    first = Step("lexical/test-kolour", Safety.SAFE, "kolour qqq", "colour qqq", "first")
    second = Step("lexical/test-quote", Safety.UNSAFE, "colour qqq", "colour “q”", "second")
    edit = Edit(2, 12, "kolour qqq", "colour “q”", (first, second))
    report = Report(cleaner.rules.rules)
    report.add("a.txt", Text("A kolour qqq."), Result("A colour “q”.", (edit,), ()))
    data = json.loads(report.data())
    (change,) = data["documents"][0]["changes"]
    shown = [(data["rules"][step["rule"]]["id"], step["before"], step["after"]) for step in change["steps"]]
    assert shown == [(step.rule, step.before, step.after) for step in (first, second)]
    assert [step["message"] for step in change["steps"]] == ["first", "second"]
    assert (change["safety"], data["documents"][0]["pieces"]) == ("unsafe", ["A ", 0, "."])
