"""One decision of a person: what it says, and about what."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from cleanup.decisions.place import Place, place_of

if TYPE_CHECKING:
    from cleanup.engine.finding import Edit, Finding


class Answer(StrEnum):
    """What a person says to an edit."""

    NO = "no"
    YES = "yes"
    REWORD = "reword"


KEYS = ("decision", "rule", "before", "after", "left", "right", "wording", "note")
"""The keys of a decision in the file, in their order."""

Scope = tuple[str, str | None, str | None, str | None, str | None]


class Decision(NamedTuple):
    """What was decided: about a rule, about a correction (before → after), or about a correction at one place.

    `rule` is an id, a category or the front of an id; empty where any rule is meant. `after` is None beside a `before`
    where a finding has no fix. Decisions about one place are stronger than those about a correction, and these than
    those about a rule.
    """

    decision: Answer
    rule: str = ""
    before: str | None = None
    after: str | None = None
    place: Place | None = None
    wording: str = ""
    note: str = ""

    @property
    def scope(self) -> Scope:
        """What the decision is about; two that differ must not be about the same."""
        left, right = self.place or (None, None)
        return self.rule, self.before, self.after, left, right

    def as_dict(self) -> dict[str, Any]:
        """The decision as an object of the file; keys that say nothing are left out."""
        found: dict[str, Any] = {"decision": str(self.decision)}
        if self.rule:
            found["rule"] = self.rule
        if self.before is not None:
            found |= {"before": self.before, "after": self.after}
        if self.place is not None:
            found |= self.place._asdict()
        if self.decision is Answer.REWORD:
            found["wording"] = self.wording
        if self.note:
            found["note"] = self.note
        return found


def decision_from(found: Mapping[str, Any]) -> Decision:
    """The decision that an object of the file is. Raises ValueError with what is wrong and what to do."""
    if unknown := [key for key in found if key not in KEYS]:
        raise ValueError(f"unknown key {unknown[0]!r}; a decision has {', '.join(KEYS)}")
    for key, value in found.items():
        if not isinstance(value, str) and not (key == "after" and value is None):
            raise ValueError(f"{key!r} is to be a string")
    try:
        answer = Answer(found["decision"])
    except KeyError:
        raise ValueError("'decision' is missing: no, yes or reword") from None
    except ValueError:
        raise ValueError(f"'decision' is no, yes or reword, not {found['decision']!r}") from None
    for one, other in (("before", "after"), ("left", "right")):
        if (one in found) != (other in found):
            raise ValueError(f"{one!r} and {other!r} go together")
    if not found.get("rule") and "before" not in found:
        raise ValueError("about what? 'rule', or 'before' and 'after', is wanted")
    if "left" in found and "before" not in found:
        raise ValueError("'left' and 'right' stand beside a 'before' and 'after'")
    if ("wording" in found) != (answer is Answer.REWORD):
        raise ValueError("'wording' goes with the decision reword, and only with it")
    if answer is Answer.REWORD and "before" not in found:
        raise ValueError("reword says of which 'before' and 'after'")
    if answer is Answer.YES and "before" in found and found["after"] is None:
        raise ValueError("where there is no fix ('after' is null) there is nothing to approve; reword it")
    place = Place(found["left"], found["right"]) if "left" in found else None
    return Decision(
        answer,
        found.get("rule", ""),
        found.get("before"),
        found.get("after"),
        place,
        found.get("wording", ""),
        found.get("note", ""),
    )


def key_of(original: str, found: Edit | Finding) -> dict[str, Any]:
    """The keys of a decision about an edit or a finding of a text, all but `decision` (and `wording`, `note`)."""
    return {
        "rule": found.rule,
        "before": found.before,
        "after": found.after,
        **place_of(original, found.start, found.end)._asdict(),
    }
