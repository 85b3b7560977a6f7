"""The tree of a pattern: what `regex`'s own parser makes of it, in a few node types that can be reasoned about.

`regex` itself is asked what a class matches, backreferences become copies, and what only narrows (negative lookaround,
atomic groups) vanishes: a tree matches wherever its pattern does, perhaps more often. The parser
(`regex._regex_core`) is private; whatever is not known here, or no longer there, raises NotUnderstoodError or another
exception, and means that nothing can be said of the pattern.
"""

from __future__ import annotations

import functools
import itertools
import math
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

MAX_CHOICES = 100  # copies of a pattern, one for each thing that its backreferenced groups can match

Ranges: TypeAlias = tuple[tuple[int, int], ...]  # sorted, disjoint and not touching; both ends included


class NotUnderstoodError(Exception):
    """The pattern has something that no tree can be made of."""


# --- the nodes of a pattern -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Chars:
    """One character out of a set."""

    ranges: Ranges


@dataclass(frozen=True)
class Mark:
    """A condition on a place, with the same meaning in both engines (for `EDGE`: if a letter beside it is known)."""

    text: str
    rate: float


@dataclass(frozen=True)
class Look:
    """A positive lookbehind or lookahead."""

    behind: bool
    body: Node


@dataclass(frozen=True)
class Seq:
    """Nodes one behind the other."""

    items: tuple[Node, ...]


@dataclass(frozen=True)
class Alt:
    """One of some nodes."""

    items: tuple[Node, ...]


@dataclass(frozen=True)
class Rep:
    """A node `least` to `most` times (None: without limit)."""

    body: Node
    least: int
    most: int | None


Node: TypeAlias = Chars | Mark | Look | Seq | Alt | Rep

NOTHING = Seq(())
EDGE = Mark(r"\b", 1.0)
TEXT_START, TEXT_END = Mark(r"\A", 0.01), Mark(r"\z", 0.01)
LINE_START, LINE_END = Mark("(?m:^)", 0.1), Mark("(?m:$)", 0.1)
_NEWLINE = Chars(((10, 10),))
_ANY = Chars(((0, 0x10FFFF),))
_NOT_NEWLINE = Chars(((0, 9), (11, 0x10FFFF)))


def sequence(items: Iterable[Node]) -> Node:
    """Join nodes, without sequences in sequences."""
    flat: list[Node] = []
    for item in items:
        flat.extend(item.items if isinstance(item, Seq) else (item,))
    return flat[0] if len(flat) == 1 else Seq(tuple(flat))


def alternatives(items: Iterable[Node]) -> Node:
    """Any one of the nodes."""
    different = tuple(dict.fromkeys(items))
    return different[0] if len(different) == 1 else Alt(different)


def repeat(body: Node, least: int, most: int | None) -> Node:
    """Repeat a node `least` to `most` times (None: without limit)."""
    if most == 0 or body == NOTHING:
        return NOTHING
    return body if (least, most) == (1, 1) else Rep(body, least, most)


def rewrite(node: Node, leaf: Callable[[Chars | Mark | Look], Node]) -> Node:
    """Put something else for each class, condition and lookaround."""
    match node:
        case Seq(items):
            return sequence(rewrite(item, leaf) for item in items)
        case Alt(items):
            return alternatives(rewrite(item, leaf) for item in items)
        case Rep(body, least, most):
            return repeat(rewrite(body, leaf), least, most)
        case _:
            return leaf(node)


def width(node: Node) -> float:
    """The most characters that a node matches; infinite where there is no limit."""
    match node:
        case Chars():
            return 1
        case Seq(items):
            return sum(map(width, items))
        case Alt(items):
            return max(map(width, items), default=0)
        case Rep(body, _, most):
            return math.inf if most is None else most * width(body)
        case _:
            return 0


def unbounded(tree: Node) -> Node:
    """The tree without bounds of lines and texts: for patterns that are matched against stripped lines."""
    return rewrite(tree, unbound)


def unbound(node: Chars | Mark | Look) -> Node:
    """No bounds of lines or texts."""
    if isinstance(node, Look):
        return Look(node.behind, rewrite(node.body, unbound))
    return NOTHING if isinstance(node, Mark) and node is not EDGE else node


# --- 1. read ----------------------------------------------------------------------------------------------------------


@functools.lru_cache(maxsize=16)  # what works out an entry of the index asks several times in a row
def read(pattern: str, flags: int) -> tuple[Node, ...]:
    """Parse a pattern. Its matches are those of any of the nodes: one for each choice in backreferenced groups."""
    from regex import _regex_core as rc  # private; only needed here

    tree, info = _parse(rc, pattern, flags)
    reader = Reader(rc, info, tree)
    return tuple(reader.read(tree, chosen) for chosen in reader.choices())


def _parse(rc: Any, pattern: str, flags: int) -> tuple[Any, Any]:
    """Give the parse tree and the parser's state, as `regex.compile` has them before it optimises."""
    import regex

    regex.compile(pattern, flags)  # refuses what is invalid, and sets the parser's default version
    while True:
        source = rc.Source(pattern)
        info = rc.Info(flags, source.char_type, {})
        info.guess_encoding = rc.UNICODE
        source.ignore_space = bool(info.flags & rc.VERBOSE)
        try:
            tree = rc._parse_pattern(source, info)
            break
        except rc._UnscopedFlagSet:  # a global flag inside the pattern: start again with it
            flags = info.global_flags
    if info.flags & (rc.REVERSE | rc.LOCALE) or info.private_groups:
        raise NotUnderstoodError("flag or group name")
    if not info.flags & rc.ASCII:
        info.flags |= rc.UNICODE
    tree.fix_groups(pattern, False, False)
    return tree, info


_CHARACTERS: dict[tuple[int, int, int], Ranges] = {}
"""What single characters match, by code, case flags and flags of the pattern."""


class Reader:
    """Turns one parse tree of `regex` into nodes."""

    def __init__(self, rc: Any, info: Any, tree: Any) -> None:
        """`rc` is the parser's module, `info` its state after parsing `tree`."""
        self._rc, self._info = rc, info
        self._groups: dict[int, list[Any]] = {}  # by number; branch reset and double names give a number several
        self._repeated: set[int] = set()
        self._referenced: set[int] = set()
        self._chosen: Mapping[int, Node] = {}
        self._copying: set[int] = set()
        self._note_groups(tree, repeated=False)

    def choices(self) -> Iterator[Mapping[int, Node]]:
        """Every way to fix what the backreferenced groups match, as far as that is one thing of a few."""
        options: dict[int, list[Node]] = {}
        for number in sorted(self._referenced - self._repeated):
            if len(self._groups[number]) == 1:
                few = _options(self.read(self._groups[number][0].subpattern, {}))
                if math.prod(map(len, options.values())) * len(few) <= MAX_CHOICES:
                    options[number] = few
        for nodes in itertools.product(*options.values()):
            yield dict(zip(options, nodes, strict=True))

    def read(self, tree: Any, chosen: Mapping[int, Node]) -> Node:
        """Give the node of a parse tree in which the groups in `chosen` match just that."""
        self._chosen = chosen
        return self._node(tree)

    def _note_groups(self, tree: Any, repeated: bool) -> None:
        kind = type(tree).__name__
        if kind == "CallGroup":  # can make a group match anew, wherever the call stands
            raise NotUnderstoodError(kind)
        if kind == "Group":
            self._groups.setdefault(tree.group, []).append(tree)
            if repeated:
                self._repeated.add(tree.group)
        elif kind == "RefGroup":
            self._referenced.add(tree.group)
        elif kind.endswith("Repeat"):
            repeated = repeated or tree.max_count != 1
        for name in ("subpattern", "yes_item", "no_item"):
            if hasattr(tree, name):
                self._note_groups(getattr(tree, name), repeated)
        for name in ("items", "branches"):
            for part in getattr(tree, name, ()):
                self._note_groups(part, repeated)

    def _node(self, tree: Any) -> Node:
        match type(tree).__name__:
            case "Character" | "Range" | "Property" | "SetUnion" | "SetInter" | "SetDiff" | "SetSymDiff":
                return Chars(self._members(tree))
            case "Any" | "AnyU":
                return _NOT_NEWLINE
            case "AnyAll":
                return _ANY
            case "String":
                return sequence(self._node(self._rc.Character(c, case_flags=tree.case_flags)) for c in tree.characters)
            case "Sequence":
                return sequence(map(self._node, tree.items))
            case "Branch":
                return alternatives(map(self._node, tree.branches))
            case "Conditional" | "LookAroundConditional":
                return alternatives((self._node(tree.yes_item), self._node(tree.no_item)))
            case "Group" if tree.group in self._chosen:
                return self._chosen[tree.group]
            case "Group" | "Atomic":
                return self._node(tree.subpattern)
            case "GreedyRepeat" | "LazyRepeat" | "PossessiveRepeat":
                return repeat(self._node(tree.subpattern), tree.min_count, tree.max_count)
            case "LookAround" if tree.positive:
                return Look(tree.behind, self._node(tree.subpattern))
            case "RefGroup":
                return self._copy(tree)
            case "StartOfString":
                return TEXT_START
            case "EndOfString":
                return TEXT_END
            case "EndOfStringLine":
                return Alt((TEXT_END, Look(False, sequence((_NEWLINE, TEXT_END)))))
            case "StartOfLine":
                return LINE_START
            case "EndOfLine":
                return LINE_END
            case "Boundary" if tree.positive:
                return EDGE
            case "StartOfWord" | "EndOfWord":
                return EDGE
            case "LookAround" | "Boundary" | "DefaultBoundary" | "DefaultStartOfWord" | "DefaultEndOfWord":
                return NOTHING
            case "StartOfLineU" | "EndOfLineU" | "EndOfStringLineU" | "SearchAnchor" | "Keep" | "Prune" | "Skip":
                return NOTHING
            case kind:  # Fuzzy, StringSet, Grapheme, and whatever comes
                raise NotUnderstoodError(kind)

    def _copy(self, reference: Any) -> Node:
        """What a backreference can match: the text of its group, but not under the group's conditions."""
        number = reference.group
        if number in self._copying or reference.case_flags & self._rc.FULLCASE:
            raise NotUnderstoodError("backreference")
        self._copying.add(number)
        group = self._chosen.get(number) or alternatives(self._node(g.subpattern) for g in self._groups[number])
        self._copying.remove(number)
        return rewrite(group, self._folded if reference.case_flags & self._rc.IGNORECASE else _unconditional)

    def _folded(self, node: Chars | Mark | Look) -> Node:
        """The characters in any case, and no conditions."""
        if not isinstance(node, Chars):
            return NOTHING
        parts = [self._rc.Range(first, last) for first, last in widened(node.ranges)]
        return Chars(self._members(self._rc.SetUnion(self._info, parts, case_flags=self._rc.IGNORECASE)))

    def _members(self, tree: Any) -> Ranges:
        """Which characters a class matches: `regex` runs it, so its own tables decide, also about case."""
        if type(tree).__name__ != "Character" or not tree.positive:
            return self._run(tree)
        known = tree.value, int(tree.case_flags), int(self._info.flags)
        if known not in _CHARACTERS:
            _CHARACTERS[known] = self._run(tree)
        return _CHARACTERS[known]

    def _run(self, tree: Any) -> Ranges:
        if tree.case_flags & self._rc.FULLCASE:
            raise NotUnderstoodError("full case folding")  # one character can match as several
        if tree.case_flags & self._rc.IGNORECASE and _has_ascii_property(self._rc, tree):
            raise NotUnderstoodError("(?ai)")  # (?ai)\p{Ll} of `regex` matches A in one place and not in another
        few = _mentioned(self._rc, tree)
        code = self._rc.GreedyRepeat(tree.optimise(self._info, False), 1, None).compile()
        return _run_class(tuple(self._rc._flatten_code([*code, (self._rc.OP.SUCCESS,)])), self._info.flags, few)


def _unconditional(node: Chars | Mark | Look) -> Node:
    return node if isinstance(node, Chars) else NOTHING


def _options(node: Node) -> list[Node]:
    """The alternatives of a node; those of a class are its characters, but foreign letters are one."""
    if isinstance(node, Alt):
        return list(node.items)
    if not isinstance(node, Chars):
        return [node]
    foreign = _foreign(node.ranges)
    singles = [((c, c),) for first, last in _exact(node.ranges) for c in range(first, last + 1)]
    return [Chars(ranges) for ranges in (*singles, foreign) if ranges]


def _has_ascii_property(rc: Any, tree: Any) -> bool:
    if type(tree).__name__ == "Property":
        return bool(tree.encoding == rc.ASCII_ENCODING)
    return any(_has_ascii_property(rc, item) for item in getattr(tree, "items", ()))


def _mentioned(rc: Any, tree: Any) -> str | None:
    """All characters that a class can match, if it names them one by one or in short ranges; else None."""
    if not tree.positive:
        return None
    match type(tree).__name__:
        case "Character":
            codes: Iterable[int] = (tree.value,)
        case "Range" if tree.upper - tree.lower < 256:
            codes = range(tree.lower, tree.upper + 1)
        case "SetUnion":
            parts = [_mentioned(rc, item) for item in tree.items]
            return None if None in parts else "".join(filter(None, parts))
        case _:
            return None
    cases = itertools.chain.from_iterable(rc._regex.get_all_cases(rc.UNICODE, code) for code in codes)
    return "".join(chr(code) for code in cases if not 0xD800 <= code < 0xE000)


@functools.lru_cache(maxsize=4096)
def _run_class(code: tuple[int, ...], flags: int, few: str | None) -> Ranges:
    """Run the compiled code of a repeated class over the characters in `few` (None: over all).

    Of what lies outside the exact blocks more than a few ranges count as all of it, which saves looking at the rest.
    """
    from regex import _regex_core as rc

    found = rc._regex.compile("", flags, list(code), {}, {}, {}, [], 0, (), 0, 0)
    if few is not None:
        return _ranges((ord(c), ord(c)) for c in few if found.match(c))

    def spans(blocks: Ranges) -> Iterator[tuple[int, int]]:
        for text in map(_characters, blocks):
            places = (match.span() for match in found.finditer(text))
            yield from ((ord(text[start]), ord(text[end - 1])) for start, end in places)

    foreign = list(itertools.islice(spans(_FOREIGN_BLOCKS), _FEW_RANGES + 1))
    return _ranges((*spans(EXACT_BLOCKS), *(foreign if len(foreign) <= _FEW_RANGES else _FOREIGN_BLOCKS)))


@functools.cache
def _characters(block: tuple[int, int]) -> str:
    codes = (code for code in range(block[0], block[1] + 1) if not 0xD800 <= code < 0xE000)
    return array("I", codes).tobytes().decode("utf-32")


# --- 2. trim ----------------------------------------------------------------------------------------------------------


def trim(node: Node) -> Node:
    """Cut a pattern that is searched for, not anchored, to what must be in the text."""
    return _mirror(_trim_front(_mirror(_trim_front(node))))


def _mirror(node: Node) -> Node:
    """The node read from right to left."""
    match node:
        case Look(behind, body):
            return Look(not behind, _mirror(body))
        case Seq(items):
            return Seq(tuple(map(_mirror, reversed(items))))
        case Alt(items):
            return Alt(tuple(map(_mirror, items)))
        case Rep(body, least, most):
            return Rep(_mirror(body), least, most)
        case _:
            return node


def _trim_front(node: Node) -> Node:
    """Cut the front edge; `NOTHING` if nothing must be there."""
    match node:
        case Look(True, body):
            return _trim_front(body)
        case Rep(_, 0, _):
            return NOTHING
        case Rep(body, least, _):
            return sequence((_trim_front(body), repeat(body, least - 1, least - 1)))
        case Alt(items):
            trimmed = [_trim_front(item) for item in items]
            return NOTHING if NOTHING in trimmed else alternatives(trimmed)
        case Seq(items):
            return _trim_front_of(list(items))
        case _:
            return node


def _trim_front_of(items: list[Node]) -> Node:
    """Cut the front edge of a sequence.

    A lookbehind becomes text in front of all other conditions on its place. Where a condition stays, nothing behind it
    may be cut: it would then stand at another place. Only the bound of a word that may be long is given up.
    """
    while items:
        conditions = list(itertools.takewhile(lambda item: isinstance(item, Mark | Look), items))
        behind = [i for i, item in enumerate(conditions) if isinstance(item, Look) and item.behind]
        solid = items[len(conditions)] if len(conditions) < len(items) else None
        if set(conditions) == {EDGE} and isinstance(solid, Rep) and solid.least:
            del items[: len(conditions)]  # one letter of the word is enough, and costs RE2 less than where it begins
            continue
        if conditions and not behind:
            break
        first = _trim_front(items.pop(behind[0] if behind else 0))
        if first != NOTHING:
            return sequence((first, *items))
    return sequence(items)


# --- characters -------------------------------------------------------------------------------------------------------

# Classes are exact in these blocks (ASCII, Latin-1 signs; general punctuation, currency). Of what lies outside, mostly
# letters, a class keeps a few ranges; more become all of it, so that hundreds of classes stay a few different ones.
EXACT_BLOCKS = ((0, 0xBF), (0x2000, 0x20FF))
_FOREIGN_BLOCKS = ((0xC0, 0x1FFF), (0x2100, 0x10FFFF))
_FEW_RANGES = 8


def _ranges(pairs: Iterable[tuple[int, int]]) -> Ranges:
    """Sort ranges, and merge those that overlap or touch."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(pairs):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)


@functools.lru_cache(maxsize=4096)  # the same few hundred classes come again and again
def clip(ranges: Ranges, blocks: Ranges) -> Ranges:
    """What the ranges and the blocks have in common."""
    common = ((max(first, low), min(last, high)) for first, last in ranges for low, high in blocks)
    return _ranges((first, last) for first, last in common if first <= last)


def _exact(ranges: Ranges) -> Ranges:
    return clip(ranges, EXACT_BLOCKS)


def _foreign(ranges: Ranges) -> Ranges:
    return clip(ranges, _FOREIGN_BLOCKS)


@functools.lru_cache(maxsize=4096)
def widened(ranges: Ranges) -> Ranges:
    """The ranges as a core has them."""
    foreign = _foreign(ranges)
    return _ranges((*_exact(ranges), *(foreign if len(foreign) <= _FEW_RANGES else _FOREIGN_BLOCKS)))
