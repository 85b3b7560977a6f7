"""What a rule is: one defect, how to find it, why it is one, how to mend it, how sure that is, and examples.

The classes below are the rule format. The loader binds YAML to them and the JSON Schema is generated from
them, so a field exists in one place only, with its documentation; a field without any is set by the loader.
Patterns are kept as text here: nothing is compiled before a document needs it.
"""

import enum
from collections.abc import Mapping
from typing import Annotated, NamedTuple

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


EMPTY: Mapping[str, str] = {}


class Evidence(NamedTuple):
    """What other findings must say about the neighbourhood."""

    shows: Annotated[
        tuple[str, ...],
        "What the findings must be evidence of: names used in `shows`, categories or rule ids.",
    ]
    at_least: Annotated[int, "How many distinct spans, found by other rules."] = 1
    within: Annotated[str, "`N words`, `paragraph` or `document`."] = "document"
    around: Annotated[bool, "Whether there must be so many on either side."] = False


class Guard(NamedTuple):
    """A condition on the surroundings of a span; every key that is given must hold."""

    before: Annotated[str, "Pattern that must end where the span begins."] = ""
    after: Annotated[str, "Pattern that must begin where the span ends."] = ""
    text: Annotated[str, "Pattern that must be found inside the span."] = ""
    line: Annotated[str, "Pattern that must be found in the line of the span."] = ""
    paragraph: Annotated[str, "Pattern that must be found in the paragraph of the span."] = ""
    document: Annotated[str, "Pattern that must be found somewhere in the document."] = ""
    lexicon: Annotated[
        tuple[str, ...],
        "Lexicons, one of which must hold the span, or the group named by `group`.",
    ] = ()
    group: Annotated[str, "Group of the pattern that `lexicon`, `surname` or `text` looks at instead of the span."] = ""
    fold: Annotated[bool, "Look the word up in lower case."] = False
    surname: Annotated[
        bool | None,
        "Whether the group is a surname: in the lexicon of people, or introduced with a first name or a title"
        " by this document.",
    ] = None
    quoted: Annotated[bool | None, "Whether the span lies inside a quotation."] = None
    place: Annotated[str, "`head`, `tail` or `edge`: the part of the document the span lies in."] = ""
    evidence: Annotated[Evidence | None, "What other findings say; only in `promote`."] = None


class Promotion(NamedTuple):
    """When one of the conditions holds, the fix counts as `to` in that place."""

    to: Annotated[Safety, "The safety that applies there."]
    when: Annotated[tuple[Guard, ...], "Conditions, one of which must hold."]


class Block(NamedTuple):
    """A run of lines: from a line that matches, to a line that matches or to the end."""

    begin: Annotated[tuple[str, ...], "Patterns, one of which the stripped first line must match whole."]
    until: Annotated[
        tuple[str, ...],
        "Patterns of the stripped line that ends the block and is part of it; without any the block runs on "
        "while `go_on` matches.",
    ] = ()
    go_on: Annotated[str, "Pattern that each further stripped line must match whole."] = ""
    max_lines: Annotated[int, "The most lines that count, blank ones not counted; a longer run is no block."] = 40


class Find(NamedTuple):
    """How spans are found: exactly one of the ways, and its settings."""

    phrases: Annotated[
        tuple[str, ...],
        "Literal words; found whole, any white space between them, either apostrophe.",
    ] = ()
    map: Annotated[Mapping[str, str], "Literal wrong words and their right form."] = EMPTY
    map_file: Annotated[str, "Lexicon with the columns wrong, right."] = ""
    pattern: Annotated[str, "`regex` pattern; the group `fix` is the span, the rest is context."] = ""
    line: Annotated[
        tuple[str, ...],
        "Literal stripped lines; case, bullets and a final colon or arrow do not matter.",
    ] = ()
    line_pattern: Annotated[tuple[str, ...], "Patterns that a stripped line must match whole."] = ()
    block: Annotated[Block | None, "A run of lines."] = None
    builtin: Annotated[str, "Name of a detector written in Python."] = ""
    options: Annotated[Mapping[str, str], "Options of the builtin detector."] = EMPTY
    languagetool: Annotated[
        tuple[str, ...],
        "Ids of LanguageTool's rules; looked for with --grammar only. `*`: what no rule names, with --grammar-all.",
    ] = ()
    take: Annotated[Take, "Which of LanguageTool's suggestions is the fix."] = Take.ONLY
    where: Annotated[Place, "The part of the document in which the line or block must stand."] = Place.ANY
    case: Annotated[Case, "How literal words may differ in case."] = Case.SMART


REST = "*"
"""The id that stands for all of LanguageTool's rules that no rule names."""
WAYS = ("phrases", "map", "map_file", "pattern", "line", "line_pattern", "block", "builtin", "languagetool")
"""The fields of `Find` of which a rule has exactly one."""


class Fix(NamedTuple):
    """What happens to the span: one of the two; `map`, `languagetool` and some builtins bring the text."""

    replace: Annotated[
        str | None,
        "Template: text with {group}, {group|lower}, {group|upper}, {group|capital}; {{ and }} are braces.",
    ] = None
    delete: Annotated[
        Delete | None,
        "`match` takes the span and one adjoining space, `line` its whole line, `block` all its lines.",
    ] = None


class Example(NamedTuple):
    """A text and what must become of it: `bad` with `good`, `bad` with `mark` where nothing is mended, or `ok`."""

    bad: Annotated[str | None, "A text with the defect."] = None
    good: Annotated[str | None, "The same text, mended by this rule alone."] = None
    mark: Annotated[str | None, "The span of `bad` that is reported, where there is no fix."] = None
    ok: Annotated[str | None, "A text that looks like the defect and must be left alone."] = None


class Pack(NamedTuple):
    """One YAML file of rules of one topic."""

    id: Annotated[str, "Name of the pack."]
    version: Annotated[str, "Version of the pack, MAJOR.MINOR.PATCH."]
    lang: Annotated[tuple[str, ...], 'Languages the rules are for, ISO 639-1; "*" for any.'] = ("en",)


class Rule(NamedTuple):
    """One defect."""

    id: Annotated[
        str,
        "category/defect: the key for select, ignore, explain and suppress. It names the defect, not the cure.",
    ]
    title: Annotated[str, "The defect in a few words."]
    why: Annotated[str, "Why it is a defect and where it comes from."]
    safety: Annotated[Safety, "safe: applied by default; unsafe: with --unsafe-fixes; report: never."]
    find: Annotated[Find, "How spans are found."]
    safety_reason: Annotated[str, "Why the fix is not safe everywhere; required unless it is safe."] = ""
    status: Annotated[str, "stable, or preview: on only when selected by its id."] = "stable"
    quiet: Annotated[bool, "Whether a finding that nothing promoted is kept to itself."] = False
    shows: Annotated[tuple[str, ...], "What a finding of this rule is evidence of, for other rules."] = ()
    zones: Annotated[
        tuple[str, ...],
        "Zones that the rule may enter: url, email, handle, tag, code, file, html, markdown.",
    ] = ()
    when: Annotated[tuple[Guard, ...], "Conditions that must all hold."] = ()
    unless: Annotated[tuple[Guard, ...], "Conditions of which none may hold."] = ()
    promote: Annotated[tuple[Promotion, ...], "What makes the fix more certain in a place."] = ()
    fix: Annotated[Fix | None, "The correction; none where the rule only reports."] = None
    message: Annotated[
        str,
        "What is wrong, for a finding; {groups} may be used. Default: the title. `why` follows it behind a colon.",
    ] = ""
    examples: Annotated[tuple[Example, ...], "Texts that prove the rule."] = ()
    # set by the loader
    pack: Pack = Pack("", "")
    file: str = ""
    line: int = 0

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


class PackFile(NamedTuple):
    """The top level of a rule file."""

    pack: Annotated[Pack, "What the file is."]
    rules: Annotated[tuple[Rule, ...], "The rules."]
    category: Annotated[str, "The category of its rules; each id must begin with it."] = ""
    define: Annotated[Mapping[str, str], "Named pieces of patterns, used as {{name}}."] = EMPTY


def category_of(rule: str) -> str:
    """The category of a rule, from its id."""
    return rule.partition("/")[0]


def means(name: str, rule: str) -> bool:
    """Whether a name means the rule of an id: it is the id, its category, or a front of the id at a word's end."""
    return rule == name or rule.startswith((f"{name}-", f"{name}/"))


def guards_of(rule: Rule) -> tuple[Guard, ...]:
    """All guards of a rule, those of its promotions too."""
    return (*rule.when, *rule.unless, *(guard for promotion in rule.promote for guard in promotion.when))
