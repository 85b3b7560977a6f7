"""The JSON Schema of configuration files, generated from the keys."""

from __future__ import annotations

import json
from typing import Any

from cleanup.config.model import FILE_WIDE, Setting, file_keys, keys

STRINGS = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string", "minLength": 1}}]}


def schema() -> dict[str, Any]:
    """The schema of a `cleanup.toml`, and of the table `tool.cleanup` in a pyproject.toml; draft 2020-12."""
    whole = {name: _property(field) for name, field in keys().items()}
    parts = {name: whole[name] for name, field in keys().items() if field.name not in FILE_WIDE}
    top = {name: _property(field) for name, field in file_keys().items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The configuration of cleanup",
        "type": "object",
        "properties": {**top, **whole},
        "additionalProperties": False,
        "$defs": {"Part": {"type": "object", "properties": parts, "additionalProperties": False}},
    }


def schema_text() -> str:
    """The schema as the file that editors read."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _property(field: Setting) -> dict[str, Any]:
    kind, choices = field.key.kind, field.key.choices
    found: dict[str, Any] = {"description": field.key.doc}
    if kind == "switch":
        found["type"] = "boolean"
    elif kind == "number":
        found |= (
            {"type": "number", "minimum": 0, "maximum": 1}
            if field.name == "max_loss"
            else {
                "type": "number",
                "exclusiveMinimum": 0,
            }
        )
    elif kind in ("string", "path"):
        found |= {"type": "string", "enum": list(choices)} if choices else {"type": "string", "minLength": 1}
    elif kind == "formats":
        found |= {
            "type": "object",
            "propertyNames": {"pattern": r"^\.."},
            "additionalProperties": {"enum": list(choices)},
        }
    elif kind == "tables":
        found |= {"type": "object", "additionalProperties": {"$ref": "#/$defs/Part"}}
    else:
        found |= STRINGS
    if isinstance(field.default, bool | float | str) and field.default is not None:
        found["default"] = field.default
    return found
