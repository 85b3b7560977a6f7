"""The injector: puts damage into clean text and judges what `cleanup fix` makes of every place.

The answer may be the clean text (restored) or the damaged one (left); a third outcome is wrong.

python bench/inject.py                                     # the clean side of corpus/ and made-up news
python bench/inject.py ../shared/clean/clean.jsonl.gz      # any clean JSONL with a field `text`
python bench/inject.py --show wrong --kinds titles         # look at places
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from damage import codes, doubles, judge, links, marks, names, pages, place, quotes, titles
from news import story
from speed import read_texts

from cleanup import Cleaner, DocumentError
from cleanup.evaluate.gold import read_gold

FAMILIES = (links, titles, quotes, marks, codes, names, doubles, pages)
DENSITIES = {"sparse": 300, "medium": 100, "dense": 35}
"""Words to a place."""
PROFILES = {
    "translated": ("links", "titles", "quotes", "names", "doubles"),
    "scraped": ("pages", "entities", "doubles"),
    "misread": ("mojibake", "entities", "hidden"),
    "print": ("print", "hidden", "quotes"),
    "foreign": ("marks", "titles", "quotes"),
    "all": (),
}
"""Families of damage that come together on a page."""
PIECE = 700
"""Longer texts are cut into pieces of about so many words: pages, not chapters."""
STORIES = 150


class Task(NamedTuple):
    """One damaged text to make: everything that decides it."""

    text: str
    kinds: tuple[str, ...]
    density: str
    seed: str


class Outcome(NamedTuple):
    """What became of one text."""

    task: Task
    words: int
    verdicts: list[judge.Verdict]
    outside: list[tuple[tuple[str, ...], str]]
    failed: str


CLEANER: Cleaner | None = None


def cleaner(unsafe: bool) -> Cleaner:
    """The cleaner of this process."""
    global CLEANER
    if CLEANER is None:
        CLEANER = Cleaner(unsafe_fixes=unsafe)
    return CLEANER


def own_texts() -> list[str]:
    """Clean texts that are in the repository: what the gold documents of corpus/ should become, and made-up news."""
    corpus = Path(__file__).parent.parent / "corpus"
    texts = [read_gold(path).text for path in sorted(corpus.rglob("*.critic.txt")) if path.parent.name == "clean"]
    chance = random.Random("news")
    return texts + [story(chance, curly=number % 3 > 0, british=number % 7 == 0) for number in range(STORIES)]


def pieces(texts: Iterable[str]) -> Iterator[str]:
    """Texts as long as pages: whole paragraphs up to about `PIECE` words."""
    for text in texts:
        gap = place.paragraph_gap(text)
        held: list[str] = []
        words = 0
        for paragraph in text.split(gap):
            held.append(paragraph)
            words += len(paragraph.split())
            if words >= PIECE:
                yield gap.join(held).strip() + "\n"
                held, words = [], 0
        if words >= 40:
            yield gap.join(held).strip() + "\n"


def settled(text: str, unsafe: bool) -> bool:
    """Whether the text is left alone while it is clean; others cannot tell what the damage did."""
    try:
        return not cleaner(unsafe).fix(text).edits
    except DocumentError:
        return False


def run(task: Task, unsafe: bool) -> Outcome:
    """Damage a text, fix it and judge every place."""
    chance = random.Random(task.seed)
    kinds = [place.KINDS[name] for name in task.kinds]
    damaged, places = place.damage(task.text, kinds, DENSITIES[task.density], chance)
    words = len(task.text.split())
    try:
        result = cleaner(unsafe).fix(damaged)
    except DocumentError as error:
        return Outcome(task, words, [judge.Verdict(one, "left", (), one.damaged) for one in places], [], str(error))
    changes = [judge.Change(e.start, e.end, e.after, tuple(step.rule for step in e.steps)) for e in result.edits]
    verdicts, outside = judge.judge(damaged, places, changes)
    verdicts = [verdict._replace(made=shown(damaged, verdict)) for verdict in verdicts]
    return Outcome(task, words, verdicts, [(c.rules, around(damaged, c)) for c in outside], result.flagged)


def shown(damaged: str, verdict: judge.Verdict, context: int = 30) -> str:
    """One line: what was damaged how, in its context, and what stands there now."""
    one = verdict.place
    left, right = damaged[max(0, one.start - context) : one.start], damaged[one.end : one.end + context]
    return visible(
        f"{left}[{one.clean}→{one.damaged}]{right}" + (f"  made: {verdict.made}" if verdict.outcome == "wrong" else "")
    )


def around(damaged: str, change: judge.Change, context: int = 40) -> str:
    left, right = damaged[max(0, change.start - context) : change.start], damaged[change.end : change.end + context]
    return visible(f"{left}[{damaged[change.start : change.end]}→{change.after}]{right}")


def visible(text: str) -> str:
    """A text on one line, with the signs that nobody sees as numbers."""
    return "".join(sign if sign.isprintable() else "⏎" if sign == "\n" else f"<{ord(sign):X}>" for sign in text)


def tasks(texts: list[str], only: tuple[str, ...], seed: str) -> Iterator[Task]:
    """For every text one page profile, and one kind alone, at a density in turn."""
    names = sorted(name for name in place.KINDS if not only or any(name.startswith(front) for front in only))
    profiles = [
        tuple(name for name in names if not families or name.partition("/")[0] in families)
        for families in PROFILES.values()
    ]
    densities = sorted(DENSITIES)
    for number, text in enumerate(texts):
        together = profiles[number % len(profiles)] or tuple(names)
        yield Task(text, together, densities[number // len(profiles) % 3], f"{seed}/{number}/page")
        yield Task(text, (names[number % len(names)],), densities[number // len(names) % 3], f"{seed}/{number}/alone")


def work(batch: tuple[list[Task], bool]) -> list[Outcome]:
    """What a process does with its share."""
    return [run(task, batch[1]) for task in batch[0] if settled(task.text, batch[1])]


def outcomes(made: list[Task], unsafe: bool, jobs: int) -> Iterator[Outcome]:
    """All tasks, in several processes."""
    batches = [(made[at : at + 20], unsafe) for at in range(0, len(made), 20)]
    if jobs == 1:
        for batch in batches:
            yield from work(batch)
        return
    with ProcessPoolExecutor(jobs) as pool:
        for done in pool.map(work, batches):
            yield from done


class Tally:
    """Counts by kind and density, by rule, and the places that are to be shown."""

    def __init__(self) -> None:
        self.kinds: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
        self.rules: dict[str, Counter[str]] = defaultdict(Counter)
        self.words = self.texts = 0
        self.outside: list[tuple[tuple[str, ...], str]] = []
        self.failed: list[str] = []

    def add(self, outcome: Outcome) -> None:
        self.texts += 1
        self.words += outcome.words
        self.outside += outcome.outside
        if outcome.failed:
            self.failed.append(f"{outcome.task.seed}: {outcome.failed}")
        for verdict in outcome.verdicts:
            self.kinds[verdict.place.kind][outcome.task.density][verdict.outcome] += 1
            for rule in verdict.rules:
                self.rules[rule][verdict.outcome] += 1
        for rules, _ in outcome.outside:
            for rule in rules:
                self.rules[rule]["outside"] += 1

    def total(self) -> Counter[str]:
        return sum((counts for by_density in self.kinds.values() for counts in by_density.values()), Counter())

    def summary(self) -> str:
        """One sentence with the shares of all places."""
        total = self.total()
        restored, left, wrong = (100 * total[name] / max(1, total.total()) for name in ("restored", "left", "wrong"))
        return (
            f"{total.total():,} places in {self.texts:,} texts of {self.words:,} words: {restored:.1f} % restored, "
            f"{left:.1f} % left, {wrong:.2f} % wrong ({total['wrong']}); {len(self.outside)} changes outside"
        )

    def table(self) -> Iterator[str]:
        """Markdown: one row a kind, restored / left / wrong for each density."""
        yield (
            "| kind | places | restored | left | wrong | "
            + " | ".join(f"restored, {name}" for name in DENSITIES)
            + " |"
        )
        yield "|---|" + "--:|" * (4 + len(DENSITIES))
        families = sorted({name.partition("/")[0] for name in self.kinds})
        for family in families:
            mine = {name: value for name, value in self.kinds.items() if name.startswith(f"{family}/")}
            merged: dict[str, Counter[str]] = defaultdict(Counter)
            for by_density in mine.values():
                for density, counts in by_density.items():
                    merged[density] += counts
            yield row(f"**{family}**", merged)
            for name in sorted(mine):
                yield row(name, mine[name])


def row(name: str, by_density: dict[str, Counter[str]]) -> str:
    whole = sum(by_density.values(), Counter())
    cells = [f"{whole.total():,}", share(whole, "restored"), share(whole, "left"), f"{whole['wrong']}"]
    return f"| {name} | " + " | ".join([*cells, *(share(by_density[name], "restored") for name in DENSITIES)]) + " |"


def share(counts: Counter[str], outcome: str) -> str:
    return f"{100 * counts[outcome] / counts.total():.0f} %" if counts.total() else "–"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "files", type=Path, nargs="*", metavar="FILE", help="clean JSONL with a field `text`, .gz or not"
    )
    parser.add_argument("--seed", default="1")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth piece of text")
    parser.add_argument("--kinds", default="", metavar="LIST", help="fronts of kinds, with commas")
    parser.add_argument("--unsafe", action="store_true", help="apply unsafe fixes too")
    parser.add_argument("--show", choices=("wrong", "left", "restored", "outside"), action="append", default=[])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--json", type=Path, help="write counts by rule there")
    given = parser.parse_args()
    texts = [text for file in given.files for text in read_texts(file, 1 << 40)] or own_texts()
    only = tuple(given.kinds.split(",")) if given.kinds else ()
    tally = Tally()
    parts = list(pieces(texts))[:: given.every]
    for outcome in outcomes(list(tasks(parts, only, given.seed)), given.unsafe, given.jobs):
        tally.add(outcome)
        for verdict in outcome.verdicts:
            if verdict.outcome in given.show:
                print(f"{verdict.outcome} {verdict.place.kind} {','.join(verdict.rules)}: {verdict.made}")
        if "outside" in given.show:
            for rules, line in outcome.outside:
                print(f"outside {','.join(rules)}: {line}")
    print("\n".join(tally.table()))
    print(f"\n{tally.summary()}; {2 * len(parts):,} texts in all")
    for line in tally.failed:
        print(f"failed: {line}")
    if given.json:
        given.json.write_text(
            json.dumps({rule: dict(counts) for rule, counts in sorted(tally.rules.items())}, indent=1)
        )


if __name__ == "__main__":
    main()
