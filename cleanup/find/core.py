r"""The core of a pattern: an RE2 pattern without lookaround that matches wherever the pattern does.

RE2 can look for hundreds of cores in one pass over a text, `regex` can not; so cores decide which rules have to run at
all. A core may match too often, never too rarely. It is derived in three steps:

1. `_Reader` turns the tree of `regex`'s own parser into a few node types. Here `regex` itself is asked what a class
   matches, backreferences become copies, and what only narrows (negative lookaround, atomic groups) vanishes.
2. `_trim` cuts both edges down to what must be there: `x?` goes, `x+` becomes `x`, and the text that a lookbehind at
   the front or a lookahead at the back demands becomes text to match.
3. `_render` writes RE2 and notes how often the core is likely to match.

    >>> core_of(r'(?<=[a-z])(?P<fix>Source link)(?! of)\s*')
    '[a-z]Source link'
    >>> core_of(r'(the|a) \1\b')
    '(?:the the\\b|a a\\b)'

The parser (`regex._regex_core`) is private. Whatever is not known here, or no longer there, means: no core.
"""

from __future__ import annotations

import functools
import itertools
import math
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

REPEAT_CAP = 4  # x{20,300} becomes x{4,}
MAX_CHOICES = 100  # copies of a pattern, one for each thing that its backreferenced groups can match
MAX_LENGTH = 500_000  # characters of a core
LOOSE = 0.06  # a core that is likely to match more often than this, counted by place in a text, is none

Ranges: TypeAlias = tuple[tuple[int, int], ...]  # sorted, disjoint and not touching; both ends included


class _NoCoreError(Exception):
    """The pattern has something that no core can be derived from."""


def core_of(pattern: str, flags: int = 0, *, line: bool = False) -> str | None:
    """Take a pattern and flags as for `regex.compile`; give an RE2 pattern that matches wherever the pattern does.

    None: there is no useful one (it could match nothing, or nearly everywhere), or the pattern is not understood.
    With `line` the pattern is one for stripped lines: the core finds them in the whole text.
    """
    try:
        trees = _read(pattern, flags)
        if line:
            trees = [_rewrite(tree, _unbound) for tree in trees]
        core = _render(_alternatives(map(_trim, trees)))
    except Exception:  # the parser is private, so anything may go wrong in a later version; then the rule always runs
        return None
    if core.nullable or core.rate > LOOSE or len(core.text) > MAX_LENGTH:
        return None
    return core.text


# --- the nodes of a pattern -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Chars:
    """One character out of a set."""

    ranges: Ranges


@dataclass(frozen=True)
class _Mark:
    """A condition on a place, with the same meaning in both engines (for `_EDGE`: if a letter beside it is known)."""

    text: str
    rate: float


@dataclass(frozen=True)
class _Look:
    """A positive lookbehind or lookahead."""

    behind: bool
    body: _Node


@dataclass(frozen=True)
class _Seq:
    items: tuple[_Node, ...]


@dataclass(frozen=True)
class _Alt:
    items: tuple[_Node, ...]


@dataclass(frozen=True)
class _Rep:
    body: _Node
    least: int
    most: int | None


_Node: TypeAlias = _Chars | _Mark | _Look | _Seq | _Alt | _Rep

_NOTHING = _Seq(())
_EDGE = _Mark(r"\b", 1.0)
_TEXT_START, _TEXT_END = _Mark(r"\A", 0.01), _Mark(r"\z", 0.01)
_LINE_START, _LINE_END = _Mark("(?m:^)", 0.1), _Mark("(?m:$)", 0.1)
_NEWLINE = _Chars(((10, 10),))
_ANY = _Chars(((0, 0x10FFFF),))
_NOT_NEWLINE = _Chars(((0, 9), (11, 0x10FFFF)))


def _sequence(items: Iterable[_Node]) -> _Node:
    """Join nodes, without sequences in sequences."""
    flat: list[_Node] = []
    for item in items:
        flat.extend(item.items if isinstance(item, _Seq) else (item,))
    return flat[0] if len(flat) == 1 else _Seq(tuple(flat))


def _alternatives(items: Iterable[_Node]) -> _Node:
    """Any one of the nodes."""
    different = tuple(dict.fromkeys(items))
    return different[0] if len(different) == 1 else _Alt(different)


def _repeat(body: _Node, least: int, most: int | None) -> _Node:
    """Repeat a node `least` to `most` times (None: without limit)."""
    if most == 0 or body == _NOTHING:
        return _NOTHING
    return body if (least, most) == (1, 1) else _Rep(body, least, most)


def _rewrite(node: _Node, leaf: Callable[[_Chars | _Mark | _Look], _Node]) -> _Node:
    """Put something else for each class, condition and lookaround."""
    match node:
        case _Seq(items):
            return _sequence(_rewrite(item, leaf) for item in items)
        case _Alt(items):
            return _alternatives(_rewrite(item, leaf) for item in items)
        case _Rep(body, least, most):
            return _repeat(_rewrite(body, leaf), least, most)
        case _:
            return leaf(node)


def _unbound(node: _Chars | _Mark | _Look) -> _Node:
    """No bounds of lines or texts."""
    if isinstance(node, _Look):
        return _Look(node.behind, _rewrite(node.body, _unbound))
    return _NOTHING if isinstance(node, _Mark) and node is not _EDGE else node


# --- 1. read ----------------------------------------------------------------------------------------------------------


def _read(pattern: str, flags: int) -> list[_Node]:
    """Parse a pattern. Its matches are those of any of the nodes: one for each choice in backreferenced groups."""
    from regex import _regex_core as rc  # private; only needed here

    tree, info = _parse(rc, pattern, flags)
    reader = _Reader(rc, info, tree)
    return [reader.read(tree, chosen) for chosen in reader.choices()]


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
        raise _NoCoreError("flag or group name")
    if not info.flags & rc.ASCII:
        info.flags |= rc.UNICODE
    tree.fix_groups(pattern, False, False)
    return tree, info


class _Reader:
    """Turns one parse tree of `regex` into nodes."""

    def __init__(self, rc: Any, info: Any, tree: Any) -> None:
        """`rc` is the parser's module, `info` its state after parsing `tree`."""
        self._rc, self._info = rc, info
        self._groups: dict[int, list[Any]] = {}  # by number; branch reset and double names give a number several
        self._repeated: set[int] = set()
        self._referenced: set[int] = set()
        self._chosen: Mapping[int, _Node] = {}
        self._copying: set[int] = set()
        self._note_groups(tree, repeated=False)

    def choices(self) -> Iterator[Mapping[int, _Node]]:
        """Every way to fix what the backreferenced groups match, as far as that is one thing of a few."""
        options: dict[int, list[_Node]] = {}
        for number in sorted(self._referenced - self._repeated):
            if len(self._groups[number]) == 1:
                few = _options(self.read(self._groups[number][0].subpattern, {}))
                if math.prod(map(len, options.values())) * len(few) <= MAX_CHOICES:
                    options[number] = few
        for nodes in itertools.product(*options.values()):
            yield dict(zip(options, nodes, strict=True))

    def read(self, tree: Any, chosen: Mapping[int, _Node]) -> _Node:
        """Give the node of a parse tree in which the groups in `chosen` match just that."""
        self._chosen = chosen
        return self._node(tree)

    def _note_groups(self, tree: Any, repeated: bool) -> None:
        kind = type(tree).__name__
        if kind == "CallGroup":  # can make a group match anew, wherever the call stands
            raise _NoCoreError(kind)
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

    def _node(self, tree: Any) -> _Node:
        match type(tree).__name__:
            case "Character" | "Range" | "Property" | "SetUnion" | "SetInter" | "SetDiff" | "SetSymDiff":
                return _Chars(self._members(tree))
            case "Any" | "AnyU":
                return _NOT_NEWLINE
            case "AnyAll":
                return _ANY
            case "String":
                return _sequence(self._node(self._rc.Character(c, case_flags=tree.case_flags)) for c in tree.characters)
            case "Sequence":
                return _sequence(map(self._node, tree.items))
            case "Branch":
                return _alternatives(map(self._node, tree.branches))
            case "Conditional" | "LookAroundConditional":
                return _alternatives((self._node(tree.yes_item), self._node(tree.no_item)))
            case "Group" if tree.group in self._chosen:
                return self._chosen[tree.group]
            case "Group" | "Atomic":
                return self._node(tree.subpattern)
            case "GreedyRepeat" | "LazyRepeat" | "PossessiveRepeat":
                return _repeat(self._node(tree.subpattern), tree.min_count, tree.max_count)
            case "LookAround" if tree.positive:
                return _Look(tree.behind, self._node(tree.subpattern))
            case "RefGroup":
                return self._copy(tree)
            case "StartOfString":
                return _TEXT_START
            case "EndOfString":
                return _TEXT_END
            case "EndOfStringLine":
                return _Alt((_TEXT_END, _Look(False, _sequence((_NEWLINE, _TEXT_END)))))
            case "StartOfLine":
                return _LINE_START
            case "EndOfLine":
                return _LINE_END
            case "Boundary" if tree.positive:
                return _EDGE
            case "StartOfWord" | "EndOfWord":
                return _EDGE
            case "LookAround" | "Boundary" | "DefaultBoundary" | "DefaultStartOfWord" | "DefaultEndOfWord":
                return _NOTHING
            case "StartOfLineU" | "EndOfLineU" | "EndOfStringLineU" | "SearchAnchor" | "Keep" | "Prune" | "Skip":
                return _NOTHING
            case kind:  # Fuzzy, StringSet, Grapheme, and whatever comes
                raise _NoCoreError(kind)

    def _copy(self, reference: Any) -> _Node:
        """What a backreference can match: the text of its group, but not under the group's conditions."""
        number = reference.group
        if number in self._copying or reference.case_flags & self._rc.FULLCASE:
            raise _NoCoreError("backreference")
        self._copying.add(number)
        group = self._chosen.get(number) or _alternatives(self._node(g.subpattern) for g in self._groups[number])
        self._copying.remove(number)
        return _rewrite(group, self._folded if reference.case_flags & self._rc.IGNORECASE else _unconditional)

    def _folded(self, node: _Chars | _Mark | _Look) -> _Node:
        """The characters in any case, and no conditions."""
        if not isinstance(node, _Chars):
            return _NOTHING
        parts = [self._rc.Range(first, last) for first, last in _widened(node.ranges)]
        return _Chars(self._members(self._rc.SetUnion(self._info, parts, case_flags=self._rc.IGNORECASE)))

    def _members(self, tree: Any) -> Ranges:
        """Which characters a class matches: `regex` runs it, so its own tables decide, also about case."""
        if tree.case_flags & self._rc.FULLCASE:
            raise _NoCoreError("full case folding")  # one character can match as several
        if tree.case_flags & self._rc.IGNORECASE and _has_ascii_property(self._rc, tree):
            raise _NoCoreError("(?ai)")  # (?ai)\p{Ll} of `regex` matches A in one place and not in another
        few = _mentioned(self._rc, tree)
        code = self._rc.GreedyRepeat(tree.optimise(self._info, False), 1, None).compile()
        return _run_class(tuple(self._rc._flatten_code([*code, (self._rc.OP.SUCCESS,)])), self._info.flags, few)


def _unconditional(node: _Chars | _Mark | _Look) -> _Node:
    return node if isinstance(node, _Chars) else _NOTHING


def _options(node: _Node) -> list[_Node]:
    """The alternatives of a node; those of a class are its characters, but foreign letters are one."""
    if isinstance(node, _Alt):
        return list(node.items)
    if not isinstance(node, _Chars):
        return [node]
    foreign = _foreign(node.ranges)
    singles = [((c, c),) for first, last in _exact(node.ranges) for c in range(first, last + 1)]
    return [_Chars(ranges) for ranges in (*singles, foreign) if ranges]


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
    """Run the compiled code of a repeated class over the characters in `few` (None: over all)."""
    from regex import _regex_core as rc

    found = rc._regex.compile("", flags, list(code), {}, {}, {}, [], 0, (), 0, 0)
    if few is not None:
        return _ranges((ord(c), ord(c)) for c in few if found.match(c))
    text = _all_characters()
    spans = (match.span() for match in found.finditer(text))
    return _ranges((ord(text[start]), ord(text[end - 1])) for start, end in spans)


@functools.cache
def _all_characters() -> str:
    return array("I", [*range(0xD800), *range(0xE000, 0x110000)]).tobytes().decode("utf-32")


# --- 2. trim ----------------------------------------------------------------------------------------------------------


def _trim(node: _Node) -> _Node:
    """Cut a pattern that is searched for, not anchored, to what must be in the text."""
    return _mirror(_trim_front(_mirror(_trim_front(node))))


def _mirror(node: _Node) -> _Node:
    """The node read from right to left."""
    match node:
        case _Look(behind, body):
            return _Look(not behind, _mirror(body))
        case _Seq(items):
            return _Seq(tuple(map(_mirror, reversed(items))))
        case _Alt(items):
            return _Alt(tuple(map(_mirror, items)))
        case _Rep(body, least, most):
            return _Rep(_mirror(body), least, most)
        case _:
            return node


def _trim_front(node: _Node) -> _Node:
    """Cut the front edge; `_NOTHING` if nothing must be there."""
    match node:
        case _Look(True, body):
            return _trim_front(body)
        case _Rep(_, 0, _):
            return _NOTHING
        case _Rep(body, least, _):
            return _sequence((_trim_front(body), _repeat(body, least - 1, least - 1)))
        case _Alt(items):
            trimmed = [_trim_front(item) for item in items]
            return _NOTHING if _NOTHING in trimmed else _alternatives(trimmed)
        case _Seq(items):
            return _trim_front_of(list(items))
        case _:
            return node


def _trim_front_of(items: list[_Node]) -> _Node:
    """Cut the front edge of a sequence.

    A lookbehind becomes text in front of all other conditions on its place. Where a condition stays, nothing behind it
    may be cut: it would then stand at another place.
    """
    while items:
        conditions = list(itertools.takewhile(lambda item: isinstance(item, _Mark | _Look), items))
        behind = [i for i, item in enumerate(conditions) if isinstance(item, _Look) and item.behind]
        if conditions and not behind:
            break
        first = _trim_front(items.pop(behind[0] if behind else 0))
        if first != _NOTHING:
            return _sequence((first, *items))
    return _sequence(items)


# --- 3. render --------------------------------------------------------------------------------------------------------


class _Piece(NamedTuple):
    """RE2 text, and what is certain about it."""

    text: str
    nullable: bool = True  # may match at a place without taking a character
    starts: bool = True  # all that it takes starts with an ASCII letter, digit or underscore
    ends: bool = True  # … ends with one
    rate: float = 1.0  # roughly how often it matches at a place of an English text


def _render(node: _Node) -> _Piece:
    match node:
        case _Chars(ranges):
            word = all(_is_word(first, last) for first, last in ranges)
            return _Piece(_class_text(ranges), False, word, word, _share(ranges))
        case _Seq(items):
            return _render_sequence(items)
        case _Alt(items):
            pieces = list(map(_render, items))
            return _Piece(
                text=f"(?:{'|'.join(piece.text for piece in pieces)})",
                nullable=any(piece.nullable for piece in pieces),
                starts=all(piece.starts for piece in pieces),
                ends=all(piece.ends for piece in pieces),
                rate=sum(piece.rate for piece in pieces),
            )
        case _Rep(body, least, most):
            piece = _render(body)
            atom = piece.text if isinstance(body, _Chars | _Alt) else f"(?:{piece.text})"
            return _render_repeat(piece._replace(text=atom if piece.text else ""), least, most)
        case _Mark(text, rate) if node is not _EDGE:
            return _Piece(text, rate=rate)
        case _:
            return _Piece("")


def _render_sequence(items: Sequence[_Node]) -> _Piece:
    pieces = list(map(_render, items))
    texts = [
        _EDGE.text if item is _EDGE and _beside_word(pieces, place) else pieces[place].text
        for place, item in enumerate(items)
    ]
    return _Piece(
        text="".join(texts),
        nullable=all(piece.nullable for piece in pieces),
        starts=all(piece.starts for piece in _upto_solid(pieces)),
        ends=all(piece.ends for piece in _upto_solid(reversed(pieces))),
        rate=math.prod(piece.rate for piece in pieces),
    )


def _beside_word(pieces: Sequence[_Piece], place: int) -> bool:
    r"""Whether an ASCII word character is sure to stand beside a place: there a `\b` of `regex` is one of RE2."""
    after, before = list(_upto_solid(pieces[place + 1 :])), list(_upto_solid(reversed(pieces[:place])))
    return (any(not piece.nullable for piece in after) and all(piece.starts for piece in after)) or (
        any(not piece.nullable for piece in before) and all(piece.ends for piece in before)
    )


def _upto_solid(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """The pieces up to and with the first that takes a character for sure."""
    for piece in pieces:
        yield piece
        if not piece.nullable:
            return


def _render_repeat(body: _Piece, least: int, most: int | None) -> _Piece:
    """Repeat a piece whose text takes a quantifier as a whole."""
    if not body.text:
        return body
    low = min(least, REPEAT_CAP)
    high = None if most is None or most > REPEAT_CAP else most
    counts = {(0, 1): "?", (0, None): "*", (1, None): "+", (low, low): f"{{{low}}}"}
    suffix = counts.get((low, high), f"{{{low},{'' if high is None else high}}}")
    share = min(body.rate, 0.95)
    rate = share**low / (1 - share) if high is None else sum(share**count for count in range(low, high + 1))
    return body._replace(text=body.text + suffix, nullable=body.nullable or low == 0, rate=rate)


# --- characters -------------------------------------------------------------------------------------------------------

# Classes are exact in these blocks (ASCII, Latin-1 signs; general punctuation, currency). Of what lies outside, mostly
# letters, a class keeps a few ranges; more become all of it, so that hundreds of classes stay a few different ones.
_EXACT_BLOCKS = ((0, 0xBF), (0x2000, 0x20FF))
_FOREIGN_BLOCKS = ((0xC0, 0x1FFF), (0x2100, 0x10FFFF))
_FEW_RANGES = 8

_WORD_BLOCKS = ((0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A))
_LITERALS = frozenset(" !\"#%&',/:;<=>@_`~") | {chr(c) for first, last in _WORD_BLOCKS for c in range(first, last + 1)}


def _ranges(pairs: Iterable[tuple[int, int]]) -> Ranges:
    """Sort ranges, and merge those that overlap or touch."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(pairs):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)


def _clip(ranges: Ranges, blocks: Ranges) -> Ranges:
    """What the ranges and the blocks have in common."""
    common = ((max(first, low), min(last, high)) for first, last in ranges for low, high in blocks)
    return _ranges((first, last) for first, last in common if first <= last)


def _exact(ranges: Ranges) -> Ranges:
    return _clip(ranges, _EXACT_BLOCKS)


def _foreign(ranges: Ranges) -> Ranges:
    return _clip(ranges, _FOREIGN_BLOCKS)


def _widened(ranges: Ranges) -> Ranges:
    """The ranges as a core has them."""
    foreign = _foreign(ranges)
    return _ranges((*_exact(ranges), *(foreign if len(foreign) <= _FEW_RANGES else _FOREIGN_BLOCKS)))


def _is_word(first: int, last: int) -> bool:
    return any(low <= first and last <= high for low, high in _WORD_BLOCKS)


def _class_text(ranges: Ranges) -> str:
    r"""An RE2 class for the characters: `a`, `[a-z]`, `[\x{201c}\x{201d}]`."""
    kept = _widened(ranges)
    if not kept:
        return r"[^\x{0}-\x{10ffff}]"  # only lone surrogates, which RE2 never sees
    if len(kept) == 1 and kept[0][0] == kept[0][1]:
        return _char_text(kept[0][0])
    parts = (_char_text(first) + (f"-{_char_text(last)}" if last > first else "") for first, last in kept)
    return f"[{''.join(parts)}]"


def _char_text(code: int) -> str:
    return chr(code) if chr(code) in _LITERALS else f"\\x{{{code:x}}}"


def _share(ranges: Ranges) -> float:
    """A rough share of the characters of an English text that are in the ranges."""
    codes = (code for first, last in _clip(ranges, _EXACT_BLOCKS[:1]) for code in range(first, last + 1))
    return min(1.0, sum(_frequency(chr(code)) for code in codes) + (0.002 if ranges and ranges[-1][1] > 0xBF else 0))


def _frequency(char: str) -> float:
    if char in " \n":
        return 0.15
    if "a" <= char <= "z":
        return 0.03
    return 0.0025 if char.isascii() and char.isprintable() else 0.0001
