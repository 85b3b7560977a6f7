"""Finds and mends the damage that machine translation and scraping leave in text.

>>> from cleanup import Cleaner
>>> Cleaner().fix("He said he would come{} “Soon”. .".format(".")).text
'He said he would come. “Soon”.'
"""

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
