"""`python -m cleanup`."""

from cleanup.cli import program

program()
