"""The keys of the configuration, each in one place: its type, its default and its documentation.

The files are checked against the fields below, and the JSON Schema for editors is made from them. In a file a key
is the field's name with hyphens.
"""

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, NamedTuple


class Pattern(NamedTuple):
    """A pattern of paths in the form of .gitignore, and the folder that it is relative to."""

    text: str
    folder: Path


class Key(NamedTuple):
    """What a configuration file can say of a field.

    `kind` is switch, number, string, strings, path, paths, patterns, formats or tables; `choices` are the allowed
    strings, `adds` says that the lists of all files add up.
    """

    kind: str
    doc: str
    choices: tuple[str, ...] = ()
    adds: bool = False


class Setting(NamedTuple):
    """A field with its key."""

    name: str
    key: Key
    default: Any


class Settings(NamedTuple):
    """What is in force for one document."""

    profile: Annotated[
        str | None,
        Key(
            "string",
            "A set of settings for one use; `cleanup config show --profile NAME` lists what it sets.",
            choices=("corpus", "editor", "segments", "hook"),
        ),
    ] = None
    select: Annotated[tuple[str, ...], Key("strings", "Only these rules, categories or fronts of rule ids.")] = ()
    extend_select: Annotated[tuple[str, ...], Key("strings", "Rules beside those of `select`.", adds=True)] = ()
    ignore: Annotated[tuple[str, ...], Key("strings", "Not these rules, categories or fronts of rule ids.")] = ()
    extend_ignore: Annotated[
        tuple[str, ...],
        Key(
            "strings",
            "Rules to leave out beside those of `ignore`.",
            adds=True,
        ),
    ] = ()
    extend_safe: Annotated[tuple[str, ...], Key("strings", "Rules whose unsafe fixes count as safe.", adds=True)] = ()
    extend_unsafe: Annotated[
        tuple[str, ...],
        Key(
            "strings",
            "Rules whose safe fixes count as unsafe, whatever the evidence.",
            adds=True,
        ),
    ] = ()
    unsafe_fixes: Annotated[bool, Key("switch", "Apply fixes too that are right in most places only.")] = False
    rules: Annotated[tuple[Path, ...], Key("paths", "Folders or files of further rules.", adds=True)] = ()
    decisions: Annotated[Path | None, Key("path", "The file of decisions about single findings.")] = None
    lang: Annotated[
        str | None,
        Key(
            "string",
            "The language of the texts (ISO 639-1); looked at where it is not given.",
        ),
    ] = None
    encoding: Annotated[
        str | None,
        Key(
            "string",
            "What files without a byte order mark are in; UTF-8 where it is not given.",
        ),
    ] = None
    text_field: Annotated[str, Key("string", "The field of JSON Lines that holds the text.")] = "text"
    formats: Annotated[
        tuple[tuple[str, str], ...],
        Key(
            "formats",
            "What files of other suffixes are read as: `text`, `markdown` or `jsonl`. Folders are searched "
            "for them too.",
            choices=("text", "markdown", "jsonl"),
            adds=True,
        ),
    ] = ()
    unit: Annotated[
        str,
        Key(
            "string",
            "What one text is: a whole `document`, or each `line` for itself; then the number of lines never changes.",
            choices=("document", "line"),
        ),
    ] = "document"
    edges: Annotated[bool, Key("switch", "Use rules for what stands at the head or the tail of a document.")] = True
    quotations: Annotated[
        str,
        Key(
            "string",
            "`fix` what stands inside quotations, or only `report` it.",
            choices=("fix", "report"),
        ),
    ] = "fix"
    timeout: Annotated[float, Key("number", "Seconds that one document may take.")] = 60.0
    max_loss: Annotated[
        float,
        Key(
            "number",
            "The share of a document's words that fixes other than template lines may take away; else nothing"
            " is changed.",
        ),
    ] = 0.25
    max_wrong: Annotated[
        float | None,
        Key(
            "number",
            "Leave out the least certain rules, until so few wrong edits per million words are to be expected.",
        ),
    ] = None
    fail_on: Annotated[
        str,
        Key(
            "string",
            "The least safety of a finding that makes the status of `check` 1.",
            choices=("safe", "unsafe", "report"),
        ),
    ] = "report"
    exit_non_zero_on_fix: Annotated[bool, Key("switch", "`fix` ends with status 1 if anything was changed.")] = False
    every_change: Annotated[
        bool,
        Key(
            "switch",
            "`fix` prints every change, also where there are more than 50.",
        ),
    ] = False
    undo_log: Annotated[bool, Key("switch", "`fix` in place keeps a log, so that `revert --last` can undo it.")] = True
    grammar: Annotated[bool, Key("switch", "Use the rules that ask LanguageTool, too.")] = False
    grammar_all: Annotated[bool, Key("switch", "Report what else LanguageTool finds; it is never changed.")] = False
    grammar_scope: Annotated[
        str,
        Key(
            "string",
            "LanguageTool reads the paragraphs in which other rules found something (`flagged`), or `all`.",
            choices=("flagged", "all"),
        ),
    ] = "flagged"
    languagetool_url: Annotated[
        str | None,
        Key(
            "string",
            "A running LanguageTool server, to which text is sent; one is started here where none is given.",
        ),
    ] = None
    include: Annotated[
        tuple[Pattern, ...],
        Key(
            "patterns",
            "Which files of a folder are taken, instead of all text files.",
        ),
    ] = ()
    exclude: Annotated[tuple[Pattern, ...], Key("patterns", "Files and folders that are left out.")] = ()
    force_exclude: Annotated[
        bool,
        Key(
            "switch",
            "Leave out what `exclude` says also where the file itself is named.",
        ),
    ] = False
    respect_gitignore: Annotated[bool, Key("switch", "Leave out what git ignores when a folder is searched.")] = True

    def as_logged(self) -> dict[str, Any]:
        """What an edit log keeps of the settings, so that the run can be done again."""
        lists = ("select", "extend_select", "ignore", "extend_ignore", "extend_safe", "extend_unsafe")
        plain = ("unsafe_fixes", "lang", "quotations", "unit", "edges", "max_loss", "max_wrong", *GRAMMAR)
        return {
            **{name: list(getattr(self, name)) for name in lists},
            "rules": [str(path.absolute()) for path in self.rules],
            **{name: getattr(self, name) for name in plain},
        }


class FileKeys(NamedTuple):
    """Keys that stand in a file and are worked out while it is read."""

    extend: Annotated[
        str | None,
        Key(
            "string",
            "Another configuration file, whose keys hold where this one says nothing.",
        ),
    ] = None
    per_path: Annotated[
        Any,
        Key(
            "tables",
            "Settings for some paths: a table for each pattern, in the form of .gitignore; the last one wins.",
        ),
    ] = ()


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
def keys() -> Mapping[str, Setting]:
    """The settings by their spelling."""
    return _settings_of(Settings)


@functools.cache
def file_keys() -> Mapping[str, Setting]:
    """The keys that only a file has, by their spelling."""
    return _settings_of(FileKeys)


def _settings_of(cls: Any) -> dict[str, Setting]:
    defaults = cls._field_defaults
    return {
        spelled(name): Setting(name, kind.__metadata__[0], defaults[name]) for name, kind in cls.__annotations__.items()
    }
