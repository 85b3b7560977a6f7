"""Puts the page together: template, style, scripts and data in one file that loads nothing and runs nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from html import escape
from importlib.resources import files
from typing import Any

from cleanup.report.html.model import Report

SCRIPTS = (
    "dom",
    "data",
    "decisions",
    "filter",
    "state",
    "diff",
    "overview",
    "sidebar",
    "inspector",
    "dialogs",
    "save",
    "keys",
    "main",
)
"""The scripts, in the order in which they are put together into one."""
SLOT = re.compile(r"\{\{(\w+)\}\}")


def page(report: Report, *, live: Mapping[str, Any] | None = None) -> str:
    """The page of a report.

    `live` is given where a server stands behind the page: what the page has to know of it.
    """
    style, script = _asset("page.css"), "\n".join(_asset(f"{name}.js") for name in SCRIPTS)
    slots = {
        "policy": escape(policy(style, script, live is not None)),
        "title": escape(report.title or "cleanup report"),
        "style": style,
        "script": script,
        "data": report.data({"live": dict(live)} if live is not None else {}),
    }
    return SLOT.sub(lambda slot: slots[slot.group(1)], _asset("template.html"))


def policy(style: str, script: str, live: bool) -> str:
    """The content security policy: only this very script and style; with a server, requests to it alone."""
    rules = [
        "default-src 'none'",
        f"script-src '{_hash(script)}'",
        f"style-src '{_hash(style)}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
        *(["connect-src 'self'"] if live else []),
    ]
    return "; ".join(rules)


def _hash(content: str) -> str:
    """The hash of an inline element's content as a policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _asset(name: str) -> str:
    return files(__package__).joinpath("assets", name).read_text(encoding="utf-8")
