"""What of one text stays as it is: said by its author (`[sic]`, comments), or by who runs the tool."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cleanup.engine.conflicts import overlap
from cleanup.engine.finding import Finding, Result, Span
from cleanup.suppress.comments import Suppressions, suppressions
from cleanup.suppress.sic import sic_spans

Means = Callable[[str, str], bool]
"""Whether a name (of a rule, a category, a front of an id) means the rule of an id."""
Changeable = Callable[[int, int], bool]
"""Whether a half-open span of the text may be changed."""


class Kept:
    """The spans of a text that a run leaves alone. Offsets are those of the text.

    What the author marks is neither changed nor reported. What is not `changeable`, or lies in a span that was added
    with `hold`, is reported and not changed.
    """

    def __init__(
        self,
        text: str,
        *,
        comments: bool,
        means: Means,
        known: Callable[[str], str | None],
        changeable: Changeable | None = None,
    ) -> None:
        self._text, self._means, self._changeable = text, means, changeable
        self._sic = list(sic_spans(text))
        self._comments = suppressions(text, known) if comments else Suppressions([], [])
        self._held: list[Span] = []

    def __bool__(self) -> bool:
        return bool(self._sic or self._comments or self._held or self._changeable)

    def hold(self, spans: Sequence[Span]) -> None:
        """Leave these spans too."""
        self._held = sorted({*self._held, *spans})

    def why_kept(self, rule: str, start: int, end: int) -> str:
        """Why a rule may not change a span; empty where it may."""
        if self._changeable is not None and not self._changeable(start, end):
            return "the line is an old one"
        if _meets(self._held, start, end):
            return "it stands inside a quotation"
        return self._marked(rule, start, end)

    def _marked(self, rule: str, start: int, end: int) -> str:
        """How the author says that the span is to be left alone, empty where not; the comments that say so are used."""
        covering = self._comments.covering(start, end, lambda name: self._means(name, rule))
        for comment, name in covering:
            comment.used.add(name)
        if covering:
            span = covering[0][0].comment
            line = self._text.count("\n", 0, span.start) + 1
            return f"a comment in line {line} says so: {self._text[span.start : span.end]}"
        return "the author wrote [sic] behind it" if _meets(self._sic, start, end) else ""

    def told(self, result: Result, judged: Callable[[str], bool]) -> Result:
        """The result without what the author marked, and with what is wrong with the author's comments."""
        found = [f for f in result.findings if not self._marked(f.rule, f.start, f.end)]
        return result._replace(findings=(*found, *self._wrong(judged)))

    def _wrong(self, judged: Callable[[str], bool]) -> list[Finding]:
        return [
            finding
            for finding in self._comments.findings(self._text, judged)
            if self._changeable is None or self._changeable(finding.start, finding.end)
        ]


def _meets(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether a span shares text with one of the spans."""
    return any(overlap(span, (start, end)) for span in spans)
