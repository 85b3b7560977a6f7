"""In JSON Lines nothing but the edited characters changes, whatever the records look like."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup.engine.errors import DocumentError
from cleanup.engine.finding import Edit, Result, Step
from cleanup.io.formats import Broken, JsonLines, code_point_bounds, string_span
from cleanup.io.process import process
from cleanup.io.splice import Splice, apply, inverse
from cleanup.rulebook.model import Safety


class Replacer:
    """Replaces every `wrong` by `right`, as a cleaner would."""

    def __init__(self, wrong: str, right: str) -> None:
        self.wrong, self.right = wrong, right

    def fix(self, text: str, **how: object) -> Result:
        edits, at = [], text.find(self.wrong)
        while at >= 0:
            end = at + len(self.wrong)
            step = Step("lexical/x", Safety.SAFE, self.wrong, self.right, "")
            edits.append(Edit(at, end, self.wrong, self.right, (step,)))
            at = text.find(self.wrong, end)
        return Result(text.replace(self.wrong, self.right), tuple(edits), ())


def escaped(text: str, how: list[int]) -> str:
    """The text between the quotes of a JSON string, each character written in one of its ways."""
    pieces = []
    for number, char in enumerate(text):
        ways = [json.dumps(char)[1:-1]]
        if ord(char) >= 0x20 and char not in '"\\':
            ways.append(char)
        units = char.encode("utf-16-be", "surrogatepass")
        ways.append("".join(f"\\u{units[at]:02x}{units[at + 1]:02X}" for at in range(0, len(units), 2)))
        if char == "/":
            ways.append("\\/")
        way = ways[how[number % len(how)] % len(ways)] if how else ways[0]
        pieces.append(ways[0] if "\ud800" <= way[:1] <= "\udfff" else way)
    return "".join(pieces)


CHARS = st.sampled_from('ab/"\\\n\t é“😀𝔘\u2028\ud83d\x7f\0')
TEXTS = st.lists(st.one_of(CHARS.map(str), st.just("kolour"))).map("".join)
WAYS = st.lists(st.integers(0, 3), min_size=1)
SPACES = st.sampled_from(["", " ", "\t", "  "])


@st.composite
def records(draw):
    """A raw line and its text; keys before and behind hold the wrong word too."""
    text, ways, s = draw(TEXTS), draw(WAYS), draw(SPACES)
    key = draw(st.sampled_from(['"text"', '"te\\u0078t"']))
    front = draw(st.sampled_from(["", '"x":"kolour",', '"n": [1.50, {"text": "kolour"}], ', '"text": 5, ']))
    back = draw(st.sampled_from(["", ', "kolour": "kolour"', ',"t":-0.0e+1']))
    return f'{s}{{{s}{front}{key}{s}:{s}"{escaped(text, ways)}"{s}{back}{s}}}{s}', json.loads(
        f'"{escaped(text, ways)}"'
    )


@given(st.lists(records(), min_size=1), st.sampled_from(["\n", "\r\n", "\n\n"]), st.booleans(), st.booleans())
def test_every_other_byte_stays(rows, line_end, bom, last_end):
    content = ("\ufeff" if bom else "") + line_end.join(raw for raw, _ in rows) + (line_end if last_end else "")
    data = content.encode()
    processed = process(data, "x.jsonl", Replacer("kolour", "c“o”\n"))
    assert not processed.failures
    after = processed.after.decode()
    lines = [line for line in after.removeprefix("\ufeff").split("\n") if line.strip()]
    assert len(lines) == len(rows)
    for line, (raw, text) in zip(lines, rows, strict=True):
        begin, end = string_span(line, "text")
        old_begin, old_end = string_span(raw, "text")
        assert json.loads(line)["text"] == text.replace("kolour", "c“o”\n")
        assert (line[:begin], line[end:].rstrip("\r")) == (raw[:old_begin], raw[old_end:].rstrip("\r"))
    if "kolour" not in "".join(text for _, text in rows):
        assert processed.after == data
    splices = [splice for cleaned in processed.texts for splice in cleaned.splices]
    assert apply(after, inverse(splices)) == content


@given(TEXTS, WAYS)
def test_bounds_of_code_points(text, ways):
    raw = escaped(text, ways)
    text = json.loads(f'"{raw}"')
    bounds = code_point_bounds(raw)
    assert len(bounds) == len(text) + 1
    for number, char in enumerate(text):
        assert json.loads(f'"{raw[bounds[number] : bounds[number + 1]]}"', strict=False) == char


def test_escapes_follow_the_string():
    def after(data: str) -> str:
        return process(data.encode(), "x.jsonl", Replacer("x", "é")).after.decode()

    assert after('{"text": "a x"}') == '{"text": "a é"}'
    assert after('{"text": "\\u00e0 x"}') == '{"text": "\\u00e0 \\u00e9"}'
    assert after('{"text": "à x"}') == '{"text": "à é"}'


def test_broken_records_are_named_and_the_others_done():
    content = '{"text": "a"}\n{"text": "b"\n\n[]\n{"text": "c", "id": true}\n"s"\n{"text": null}\n'
    texts = list(JsonLines(content, "text").texts())
    assert [text.record for text in texts if not isinstance(text, Broken)] == [0, 4]
    assert [text.line for text in texts if isinstance(text, Broken)] == [2, 4, 6]


def test_deep_nesting_is_a_broken_record():
    (broken,) = JsonLines("[" * 200_000, "text").texts()
    assert isinstance(broken, Broken)


def test_a_field_that_is_nowhere():
    with pytest.raises(DocumentError, match="no record has text in the field 'body'; fields with text: a, b"):
        list(JsonLines('{"b": "x", "a": "y", "c": 1}\n', "body").texts())
    assert list(JsonLines("\n\n", "text").texts()) == []


@given(st.text(), st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3), st.text(max_size=3))))
def test_splices_can_be_taken_back(text, wanted):
    splices, at = [], 0
    for gap, length, after in wanted:
        start = at + gap
        if start + length > len(text):
            break
        splices.append(Splice(start, text[start : start + length], after))
        at = start + length + 1
    assert apply(apply(text, splices), inverse(splices)) == text


def test_one_line_of_50_mb():
    half = "The quick brown fox. " * 1_200_000
    data = f"{half}kolour {half}".encode()
    processed = process(data, "x.txt", Replacer("kolour", "colour"))
    assert len(data) > 50_000_000
    assert processed.after == f"{half}colour {half}".encode()
