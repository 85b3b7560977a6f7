"""The keys of the configuration, each in one place: its type, its default and its documentation.

The files are checked against the dataclasses below, and the JSON Schema for editors is made from them. In a file a key
is the field's name with hyphens.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple


class Pattern(NamedTuple):
    """A pattern of paths in the form of .gitignore, and the folder that it is relative to."""

    text: str
    folder: Path


def key(kind: str, doc: str, default: Any = None, **more: Any) -> Any:
    """A field of a configuration file.

    `kind` is switch, number, string, strings, path, paths, patterns, formats or tables; `choices` are the allowed
    strings, `adds` says that the lists of all files add up.
    """
    return dataclasses.field(default=default, metadata={"kind": kind, "doc": doc, **more})


@dataclass(frozen=True, slots=True)
class Settings:
    """What is in force for one document."""

    profile: str | None = key(
        "string",
        "A set of settings for one use; `cleanup config show --profile NAME` lists what it sets.",
        choices=("corpus", "editor", "segments", "hook"),
    )
    select: tuple[str, ...] = key("strings", "Only these rules, categories or fronts of rule ids.", ())
    extend_select: tuple[str, ...] = key("strings", "Rules beside those of `select`.", (), adds=True)
    ignore: tuple[str, ...] = key("strings", "Not these rules, categories or fronts of rule ids.", ())
    extend_ignore: tuple[str, ...] = key("strings", "Rules to leave out beside those of `ignore`.", (), adds=True)
    extend_safe: tuple[str, ...] = key("strings", "Rules whose unsafe fixes count as safe.", (), adds=True)
    extend_unsafe: tuple[str, ...] = key(
        "strings", "Rules whose safe fixes count as unsafe, whatever the evidence.", (), adds=True
    )
    unsafe_fixes: bool = key("switch", "Apply fixes too that are right in most places only.", False)
    rules: tuple[Path, ...] = key("paths", "Folders or files of further rules.", (), adds=True)
    decisions: Path | None = key("path", "The file of decisions about single findings.")
    lang: str | None = key("string", "The language of the texts (ISO 639-1); looked at where it is not given.")
    encoding: str | None = key("string", "What files without a byte order mark are in; UTF-8 where it is not given.")
    text_field: str = key("string", "The field of JSON Lines that holds the text.", "text")
    formats: tuple[tuple[str, str], ...] = key(
        "formats",
        "What files of other suffixes are read as: `text`, `markdown` or `jsonl`. Folders are searched for them too.",
        (),
        choices=("text", "markdown", "jsonl"),
        adds=True,
    )
    unit: str = key(
        "string",
        "What one text is: a whole `document`, or each `line` for itself; then the number of lines never changes.",
        "document",
        choices=("document", "line"),
    )
    edges: bool = key("switch", "Use rules for what stands at the head or the tail of a document.", True)
    quotations: str = key(
        "string",
        "`fix` what stands inside quotations, or only `report` it.",
        "fix",
        choices=("fix", "report"),
    )
    timeout: float = key("number", "Seconds that one document may take.", 60.0)
    max_loss: float = key(
        "number",
        "The share of a document's words that fixes other than template lines may take away; else nothing is changed.",
        0.25,
    )
    max_wrong: float | None = key(
        "number", "Leave out the least certain rules, until so few wrong edits per million words are to be expected."
    )
    fail_on: str = key(
        "string",
        "The least safety of a finding that makes the status of `check` 1.",
        "report",
        choices=("safe", "unsafe", "report"),
    )
    exit_non_zero_on_fix: bool = key("switch", "`fix` ends with status 1 if anything was changed.", False)
    every_change: bool = key("switch", "`fix` prints every change, also where there are more than 50.", False)
    undo_log: bool = key("switch", "`fix` in place keeps a log, so that `revert --last` can undo it.", True)
    grammar: bool = key("switch", "Use the rules that ask LanguageTool, too.", False)
    grammar_all: bool = key("switch", "Report what else LanguageTool finds; it is never changed.", False)
    grammar_scope: str = key(
        "string",
        "LanguageTool reads the paragraphs in which other rules found something (`flagged`), or `all`.",
        "flagged",
        choices=("flagged", "all"),
    )
    languagetool_url: str | None = key(
        "string", "A running LanguageTool server, to which text is sent; one is started here where none is given."
    )
    include: tuple[Pattern, ...] = key("patterns", "Which files of a folder are taken, instead of all text files.", ())
    exclude: tuple[Pattern, ...] = key("patterns", "Files and folders that are left out.", ())
    force_exclude: bool = key("switch", "Leave out what `exclude` says also where the file itself is named.", False)
    respect_gitignore: bool = key("switch", "Leave out what git ignores when a folder is searched.", True)

    def as_logged(self) -> dict[str, Any]:
        """What an edit log keeps of the settings, so that the run can be done again."""
        lists = ("select", "extend_select", "ignore", "extend_ignore", "extend_safe", "extend_unsafe")
        plain = ("unsafe_fixes", "lang", "quotations", "unit", "edges", "max_loss", "max_wrong", *GRAMMAR)
        return {
            **{name: list(getattr(self, name)) for name in lists},
            "rules": [str(path.absolute()) for path in self.rules],
            **{name: getattr(self, name) for name in plain},
        }


@dataclass(frozen=True, slots=True)
class FileKeys:
    """Keys that stand in a file and are worked out while it is read."""

    extend: str | None = key("string", "Another configuration file, whose keys hold where this one says nothing.")
    per_path: Any = key(
        "tables", "Settings for some paths: a table for each pattern, in the form of .gitignore; the last one wins.", ()
    )


GRAMMAR = ("grammar", "grammar_all", "grammar_scope", "languagetool_url")
"""Keys of the grammar stage; the others mean nothing without the first one."""
FILE_WIDE = (
    "include",
    "exclude",
    "force_exclude",
    "respect_gitignore",
    "exit_non_zero_on_fix",
    "every_change",
    "undo_log",
)
"""Keys of a run or of a search through folders, which cannot differ from path to path."""


def spelled(name: str) -> str:
    """The key of a field as it stands in a file."""
    return name.replace("_", "-")


@functools.cache
def keys() -> Mapping[str, dataclasses.Field[Any]]:
    """The settings by their spelling."""
    return {spelled(field.name): field for field in dataclasses.fields(Settings)}


@functools.cache
def file_keys() -> Mapping[str, dataclasses.Field[Any]]:
    """The keys that only a file has, by their spelling."""
    return {spelled(field.name): field for field in dataclasses.fields(FileKeys)}
