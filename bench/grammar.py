"""The grammar stage measured: what it mends, what it does to clean text, how fast it is; LanguageTool alone beside it.

python bench/grammar.py gold ../shared/gold/seeds corpus     # right and wrong changes
python bench/grammar.py clean ../shared/clean/clean.jsonl.gz # edits of the grammar rules in clean text
python bench/grammar.py ids ../shared/gold corpus            # each id of LanguageTool: right and wrong changes
python bench/grammar.py ids --clean ../shared/clean/clean.jsonl.gz
python bench/grammar.py speed                                # KB/s beside plain requests

A server is started for it; `--url` names a running one.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import language_tool_python
from clean import shown
from prose import texts
from speed import read_texts

from cleanup import Cleaner
from cleanup.document.document import Document
from cleanup.document.grammar import Match, pieces
from cleanup.engine.grammar import Grammar, named_ids
from cleanup.evaluate.gold import Gold, gold_files, read_gold
from cleanup.evaluate.score import judge
from cleanup.grammar.languagetool import LanguageTool
from cleanup.io.folders import cache_folder

SPELLER = "MORFOLOGIK_RULE_EN_US"
SECONDS = 600.0
"""What a request may take: figures are not worth an end half-way."""
RIGHT, WRONG = ("fixed", "bonus"), ("wrong",)


@dataclass
class Counts:
    """Changes that are right, and wrong ones."""

    right: int = 0
    wrong: int = 0

    def add(self, gold: Gold, text: str, tier: str) -> None:
        kinds = Counter(verdict.kind.value for verdict in judge(gold, text, tier, ()))
        self.right += sum(kinds[kind] for kind in RIGHT)
        self.wrong += sum(kinds[kind] for kind in WRONG)


def alone(url: str, speller: bool = True) -> language_tool_python.LanguageTool:
    """LanguageTool as its Python package offers it."""
    tool = language_tool_python.LanguageTool("en-US", remote_server=url)
    tool.disabled_rules = set() if speller else {SPELLER}
    return tool


def measure_gold(paths: Sequence[Path], url: str) -> None:
    """A table: what LanguageTool alone mends and breaks, our rules without it, and both."""
    tool = LanguageTool(url, cache_folder(), seconds=SECONDS)
    with_speller, without = alone(url), alone(url, speller=False)
    plain = Cleaner()
    arms: dict[str, Callable[[str], str]] = {
        "LanguageTool alone, first suggestion of everything": with_speller.correct,
        "LanguageTool alone without the speller": without.correct,
        "cleanup without --grammar": lambda text: plain.fix(text).text,
    }
    for name, everywhere in (("flagged", False), ("all", True)):
        cleaner = Cleaner(grammar=Grammar(tool, everywhere))
        arms[f"cleanup --grammar, scope {name}"] = lambda text, c=cleaner: c.fix(text).text  # type: ignore[misc]
    for path in paths:
        documents = [read_gold(file) for file in gold_files([path])]
        print(f"\n{path}: {len(documents)} documents, safe tier")
        for name, fix in arms.items():
            counts = Counts()
            for gold in documents:
                counts.add(gold, fix(gold.text), "safe")
            print(f"  {counts.right:5} right {counts.wrong:5} wrong   {name}")
    stop_if(tool)


def measure_clean(file: Path, url: str, scope: str) -> None:
    """Every edit of a grammar rule in clean texts, and how many there are per million words."""
    tool = LanguageTool(url, cache_folder(), seconds=SECONDS)
    cleaner = Cleaner(grammar=Grammar(tool, scope == "all"))
    found = read_texts(file, 1 << 40)
    rules: Counter[str] = Counter()
    begin, words = time.monotonic(), 0
    with ThreadPoolExecutor(2) as pool:
        for number, (text, result) in enumerate(zip(found, pool.map(cleaner.fix, found), strict=True), 1):
            words += len(text.split())
            for edit in result.edits:
                if any(step.category == "grammar" for step in edit.steps):
                    rules[edit.rule] += 1
                    print(f"{number}: {edit.rule}: {shown(text, edit)}")
    stop_if(tool)
    for rule, count in rules.most_common():
        print(f"{count:6} {rule}")
    rate = 1e6 * rules.total() / max(1, words)
    seconds = time.monotonic() - begin
    print(f"{rules.total()} safe grammar edits in {words:,} words: {rate:.1f} per million ({seconds:.0f} s)")


def measure_ids(paths: Sequence[Path], clean: Path | None, url: str) -> None:
    """For each id: its first suggestion tried on what our rules leave of gold documents, and its hits on clean text."""
    tool, cleaner = LanguageTool(url, cache_folder(), seconds=SECONDS), Cleaner()
    table: dict[str, Counter[str]] = {}
    for file in gold_files(paths) if paths else ():
        gold = read_gold(file)
        text = cleaner.fix(gold.text).text
        before = Counts()
        before.add(gold, text, "unsafe")
        for match in everything(tool, cleaner, text):
            if match.suggestions:
                after = Counts()
                after.add(gold, text[: match.start] + match.suggestions[0] + text[match.end :], "unsafe")
                kind = "wrong" if after.wrong > before.wrong else "right" if after.right > before.right else "neutral"
                table.setdefault(match.id, Counter())[kind] += 1
    for text in read_texts(clean, 1 << 40) if clean is not None else ():
        for match in everything(tool, cleaner, text):
            table.setdefault(match.id, Counter())["clean"] += bool(match.suggestions)
    stop_if(tool)
    listed = named_ids(cleaner.rules)
    print("right wrong neutral  clean  id (* listed)")
    for id, counts in sorted(table.items(), key=lambda item: (-item[1]["right"], item[1]["wrong"], item[0])):
        figures = f"{counts['right']:5} {counts['wrong']:5} {counts['neutral']:7} {counts['clean']:6}"
        print(f"{figures}  {id}{' *' if id in listed else ''}")


def everything(tool: LanguageTool, cleaner: Cleaner, text: str) -> Iterator[Match]:
    """All that LanguageTool finds in a text, in its offsets."""
    asked = paragraphs(text, cleaner)
    answers = tool.check([text[start:end] for start, end in asked], ())
    for (start, _), matches in zip(asked, answers or (), strict=False):
        yield from (match.moved(start) for match in matches)


def paragraphs(text: str, cleaner: Cleaner) -> list[tuple[int, int]]:
    return [(piece.start, piece.end) for piece in pieces(Document(text, cleaner.rules.lexicons))]


def measure_speed(url: str, size: int, rounds: int) -> None:
    """KB/s of the ways to ask, in turns so that other work on the machine slows all of them."""
    documents = texts(size, damaged=1.0)
    cleaner = Cleaner()
    ids = named_ids(cleaner.rules)
    plain, listed = alone(url), alone(url)
    listed.enabled_rules, listed.enabled_rules_only = set(ids), True
    ours = LanguageTool(url, seconds=SECONDS)
    stage = Cleaner(grammar=Grammar(ours, everywhere=True))
    flagged = Cleaner(grammar=Grammar(ours))

    def asked() -> None:
        for text in documents:
            ours.check([text[start:end] for start, end in paragraphs(text, cleaner)], ids)

    arms: dict[str, Callable[[], object]] = {
        "plain: language-tool-python, one document after the other": lambda: [plain.check(text) for text in documents],
        "the same with the ids of the allow-list only": lambda: [listed.check(text) for text in documents],
        "ours: the paragraphs of a document in parallel batches": asked,
        "Cleaner.fix with grammar, scope all": lambda: [stage.fix(text) for text in documents],
        "Cleaner.fix with grammar, scope flagged": lambda: [flagged.fix(text) for text in documents],
        "Cleaner.fix without grammar": lambda: [cleaner.fix(text) for text in documents],
    }
    best = report_speed(arms, sum(len(text.encode()) for text in documents), rounds)
    stop_if(ours)
    first = next(iter(best.values()))
    for name, speed in best.items():
        print(f"{speed:8.1f} KB/s {speed / first:7.2f} x  {name}")


def report_speed(arms: dict[str, Callable[[], object]], size: int, rounds: int) -> dict[str, float]:
    """The best KB/s of each arm; the first round only warms up."""
    best = dict.fromkeys(arms, 0.0)
    for number in range(rounds + 1):
        for name, work in arms.items():
            begin = time.monotonic()
            work()
            if number:
                best[name] = max(best[name], size / 1000 / (time.monotonic() - begin))
    return best


def stop_if(tool: LanguageTool) -> None:
    if tool.failure:
        raise SystemExit(tool.failure)


def main(arguments: Iterable[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("gold", "clean", "ids", "speed"))
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--clean", type=Path, help="with `ids`: clean texts, JSONL with a field `text`, .gz or not")
    parser.add_argument("--scope", choices=("flagged", "all"), default="all", help="with `clean`")
    parser.add_argument("--size", type=int, default=60_000, help="with `speed`: bytes of text")
    parser.add_argument("--rounds", type=int, default=2, help="with `speed`")
    parser.add_argument("--url", help="a running server")
    given = parser.parse_args(list(arguments))
    with LanguageTool(given.url) as server:
        server.start()
        url = server.url
        if given.what == "gold":
            measure_gold(given.paths, url)
        elif given.what == "clean":
            measure_clean(given.paths[0], url, given.scope)
        elif given.what == "ids":
            measure_ids(given.paths, given.clean, url)
        else:
            measure_speed(url, given.size, given.rounds)


if __name__ == "__main__":
    main(sys.argv[1:])
