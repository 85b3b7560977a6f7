"""Measures every rule and writes rules/rates.lock: misfires on clean text, gold documents, the injector.

python bench/rates.py ../shared/clean/clean.jsonl.gz            # a row that is not stale keeps its words if it has more
python bench/rates.py --all news.jsonl speeches.jsonl.gz        # every row anew
python bench/rates.py --grammar ../shared/clean/clean.jsonl.gz  # the rules that ask LanguageTool, and only these

An edit in clean text is a misfire, unless the source has the slip and the edit is right. Such edits are shown with
--show; who has looked at one puts its mark into bench/slips.txt (a hash: nothing of the text is kept).
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from clean import shown
from inject import Tally, cleaner, outcomes, own_texts, pieces, tasks
from speed import read_texts

from cleanup import Cleaner, DocumentError, Edit
from cleanup.engine.grammar import Grammar
from cleanup.evaluate.gold import gold_files, read_gold
from cleanup.evaluate.regions import fixed_marks, regions
from cleanup.grammar.languagetool import LanguageTool
from cleanup.io.folders import cache_folder
from cleanup.rates.digest import digest
from cleanup.rates.lock import Row, as_text, shipped_rates
from cleanup.rulebook.model import Safety

ROOT = Path(__file__).parent.parent
LOCK = ROOT / "rules" / "rates.lock"
TABLE = ROOT / "docs" / "injector.md"
TABLE_BOUNDS = ("<!-- table -->\n", "<!-- /table -->")
SLIPS = Path(__file__).parent / "slips.txt"
SEEDS = ("a", "b")
SHARE = 50
SECONDS = 600.0
"""What a request to LanguageTool may take: a figure is worth waiting for."""


def slip(text: str, edit: Edit) -> str:
    """The mark of an edit in clean text: a hash of the rule, the edit and what stands around it."""
    return hashlib.blake2b(f"{edit.rule} {shown(text, edit)}".encode(), digest_size=6).hexdigest()


def slips() -> frozenset[str]:
    """The edits in clean text that a person found right: the source has the slip."""
    if not SLIPS.is_file():
        return frozenset()
    return frozenset(
        line.split()[0] for line in SLIPS.read_text(encoding="utf-8").split("\n") if line and line[0] != "#"
    )


def on_clean(
    texts: Iterable[str], with_grammar: Cleaner | None = None
) -> tuple[Counter[str], Counter[str], int, list[str]]:
    """Misfires by rule, unsafe findings by rule, words, and a line for each misfire."""
    ours = with_grammar or cleaner(False)
    known, safe, unsafe, words, lines = slips(), Counter[str](), Counter[str](), 0, []
    for text in texts:
        words += len(text.split())
        try:
            result = ours.fix(text)
        except DocumentError:
            continue
        for edit in result.edits:
            mark = slip(text, edit)
            if mark not in known:
                safe.update({step.rule for step in edit.steps})
                lines.append(f"{mark} {edit.rule}: {shown(text, edit)}")
        unsafe.update(one.rule for one in result.findings if one.safety is Safety.UNSAFE and not one.shadowed_by)
    return safe, unsafe, words, lines


def on_corpus(with_grammar: Cleaner | None = None) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """By rule: marks at which it found something, marks that its safe edits made right, and its wrong safe edits."""
    ours = with_grammar or cleaner(False)
    found, right, wrong = Counter[str](), Counter[str](), Counter[str]()
    for file in gold_files([ROOT / "corpus"]):
        gold = read_gold(file)
        result = ours.fix(gold.text)
        spans = [(one.start, one.end, {one.rule}) for one in result.findings]
        made = [(edit.start, edit.end, {step.rule for step in edit.steps}) for edit in result.edits]
        for mark in gold.marks:
            found.update(near(mark.start, mark.end, [*spans, *made]))
        for region in regions(gold, result.text):
            text = region.output(gold.text)
            done = fixed_marks(region, gold.text, text) if region.marks else None
            if region.edits and done is None:
                wrong.update(near(region.start, region.end, made))
            for mark, is_right in zip(region.marks, done or (), strict=False):
                if is_right:
                    right.update(near(mark.start, mark.end, made))
    return found, right, wrong


def near(start: int, end: int, spans: Iterable[tuple[int, int, set[str]]]) -> set[str]:
    """The rules whose spans touch this one."""
    return {rule for left, right, rules in spans if left <= end and start <= right for rule in rules}


def on_damage(jobs: int) -> Tally:
    """What the injector says, on the texts of the repository."""
    tally = Tally()
    parts = list(pieces(own_texts()))
    for seed in SEEDS:
        for outcome in outcomes(list(tasks(parts, (), seed)), False, jobs):
            tally.add(outcome)
    return tally


def write_table(tally: Tally) -> None:
    """Put what the injector says into docs/."""
    begin, end = TABLE_BOUNDS
    front, _, rest = TABLE.read_text(encoding="utf-8").partition(begin)
    _, _, back = rest.partition(end)
    lines = [tally.summary(), "", *tally.table(), ""]
    TABLE.write_text(front + begin + "\n".join(lines) + end + back, encoding="utf-8")


def shares(texts: list[str]) -> Iterator[list[str]]:
    for at in range(0, len(texts), SHARE):
        yield texts[at : at + SHARE]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "files", type=Path, nargs="+", metavar="FILE", help="clean JSONL with a field `text`, .gz or not"
    )
    parser.add_argument("--all", action="store_true", help="measure on these files only; keep no row")
    parser.add_argument("--show", action="store_true", help="show every misfire on the clean texts")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--grammar", action="store_true", help="only the rules that ask LanguageTool, which is started")
    given = parser.parse_args()
    texts = [text for file in given.files for text in read_texts(file, 1 << 40)]
    if given.grammar:
        measure_grammar(texts, given.show)
        return
    safe, unsafe, words = Counter[str](), Counter[str](), 0
    with ProcessPoolExecutor(given.jobs) as pool:
        for one_safe, one_unsafe, one_words, lines in pool.map(on_clean, shares(texts)):
            safe, unsafe, words = safe + one_safe, unsafe + one_unsafe, words + one_words
            if given.show:
                print("".join(f"{line}\n" for line in lines), end="")
    found, right, wrong = on_corpus()
    tally = on_damage(given.jobs)
    old, rows, kept = shipped_rates(), {}, 0
    rules = cleaner(False).rules
    for rule in rules.rules:
        name = rule.id
        if rule.find.languagetool:  # no server was asked; without a row, or with a stale one, a test names the rule
            rows |= {name: old[name]} if name in old else {}
            continue
        damage = tally.rules[name]
        row = Row(
            hash=digest(rule, rules.lexicons), words=words, clean=safe[name], clean_unsafe=unsafe[name],
            found=found[name], right=right[name], wrong=wrong[name],
            restored=damage["restored"], spoiled=damage["wrong"] + damage["outside"],
        )  # fmt: skip
        before = old.get(name)
        if before is not None and not given.all and before.hash == row.hash and before.words > words:
            row = row._replace(words=before.words, clean=before.clean, clean_unsafe=before.clean_unsafe)
            kept += 1
        rows[name] = row
    LOCK.write_text(as_text(rows), encoding="utf-8")
    write_table(tally)
    print(
        f"{len(rows)} rules, {kept} kept from more words; {safe.total()} misfires in {words:,} clean words; "
        f"injector: {tally.summary()}"
    )


def measure_grammar(texts: list[str], show: bool) -> None:
    """Write the rows of the rules that ask LanguageTool, each asked about every paragraph."""
    with LanguageTool(cache=cache_folder(), seconds=SECONDS) as tool:
        ours = Cleaner(grammar=Grammar(tool, everywhere=True))
        safe, unsafe, words, lines = on_clean(texts, ours)
        found, right, wrong = on_corpus(ours)
        if tool.failure:
            raise SystemExit(tool.failure)
    rows = shipped_rates()
    for rule in (rule for rule in ours.rules.rules if rule.find.languagetool):
        name = rule.id
        rows[name] = Row(
            hash=digest(rule, ours.rules.lexicons), words=words, clean=safe[name], clean_unsafe=unsafe[name],
            found=found[name], right=right[name], wrong=wrong[name], restored=0, spoiled=0,
        )  # fmt: skip
        if show:
            print("".join(f"{line}\n" for line in lines if name in line), end="")
    LOCK.write_text(as_text(rows), encoding="utf-8")
    misfires = sum(row.clean for name, row in rows.items() if name.startswith("grammar/"))
    print(f"{misfires} misfires of the grammar rules in {words:,} clean words")


if __name__ == "__main__":
    main()
