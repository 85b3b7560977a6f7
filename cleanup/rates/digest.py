"""The hash of what decides a rule: how it finds, its guards, promotions, fix and safety, and the lexicons it uses.

Titles, messages and examples are not part of it, nor is the way in which the YAML is written. A detector written in
Python is part of it with its source, without comments and white space.
"""

from __future__ import annotations

import functools
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from cleanup.find import builtin
from cleanup.rulebook.bind import is_model
from cleanup.rulebook.lexicons import Lexicons
from cleanup.rulebook.model import Guard, Rule

DECIDING = ("safety", "find", "status", "zones", "when", "unless", "promote", "fix")
"""The fields of a rule that are hashed, beside the languages of its pack."""
SURNAME_LEXICONS = ("surnames", "people")
"""What the guard `surname` looks a word up in."""


def digest(rule: Rule, lexicons: Lexicons) -> str:
    """Sixteen hexadecimal digits that change when what decides the rule changes."""
    deciding = {name: _plain(getattr(rule, name)) for name in DECIDING}
    source = _source(rule.find.builtin) if rule.find.builtin else ""
    used = [(name, _lexicon_hash(lexicons, name)) for name in sorted(_lexicons(rule, source, lexicons))]
    whole = json.dumps([deciding, rule.pack.lang, used, source], ensure_ascii=False, sort_keys=True)
    return hashlib.blake2b(whole.encode(), digest_size=8).hexdigest()


def _plain(value: Any) -> Any:
    """A value of the model as JSON has it; fields with their default are left out, so that new ones change nothing."""
    if is_model(type(value)):
        defaults = value._field_defaults
        items = value._asdict().items()
        return {name: _plain(item) for name, item in items if name not in defaults or item != defaults[name]}
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if hasattr(value, "items"):
        return {str(key): _plain(item) for key, item in value.items()}
    return value if isinstance(value, (str, int, bool)) or value is None else str(value)


def _guards(rule: Rule) -> Iterator[Guard]:
    yield from rule.when
    yield from rule.unless
    for promotion in rule.promote:
        yield from promotion.when


def _lexicons(rule: Rule, source: str, lexicons: Lexicons) -> set[str]:
    """The lexicons that a rule looks into; for a detector those that its source names."""
    names: set[str] = {rule.find.map_file} - {""}
    for guard in _guards(rule):
        names.update(guard.lexicon)
        if guard.surname is not None:
            names.update(SURNAME_LEXICONS)
    if source:
        named = set(re.findall(r"[\"'\s]([a-z][a-z-]+)(?=[\"'\s])", source))
        names |= named & _known(lexicons)
    return names


@functools.cache
def _source(name: str) -> str:
    """The source of a detector and of the helpers beside it that it imports, without comments and white space."""
    folder = Path(builtin.__file__).parent
    text = (folder / f"{name.replace('-', '_')}.py").read_text(encoding="utf-8")
    helpers = sorted(set(re.findall(r"from cleanup\.find\.builtin\.(_\w+) import", text)))
    return "\n".join(_bare([text, *((folder / f"{one}.py").read_text(encoding="utf-8") for one in helpers)]))


def _bare(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        lines = (line for line in text.split("\n") if line.strip() and not line.lstrip().startswith("#"))
        yield " ".join(" ".join(lines).split())


_KNOWN: dict[tuple[Path, ...], frozenset[str]] = {}
_HASHES: dict[tuple[tuple[Path, ...], str], str] = {}


def _known(lexicons: Lexicons) -> frozenset[str]:
    if lexicons.folders not in _KNOWN:
        _KNOWN[lexicons.folders] = frozenset(lexicons.names())
    return _KNOWN[lexicons.folders]


def _lexicon_hash(lexicons: Lexicons, name: str) -> str:
    """A hash of the rows of a lexicon, without its comments and whatever their order."""
    key = (lexicons.folders, name)
    if key not in _HASHES:
        rows = sorted("\t".join(row) for row in lexicons.table(name))
        _HASHES[key] = hashlib.blake2b("\n".join(rows).encode(), digest_size=8).hexdigest()
    return _HASHES[key]
