"""Detectors that a pattern cannot express, one a file; each is named, configured and exampled in YAML.

A detector module has
- `OPTIONS`: the names of its options with their defaults (all strings),
- `CORE`: an RE2 pattern without lookaround that matches every text in which the detector can find something, or
  None where the detector has to look at every text,
- `find(document, options)`: yields hits.

Instead of `CORE` it may have `core(options)`, where the options decide.
It may have `anchors(lexicons, options)` instead of the core: folded words of which a text must hold one.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from cleanup.document.document import Document
from cleanup.find.hit import Hit


def names() -> list[str]:
    """The names of all builtin detectors; a name is the module's, with hyphens."""
    return sorted(file.stem.replace("_", "-") for file in Path(__file__).parent.glob("[a-z]*.py"))


@functools.cache
def module(name: str) -> Any:
    """The module of a detector. Raises ModuleNotFoundError for an unknown name."""
    return importlib.import_module(f"{__name__}.{name.replace('-', '_')}")


class BuiltinDetector:
    """A detector by name, with its options filled up from the defaults."""

    def __init__(self, name: str, options: Mapping[str, str]) -> None:
        self.name = name
        self.options = options

    def hits(self, document: Document) -> Sequence[Hit]:
        """The hits in text order; some detectors walk over sets, whose order differs from run to run."""
        return document.once(self._sorted_hits)

    @functools.cached_property
    def _sorted_hits(self) -> Callable[[Document], list[Hit]]:
        return _sorted_hits(self.name, tuple(sorted(self.options.items())))


@functools.cache
def _sorted_hits(name: str, options: tuple[tuple[str, str], ...]) -> Callable[[Document], list[Hit]]:
    """What finds the hits, one and the same for all rules that use a detector with the same options."""
    detector = module(name)
    find, all_options = detector.find, {**detector.OPTIONS, **dict(options)}

    def hits(document: Document) -> list[Hit]:
        found = list(find(document, all_options))
        return sorted(found, key=lambda hit: (hit.start, hit.end)) if len(found) > 1 else found

    return hits
