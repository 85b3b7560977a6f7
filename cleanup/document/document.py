"""A text with what detectors and guards ask of it, each worked out when first asked for."""

from __future__ import annotations

import bisect
import itertools
import math
import time
from collections.abc import Callable
from operator import attrgetter
from typing import Any, TypeVar

from cleanup.document.grammar import Match
from cleanup.document.lines import Line, Paragraph, goes_on, line_key, split_lines, split_paragraphs
from cleanup.document.markup import with_markup
from cleanup.document.names import CAPITAL, introduced_surnames
from cleanup.document.quotations import Quotation, find_quotations
from cleanup.document.words import DIGIT, HAS_DIGIT, WORD, fold, only_words, rare_characters
from cleanup.document.zones import Zone, find_zones
from cleanup.lazy.cached import cached_property
from cleanup.rulebook.lexicons import Lexicons

T = TypeVar("T")
NOT_DONE: Any = object()
TEMPLATE_CHARS = 300
"""No literal template line is longer."""


class Document:
    """One state of a text. Offsets are code points, spans are half-open; nothing here changes."""

    def __init__(self, text: str, lexicons: Lexicons, deadline: float = math.inf, *, markdown: bool = False) -> None:
        """`deadline` is the time (of time.monotonic) by which all work on the text has to be done.

        `markdown` says that the text is Markdown: then its markup is a zone.
        """
        self.text = text
        self.lexicons = lexicons
        self.deadline = deadline
        self.matches: tuple[Match, ...] = ()
        """What LanguageTool said about the text, in text order; put here by the engine where it is asked."""
        self.markdown = markdown
        self._done: dict[object, Any] = {}
        self._quotations: dict[int, list[Quotation]] = {}
        """Those of the paragraphs that were asked for, by the paragraphs' starts."""

    def time_left(self) -> float | None:
        """Seconds until the deadline, None where there is none. Raises TimeoutError when it has passed."""
        if self.deadline == math.inf:
            return None
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    @cached_property
    def encoded(self) -> str | bytes:
        """The text in UTF-8, as RE2 reads it; text with lone surrogates, which UTF-8 has not, as it is."""
        try:
            return self.text.encode()
        except UnicodeEncodeError:
            return self.text

    @cached_property
    def lines(self) -> list[Line]:
        """All lines, blank ones too."""
        return split_lines(self.text)

    @cached_property
    def folded(self) -> str:
        """The text with case made alike."""
        return fold(self.text)

    @cached_property
    def collapsed(self) -> str:
        """The folded text with single spaces and straight apostrophes, in which literals can be looked up."""
        return " ".join(self.tokens)

    @cached_property
    def tokens(self) -> list[str]:
        """What stands between white space, folded and with straight apostrophes."""
        return self.folded.replace("’", "'").split()

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of letters and digits, folded."""
        return frozenset(itertools.chain.from_iterable(self.words_by_line))

    @cached_property
    def words_by_line(self) -> list[list[str]]:
        """The words of each line, folded; one line more than `lines` has where the text ends with a line end."""
        return list(map(str.split, only_words(self._folded_lines, self.characters).split("\n")))

    @cached_property
    def _folded_lines(self) -> str:
        return self.folded.replace("\r\n", "\n").replace("\r", "\n")

    @cached_property
    def characters(self) -> frozenset[str]:
        """The different characters of the folded text that are not ASCII or rare."""
        return rare_characters(self.folded)

    @cached_property
    def word_starts(self) -> list[int]:
        """Where each word begins."""
        return [match.start() for match in WORD.finditer(self.text)]

    def words_between(self, left: int, right: int) -> int:
        """How many words begin in the half-open span from `left` to `right`."""
        return bisect.bisect_left(self.word_starts, right) - bisect.bisect_left(self.word_starts, left)

    @cached_property
    def line_keys(self) -> dict[str, list[int]]:
        """The positions of short lines by the form in which template lines are compared."""
        keys: dict[str, list[int]] = {}
        for number, line in enumerate(self.lines):
            if 0 < len(line.text) <= TEMPLATE_CHARS:
                keys.setdefault(line_key(line.text), []).append(number)
        return keys

    def lines_with(self, character: str) -> list[int]:
        """The positions of the lines with one of the `characters`, or with a digit where it is `DIGIT`."""
        if character == DIGIT:
            return [number for number, line in enumerate(self.lines) if HAS_DIGIT.search(line.text)]
        return [number for number, line in enumerate(self._folded_lines.split("\n")) if character in line]

    def once(self, work: Callable[[Document], T]) -> T:
        """What `work` makes of the document; it is asked once."""
        done: T = self._done.get(work, NOT_DONE)
        if done is NOT_DONE:
            done = self._done[work] = work(self)
        return done

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.first for line in self.lines]

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        return split_paragraphs(self.lines)

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]

    @cached_property
    def zones(self) -> list[Zone]:
        return with_markup(find_zones(self.text, self.lines), self.text, self.lines, self.markdown)

    @cached_property
    def _zone_starts(self) -> list[int]:
        return [zone.start for zone in self.zones]

    @cached_property
    def capitals(self) -> list[tuple[int, str]]:
        """Where each word with a capital first letter begins, and the word."""
        return [(match.start(), match.group()) for match in CAPITAL.finditer(self.text)]

    @cached_property
    def capital_words(self) -> frozenset[str]:
        """The different words with a capital first letter."""
        return frozenset(word for _, word in self.capitals)

    @cached_property
    def introduced_surnames(self) -> frozenset[str]:
        """Surnames that the text introduces with a first name or a title."""
        return introduced_surnames(self.text, self.lexicons)

    @cached_property
    def _body(self) -> tuple[int, int]:
        """Positions of the first and last line that read like running text; (0, -1) where none does."""
        body = [position for position, line in enumerate(self.lines) if line.is_body]
        return (body[0], body[-1]) if body else (0, -1)

    def line_number(self, offset: int) -> int:
        """The position in `lines` of the line that holds `offset` (the last one for the end of the text)."""
        return max(0, bisect.bisect_right(self._line_starts, offset) - 1)

    def line_at(self, offset: int) -> Line:
        return self.lines[self.line_number(offset)]

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph that holds `offset`, or None between paragraphs."""
        at = bisect.bisect_right(self._paragraph_starts, offset) - 1
        return self.paragraphs[at] if at >= 0 and offset <= self.paragraphs[at].end else None

    def zone_in(self, start: int, end: int) -> Zone | None:
        """The first zone that shares text with the span (that surrounds it, where the span is empty)."""
        at = max(0, bisect.bisect_right(self._zone_starts, start) - 1)
        for zone in self.zones[at:]:
            if zone.start >= max(end, start + 1):
                return None
            if zone.start < max(end, start + 1) and zone.end > start and not (start == end == zone.start):
                return zone
        return None

    def quotation_at(self, start: int, end: int) -> Quotation | None:
        """The quotation that holds the whole span between its marks."""
        paragraph = self.paragraph_at(start)
        if paragraph is None:
            return None
        quotations = self._quotations_in(paragraph)
        at = bisect.bisect_left(quotations, start, key=attrgetter("start")) - 1
        if at < 0:
            return None
        quotation = quotations[at]
        return quotation if end <= quotation.end - quotation.closed else None

    def _quotations_in(self, paragraph: Paragraph) -> list[Quotation]:
        """No quotation goes on in the next paragraph, so those that nobody asks about need not be read."""
        found = self._quotations.get(paragraph.start)
        if found is None:
            found = self._quotations[paragraph.start] = find_quotations(self.text, paragraph)
        return found

    @property
    def has_body(self) -> bool:
        """Whether any line reads like running text."""
        return self._body[1] >= 0

    def in_head(self, number: int) -> bool:
        """Whether line `number` stands before the running text (everywhere, where there is none)."""
        first, last = self._body
        return last < 0 or number < first

    def in_tail(self, number: int) -> bool:
        """Whether line `number` stands behind the running text (everywhere, where there is none)."""
        _, last = self._body
        return number > last

    def stands_in(self, number: int, place: str) -> bool:
        """Whether line `number` stands in the `head`, in the `tail`, or at an `edge`: one of the two."""
        head, tail = self.in_head(number), self.in_tail(number)
        return {"head": head, "tail": tail, "edge": head or tail}[place]

    def wrapped(self, number: int) -> bool:
        """Whether line `number` is a piece of a sentence that was broken at a fixed width."""
        lines = self.lines
        return (number > 0 and goes_on(lines[number - 1], lines[number])) or (
            number + 1 < len(lines) and goes_on(lines[number], lines[number + 1])
        )
