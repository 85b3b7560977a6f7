"""Writes rule files: the text of a pack from what is known of its rules."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cleanup.rulebook.model import Example


@dataclass(frozen=True)
class Draft:
    """A rule to be written. `find` and `fix` have the keys and values of a rule file; `candidates` are comments."""

    id: str
    title: str
    why: str
    safety: str
    find: Mapping[str, object]
    fix: Mapping[str, str]
    examples: Sequence[Example]
    safety_reason: str = ""
    candidates: Sequence[str] = ()
    """Texts that may become `ok` examples when somebody has read them."""


def pack_text(name: str, lang: str, drafts: Sequence[Draft], head: Sequence[str] = ()) -> str:
    """The YAML text of a pack with these rules; `head` are lines of comment."""
    lines = [f"# {line}" for line in head]
    lines.append(f"pack: {{id: {scalar(name)}, version: 0.1.0, lang: [{scalar(lang)}]}}")
    lines.append("rules:")
    for draft in drafts:
        lines += _rule(draft)
    return "\n".join(lines) + "\n"


def _rule(draft: Draft) -> Iterator[str]:
    yield f"  - id: {draft.id}"
    yield f"    title: {scalar(draft.title)}"
    yield f"    why: {scalar(draft.why)}"
    yield f"    safety: {draft.safety}"
    if draft.safety_reason:
        yield f"    safety_reason: {scalar(draft.safety_reason)}"
    yield "    find:"
    for key, value in draft.find.items():
        yield from _value(key, value, " " * 6)
    if draft.fix:
        yield f"    fix: {{{', '.join(f'{key}: {scalar(value)}' for key, value in draft.fix.items())}}}"
    yield "    examples:"
    for example in draft.examples:
        if example.ok is not None:
            yield f"      - ok: {scalar(example.ok)}"
        else:
            yield f"      - bad: {scalar(example.bad or '')}"
            yield f"        good: {scalar(example.good or '')}"
    if draft.candidates:
        yield "      # Near misses. Is one right as it stands? Then take its # away."
    for text in draft.candidates:
        yield f"      # - ok: {scalar(text)}"


def _value(key: str, value: object, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield f"{indent}{key}:"
        for name, text in value.items():
            yield f"{indent}  {scalar(name)}: {scalar(text)}"
    elif isinstance(value, str):
        yield f"{indent}{key}: {scalar(value)}"
    elif isinstance(value, Sequence):
        yield f"{indent}{key}:"
        for text in value:
            yield f"{indent}  - {scalar(text)}"


def scalar(text: str) -> str:
    """A text as a YAML scalar on one line: plain where it is a simple word, else in quotes.

    >>> print(scalar("don't"), scalar("house"), scalar("a\\nb"))
    'don''t' house "a\\nb"
    """
    if text.isascii() and text.replace("-", "").replace("/", "").isalpha() and text[0].isalpha():
        return text
    import yaml

    style = "'" if text.isprintable() and text.strip() == text else '"'
    dumped = yaml.dump(text, default_style=style, allow_unicode=True, width=math.inf)
    return str(dumped).rstrip("\n")
