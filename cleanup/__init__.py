"""Finds and mends the damage that machine translation and scraping leave in text.

>>> from cleanup import Cleaner
>>> Cleaner().fix("He said he would come{} “Soon”. .".format(".")).text
'He said he would come. “Soon”.'
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cleanup.cleaner import Cleaner, UnknownRule
    from cleanup.engine.errors import DocumentError, NoFixpoint, OverBudget
    from cleanup.engine.finding import Edit, Finding, Result, Span, Step
    from cleanup.rulebook.errors import RuleError
    from cleanup.rulebook.model import Safety

__all__ = [
    "Cleaner",
    "DocumentError",
    "Edit",
    "Finding",
    "NoFixpoint",
    "OverBudget",
    "Result",
    "RuleError",
    "Safety",
    "Span",
    "Step",
    "UnknownRule",
]

HOMES = {
    "Cleaner": "cleanup.cleaner",
    "DocumentError": "cleanup.engine.errors",
    "Edit": "cleanup.engine.finding",
    "Finding": "cleanup.engine.finding",
    "NoFixpoint": "cleanup.engine.errors",
    "OverBudget": "cleanup.engine.errors",
    "Result": "cleanup.engine.finding",
    "RuleError": "cleanup.rulebook.errors",
    "Safety": "cleanup.rulebook.model",
    "Span": "cleanup.engine.finding",
    "Step": "cleanup.engine.finding",
    "UnknownRule": "cleanup.cleaner",
}
"""The modules of these names, which are read when one is asked for: the command line has its own way in."""


def __getattr__(name: str) -> Any:
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
