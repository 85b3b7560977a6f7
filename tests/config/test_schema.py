"""The stored schema is the generated one, and agrees with what the reader takes."""

import tomllib
from pathlib import Path

import jsonschema
import pytest

from cleanup.config.read import read
from cleanup.config.schema import schema, schema_text

STORED = Path(__file__).parents[2] / "cleanup" / "schema" / "config.schema.json"
VALIDATOR = jsonschema.Draft202012Validator(schema())
GOOD = """
extend = "base.toml"
profile = "editor"
select = ["name", "quotes"]
ignore = "casing"
rules = "house"
decisions = "decisions.jsonl"
timeout = 5
max-loss = 0.5
unsafe-fixes = true
formats = {".rst" = "text"}
exclude = ["old/"]
[per-path."old/"]
lang = "de"
unit = "line"
"""
BAD = [
    "selekt = []",
    "unsafe-fixes = 'yes'",
    "timeout = 0",
    "max-loss = 2",
    "profile = 'editer'",
    "formats = {rst = 'text'}",
    "formats = {'.rst' = 'rest'}",
    "fail-on = 'never'",
    "select = [3]",
    "decisions = ['a']",
    "[per-path.'*']\nexclude = []",
    "[per-path.'*']\nper-path = {}",
]


def test_no_drift():
    assert STORED.read_text(encoding="utf-8") == schema_text(), (
        "cleanup config schema > cleanup/schema/config.schema.json"
    )


def test_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(schema())


def told(tmp_path, text):
    path = tmp_path / "cleanup.toml"
    path.write_text(text, encoding="utf-8")
    problems: list[str] = []
    read(path, problems.append)
    return problems


def test_both_take_a_good_file(tmp_path):
    VALIDATOR.validate(tomllib.loads(GOOD))
    assert told(tmp_path, GOOD) == []


@pytest.mark.parametrize("text", BAD)
def test_both_refuse_a_bad_file(tmp_path, text):
    assert list(VALIDATOR.iter_errors(tomllib.loads(text)))
    assert told(tmp_path, text)
