"""The texts inside a file, and how edits of them become replacements in the file.

Plain text is one document. In JSON Lines every record is one: the string of one field. Only the edited characters of
that string are replaced, so every other byte of the file stays.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from cleanup.engine.errors import DocumentError
from cleanup.engine.finding import Edit
from cleanup.io.splice import Splice, apply
from cleanup.lazy.patterns import lazily_re

JSON_LINES = (".jsonl", ".ndjson")
MARKDOWN = (".md", ".markdown")


NO_FORMATS: Mapping[str, str] = MappingProxyType({})


class Text(NamedTuple):
    """One document: a whole file, or the string of a record."""

    text: str
    record: int | None = None
    """The record's line in the file, from 0."""
    record_id: str | int | None = None
    field: str | None = None


class Broken(NamedTuple):
    """A record that cannot be read: its line in the file, from 1, and why."""

    line: int
    message: str


class Format(Protocol):
    """The texts of a file."""

    def texts(self) -> Iterator[Text | Broken]:
        """All documents of the file in order, and the records that are none."""
        ...

    def splices(self, text: Text, edits: Sequence[Edit]) -> list[Splice]:
        """The edits of one of the texts as replacements in the file."""
        ...


def format_of(name: str, formats: Mapping[str, str] = NO_FORMATS) -> str:
    """What a file is read as: `text`, `markdown` or `jsonl`, by its suffix; `formats` says it for further suffixes."""
    suffix = PurePath(name).suffix.lower()
    if suffix in formats:
        return formats[suffix]
    return "jsonl" if suffix in JSON_LINES else "markdown" if suffix in MARKDOWN else "text"


def open_format(kind: str, content: str, text_field: str) -> Format:
    """The texts of a file that is read as `kind`."""
    return JsonLines(content, text_field) if kind == "jsonl" else PlainText(content)


class PlainText:
    """A file that is one document."""

    def __init__(self, content: str) -> None:
        self.content = content

    def texts(self) -> Iterator[Text | Broken]:
        """The one text."""
        yield Text(self.content)

    def splices(self, text: Text, edits: Sequence[Edit]) -> list[Splice]:
        """The edits as they are."""
        return [Splice(edit.start, edit.before, edit.after) for edit in edits]


class JsonLines:
    """A JSON object a line; blank lines are kept and are no records."""

    def __init__(self, content: str, text_field: str) -> None:
        self.content = content
        self.text_field = text_field
        self._starts: dict[int, int] = {}  # of the lines that have a text

    def texts(self) -> Iterator[Text | Broken]:
        """All records; raises DocumentError at the end where not one had the field."""
        others: set[str] = set()
        number, records, found, broken = 0, 0, 0, 0
        for number, (start, line) in enumerate(self._lines()):
            if not line.strip():
                continue
            records += 1
            try:
                record = json.loads(line)
            except (ValueError, RecursionError) as error:
                broken += 1
                yield Broken(number + 1, f"not JSON: {_reason(error)}")
                continue
            if not isinstance(record, dict):
                broken += 1
                yield Broken(number + 1, "not a JSON object")
                continue
            value = record.get(self.text_field)
            if isinstance(value, str):
                found += 1
                self._starts[number] = start
                yield Text(value, number, _record_id(record), self.text_field)
            else:
                others.update(key for key, value in record.items() if isinstance(value, str))
        if records > broken and not found:
            names = f"; fields with text: {', '.join(sorted(others)[:8])}" if others else ""
            raise DocumentError(f"no record has text in the field {self.text_field!r}{names} (--text-field NAME)")

    def _lines(self) -> Iterator[tuple[int, str]]:
        """The start of each line and the line without its end; a byte order mark belongs to neither."""
        start = 1 if self.content.startswith("\ufeff") else 0
        while start < len(self.content):
            end = self.content.find("\n", start)
            end = len(self.content) if end < 0 else end
            yield start, self.content[start:end]
            start = end + 1

    def splices(self, text: Text, edits: Sequence[Edit]) -> list[Splice]:
        """The edits in the raw string; what stands there escaped stays so."""
        if not edits or text.record is None or text.field is None:
            return []
        line_start = self._starts[text.record]
        end = self.content.find("\n", line_start)
        line = self.content[line_start : end if end >= 0 else len(self.content)]
        begin, stop = string_span(line, text.field)
        raw = line[begin:stop]
        bounds = code_point_bounds(raw)
        escape = raw.isascii() and not text.text.isascii()
        splices = [
            Splice(bounds[edit.start], raw[bounds[edit.start] : bounds[edit.end]], json_escaped(edit.after, escape))
            for edit in edits
        ]
        corrected = apply(text.text, [Splice(edit.start, edit.before, edit.after) for edit in edits])
        if json.loads(f'"{apply(raw, splices)}"', strict=False) != corrected:
            raise DocumentError("the corrected string cannot be written as JSON")
        return [Splice(line_start + begin + start, before, after) for start, before, after in splices]


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at column {error.colno}"
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


def _record_id(record: dict[str, Any]) -> str | int | None:
    value = record.get("id")
    return value if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)) else None


SPACE = lazily_re(r"[ \t\r\n]*")
DECODER = json.JSONDecoder()


def string_span(line: str, field: str) -> tuple[int, int]:
    """Where the characters between the quotes of a field's string lie in a JSON object (the last of that name)."""
    found = (-1, -1)
    at = _skip(line, line.index("{") + 1)
    while line[at] == '"':
        key, at = DECODER.raw_decode(line, at)
        at = _skip(line, _skip(line, at) + 1)  # over the colon
        value, end = DECODER.raw_decode(line, at)
        if key == field and isinstance(value, str):
            found = (at + 1, end - 1)
        at = _skip(line, end)
        if line[at] != ",":
            break
        at = _skip(line, at + 1)
    return found


def _skip(line: str, at: int) -> int:
    match = SPACE.match(line, at)
    return match.end() if match else at


CODE_POINT = lazily_re(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]", re.DOTALL
)


def code_point_bounds(raw: str) -> Sequence[int]:
    """Where each code point of a JSON string begins in its raw form, and at last where the raw form ends.

    >>> code_point_bounds(r"a\\u00e9\\ud83d\\ude00b")
    [0, 1, 7, 19, 20]
    """
    if "\\" not in raw:
        return range(len(raw) + 1)
    return [*(match.start() for match in CODE_POINT.finditer(raw)), len(raw)]


def json_escaped(text: str, ascii_only: bool) -> str:
    """A text as it stands between the quotes of a JSON string; lone surrogates are always escaped."""
    literal = json.dumps(text, ensure_ascii=False)[1:-1]
    if ascii_only or any("\ud800" <= char <= "\udfff" for char in literal):
        return json.dumps(text)[1:-1]
    return literal
