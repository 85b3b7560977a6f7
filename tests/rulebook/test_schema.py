"""The stored schema is the generated one, and says yes to every rule file."""

from pathlib import Path

import jsonschema
import pytest
import yaml

from cleanup.rulebook.schema import schema, schema_text

ROOT = Path(__file__).parents[2]
STORED = ROOT / "cleanup" / "schema" / "rules.schema.json"
PACKS = [*sorted((ROOT / "rules").glob("*.y*ml")), ROOT / "tests" / "cli" / "rules" / "test.yaml"]
VALIDATOR = jsonschema.Draft202012Validator(schema())


def test_no_drift():
    assert STORED.read_text(encoding="utf-8") == schema_text(), (
        "cleanup rules schema > cleanup/schema/rules.schema.json"
    )


def test_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_accepts_what_the_loader_accepts(pack):
    # as editors read YAML: with numbers and truth values
    VALIDATOR.validate(yaml.load(pack.read_text(encoding="utf-8"), yaml.CSafeLoader))


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"titel": "x"}, "titel"),
        ({"safety": "sure"}, "sure"),
        ({"find": {"phrases": ["a"], "pattern": "b"}}, "is not valid under any"),
        ({"find": {"where": "middle", "line": "a"}}, "middle"),
    ],
)
def test_refuses_what_the_loader_refuses(change, where):
    rule = {"id": "lexical/a", "title": "t", "why": "w", "safety": "report", "find": {"phrases": "a"}}
    good = {"pack": {"id": "x", "version": "1.0.0"}, "rules": [rule]}
    VALIDATOR.validate(good)
    errors = list(VALIDATOR.iter_errors({**good, "rules": [{**rule, **change}]}))
    assert where in str(errors)
