"""`cleanup rules import`: a list of wrong and right words as a pack."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cleanup.cli import options

if TYPE_CHECKING:
    from cleanup.authoring.word_list import Entry, Sorted
    from cleanup.find.ruleset import RuleSet


def import_list(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV or TSV with the columns wrong, right.")],
    category: Annotated[str, typer.Option("--category", metavar="NAME", help="The category of the rules.")] = "lexical",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="The rule file. Default: NAME.yaml beside it.")
    ] = None,
    lang: options.Lang = None,
    encoding: options.Encoding = None,
) -> None:
    """Turn a list of wrong and right words into a rule file with examples.

    Doubles, cycles, self-corrections and what the shipped rules do already are named and left out; wrong forms that are
    real words become an unsafe rule. Status 1 where something was left out.
    """
    from cleanup.authoring.rule_file import pack_text
    from cleanup.authoring.trial import failures, own_rules, touched
    from cleanup.authoring.word_list import drafts, read_list, sort_out
    from cleanup.cli.console import Console, complain
    from cleanup.cli.rules_new import write_new
    from cleanup.cli.settings import UsageError, settings
    from cleanup.find.open import open_rules
    from cleanup.io.folders import cache_folder
    from cleanup.report.summary import count_of
    from cleanup.rulebook.bind import did_you_mean
    from cleanup.rulebook.model import CATEGORIES

    found = settings(None, lang=lang, encoding=encoding)
    if category not in CATEGORIES:
        raise UsageError(
            f"--category: no category {category!r}{did_you_mean(category, CATEGORIES)}; {', '.join(CATEGORIES)}"
        )
    target = output or file.with_suffix(".yaml")
    if target.exists():
        raise UsageError(f"{target}: there is such a file already; --output FILE names another")
    entries, problems = read_list(_read(file, found.encoding), str(file))
    rules = open_rules((), cache_folder())
    language = found.lang or "en"
    name = _free_name(file, category, rules)
    kept = sort_out(entries, str(file), rules.lexicons, lambda texts: touched(rules, texts, language))
    kept = _proved(kept, category, name, language, str(file), rules)
    problems = sorted([*problems, *kept.problems])
    for problem in problems:
        complain(f"{problem}; left out")
    if not kept.safe and not kept.real_words:
        raise UsageError(f"{file}: no row of it can be a rule; nothing was written")
    text = pack_text(name, language, drafts(kept, category, name), (f"Made by `cleanup rules import` of {file.name}.",))
    own = own_rules(text, str(target), rules)
    failed = failures(rules, own)
    for failure in failed:
        complain(f"{failure.rule}: {failure.message}")
    if failed:
        raise UsageError(f"{file}: the rules do not pass their proof; nothing was written")
    write_new(target, text)
    console = Console()
    console.write(f"{target}: {count_of(len(kept.safe) + len(kept.real_words), 'correction')}\n")
    for rule, part in zip(own, filter(None, (kept.safe, kept.real_words)), strict=True):
        console.write(f"  {rule.id} [{rule.safety}] {len(part):,}{_real(part) if part is kept.real_words else ''}\n")
    if problems:
        console.write(f"  left out: {count_of(len(problems), 'row')}\n")
    console.write(f"{count_of(len(own), 'rule')} tested, 0 failures\n")
    console.close()
    raise typer.Exit(int(bool(problems)))


def _real(part: tuple[Entry, ...]) -> str:
    shown = ", ".join(f"{entry.wrong!r} (line {entry.line})" for entry in part[:5])
    return f": right elsewhere: {shown}{' …' if len(part) > 5 else ''}"


def _read(file: Path, encoding: str | None) -> str:
    from cleanup.cli.settings import UsageError
    from cleanup.engine.errors import DocumentError
    from cleanup.io.discover import reason
    from cleanup.io.encoding import decode

    try:
        return decode(file.read_bytes(), encoding).text
    except OSError as error:
        raise UsageError(f"{file}: {reason(error)}") from None
    except DocumentError as error:
        raise UsageError(f"{file}: {error}") from None


def _free_name(file: Path, category: str, rules: RuleSet) -> str:
    """A name for the rules that no shipped one has."""
    from cleanup.authoring.propose import slug

    name = slug(file.stem) or "list"
    while f"{category}/{name}" in rules.positions or f"{category}/{name}-real-words" in rules.positions:
        name = f"own-{name}"
    return name


def _proved(kept: Sorted, category: str, name: str, language: str, file: str, rules: RuleSet) -> Sorted:
    """The entries whose sentence comes right; those that stand in a right example of a shipped rule are not safe."""
    from cleanup.authoring.rule_file import pack_text
    from cleanup.authoring.trial import alone, mended, own_rules, right_texts, taken
    from cleanup.authoring.word_list import drafts, in_sentence
    from cleanup.find.literals import key
    from cleanup.rulebook.errors import Problem

    if not kept.safe and not kept.real_words:
        return kept
    own = alone(rules, own_rules(pack_text(name, language, drafts(kept, category, name)), file, rules))
    got = {entry: mended(own, in_sentence(entry.wrong), language) for entry in (*kept.safe, *kept.real_words)}
    works = {entry for entry, text in got.items() if text == in_sentence(entry.right)}
    problems = [
        Problem(file, entry.line, f"{entry.wrong!r} → {entry.right!r}: in a sentence it becomes {text!r}")
        for entry, text in got.items()
        if entry not in works
    ]
    right = {key(text).lower() for text in taken(own, right_texts(rules), language)}
    safe = [entry for entry in kept.safe if entry in works and key(entry.wrong).lower() not in right]
    return kept._replace(
        safe=tuple(safe),
        real_words=tuple(sorted(entry for entry in works if entry not in safe)),
        problems=(*kept.problems, *problems),
    )
