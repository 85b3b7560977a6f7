"""Damage: what translation programs, content systems and scrapers do to clean text, one module a family.

The kinds are written from what such pages look like, not from what the rules of this project know.
"""
