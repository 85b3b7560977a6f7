"""One line of text for each finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cleanup.report.summary import quoted

WIDTH = 80


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
    return f"{place(record)}: {record['rule']} [{record['safety']}] {record['message']}: {change}"
