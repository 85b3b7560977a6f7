"""The JSON Schema of rule files, generated from the classes that they are bound to."""

from __future__ import annotations

import enum
import json
import typing
from collections.abc import Mapping
from typing import Any

from cleanup.rulebook.bind import FALSE, TRUE, fields_of, is_model, strip_optional
from cleanup.rulebook.model import WAYS, Find, PackFile

SCALAR = {"type": ["string", "number", "boolean", "null"]}
"""Every scalar is read as a string, whatever an editor's YAML makes of it."""


def schema() -> dict[str, Any]:
    """The schema, draft 2020-12."""
    definitions: dict[str, Any] = {}
    top = _object(PackFile, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A rule file of cleanup",
        **top,
        "$defs": dict(sorted(definitions.items())),
    }


def schema_text() -> str:
    """The schema as the file that editors read."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _object(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    properties, required = {}, []
    for name, field in fields_of(cls).items():
        properties[name] = {"description": field.doc, **_type(field.kind, definitions)}
        if field.required:
            required.append(name)
    found: dict[str, Any] = {"type": "object", "description": (cls.__doc__ or "").strip(), "properties": properties}
    if required:
        found["required"] = required
    if cls is Find:
        found["oneOf"] = [{"required": [way]} for way in WAYS]
    return found | {"additionalProperties": False}


def _type(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    kind = strip_optional(kind)
    if is_model(kind):
        cls = typing.cast(type, kind)
        if cls.__name__ not in definitions:
            definitions[cls.__name__] = {}  # keeps its place, should it hold itself
            definitions[cls.__name__] = _object(cls, definitions)
        return {"$ref": f"#/$defs/{cls.__name__}"}
    origin = typing.get_origin(kind)
    if origin is tuple:
        item = _type(typing.get_args(kind)[0], definitions)
        return {"anyOf": [item, {"type": "array", "items": item}]}  # one stands for a list of one
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": SCALAR}
    return _scalar(kind)


def _scalar(kind: Any) -> dict[str, Any]:
    if kind is bool:
        return {"enum": [*TRUE, *FALSE, True, False]}
    if kind is int:
        return {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": "^[0-9]+$"}]}
    if isinstance(kind, type) and issubclass(kind, enum.IntEnum):
        return {"enum": [member.name.lower() for member in kind]}
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return {"enum": [member.value for member in kind]}
    return SCALAR
