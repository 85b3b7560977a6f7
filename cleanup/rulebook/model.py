"""What a rule is: one defect, how to find it, why it is one, how to mend it, how sure that is, and examples.

The dataclasses below are the rule format. The loader binds YAML to them and the JSON Schema is generated from
them, so a field exists in one place only; its documentation is the `doc` of its metadata. Patterns are kept as
text here: nothing is compiled before a document needs it.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

CATEGORIES = (
    "encoding",
    "boilerplate",
    "spacing",
    "punctuation",
    "quotes",
    "honorific",
    "name",
    "lexical",
    "duplication",
    "casing",
    "grammar",
    "truncation",
    "fragment",
    "consistency",
)
"""The categories, in the order in which they are applied."""


class Safety(enum.IntEnum):
    """How far a fix may be trusted; a higher value may do more."""

    REPORT = 0
    UNSAFE = 1
    SAFE = 2

    def __str__(self) -> str:
        return self.name.lower()


class Place(enum.Enum):
    """Which part of a document a line has to stand in."""

    ANY = "any"
    HEAD = "head"
    TAIL = "tail"
    EDGE = "edge"  # head or tail


class Case(enum.Enum):
    """How the letters of a literal may differ in case from the text."""

    EXACT = "exact"
    SMART = "smart"  # as written, or with a capital first letter, or all capitals
    FOLD = "fold"


class Take(enum.Enum):
    """Which suggestion of LanguageTool is the fix."""

    ONLY = "only"  # where there are several, the fix is unsafe
    FIRST = "first"


class Delete(enum.Enum):
    """What a deletion takes."""

    MATCH = "match"
    LINE = "line"
    BLOCK = "block"


def doc(text: str, **more: Any) -> Any:
    """A dataclass field with its documentation; without a default the field is required."""
    return field(metadata={"doc": text}, **more)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What other findings must say about the neighbourhood."""

    shows: tuple[str, ...] = doc(
        "What the findings must be evidence of: names used in `shows`, categories or rule ids."
    )
    at_least: int = doc("How many distinct spans, found by other rules.", default=1)
    within: str = doc("`N words`, `paragraph` or `document`.", default="document")
    around: bool = doc("Whether there must be so many on either side.", default=False)


@dataclass(frozen=True, slots=True)
class Guard:
    """A condition on the surroundings of a span; every key that is given must hold."""

    before: str = doc("Pattern that must end where the span begins.", default="")
    after: str = doc("Pattern that must begin where the span ends.", default="")
    text: str = doc("Pattern that must be found inside the span.", default="")
    line: str = doc("Pattern that must be found in the line of the span.", default="")
    paragraph: str = doc("Pattern that must be found in the paragraph of the span.", default="")
    document: str = doc("Pattern that must be found somewhere in the document.", default="")
    lexicon: tuple[str, ...] = doc(
        "Lexicons, one of which must hold the span, or the group named by `group`.", default=()
    )
    group: str = doc(
        "Group of the pattern that `lexicon`, `surname` or `text` looks at instead of the span.", default=""
    )
    fold: bool = doc("Look the word up in lower case.", default=False)
    surname: bool | None = doc(
        "Whether the group is a surname: in the lexicon of people, or introduced with a first name "
        "or a title by this document.",
        default=None,
    )
    quoted: bool | None = doc("Whether the span lies inside a quotation.", default=None)
    place: str = doc("`head`, `tail` or `edge`: the part of the document the span lies in.", default="")
    evidence: Evidence | None = doc("What other findings say; only in `promote`.", default=None)


@dataclass(frozen=True, slots=True)
class Promotion:
    """When one of the conditions holds, the fix counts as `to` in that place."""

    to: Safety = doc("The safety that applies there.")
    when: tuple[Guard, ...] = doc("Conditions, one of which must hold.")


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines: from a line that matches, to a line that matches or to the end."""

    begin: tuple[str, ...] = doc("Patterns, one of which the stripped first line must match whole.")
    until: tuple[str, ...] = doc(
        "Patterns of the stripped line that ends the block and is part of it; without any the block "
        "runs on while `go_on` matches.",
        default=(),
    )
    go_on: str = doc("Pattern that each further stripped line must match whole.", default="")
    max_lines: int = doc("The most lines that count, blank ones not counted; a longer run is no block.", default=40)


@dataclass(frozen=True, slots=True)
class Find:
    """How spans are found: exactly one of the ways, and its settings."""

    phrases: tuple[str, ...] = doc(
        "Literal words; found whole, any white space between them, either apostrophe.", default=()
    )
    map: Mapping[str, str] = doc("Literal wrong words and their right form.", default_factory=dict)
    map_file: str = doc("Lexicon with the columns wrong, right.", default="")
    pattern: str = doc("`regex` pattern; the group `fix` is the span, the rest is context.", default="")
    line: tuple[str, ...] = doc(
        "Literal stripped lines; case, bullets and a final colon or arrow do not matter.", default=()
    )
    line_pattern: tuple[str, ...] = doc("Patterns that a stripped line must match whole.", default=())
    block: Block | None = doc("A run of lines.", default=None)
    builtin: str = doc("Name of a detector written in Python.", default="")
    options: Mapping[str, str] = doc("Options of the builtin detector.", default_factory=dict)
    languagetool: tuple[str, ...] = doc(
        "Ids of LanguageTool's rules; looked for with --grammar only. `*`: what no rule names, with --grammar-all.",
        default=(),
    )
    take: Take = doc("Which of LanguageTool's suggestions is the fix.", default=Take.ONLY)
    where: Place = doc("The part of the document in which the line or block must stand.", default=Place.ANY)
    case: Case = doc("How literal words may differ in case.", default=Case.SMART)


WAYS = ("phrases", "map", "map_file", "pattern", "line", "line_pattern", "block", "builtin", "languagetool")
"""The fields of `Find` of which a rule has exactly one."""


@dataclass(frozen=True, slots=True)
class Fix:
    """What happens to the span: one of the two; `map`, `languagetool` and some builtins bring the text."""

    replace: str | None = doc(
        "Template: text with {group}, {group|lower}, {group|upper}, {group|capital}; {{ and }} are braces.",
        default=None,
    )
    delete: Delete | None = doc(
        "`match` takes the span and one adjoining space, `line` its whole line, `block` all its lines.", default=None
    )


@dataclass(frozen=True, slots=True)
class Example:
    """A text and what must become of it: `bad` with `good`, `bad` with `mark` where nothing is mended, or `ok`."""

    bad: str | None = doc("A text with the defect.", default=None)
    good: str | None = doc("The same text, mended by this rule alone.", default=None)
    mark: str | None = doc("The span of `bad` that is reported, where there is no fix.", default=None)
    ok: str | None = doc("A text that looks like the defect and must be left alone.", default=None)


@dataclass(frozen=True, slots=True)
class Pack:
    """One YAML file of rules of one topic."""

    id: str = doc("Name of the pack.")
    version: str = doc("Version of the pack, MAJOR.MINOR.PATCH.")
    lang: tuple[str, ...] = doc('Languages the rules are for, ISO 639-1; "*" for any.', default=("en",))


@dataclass(frozen=True, slots=True)
class Rule:
    """One defect."""

    id: str = doc(
        "category/defect: the key for select, ignore, explain and suppress. It names the defect, not the cure."
    )
    title: str = doc("The defect in a few words.")
    why: str = doc("Why it is a defect and where it comes from.")
    safety: Safety = doc("safe: applied by default; unsafe: with --unsafe-fixes; report: never.")
    find: Find = doc("How spans are found.")
    safety_reason: str = doc("Why the fix is not safe everywhere; required unless it is safe.", default="")
    status: str = doc("stable, or preview: on only when selected by its id.", default="stable")
    quiet: bool = doc("Whether a finding that nothing promoted is kept to itself.", default=False)
    shows: tuple[str, ...] = doc("What a finding of this rule is evidence of, for other rules.", default=())
    zones: tuple[str, ...] = doc(
        "Zones that the rule may enter: url, email, handle, tag, code, file, html, markdown.", default=()
    )
    when: tuple[Guard, ...] = doc("Conditions that must all hold.", default=())
    unless: tuple[Guard, ...] = doc("Conditions of which none may hold.", default=())
    promote: tuple[Promotion, ...] = doc("What makes the fix more certain in a place.", default=())
    fix: Fix | None = doc("The correction; none where the rule only reports.", default=None)
    message: str = doc(
        "What is wrong, for a finding; {groups} may be used. Default: the title. `why` follows it behind a colon.",
        default="",
    )
    examples: tuple[Example, ...] = doc("Texts that prove the rule.", default=())
    # set by the loader
    pack: Pack = field(default=Pack("", ""), metadata={"internal": True})
    file: str = field(default="", metadata={"internal": True})
    line: int = field(default=0, metadata={"internal": True})

    @property
    def category(self) -> str:
        return category_of(self.id)

    @property
    def mends(self) -> bool:
        """Whether the rule can bring a replacement."""
        brings_own = self.find.map or self.find.map_file or self.find.builtin or self.find.languagetool
        return self.fix is not None or bool(brings_own)

    @property
    def best_safety(self) -> Safety:
        """The highest safety that the rule can reach, promotions included."""
        return max([self.safety, *(p.to for p in self.promote)])


@dataclass(frozen=True, slots=True)
class PackFile:
    """The top level of a rule file."""

    pack: Pack = doc("What the file is.")
    rules: tuple[Rule, ...] = doc("The rules.")
    category: str = doc("The category of its rules; each id must begin with it.", default="")
    define: Mapping[str, str] = doc("Named pieces of patterns, used as {{name}}.", default_factory=dict)


def category_of(rule: str) -> str:
    """The category of a rule, from its id."""
    return rule.partition("/")[0]


def means(name: str, rule: str) -> bool:
    """Whether a name means the rule of an id: it is the id, its category, or a front of the id at a word's end."""
    return rule == name or rule.startswith((f"{name}-", f"{name}/"))
