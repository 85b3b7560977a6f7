"""One line of text for each finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cleanup.io.formats import Text

WIDTH = 80
PAIR_WIDTH = 40
"""Longer texts are shortened in the list of pairs."""


def quoted(text: str, width: int = PAIR_WIDTH) -> str:
    """A text on one line between quotation marks that it may hold itself; shortened in its middle."""
    if len(text) > width:
        text = f"{text[: width // 2]} … {text[-width // 2 :]}"
    return repr(text)


def text_name(name: str, source: Text) -> str:
    """What to call a text of the file `name`: a record by its line."""
    return name if source.record is None else f"{name}:{source.record + 1}"


def place(record: Mapping[str, Any]) -> str:
    """Where a record is, in the form that editors and terminals make clickable."""
    if record["record"] is None:
        return f"{record['path']}:{record['line']}:{record['column']}"
    return f"{record['path']}:{record['record'] + 1} ({record['field']} {record['line']}:{record['column']})"


def finding_line(record: Mapping[str, Any]) -> str:
    """A finding for people: place, rule, safety, what is there and what it would become."""
    change = quoted(record["before"], WIDTH)
    if record["after"] is not None:
        change += f" → {quoted(record['after'], WIDTH)}"
    return f"{place(record)}: {record['rule']} [{record['safety']}] {change}: {record['message']}"
