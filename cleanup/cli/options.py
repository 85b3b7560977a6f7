"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class OutputFormat(StrEnum):
    """How a report is written."""

    TEXT = "text"
    JSONL = "jsonl"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    MARKDOWN = "markdown"


class RowFormat(StrEnum):
    """How a list is written."""

    TEXT = "text"
    JSONL = "jsonl"


class ProfileName(StrEnum):
    """The profiles; `cleanup/config/profiles.py` says what each sets."""

    CORPUS = "corpus"
    EDITOR = "editor"
    SEGMENTS = "segments"
    HOOK = "hook"


class Tier(StrEnum):
    """The safeties, as names."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    REPORT = "report"


class Paragraphs(StrEnum):
    """Which paragraphs LanguageTool reads."""

    FLAGGED = "flagged"
    ALL = "all"


Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="RULE,…", help="Only these rules, categories or fronts of rule ids."),
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="RULE,…", help="Not these rules, categories or fronts of ids.")
]
UnsafeFixes = Annotated[
    bool | None, typer.Option("--unsafe-fixes", help="Apply fixes too that are right in most places only.")
]
Rules = Annotated[
    list[Path] | None, typer.Option("--rules", metavar="DIR", help="A folder or file of further rules; repeatable.")
]
Config = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="The configuration file. Default: the closest one upward."),
]
Profile = Annotated[
    ProfileName | None,
    typer.Option("--profile", help="Settings for one use; `cleanup config show --profile NAME` prints them."),
]
Format = Annotated[
    OutputFormat, typer.Option("--format", help="text for people; for programs jsonl, json, sarif, github, markdown.")
]
Report = Annotated[
    list[Path] | None,
    typer.Option(
        "--report",
        metavar="FILE",
        help="Write a report too, in what its name ends with: .html .md .json .sarif .jsonl; repeatable.",
    ),
]
ListFormat = Annotated[
    RowFormat, typer.Option("--format", help="text for people, jsonl for programs: one record a line.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")]
Encoding = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", help="What files without a byte order mark are in. Default: UTF-8."),
]
TextField = Annotated[
    str | None,
    typer.Option("--text-field", metavar="NAME", help="The field of JSON Lines that holds the text. Default: text."),
]
Timeout = Annotated[
    float | None, typer.Option("--timeout", metavar="SECONDS", help="What one document may take. Default: 60.")
]
Lang = Annotated[
    str | None,
    typer.Option("--lang", metavar="CODE", help="The language of the texts (ISO 639-1). Default: looked at."),
]
Decisions = Annotated[
    Path | None,
    typer.Option("--decisions", metavar="FILE", help="What people decided about edits; it is obeyed."),
]
StdinFilename = Annotated[
    Path | None,
    typer.Option("--stdin-filename", metavar="NAME", help="What to call the text of `-`; tells its format."),
]
Grammar = Annotated[
    bool | None,
    typer.Option("--grammar", help="Use the grammar rules too: they ask LanguageTool, which needs Java 17 or later."),
]
GrammarAll = Annotated[
    bool | None, typer.Option("--grammar-all", help="Report what else LanguageTool finds; it is never changed.")
]
GrammarScope = Annotated[
    Paragraphs | None,
    typer.Option(
        "--grammar-scope",
        help="flagged: LanguageTool reads the paragraphs in which other rules found something; all: every one.",
    ),
]
LanguageToolUrl = Annotated[
    str | None,
    typer.Option(
        "--languagetool-url",
        metavar="URL",
        help="A running LanguageTool server, to which the text is sent. Default: one is started on this machine.",
    ),
]
Since = Annotated[
    str | None,
    typer.Option("--since", metavar="REV", help="Only what touches lines added since this git revision counts."),
]
