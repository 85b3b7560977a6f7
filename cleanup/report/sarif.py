"""SARIF 2.1.0, which code scanners and editors read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from cleanup.io.process import Processed
from cleanup.report.findings import quoted
from cleanup.report.outputs import Context, Write
from cleanup.report.places import Located, Offset, Region, located
from cleanup.report.summary import Summary

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"safe": "warning", "unsafe": "warning", "report": "note"}


class Sarif:
    """A log file with one run; the rules that it names are described in it."""

    def __init__(self, write: Write, context: Context) -> None:
        self.write, self.context = write, context
        self.rules: dict[str, int] = {}
        self.results: list[dict[str, Any]] = []

    def add(self, name: str, processed: Processed) -> None:
        uri = _uri(name)
        for found in located(name, processed, not self.context.checked):
            self.results.append(self._result(uri, found))

    def _result(self, uri: str, found: Located) -> dict[str, Any]:
        record = found.record
        message = f"{record['message']} {quoted(record['before'])}"
        if record["after"] is not None:
            message += f" → {quoted(record['after'])}"
        result = {
            "ruleId": record["rule"],
            "ruleIndex": self.rules.setdefault(record["rule"], len(self.rules)),
            "level": LEVELS[record["safety"]],
            "message": {"text": message},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri}, "region": _region(found.region)}}],
            "partialFingerprints": {"content/v1": _fingerprint(record)},
            "properties": {"category": record["category"], "safety": record["safety"]},
        }
        if found.offset is not None:
            result["fixes"] = [_fix(uri, found.offset, f"Replace with {quoted(record['after'])}")]
        return result

    def _rule(self, rule_id: str) -> dict[str, Any]:
        described: dict[str, Any] = {"id": rule_id}
        rule = self.context.rules.get(rule_id)
        if rule is not None:
            described["shortDescription"] = {"text": rule.title}
            described["fullDescription"] = {"text": rule.why}
            described["defaultConfiguration"] = {"level": LEVELS[str(rule.safety)]}
            described["properties"] = {"category": rule.category, "safety": str(rule.safety)}
        return described

    def close(self, summary: Summary) -> None:
        versions = self.context.run["versions"]
        driver = {
            "name": "cleanup",
            "semanticVersion": next(iter(versions.values())),
            "rules": [self._rule(rule) for rule in self.rules],
        }
        run = {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "results": self.results,
            "properties": {"fingerprint": self.context.run["fingerprint"]},
        }
        self.write(json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n")


def _uri(name: str) -> str:
    path = PurePath(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _region(region: Region) -> dict[str, int]:
    names = ("startLine", "startColumn", "endLine", "endColumn")
    return {name: value for name, value in zip(names, region, strict=True) if value is not None}


def _fix(uri: str, offset: Offset, description: str) -> dict[str, Any]:
    replacement = {
        "deletedRegion": {"charOffset": offset.start, "charLength": offset.length},
        "insertedContent": {"text": offset.after},
    }
    change = {"artifactLocation": {"uri": uri}, "replacements": [replacement]}
    return {"description": {"text": description}, "artifactChanges": [change]}


def _fingerprint(record: Mapping[str, Any]) -> str:
    """Knows a finding again when lines were added above it."""
    content = json.dumps([record[key] for key in ("path", "record_id", "rule", "before", "after")])
    return hashlib.sha256(content.encode()).hexdigest()[:32]
