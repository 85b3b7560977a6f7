"""Reads packs from folders, with every error of every file in one go."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from cleanup.lazy.patterns import lazily
from cleanup.rulebook.bind import did_you_mean, from_plain, line_of, to_plain
from cleanup.rulebook.errors import Problem, RuleError
from cleanup.rulebook.lexicons import Lexicons
from cleanup.rulebook.model import CATEGORIES, WAYS, Delete, Pack, PackFile, Rule, Safety

if TYPE_CHECKING:
    import regex

PACK = "*.y*ml"
ID = lazily(r"(?P<category>[a-z]+)/[a-z0-9]+(?:-[a-z0-9]+)*")
NAME = lazily(r"\{\{([A-Za-z][A-Za-z0-9_-]*)\}\}")
VERSION = lazily(r"\d+\.\d+\.\d+")


class Rulebook(NamedTuple):
    """All rules of some folders, in the order of their files, and the lexicons beside them."""

    rules: tuple[Rule, ...]
    lexicons: Lexicons
    warnings: tuple[Problem, ...]
    plains: Mapping[str, dict[str, Any]]
    """The plain form of each file, by its name, with what its rules count as; a cache keeps them."""


def shipped_folder() -> Path:
    """The folder of the rules that come with the tool: in the wheel, or beside the package in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def pack_files(folders: Iterable[Path]) -> list[Path]:
    """The rule files of the folders, each once, each folder's sorted by name; a file stands for itself."""
    files: list[tuple[str, Path]] = []
    for folder in folders:
        files += [(str(folder.resolve()), folder)] if folder.is_file() else _packs_in(folder)
    return list(dict(reversed(files)).values())[::-1]


def _packs_in(folder: Path) -> Iterator[tuple[str, Path]]:
    """The rule files of a folder, each behind the place to which its symbolic links lead."""
    try:
        packs = (entry for entry in os.scandir(folder) if fnmatchcase(entry.name, PACK))
        found = sorted((entry.name, entry.is_symlink()) for entry in packs)
    except OSError:
        return
    real = f"{folder.resolve()}{os.sep}"
    for name, is_link in found:
        file = folder / name
        yield str(file.resolve()) if is_link else real + name, file


def lexicon_folders(folders: Iterable[Path]) -> list[Path]:
    """The folders of lexicons beside the packs of rule folders."""
    return [folder / "lexicons" for folder in folders if (folder / "lexicons").is_dir()]


def lexicon_files(folders: Iterable[Path]) -> list[Path]:
    """The lexicons beside the packs of rule folders."""
    return [file for folder in lexicon_folders(folders) for file in sorted(folder.glob("*.t[xs][tv]"))]


def unreadable_lexicons(folders: Iterable[Path]) -> list[Problem]:
    """What is wrong with the lexicons of rule folders, which are searched as bytes afterwards."""
    return [problem for file in lexicon_files(folders) for problem in _read(file, display_name(file))[1]]


def read_pack(file: Path, name: str) -> tuple[dict[str, Any], list[Problem]]:
    """The plain form of a rule file (see `bind`) and what is wrong with it."""
    text, problems = _read(file, name)
    return ({}, problems) if problems else parse_pack(text, name)


def _read(file: Path, name: str) -> tuple[str, list[Problem]]:
    """The text of a file and, where it has none, what is wrong with it."""
    try:
        return file.read_text(encoding="utf-8"), []
    except (OSError, UnicodeDecodeError) as error:
        return "", [Problem(name, 1, f"cannot be read: {error}")]


def parse_pack(text: str, name: str) -> tuple[dict[str, Any], list[Problem]]:
    """The plain form of the text of a rule file and what is wrong with it."""
    problems: list[Problem] = []

    def report(line: int, message: str) -> None:
        problems.append(Problem(name, line, message))

    import yaml  # a cached pack needs none of it

    try:
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return {}, [Problem(name, line, f"not YAML: {error.problem}")]
    except yaml.YAMLError as error:
        return {}, [Problem(name, 1, f"not YAML: {error}")]
    if node is None:
        return {}, [Problem(name, 1, "the file is empty; a rule file has `pack` and `rules`")]
    plain = to_plain(node, PackFile, report)
    if plain is None:
        return {}, problems
    _expand(plain, plain.get("define", {}), report, line_of(node))
    for rule in plain.get("rules", []):
        _check_rule(rule, plain, report)
    return plain, problems


PATTERN_KEYS = frozenset(("pattern line_pattern begin until go_on before after text line paragraph document").split())


def _expand(plain: dict[str, Any], define: Mapping[str, str], report: Any, line: int) -> None:
    """Put the pieces of `define` where `{{name}}` stands in a pattern; a piece may use those above it."""
    pieces: dict[str, str] = {}

    def fill(text: str, at: int) -> str:
        def piece(match: regex.Match[str]) -> str:
            if match[1] not in pieces:
                report(at, f"{match.group()}: no such piece in `define`{did_you_mean(match[1], pieces)}")
                return ""
            return pieces[match[1]]

        return str(NAME.sub(piece, text))

    def walk(value: Any, key: str, at: int) -> Any:
        if isinstance(value, dict):
            at = value.get("__line__", at)
            for k in value:
                if k != "__line__" and k not in ("examples", "fix", "map", "pack", "define"):
                    value[k] = walk(value[k], k, at)
            return value
        if isinstance(value, list):
            return [walk(item, key, at) for item in value]
        is_literal_line = key == "line" and at in literal_lines
        return fill(value, at) if isinstance(value, str) and key in PATTERN_KEYS and not is_literal_line else value

    for name, text in define.items():
        pieces[name] = fill(text, line)
    # `find.line` holds literals, `line` of a guard a pattern
    literal_lines = {rule["find"]["__line__"] for rule in plain.get("rules", []) if "line" in rule.get("find", {})}
    walk(plain, "", line)


def _check_rule(rule: dict[str, Any], pack: Mapping[str, Any], report: Any) -> None:
    """Whatever is wrong in one rule beyond its form."""
    line, id = rule["__line__"], rule.get("id", "")
    match = ID.fullmatch(id)
    if match is None:
        report(line, f"id {id!r}: wanted category/defect in lower case, words joined by hyphens")
    elif match["category"] not in CATEGORIES:
        report(
            line, f"{id}: unknown category{did_you_mean(match['category'], CATEGORIES)}; known: {', '.join(CATEGORIES)}"
        )
    elif pack.get("category", match["category"]) != match["category"]:
        report(line, f"{id}: the file says `category: {pack['category']}`")
    find = rule.get("find", {})
    fix, brings_own = rule.get("fix"), bool({"map", "map_file", "builtin", "languagetool"} & find.keys())
    ways = [way for way in WAYS if way in find]
    if len(ways) != 1:
        report(
            find.get("__line__", line),
            f"{id}: `find` has exactly one of {', '.join(WAYS)}; here: {', '.join(ways) or 'none'}",
        )
    if "options" in find and "builtin" not in find:
        report(line, f"{id}: `options` belong to `builtin`")
    if "take" in find and "languagetool" not in find:
        report(line, f"{id}: `take` belongs to `languagetool`")
    if "languagetool" in find and fix is not None:
        report(line, f"{id}: LanguageTool brings the fix; `take` says which one")
    if "*" in find.get("languagetool", ()) and rule.get("safety") != "report":
        report(line, f"{id}: what no rule names is reported only: `safety: report`")
    if fix is not None and ("replace" in fix) == ("delete" in fix):
        report(fix["__line__"], f"{id}: `fix` has either `replace` or `delete`")
    if fix is not None and fix.get("delete") == Delete.BLOCK.value and not {"block", "builtin"} & find.keys():
        report(fix["__line__"], f"{id}: `delete: block` belongs to `find: block`")
    if fix is None and not brings_own and rule.get("safety") != "report":
        report(line, f"{id}: `fix` is missing; a rule that only reports says `safety: report`")
    if rule.get("safety") in ("unsafe", "report") and fix is not None and not rule.get("safety_reason"):
        report(line, f"{id}: `safety_reason` is missing; say why the fix is not safe everywhere")
    if rule.get("status", "stable") not in ("stable", "preview"):
        report(line, f"{id}: status is `stable` or `preview`")
    for guard in rule.get("when", []) + rule.get("unless", []):
        if "evidence" in guard:
            report(guard["__line__"], f"{id}: evidence only ever promotes; it belongs to `promote`")
    for example in rule.get("examples", []):
        keys = example.keys() - {"__line__"}
        if keys not in ({"bad", "good"}, {"bad", "mark"}, {"ok"}):
            report(example["__line__"], f"{id}: an example is `bad` with `good`, `bad` with `mark`, or `ok`")
        elif "mark" in example and example["bad"].count(example["mark"]) != 1:
            report(example["__line__"], f"{id}: `mark` must stand in `bad` exactly once")


def missing_examples(rule: Mapping[str, Any]) -> str:
    """What a rule's examples lack to be trusted; empty where they suffice."""
    examples = rule.get("examples", [])
    bad = sum("bad" in example for example in examples)
    ok = sum("ok" in example for example in examples)
    safe = rule.get("safety") == "safe" or any(p.get("to") == "safe" for p in rule.get("promote", []))
    if bad < 1:
        return "at least one `bad` example is wanted"
    if safe and ok < 2:
        return f"a rule that can be safe needs two `ok` examples that look like its defect (it has {ok})"
    return ""


def _unique(plains: Sequence[tuple[str, dict[str, Any]]]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for name, plain in plains:
        for rule in plain.get("rules", []):
            place = f"{name}:{rule['__line__']}"
            if rule.get("id") in seen:
                yield Problem(name, rule["__line__"], f"{rule['id']}: this id is taken (first in {seen[rule['id']]})")
            seen.setdefault(rule.get("id", ""), place)
        version = plain.get("pack", {}).get("version", "0.0.0")
        if not VERSION.fullmatch(version):
            yield Problem(name, plain["pack"]["__line__"], f"pack version {version!r}: wanted MAJOR.MINOR.PATCH")


def distrusted(name: str, plain: dict[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
    """The plain form of a pack in which rules that lack examples count as unsafe, and warnings that name them."""
    rules, warnings = [], []
    for rule in plain["rules"]:
        if lack := missing_examples(rule):
            warnings.append(Problem(name, rule["__line__"], f"{rule['id']}: {lack}; until then its fixes are unsafe"))
            rule = {**rule, "safety": str(min(Safety[rule["safety"].upper()], Safety.UNSAFE)), "promote": []}
        rules.append(rule)
    return {**plain, "rules": rules}, warnings


def rules_of(name: str, plain: Mapping[str, Any]) -> Iterator[Rule]:
    """The rules of a pack without errors."""
    pack = from_plain(Pack, plain["pack"])
    return (rule_of(name, rule, pack) for rule in plain["rules"])


def rule_of(name: str, plain: Mapping[str, Any], pack: Pack) -> Rule:
    """The rule of a plain form without errors; `name` is that of its file."""
    rule: Rule = from_plain(Rule, plain, pack=pack, file=name, line=plain["__line__"])
    return rule


def load(folders: Sequence[Path], plains: Mapping[str, dict[str, Any]] | None = None) -> Rulebook:
    """Read all packs of the folders. Raises RuleError with every problem of every file.

    The first folder is the shipped one, whose rules must have their examples; rules of other folders that lack
    some are loaded as unsafe, with a warning. `plains` gives the checked plain form of files from a cache.
    """
    missing = [folder for folder in folders if not folder.exists()]
    if missing:
        raise RuleError([Problem(str(folder), 1, "no such rule folder or file") for folder in missing])
    empty = [folder for folder in folders if not pack_files([folder]) and not lexicon_folders([folder])]
    if empty:
        raise RuleError([Problem(str(folder), 1, "no rule files (*.yaml) in this folder") for folder in empty])
    read: list[tuple[str, dict[str, Any]]] = []
    problems: list[Problem] = []
    for file in pack_files(folders):
        name = display_name(file)
        plain, wrong = (plains[name], []) if plains and name in plains else read_pack(file, name)
        read.append((name, plain))
        problems += wrong
    problems += _unique(read)
    problems += unreadable_lexicons(folders)
    own = frozenset(map(display_name, pack_files(folders[:1])))
    problems += [
        Problem(name, rule["__line__"], f"{rule.get('id')}: {lack}")
        for name, plain in read
        if name in own
        for rule in plain.get("rules", [])
        if (lack := missing_examples(rule))
    ]
    if problems:
        raise RuleError(sorted(set(problems)))
    packs, warnings = {}, []
    for name, plain in read:
        packs[name], doubtful = (plain, []) if name in own else distrusted(name, plain)
        warnings += doubtful
    rules = tuple(rule for name, plain in packs.items() for rule in rules_of(name, plain))
    return Rulebook(rules, lexicons_of(folders), tuple(warnings), packs)


def lexicons_of(
    folders: Sequence[Path], in_order: Collection[str] = (), kept: Mapping[str, bytes] = MappingProxyType({})
) -> Lexicons:
    """The lexicons of rule folders; those of later folders win. For what is known of them see `Lexicons`."""
    return Lexicons(list(reversed(lexicon_folders(folders))), in_order, kept)


def display_name(file: Path) -> str:
    """How messages name a rule file: relative to the working folder where it lies below it."""
    try:
        return str(file.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(file)
