"""Why LanguageTool cannot be asked."""

from __future__ import annotations


class GrammarError(Exception):
    """LanguageTool cannot be had, or answers no more: one sentence for the user that says what to do."""
