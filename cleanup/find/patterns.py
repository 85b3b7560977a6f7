"""Finding by pattern, and the one place where patterns of rules are compiled."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cleanup.document.document import Document
from cleanup.find.hit import Hit
from cleanup.lazy.programs import Program, compile_pattern, programs_of
from cleanup.rulebook.model import Find

if TYPE_CHECKING:
    import regex

FLAGS = int(re.MULTILINE)
"""The same number in `regex`."""


@functools.cache
def compiled(pattern: str) -> regex.Pattern[str]:
    """A rule's pattern; `^` and `$` are the bounds of lines, as a rule means them. Raises regex.error."""
    return compile_pattern(pattern, FLAGS)


def patterns_of(find: Find) -> tuple[str, ...]:
    """All patterns by which spans are found."""
    block = (*find.block.begin, *find.block.until, find.block.go_on) if find.block is not None else ()
    return tuple(pattern for pattern in (find.pattern, *find.line_pattern, *block) if pattern)


def rule_programs(patterns: Iterable[str]) -> dict[str, Program]:
    """What is to be kept of patterns of rules, so that `compiled` has less to do."""
    return programs_of(dict.fromkeys(patterns, FLAGS))


class PatternDetector:
    """Every match of a pattern; the span is the group `fix` where the pattern has one."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def hits(self, document: Document) -> Iterator[Hit]:
        pattern = compiled(self.pattern)
        span_group: str | int = "fix" if "fix" in pattern.groupindex else 0
        for match in pattern.finditer(document.text, timeout=document.time_left()):
            start, end = match.span(span_group)
            if start >= 0:
                groups = {name: text for name, text in match.groupdict().items() if text is not None}
                yield Hit(start, end, groups=groups)
