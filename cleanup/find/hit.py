"""A place where a detector matched."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

NO_GROUPS: Mapping[str, str] = MappingProxyType({})


class Hit(NamedTuple):
    """A half-open span, the replacement if the detector brings one, and the named groups of the match.

    `certain` is false where a builtin detector found the defect but doubts the replacement: the rule's fix then counts
    as unsafe there.
    """

    start: int
    end: int
    after: str | None = None
    groups: Mapping[str, str] = NO_GROUPS
    certain: bool = True
