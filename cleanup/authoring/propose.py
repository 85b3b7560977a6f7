"""A proposal for a rule from pairs of a bad and a good text: what to find and what to put there."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import regex

from cleanup.authoring.change import Change, changes, is_word, removed_lines
from cleanup.document.document import Document
from cleanup.rulebook.lexicons import Lexicons


class NoProposal(ValueError):
    """Pairs from which no rule can be made; the message says what to do."""


@dataclass(frozen=True)
class Proposal:
    """One way to write the rule: the keys of `find` and `fix`, and what else depends on the way."""

    category: str
    name: str
    """What the id says behind the category."""
    title: str
    find: dict[str, object]
    fix: dict[str, str] = field(default_factory=dict)
    near: tuple[str, ...] = ()
    """Looser patterns: what they match and the rule does not is a near miss."""
    doubt: str = ""
    """Why the fix may be wrong elsewhere, beyond that it comes from few examples."""


def proposals(pairs: Sequence[tuple[str, str]], lexicons: Lexicons) -> list[Proposal]:
    """The ways to write a rule for the pairs, the best first. Raises NoProposal."""
    for bad, good in pairs:
        if bad == good:
            raise NoProposal(f"bad and good are the same: {bad!r}")
    removed = [removed_lines(bad, good) for bad, good in pairs]
    if all(removed):
        return [_lines([line for lines in removed for line in lines], pairs, lexicons)]
    found = [change for bad, good in pairs for change in changes(bad, good)]
    found = [_with_neighbours(change) for change in found]
    ways: tuple[Callable[[Sequence[Change], Lexicons], Proposal | None], ...] = (_pattern, _map, _phrases, _literal)
    made = [proposal for way in ways if (proposal := way(found, lexicons)) is not None]
    if not made:
        shown = "; ".join(f"{''.join(c.before)!r} → {''.join(c.after)!r}" for c in found)
        raise NoProposal(f"these changes are not one defect: {shown}; make a rule for each")
    return made


def slug(text: str) -> str:
    """A text as the end of a rule's id: a few of its words in plain small letters."""
    plain = text.casefold().replace("ø", "o").replace("æ", "ae").replace("ł", "l").replace("đ", "d")
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return "-".join(regex.findall(r"[a-z0-9]+", plain)[:5])


# --- lines ------------------------------------------------------------------------------------------------------------


def _lines(lines: Sequence[str], pairs: Sequence[tuple[str, str]], lexicons: Lexicons) -> Proposal:
    distinct = list(dict.fromkeys(lines))
    places = {_place(line, bad, lexicons) for line in distinct for bad, _ in pairs if line in bad}
    where = places.pop() if len(places) == 1 else "any"
    find: dict[str, object] = {"line": distinct}
    if where:
        find["where"] = where
    near = tuple(rf"(?i)^.*{regex.escape(line)}.*$" for line in distinct)
    return Proposal(
        "boilerplate", slug(distinct[0]) or "line", f"the line {distinct[0]!r}", find, {"delete": "line"}, near
    )


def _place(line: str, text: str, lexicons: Lexicons) -> str:
    """Where a line stands in a text that has running text; empty where it has none, or the line stands amid it."""
    document = Document(text, lexicons)
    number = next((n for n, other in enumerate(document.lines) if other.text == line), 0)
    head, tail = document.in_head(number), document.in_tail(number)
    return "" if head == tail else "head" if head else "tail"


# --- literal words ----------------------------------------------------------------------------------------------------


def _with_neighbours(change: Change) -> Change:
    """The change with the mark or the words beside it, where nothing stood: a place alone says nothing."""
    if change.before:
        return change
    left, right = change.left, change.right
    if not any(map(is_word, change.after)) and not (left and right and is_word(left[-1]) and is_word(right[0])):
        if left and not is_word(left[-1]) and not left[-1].isspace():
            return Change(left[:-1], left[-1:], left[-1:] + change.after, right)
        if right and not is_word(right[0]) and not right[0].isspace():
            return Change(left, right[:1], change.after + right[:1], right[1:])
    begin = next((n for n in range(len(left) - 1, -1, -1) if is_word(left[n])), len(left))
    end = next((n for n in range(len(right)) if is_word(right[n])), -1) + 1
    return Change(left[:begin], left[begin:] + right[:end], left[begin:] + change.after + right[:end], right[end:])


def _plain(change: Change, lexicons: Lexicons) -> tuple[str, str]:
    """Before and after of a change; without the capital that only the beginning of a sentence gave both."""
    before, after = "".join(change.before).strip(), "".join(change.after).strip()
    words = lexicons.words("words")
    starts = not change.left or change.left[-1] in "\n" or "".join(change.left).rstrip()[-1:] in ".!?"
    known = all(word.lower() in words for word in (*change.before, *change.after) if is_word(word))
    if starts and known and before[:1].isupper() and after[:1].isupper() and not before.isupper():
        return before[:1].lower() + before[1:], after[:1].lower() + after[1:]
    return before, after


def _is_literal(change: Change) -> bool:
    """Whether the words before the change are all that is needed to know it."""
    before = "".join(change.before).strip()
    return bool(before) and all(is_word(t) or t.isspace() or t in "-‐'’" for t in change.before) and is_word(before)


def _map(found: Sequence[Change], lexicons: Lexicons) -> Proposal | None:
    if not all(_is_literal(change) and "".join(change.after).strip() for change in found):
        return None
    if any("".join(change.before).strip().lower() in lexicons.words("common-words") for change in found):
        return None  # such a word alone is right nearly everywhere
    entries = dict(_plain(change, lexicons) for change in found)
    if len(entries) < len({_plain(change, lexicons) for change in found}):
        raise NoProposal("the same words become different ones; a rule needs what stands around them")
    wrong, right = next(iter(entries.items()))
    return Proposal(
        _category(found[0]),
        slug(wrong) or "words",
        f'"{wrong}" for "{right}"' + (" and the like" if len(entries) > 1 else ""),
        {"map": entries},
        near=tuple(pattern for wrong in entries for pattern in _loose_words(wrong)),
        doubt=_doubt(entries, lexicons),
    )


def _phrases(found: Sequence[Change], lexicons: Lexicons) -> Proposal | None:
    befores = list(dict.fromkeys("".join(change.before).strip() for change in found))
    if any("".join(change.after).strip() for change in found) or not all(regex.search(r"\p{L}", b) for b in befores):
        return None
    return Proposal(
        "boilerplate",
        slug(befores[0]) or "words",
        f"the words {befores[0]!r}" + (" and the like" if len(befores) > 1 else ""),
        {"phrases": befores},
        {"delete": "match"},
        tuple(pattern for before in befores for pattern in _loose_words(before)),
    )


def _doubt(entries: dict[str, str], lexicons: Lexicons) -> str:
    words = lexicons.words("words")
    real = [wrong for wrong in entries if wrong.lower() in words]
    return f"{', '.join(map(repr, real))} is a real word." if real else ""


def _loose_words(text: str) -> list[str]:
    """Patterns for what looks like the words of a text: other endings, words between, other capitals."""
    words = [regex.escape(word) for word in regex.findall(r"[\p{L}\p{M}\p{N}]+", text)]
    if not words:
        return [regex.escape(text)]
    inner = r"\w*(?:\W+\w+){0,2}?\W+"
    loose = [r"(?i)\b" + inner.join(words) + r"\w*"]
    if len(words) == 1 and len(words[0]) >= 5:
        loose.append(rf"(?i)\b{words[0][:-1]}\w*")
    return loose


# --- patterns ---------------------------------------------------------------------------------------------------------


def _pattern(found: Sequence[Change], lexicons: Lexicons) -> Proposal | None:
    """A pattern with the kinds of words around: where marks, spaces, digits, capitals or a common word changed."""
    if not all(_needs_context(change, lexicons) for change in found):
        return None
    afters = {_after(change) for change in found}
    if len(afters) > 1 or None in afters:
        return None
    body = _bodies(found)
    lefts, rights = {_left(change) for change in found}, {_right(change) for change in found}
    left = lefts.pop() if len(lefts) == 1 else ""
    right = rights.pop() if len(rights) == 1 else ""
    after = afters.pop()
    assert after is not None
    if not after and any(regex.search(r"\p{L}", "".join(change.before)) for change in found):
        return _debris([_stripped(change) for change in found])
    before = "".join(found[0].before)
    named = slug(before)
    return Proposal(
        _category(found[0]),
        named or _mark_name(found[0]),
        _title(found[0]),
        {"pattern": f"{left}(?P<fix>{body}){right}"},
        {"replace": after},
        tuple(f"(?i){p}" for p in dict.fromkeys((f"{left}{body}", f"{body}{right}", body)) if p.strip()),
    )


def _debris(found: Sequence[Change]) -> Proposal:
    """Words and marks with a number that go, wherever they stand."""
    body, shown = _bodies(found), "".join(found[0].before)
    return Proposal(
        "boilerplate", slug(shown), f"the words {shown!r}", {"pattern": body}, {"delete": "match"}, (f"(?i){body}",)
    )


def _stripped(change: Change) -> Change:
    tokens = list(change.before)
    while tokens and tokens[0].isspace():
        del tokens[0]
    while tokens and tokens[-1].isspace():
        del tokens[-1]
    return change._replace(before=tuple(tokens))


def _needs_context(change: Change, lexicons: Lexicons) -> bool:
    """Whether the kinds of words around say more than the words themselves."""
    before, after = "".join(change.before).strip(), "".join(change.after).strip()
    if not _is_literal(change):
        return bool(after) or not regex.search(r"\p{L}", before) or any(map(str.isdigit, change.before))
    marked = any(side and not is_word(side) and not side.isspace() for side in (*change.left[-1:], *change.right[:1]))
    common = before.lower() in lexicons.words("common-words")
    return bool(after) and (before.casefold() == after.casefold() or (common and marked))


def _bodies(changes: Sequence[Change]) -> str:
    """The changed texts themselves: words as they are, numbers as digits."""
    bodies = list(dict.fromkeys("".join(map(_body, change.before)) for change in changes))
    front = r"\b" if all(is_word(change.before[0]) for change in changes) else ""
    back = r"\b" if all(is_word(change.before[-1]) for change in changes) else ""
    return front + (bodies[0] if len(bodies) == 1 else f"(?:{'|'.join(bodies)})") + back


def _body(token: str) -> str:
    return r"\d+" if token[0].isdigit() else _escaped(token)


def _escaped(token: str) -> str:
    return "".join("['’]" if c in "'’" else " " if c == " " else str(regex.escape(c)) for c in token)


def _after(change: Change) -> str | None:
    """The template for what comes instead; None where it would have to carry a number along."""
    if any(token[0].isdigit() for token in change.before):
        return None if any(token[0].isdigit() for token in change.after) else _template(change.after)
    return _template(change.after)


def _template(after: Sequence[str]) -> str:
    return "".join(after).replace("{", "{{").replace("}", "}}")


def _kind(letter: str) -> str:
    """The class of a letter or digit."""
    if letter.isdigit():
        return r"\d"
    return r"\p{Lu}" if letter.isupper() else r"\p{Ll}" if letter.islower() else r"\p{L}"


def _left(change: Change) -> str:
    """A look behind: the marks and spaces up to a word, and the kind of its last letter."""
    near: list[str] = []
    for token in reversed(change.left[-4:]):
        if token == "\n":
            return f"(?<=^{''.join(near)})" if near else "^"
        if is_word(token):
            return f"(?<={_kind(token[-1])}{''.join(near)})" if near or not is_word(change.before[0]) else ""
        near.insert(0, _escaped(token))
    if len(change.left) <= len(near):
        return f"(?<=^{''.join(near)})" if near else "^" if not is_word(change.before[0]) else ""
    return f"(?<={''.join(near)})"


def _right(change: Change) -> str:
    """A look ahead: the marks and spaces up to a word, and the kind of its first letters."""
    near: list[str] = []
    for token in change.right[:4]:
        if token == "\n":
            break
        if is_word(token):
            short = not near and len(token) <= 2 and token.islower()
            ahead = rf"{token}\b" if short else _kind(token[0])
            return f"(?={''.join(near)}{ahead})" if near or not is_word(change.before[-1]) else ""
        near.append(_escaped(token))
    if len(change.right) > len(near) and change.right[len(near)] != "\n":
        return f"(?={''.join(near)})"
    end = r"(?:\s|\Z)" if near else r"\s|\Z"
    return f"(?={''.join(near)}{end})" if near or not is_word(change.before[-1]) else ""


def _literal(found: Sequence[Change], lexicons: Lexicons) -> Proposal | None:
    """The last resort: the changed text with its neighbours, letter by letter."""
    wide = [_widened(change) for change in found]
    if not all(regex.search(r"\p{L}", "".join(change.before)) for change in wide):
        return None
    entries = dict(_plain(change, lexicons) for change in wide)
    if not all(entries.values()):
        return None
    before = next(iter(entries))
    return Proposal(
        _category(found[0]),
        slug(before) or "words",
        f'"{before}" for "{entries[before]}"',
        {"map": entries},
        near=tuple(pattern for wrong in entries for pattern in _loose_words(wrong)),
    )


def _widened(change: Change) -> Change:
    begin = next((n for n in range(len(change.left) - 1, -1, -1) if is_word(change.left[n])), 0)
    end = next((n for n in range(len(change.right)) if is_word(change.right[n])), len(change.right) - 1) + 1
    left, right = change.left[begin:], change.right[:end]
    return Change(change.left[:begin], left + change.before + right, left + change.after + right, change.right[end:])


# --- names ------------------------------------------------------------------------------------------------------------

QUOTES = frozenset('"“”„‟«»‘‹›')
MARKS = {
    ".": "full-stop", ",": "comma", ";": "semicolon", ":": "colon", "!": "exclamation-mark", "?": "question-mark",
    "-": "hyphen", "–": "dash", "—": "dash", "…": "ellipsis", "%": "percent-sign", "'": "apostrophe", "’": "apostrophe",
    " ": "space", "(": "bracket", ")": "bracket", "[": "bracket", "]": "bracket",
}  # fmt: skip


def _category(change: Change) -> str:
    before, after = "".join(change.before), "".join(change.after)
    if regex.sub(r"\s", "", before) == regex.sub(r"\s", "", after):
        return "spacing"
    if before.casefold() == after.casefold():
        return "casing"
    if regex.sub(r"[^\p{L}\p{N}]", "", before) != regex.sub(r"[^\p{L}\p{N}]", "", after):
        return "lexical"
    return "quotes" if QUOTES & {*before, *after} else "punctuation"


def _mark_name(change: Change) -> str:
    """A name for a change of marks and spaces."""
    names = list(dict.fromkeys("quote" if c in QUOTES else MARKS.get(c, "mark") for c in "".join(change.before)))
    return "-".join(["wrong", *names])


def _title(change: Change) -> str:
    before, after = "".join(change.before), "".join(change.after)
    return f"{before!r} for {after!r}" if after else f"{before!r} too much"
