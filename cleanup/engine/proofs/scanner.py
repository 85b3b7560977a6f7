r"""Reads the text of a pattern as far as its alternatives go.

`scan` gives a tree of groups, branches and atoms; `marked` writes the pattern again with a named group around each
branch, so that a match tells which branches it took; `sample` writes a text that a simple branch matches.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import regex

QUANTIFIER = regex.compile(r"(?:[?*+]|\{(?P<low>\d*)(?P<comma>,)?(?P<high>\d*)\})[?+]?")
ESCAPE = regex.compile(
    r"\\(?:[pP](?:\{[^}]*\}|\w)|N\{[^}]*\}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|g<\w+>|[1-9]\d?|.)", regex.S
)
OPENING = regex.compile(
    r"\((?:\?(?:P?<(?P<name>[A-Za-z_]\w*)>|(?P<flags>[a-zA-Z01]*(?:-[a-zA-Z]+)?):|(?P<kind>=|!|<=|<!|>)))?"
)
FLAGS = regex.compile(r"\(\?[a-zA-Z01-]+\)")
ASIDE = regex.compile(r"\(\?#[^)]*\)|\(\?P=\w+\)")
CLASS = regex.compile(r"\[\^?\]?(?:\[:\^?\w+:\]|\\[pPN]\{[^}]*\}|\\.|[^\]\\])*\]", regex.S)
MARKS = frozenset((r"\b", r"\B", r"\A", r"\Z", r"\z", r"\m", r"\M", r"\G", r"\K"))
CONTROL = {r"\n": "\n", r"\t": "\t", r"\r": "\r"}
TRIED = " aA1.,-–’'”“\"\n:;!?)](*/…é"
"""Characters that stand for a class."""


class UnreadableError(ValueError):
    """The pattern has a construct whose alternatives cannot be told apart."""


@dataclass(eq=False)
class Atom:
    """One character or class with its quantifier, or a condition on the place (`width` 0)."""

    source: str
    low: int = 1
    high: int | None = 1
    width: int = 1
    suffix: str = ""
    reference: int = 0
    """The number of the group that a backreference means; -1 where it has a name."""


@dataclass(eq=False)
class Branch:
    """One alternative."""

    source: str = ""
    items: list[Item] = field(default_factory=list)


@dataclass(eq=False)
class Group:
    """A group with its branches; the pattern as a whole is one with no parentheses, and no source."""

    opening: str
    """`(?P<fix>` and so on; of the pattern as a whole its flags."""
    kind: str = ""
    """`=`, `!`, `<=`, `<!`, `>`, or empty."""
    captures: bool = False
    branches: list[Branch] = field(default_factory=list)
    source: str = ""
    low: int = 1
    high: int | None = 1
    suffix: str = ""


Item: TypeAlias = Atom | Group


def scan(pattern: str) -> Group:
    """The tree of a pattern. Raises UnreadableError."""
    if regex.match(r"\(\?[a-zA-Z01]*x|\(\?[a-zA-Z01]*V1", pattern):
        raise UnreadableError("the flags x and V1")
    flags = FLAGS.match(pattern)
    group, end = _group(pattern, flags.end() if flags else 0, Group(flags.group() if flags else ""))
    if end != len(pattern):
        raise UnreadableError("a closing parenthesis")
    return group


def _group(pattern: str, at: int, group: Group) -> tuple[Group, int]:
    """Fill a group from `at` on; gives the place of its closing parenthesis."""
    start = at
    branch = Branch()
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            branch.source = pattern[start:at]
            group.branches.append(branch)
            branch, at = Branch(), at + 1
            start = at
            continue
        item, at = _item(pattern, at)
        at = _quantify(pattern, at, item)
        branch.items.append(item)
    branch.source = pattern[start:at]
    group.branches.append(branch)
    return group, at


def _item(pattern: str, at: int) -> tuple[Item, int]:
    char = pattern[at]
    if char == "(":
        return _parenthesis(pattern, at)
    if char == "[":
        match = CLASS.match(pattern, at)
        if match is None:
            raise UnreadableError("a class")
        return Atom(match.group()), match.end()
    if char == "\\":
        match = ESCAPE.match(pattern, at)
        if match is None:
            raise UnreadableError("a backslash")
        source = match.group()
        if source[1].isdigit() and source != r"\0":
            return Atom(source, reference=int(source[1:])), match.end()
        if source.startswith(r"\g<"):
            return Atom(source, reference=int(source[3:-1]) if source[3:-1].isdigit() else -1), match.end()
        if source[1] in "LRX":
            raise UnreadableError(source)
        return Atom(source, width=0 if source in MARKS else 1), match.end()
    return Atom(char, width=0 if char in "^$" else 1), at + 1


def _parenthesis(pattern: str, at: int) -> tuple[Item, int]:
    if FLAGS.match(pattern, at):
        raise UnreadableError("a flag inside it (for a part of a pattern there is `(?i:…)`)")
    aside = ASIDE.match(pattern, at)
    if aside is not None:
        return Atom(aside.group(), width=0, reference=-1 if aside.group().startswith("(?P=") else 0), aside.end()
    match = OPENING.match(pattern, at)
    assert match is not None
    rest = pattern[match.end() : match.end() + 1]
    if match.group() == "(" and rest in ("?", "*"):
        raise UnreadableError(pattern[at : at + 4])
    captures = match.group() == "(" or match["name"] is not None
    group, end = _group(pattern, match.end(), Group(match.group(), match["kind"] or "", captures))
    if end >= len(pattern):
        raise UnreadableError("an open parenthesis")
    group.source = pattern[at : end + 1]
    return group, end + 1


def _quantify(pattern: str, at: int, item: Item) -> int:
    match = QUANTIFIER.match(pattern, at)
    if match is None or match.group() == "{}" or match.group().startswith("{,}"):
        return at
    sign = match.group()[0]
    if sign == "{":
        item.low = int(match["low"] or 0)
        item.high = int(match["high"]) if match["high"] else None if match["comma"] else item.low
    else:
        item.low = 1 if sign == "+" else 0
        item.high = 1 if sign == "?" else None
    item.suffix = match.group()
    return int(match.end())


# --- which branches a match takes -------------------------------------------------------------------------------------


@dataclass(eq=False)
class Alternation:
    """A group with several branches, and how the marked pattern calls them.

    A group that may be left out and has such a group inside counts too: its one branch is where that one can stand.
    """

    group: Group
    number: int
    parent: tuple[Alternation, int] | None
    """The alternation around it, and the branch of that one in which it stands."""

    @property
    def site(self) -> str:
        """The name of the group around the whole alternation, its quantifier included."""
        return f"s{self.number}_"

    def name(self, branch: int) -> str:
        """The name of the group around one branch."""
        return f"b{self.number}_{branch}"


def marked(tree: Group) -> tuple[str, list[Alternation]]:
    """The pattern with named groups around its alternations and their branches.

    What stands in a negative lookaround matches nothing and is left as it is.
    """
    writer = _Writer()
    text = writer.group(tree, None)
    renumbered = regex.sub("\0(\\d+)\0", lambda match: f"\\g<{writer.numbers[int(match[1])]}>", text)
    return renumbered, writer.alternations


class _Writer:
    def __init__(self) -> None:
        self.alternations: list[Alternation] = []
        self.numbers: dict[int, int] = {}  # of the groups of the pattern: as it was written, as it is now
        self._written = 0

    def group(self, group: Group, parent: tuple[Alternation, int] | None) -> str:
        if group.kind in ("!", "<!"):
            self._count_inside(group)
            return group.source + group.suffix
        choice = None
        front = back = ""
        if len(group.branches) > 1 or (not group.low and any(len(inner.branches) > 1 for inner in _groups(group))):
            choice = Alternation(group, len(self.alternations), parent)
            self.alternations.append(choice)
            front, back = f"(?P<{choice.site}>", ")"
        around = bool(choice) and not group.kind and bool(group.source)
        if around:
            self._written += 1
        if group.captures:
            self._written += 1
            self.numbers[len(self.numbers) + 1] = self._written
        if choice and not around:
            self._written += 1
        inner = "|".join(self._branch(branch, index, choice, parent) for index, branch in enumerate(group.branches))
        if not group.source:
            return group.opening + front + inner + back
        if around:
            return f"{front}{group.opening}{inner}){group.suffix}{back}"
        return f"{group.opening}{front}{inner}{back}){group.suffix}"

    def _branch(
        self, branch: Branch, index: int, choice: Alternation | None, parent: tuple[Alternation, int] | None
    ) -> str:
        if choice is not None:
            self._written += 1
        inside = (choice, index) if choice is not None else parent
        text = "".join(self._text(item, inside) for item in branch.items)
        return f"(?P<{choice.name(index)}>{text})" if choice is not None else text

    def _text(self, item: Item, parent: tuple[Alternation, int] | None) -> str:
        if isinstance(item, Group):
            return self.group(item, parent)
        return (f"\0{item.reference}\0" if item.reference > 0 else item.source) + item.suffix

    def _count_inside(self, group: Group) -> None:
        """Capturing groups in what is copied as it is keep their place in the count."""
        if group.captures:
            self._written += 1
            self.numbers[len(self.numbers) + 1] = self._written
        for branch in group.branches:
            for item in branch.items:
                if isinstance(item, Group):
                    self._count_inside(item)


# --- a text for a branch ----------------------------------------------------------------------------------------------

Choice: TypeAlias = Mapping[int, int]
"""The branch to take in a group, by `id` of the group; the first one elsewhere."""


def samples(branch: Branch, choice: Choice) -> Iterator[str]:
    """Texts for a branch of literals: with its optional parts, and without. None for one with runs of letters."""
    different = dict.fromkeys(_sample(branch, choice, optional) for optional in (True, False))
    return (text for text in different if text is not None)


def _sample(branch: Branch, choice: Choice, optional: bool) -> str | None:
    pieces = []
    for item in branch.items:
        piece = _piece(item, choice, optional)
        if piece is None:
            return None
        pieces.append(piece)
    return "".join(pieces)


def _piece(item: Item, choice: Choice, optional: bool) -> str | None:
    if isinstance(item, Group):
        if item.kind in ("!", "<!"):
            return ""
        if item.kind in ("=", "<=") and not optional:
            return ""  # what stands there may do
        forced = any(id(inner) in choice for inner in _groups(item))
        if item.low == 0 and not optional and not forced:
            return ""
        return _sample(item.branches[choice.get(id(item), 0)], choice, optional)
    if item.reference:
        return None
    if not item.width:
        return "\n" if item.source in ("^", "$") else ""
    char = _char(item.source)
    if char is None or (item.high != 1 and _takes_letters(item.source)):
        return None
    return char * (item.low or int(optional))


def _groups(group: Group) -> Iterator[Group]:
    yield group
    for branch in group.branches:
        for item in branch.items:
            if isinstance(item, Group):
                yield from _groups(item)


@functools.cache
def _takes_letters(source: str) -> bool:
    """Whether an atom stands for any letters: repeated, it is no literal."""
    return _is_class(source) and any(regex.fullmatch(source, letter) for letter in "ae")


def _is_class(source: str) -> bool:
    return source == "." or source[0] == "[" or (source[0] == "\\" and len(source) > 1 and source[1] in "pPdDsSwWhN")


@functools.cache
def _char(source: str) -> str | None:
    """A character that an atom matches, one that it names where it can be."""
    if not _is_class(source):
        return CONTROL.get(source) or (source if len(source) == 1 else _first(source, source[1:]))
    return _first(source, source.strip("[]^") + TRIED)


def _first(source: str, chars: str) -> str | None:
    pattern = regex.compile(source)
    named = [chr(int(match, 16)) for match in regex.findall(r"\\[xuU]([0-9a-fA-F]+)", source)]
    return next((char for char in [*named, *chars] if pattern.fullmatch(char)), None)
