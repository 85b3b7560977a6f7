"""Binds YAML nodes to the classes of the model, with the line of every error.

Two steps, so that the costly one can be cached: `to_plain` checks a node tree against a class and returns
plain dicts, lists and strings; `from_plain` makes its instance from them. Every scalar is a string until the
field's type says otherwise (`no`, `12:30` and `007` are words).
"""

from __future__ import annotations

import enum
import functools
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

if typing.TYPE_CHECKING:
    import yaml

Report = Callable[[int, str], None]
"""Takes a 1-based line and a message."""

TRUE, FALSE = ("yes", "true"), ("no", "false")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """' (did you mean X?)' where a known word is close, else an empty string."""
    import difflib  # only mistakes need it

    close = difflib.get_close_matches(word, list(known), n=1)
    return f" (did you mean {close[0]!r}?)" if close else ""


class Field(NamedTuple):
    """A field that a file may set."""

    kind: Any
    doc: str
    required: bool


@functools.cache
def fields_of(cls: Any) -> Mapping[str, Field]:
    """The fields of a class of the model that a file may set, by their names."""
    return {
        name: Field(typing.get_args(hint)[0], hint.__metadata__[0], name not in cls._field_defaults)
        for name, hint in cls.__annotations__.items()
        if typing.get_origin(hint) is typing.Annotated
    }


def is_model(kind: Any) -> bool:
    """Whether a type is a class of the model."""
    return isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields")


def strip_optional(kind: Any) -> Any:
    """`X` of `X | None`; any other type as it is."""
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        return next(a for a in typing.get_args(kind) if a is not type(None))
    return kind


def _is(node: yaml.Node, kind: str) -> bool:
    """Whether a node is a scalar, sequence or mapping; asked of its name, so that YAML need not be imported."""
    return bool(getattr(node, "id", "") == kind)


def line_of(node: yaml.Node) -> int:
    """The 1-based line in which a node begins."""
    return int(node.start_mark.line) + 1


def to_plain(node: yaml.Node, kind: Any, report: Report, where: str = "") -> Any:
    """Check `node` against the type `kind` and return it in plain form; problems go to `report`.

    What is wrong is left out of the result, so that one run lists every error. Dicts made from a class of the model
    carry their line as `__line__`.
    """
    kind = strip_optional(kind)
    if is_model(kind):
        return _plain_instance(node, typing.cast(type, kind), report, where)
    origin = typing.get_origin(kind)
    if origin is tuple:
        return _plain_list(node, typing.get_args(kind)[0], report, where)
    if origin is not None and issubclass(origin, Mapping):
        return _plain_mapping(node, report, where)
    return _plain_scalar(node, kind, report, where)


def _plain_scalar(node: yaml.Node, kind: Any, report: Report, where: str) -> Any:
    if not _is(node, "scalar"):
        report(line_of(node), f"{where}: a single value is wanted here")
        return None
    text = str(node.value)
    allowed: Iterable[str] = ()
    if kind is int and not text.isdecimal():
        report(line_of(node), f"{where}: {text!r} is not a whole number")
    elif kind is bool:
        allowed = TRUE + FALSE
    elif isinstance(kind, type) and issubclass(kind, enum.IntEnum):
        allowed = [member.name.lower() for member in kind]
    elif isinstance(kind, type) and issubclass(kind, enum.Enum):
        allowed = [str(member.value) for member in kind]
    allowed = list(allowed)
    if allowed and text not in allowed:
        report(line_of(node), f"{where}: {text!r} is not one of {', '.join(allowed)}{did_you_mean(text, allowed)}")
        return None
    return text


def _plain_list(node: yaml.Node, kind: Any, report: Report, where: str) -> list[Any]:
    # a single value or mapping stands for a list of one
    items = node.value if _is(node, "sequence") else [node]
    return [plain for item in items if (plain := to_plain(item, kind, report, where)) is not None]


def _pairs(node: yaml.MappingNode, report: Report, where: str) -> Iterable[tuple[str, yaml.Node, yaml.Node]]:
    seen: dict[str, int] = {}
    for key, value in node.value:
        name = str(key.value)
        if name in seen:
            report(line_of(key), f"{where}: {name!r} stands here twice (first in line {seen[name]})")
            continue
        seen[name] = line_of(key)
        yield name, key, value


def _plain_mapping(node: yaml.Node, report: Report, where: str) -> dict[str, Any]:
    if not _is(node, "mapping"):
        report(line_of(node), f"{where}: pairs of `key: value` are wanted here")
        return {}
    return {
        name: _plain_scalar(value, str, report, f"{where}.{name}")
        for name, _, value in _pairs(typing.cast("yaml.MappingNode", node), report, where)
    }


def _plain_instance(node: yaml.Node, cls: type, report: Report, where: str) -> dict[str, Any] | None:
    if not _is(node, "mapping"):
        report(line_of(node), f"{where}: pairs of `key: value` are wanted here")
        return None
    known = fields_of(cls)
    plain: dict[str, Any] = {"__line__": line_of(node)}
    for name, key, value in _pairs(typing.cast("yaml.MappingNode", node), report, where):
        if name not in known:
            report(line_of(key), f"{where}: unknown key {name!r}{did_you_mean(name, known)}")
            continue
        bound = to_plain(value, known[name].kind, report, f"{where}.{name}" if where else name)
        if bound is not None:
            plain[name] = bound
    for name, field in known.items():
        if field.required and name not in plain:
            report(line_of(node), f"{where or cls.__name__.lower()}: {name!r} is missing: {field.doc}")
    return plain


@functools.cache
def _maker(kind: Any) -> Callable[[Any], Any]:
    """The function that turns the plain form of a type into its value."""
    kind = strip_optional(kind)
    if is_model(kind):
        return functools.partial(from_plain, typing.cast(type, kind))
    if typing.get_origin(kind) is tuple:
        make = _maker(typing.get_args(kind)[0])
        return tuple if make is str else (lambda items: tuple(make(item) for item in items))
    if kind is bool:
        return lambda text: text in TRUE
    if kind is int:
        return int
    if isinstance(kind, type) and issubclass(kind, enum.IntEnum):
        return lambda name: kind[name.upper()]
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return kind
    return str if kind is str else lambda value: value


@functools.cache
def _makers(cls: type) -> Mapping[str, Callable[[Any], Any]]:
    return {name: _maker(field.kind) for name, field in fields_of(cls).items()}


def from_plain(cls: type, plain: Mapping[str, Any], **internal: Any) -> Any:
    """The instance of the plain form that `to_plain` made without errors; `internal` sets fields no file sets."""
    makers = _makers(cls)
    return cls(**{name: makers[name](value) for name, value in plain.items() if name in makers}, **internal)
