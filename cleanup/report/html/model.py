"""What the page shows, as plain data. Documents come one by one; what is kept of each is bounded.

The first documents are kept whole, then only the neighbourhood of their changes, and beyond a limit they are only
counted, so that the file can be opened however large the corpus is.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from cleanup.decisions.model import key_of
from cleanup.engine.finding import Edit, Finding, Result
from cleanup.find.message import message as says
from cleanup.io.formats import Text
from cleanup.io.process import Processed
from cleanup.io.records import Places
from cleanup.report.html.pieces import hosts, pieces, word_diff
from cleanup.rulebook.model import CATEGORIES, Rule

WHOLE = 5_000_000
"""Until the data has this many bytes, documents are kept whole."""
LIMIT = 14_000_000
"""Beyond this many bytes the documents of a report are only counted."""
DANGEROUS = re.compile("[<>&\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What could end the page's data block, or what UTF-8 cannot hold."""


def embedded(value: Any) -> str:
    """A value as JSON that may stand inside a `script` element, whatever texts it holds.

    >>> print(embedded("</script><!--"))
    "\\u003c/script\\u003e\\u003c!--"
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return DANGEROUS.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


Recall = Callable[[str, Edit | Finding], Mapping[str, str] | None]
"""What is already decided about a change of a text: `decision`, and where there are such `wording` and `note`."""


class Report:
    """Collects what was done with documents.

    `recall` tells what a review begins with, `limit` how many bytes the data may have.
    """

    def __init__(
        self,
        rules: Iterable[Rule],
        title: str = "",
        versions: Mapping[str, str] | None = None,
        recall: Recall = lambda text, change: None,
        limit: int = LIMIT,
    ) -> None:
        self.title, self.versions = title, dict(versions or {})
        self._recall, self._limit = recall, limit
        self.looked_at = 0
        """How many documents were looked at, those without a finding included."""
        self.left_out = {"documents": 0, "changes": 0}
        """What is counted and not shown."""
        self.failures: list[tuple[str, str]] = []
        """Documents that could not be processed, and why."""
        self._rules = {rule.id: rule for rule in rules}
        self._numbers: dict[str, int] = {}
        self._documents: list[str] = []
        self._size = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is no document to show."""
        return not self._documents

    def take(self, name: str, processed: Processed) -> None:
        """Take in the documents of one file, as the user named it."""
        self.looked_at += processed.looked_at
        for cleaned in processed.texts:
            self.add(name, cleaned.source, cleaned.result)
        for failure in processed.failures:
            self.failures.append((f"{name}:{failure.line}" if failure.line else name, failure.message))

    def add(self, path: str, source: Text, result: Result) -> None:
        """Take in one document in which something was found."""
        text = source.text
        changes = _in_order(result)
        if not changes and not result.flagged:
            return
        whole = self._size + len(text.encode("utf-8", "replace")) < WHOLE
        document: dict[str, Any] = {"path": path, "words": len(text.split()), "length": len(text)}
        if source.record is not None:
            document |= {"record": source.record, "id": source.record_id}
        if result.flagged:
            document["flagged"] = result.flagged
        encoded = embedded(document | self._changes(text, changes, whole))
        if self._size + len(encoded.encode()) > self._limit:
            self.left_out["documents"] += 1
            self.left_out["changes"] += len(changes)
            return
        self._size += len(encoded.encode())
        self._documents.append(encoded)

    def _changes(self, text: str, changes: Sequence[Edit | Finding], whole: bool) -> dict[str, Any]:
        """The changes of a document, and its text around them."""
        spans = [(change.start, change.end) for change in changes]
        edits = [at for at, change in enumerate(changes) if isinstance(change, Edit)]
        findings = [at for at, change in enumerate(changes) if isinstance(change, Finding)]
        in_the_way = hosts([spans[at] for at in edits], [spans[at] for at in findings])
        order = edits + findings
        host = {at: order[other] for at, other in zip(findings, in_the_way, strict=True) if other is not None}
        places = Places(text)
        rows = [self._change(text, change, places) for change in changes]
        for at, other in host.items():
            rows[at]["host"] = other
        standing = [at for at in range(len(changes)) if at not in host]
        cut = pieces(text, [spans[at] for at in standing], whole)
        return {"changes": rows, "pieces": [standing[piece] if isinstance(piece, int) else piece for piece in cut]}

    def _change(self, text: str, change: Edit | Finding, places: Places) -> dict[str, Any]:
        line, column = places.of(change.start)
        row: dict[str, Any] = {"line": line, "column": column, "before": change.before, "after": change.after}
        row["safety"] = str(change.safety)
        if isinstance(change, Edit):
            row["steps"] = [
                {"rule": self._number(step.rule), "safety": str(step.safety)}
                | self._message(step.rule, step.message)
                | ({} if len(change.steps) == 1 else {"before": step.before, "after": step.after})
                for step in change.steps
            ]
            row["applied"] = True
            if change.steps[-1].decided:
                row["decided"] = change.steps[-1].decided
        else:
            step = {"rule": self._number(change.rule), "safety": str(change.safety)}
            row["steps"] = [step | self._message(change.rule, change.message)]
        parts = word_diff(change.before, change.after or "")
        if parts is not None:
            row["parts"] = parts
        row["key"] = key_of(text, change)
        if kept := self._recall(text, change):
            row["kept"] = kept
        return row

    def _message(self, rule: str, message: str) -> dict[str, str]:
        """What is said at this place, where it is not what the rule says everywhere."""
        return {} if message == says(self._rules[rule], {}) else {"message": message}

    def _number(self, rule: str) -> int:
        return self._numbers.setdefault(rule, len(self._numbers))

    def data(self, more: Mapping[str, Any] | None = None) -> str:
        """All of it as JSON that may stand inside a `script` element; `more` are further keys."""
        rules = [
            {
                "id": rule.id,
                "category": rule.category,
                "title": rule.title,
                "says": says(rule, {}),
                "safety": str(rule.safety),
                "reason": rule.safety_reason,
            }
            for rule in map(self._rules.__getitem__, self._numbers)
        ]
        head = {
            "id": hashlib.sha256("".join(self._documents).encode()).hexdigest()[:16],
            "title": self.title,
            "versions": self.versions,
            "categories": CATEGORIES,
            "rules": rules,
            "lookedAt": self.looked_at,
            "leftOut": self.left_out,
            "failures": self.failures,
            **(more or {}),
        }
        return f'{embedded(head)[:-1]},"documents":[{",".join(self._documents)}]}}'


def _in_order(result: Result) -> list[Edit | Finding]:
    """Edits and open findings in text order; what lost to another fix is not shown."""
    findings = [finding for finding in result.findings if not finding.shadowed_by]
    return sorted([*result.edits, *findings], key=lambda change: (change.start, change.end, change.rule))
