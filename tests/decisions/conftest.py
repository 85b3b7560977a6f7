"""Cleaners that share their checked rules."""

import copy

import pytest

from cleanup import Cleaner


@pytest.fixture(scope="session")
def make():
    """`make(decisions=[…])`: a cleaner; those with the same rules open them once."""
    opened = {}

    def made(decisions=(), **options):
        key = repr(sorted(options.items()))
        if key not in opened:
            opened[key] = Cleaner(**options)
        cleaner = copy.copy(opened[key])
        cleaner.decide_by(decisions)
        return cleaner

    return made
