r"""The core of a pattern: an RE2 pattern without lookaround that matches wherever the pattern does.

RE2 can look for hundreds of cores in one pass over a text, `regex` can not; so cores decide which rules have to run at
all. A core may match too often, never too rarely: it is the pattern's tree (see `pattern_tree`), trimmed at both edges
to what must be there, written for RE2.

    >>> core_of(r'(?<=[a-z])(?P<fix>Source link)(?! of)\s*')
    '[a-z]Source link'
    >>> core_of(r'(the|a) \1\b')
    '(?:the the\\b|a a\\b)'
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import regex

from cleanup.find.pattern_tree import (
    EDGE,
    EXACT_BLOCKS,
    Alt,
    Chars,
    Look,
    Mark,
    Node,
    Ranges,
    Rep,
    Seq,
    alternatives,
    clip,
    read,
    sequence,
    trim,
    unbounded,
    widened,
)

REPEAT_CAP = 4  # x{20,300} becomes x{4,}
LONG = 400  # characters of a core; RE2 has to build states for all patterns of a set, so a longer core is cut down
WINDOW = 10  # items of a sequence that a narrowed core keeps
RARE = 1e-6  # pieces that are less likely than this at a place are all as good
SELDOM, UNLIKELY = 1e-8, 1e-12  # a core, a gate that is likely to match less often than this at a place is short enough
MAX_LENGTH = 500_000  # characters of a core
ANY_OF_LINE = Chars(((0, 9), (11, 0x10FFFF)))
LOOSE = 0.06  # a core that is likely to match more often than this, counted by place in a text, is none


def core_of(pattern: str, flags: int = 0) -> str | None:
    """Take a pattern and flags as for `regex.compile`; give an RE2 pattern that matches wherever the pattern does.

    None: there is no useful one (it could match nothing, or nearly everywhere), or the pattern is not understood.
    """
    try:
        tree = alternatives(map(trim, read(pattern, flags)))
        core = _render(tree)
        if len(core.text) > LONG:
            core = _render(_part(tree, SELDOM))
        if len(core.text) > LONG:
            core = _render(_narrow(tree))
    except Exception:  # the parser is private, so anything may go wrong in a later version; then the rule always runs
        return None
    if core.nullable or core.rate > LOOSE or len(core.text) > MAX_LENGTH:
        return None
    return core.text


def gate_of(pattern: str, flags: int = 0) -> str | None:
    """The same as `core_of`, but longer and less likely to match a text in which the pattern does not."""
    try:
        gate = _render(_part(alternatives(map(trim, read(pattern, flags))), UNLIKELY))
    except Exception:  # see core_of
        return None
    return None if gate.nullable else gate.text


def _part(node: Node, rate: float) -> Node:
    """The shortest part of a node that matches as seldom as wanted, or the one that matches most seldom."""
    if isinstance(node, Alt):
        return alternatives([_part(item, rate) for item in node.items])
    parts = ((part, _render(part)) for part in (node, *_stretches(node)))
    solid = [
        (max(piece.rate, rate), len(piece.text), at, part)
        for at, (part, piece) in enumerate(parts)
        if not piece.nullable
    ]
    return min(solid)[-1] if solid else node


def _stretches(node: Node) -> Iterator[Node]:
    """All runs of the items of a sequence that begin and end with one that takes text."""
    items = node.items if isinstance(node, Seq) else ()
    solid = [place for place, item in enumerate(items) if not isinstance(item, Mark | Look)]
    for first, last in itertools.combinations_with_replacement(solid, 2):
        yield sequence(items[first : last + 1])


def line_core_of(pattern: str, flags: int = 0) -> str | None:
    """Take a pattern for whole stripped lines; give an RE2 pattern that matches wherever a line has a whole match.

    None: the pattern is not understood.
    """
    try:
        # searching from the right changes which match is found, not which lines match as a whole
        tree = alternatives(map(unbounded, read(pattern.removeprefix("(?r)"), flags)))
        items, front = _inside_line(tree)
        items, back = _inside_line(sequence(reversed(items)))
        core = _render(sequence(reversed(items)))
        if core.nullable:
            core, front, back = _render(tree), True, True
    except Exception:  # see core_of
        return None
    return f"{'(?m:^)' if front else ''}(?:{core.text}){'(?m:$)' if back else ''}"


def _inside_line(node: Node) -> tuple[tuple[Node, ...], bool]:
    """The parts of a pattern for a whole line from where anything may stand before them; whether they begin the line.

    RE2 has to keep what may begin anywhere in mind for a whole line, and that beside all other patterns.
    """
    items = node.items if isinstance(node, Seq) else (node,)
    solid = list(itertools.dropwhile(lambda item: isinstance(item, Mark | Look), items))
    if solid and isinstance(solid[0], Rep) and solid[0].least == 0 and solid[0].body == ANY_OF_LINE:
        return tuple(solid[1:]), False
    return items, True


def core_as_written(core: str) -> str:
    r"""A core that somebody wrote, in ASCII, with `\p{…}` made wider: letters above U+00BF count as one.

    Each of RE2's own Unicode classes costs a millisecond to build, which is a hundredth of a start.
    """
    if r"\p" in core:
        return _render(alternatives(map(trim, read(core, regex.MULTILINE)))).text
    return "".join(character if character.isascii() else f"\\x{{{ord(character):x}}}" for character in core)


# --- 3. render --------------------------------------------------------------------------------------------------------


def _narrow(node: Node) -> Node:
    """The least likely short piece of a node; whatever the node matches, the piece matches a part of it."""
    match node:
        case Alt(items):
            return alternatives(map(_narrow, items))
        case Rep(body, least, _) if least:
            return _narrow(body)
        case Seq(items):
            pieces = [_narrow(item) for item in items if isinstance(item, Alt | Rep)]
            pieces += [sequence(window) for window in _windows(items)]
            return min((piece for piece in pieces if not _render(piece).nullable), key=_price, default=node)
        case _:
            return node


def _windows(items: Sequence[Node]) -> Iterator[Sequence[Node]]:
    """The stretches of a sequence that have few matches, as long as they may be."""
    tight = [_is_tight(item) for item in items]
    for first in range(len(items)):
        last = first
        while last < len(items) and tight[last] and last - first < WINDOW:
            last += 1
        if last > first and (first == 0 or not tight[first - 1] or last - first == WINDOW):
            yield items[first:last]


def _is_tight(node: Node) -> bool:
    match node:
        case Chars() | Mark():
            return True
        case Rep(body, _, most):
            return isinstance(body, Chars) and most is not None and most <= REPEAT_CAP
        case Alt(items) | Seq(items):
            return len(items) <= 4 and all(map(_is_tight, items))
        case _:
            return False


def _price(node: Node) -> tuple[float, int]:
    """How often a piece is likely to match, where that matters, and then how long it is."""
    piece = _render(node)
    return max(piece.rate, RARE), len(piece.text)


class _Piece(NamedTuple):
    """RE2 text, and what is certain about it."""

    text: str
    nullable: bool = True  # may match at a place without taking a character
    starts: bool = True  # all that it takes starts with an ASCII letter, digit or underscore
    ends: bool = True  # … ends with one
    rate: float = 1.0  # roughly how often it matches at a place of an English text


def _render(node: Node) -> _Piece:
    match node:
        case Chars(ranges):
            word = all(_is_word(first, last) for first, last in ranges)
            return _Piece(_class_text(ranges), False, word, word, _share(ranges))
        case Seq(items):
            return _render_sequence(items, list(map(_render, items)))
        case Alt(items):
            pieces = list(map(_render, items))
            return _Piece(
                text=f"(?:{'|'.join(piece.text for piece in pieces)})",
                nullable=any(piece.nullable for piece in pieces),
                starts=all(piece.starts for piece in pieces),
                ends=all(piece.ends for piece in pieces),
                rate=sum(piece.rate for piece in pieces),
            )
        case Rep(body, least, most):
            piece = _render(body)
            atom = piece.text if isinstance(body, Chars | Alt) else f"(?:{piece.text})"
            return _render_repeat(piece._replace(text=atom if piece.text else ""), least, most)
        case Mark(text, rate) if node is not EDGE:
            return _Piece(text, rate=rate)
        case _:
            return _Piece("")


def _render_sequence(items: Sequence[Node], pieces: Sequence[_Piece]) -> _Piece:
    texts = [
        EDGE.text if item is EDGE and _beside_word(pieces, place) else pieces[place].text
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


_WORD_BLOCKS = ((0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A))
_LITERALS = frozenset(" !\"#%&',/:;<=>@_`~") | {chr(c) for first, last in _WORD_BLOCKS for c in range(first, last + 1)}


def _is_word(first: int, last: int) -> bool:
    return any(low <= first and last <= high for low, high in _WORD_BLOCKS)


@functools.lru_cache(maxsize=4096)
def _class_text(ranges: Ranges) -> str:
    r"""An RE2 class for the characters: `a`, `[a-z]`, `[\x{201c}\x{201d}]`."""
    kept = widened(ranges)
    if not kept:
        return r"[^\x{0}-\x{10ffff}]"  # only lone surrogates, which RE2 never sees
    if len(kept) == 1 and kept[0][0] == kept[0][1]:
        return _char_text(kept[0][0])
    parts = (_char_text(first) + (f"-{_char_text(last)}" if last > first else "") for first, last in kept)
    return f"[{''.join(parts)}]"


def _char_text(code: int) -> str:
    return chr(code) if chr(code) in _LITERALS else f"\\x{{{code:x}}}"


@functools.lru_cache(maxsize=4096)
def _share(ranges: Ranges) -> float:
    """A rough share of the characters of an English text that are in the ranges."""
    codes = (code for first, last in clip(ranges, EXACT_BLOCKS[:1]) for code in range(first, last + 1))
    return min(1.0, sum(frequency(chr(code)) for code in codes) + (0.002 if ranges and ranges[-1][1] > 0xBF else 0))


def frequency(char: str) -> float:
    """A rough share of the characters of an English text that are this one."""
    if char in " \n":
        return 0.15
    if "a" <= char <= "z":
        return 0.03
    return 0.0025 if char.isascii() and char.isprintable() else 0.0001
