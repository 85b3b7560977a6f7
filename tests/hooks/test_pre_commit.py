"""The hooks as they are shipped, run by the real pre-commit: installed from the tree, in a fresh repository."""

import re
from pathlib import Path

from .conftest import ROOT, Repository, installed

DAMAGED = "The talks failed. . Nobody was surprised.\n"
RIGHT = "The talks failed. Nobody was surprised.\n"
CLEAN = "The ferry left at noon.\n"


def lines_of_readme(repo_id: str = "cleanup") -> str:
    """The configuration that the README asks a newcomer to copy."""
    blocks = re.findall(
        r"^```yaml\n(repos:\n.*?)^```$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert len(blocks) == 1, "the README has one block to copy"
    assert len(blocks[0].splitlines()) <= 6
    return blocks[0].replace("id: cleanup\n", f"id: {repo_id}\n")


def test_a_newcomer_copies_the_lines_of_the_readme(fresh: Repository) -> None:
    fresh.configure(lines_of_readme())
    page = fresh.write("news/page.txt", DAMAGED)
    status, said = fresh.commit()
    installed(said)
    assert status == 1
    assert "-The talks failed. . Nobody was surprised.\n+The talks failed. Nobody was surprised.\n" in said
    assert page.read_text("utf-8") == DAMAGED
    page.write_text(RIGHT, encoding="utf-8")
    status, said = fresh.commit()
    assert status == 0, said


def test_the_fixing_hook_stops_the_first_commit_and_passes_the_second(fresh: Repository) -> None:
    fresh.configure(lines_of_readme("cleanup-fix"))
    page = fresh.write("page.md", DAMAGED)
    status, said = fresh.commit()
    installed(said)
    assert status == 1 and "files were modified by this hook" in said
    assert "+The talks failed. Nobody was surprised." in said
    assert page.read_text("utf-8") == RIGHT
    assert fresh.commit()[0] == 0


def test_only_safe_findings_stop_a_commit(fresh: Repository) -> None:
    fresh.configure(lines_of_readme())
    fresh.write(
        "a.txt", "The committee was to meet again on Monday, but the chairman, who had\n"
    )  # breaks off: reported
    status, said = fresh.commit()
    installed(said)
    assert status == 0, said


def test_what_is_not_staged_is_not_judged(fresh: Repository) -> None:
    fresh.configure(lines_of_readme())
    page = fresh.write("page.txt", CLEAN)
    fresh.git("add", ".")
    page.write_text(CLEAN + DAMAGED, encoding="utf-8")
    status, said = fresh.commit(stage=False)
    installed(said)
    assert status == 0, said
    assert page.read_text("utf-8") == CLEAN + DAMAGED
    assert fresh.git("show", "HEAD:page.txt").stdout == CLEAN


def test_what_is_staged_is_fixed_and_the_rest_kept(fresh: Repository) -> None:
    fresh.configure(lines_of_readme("cleanup-fix"))
    page = fresh.write("page.txt", DAMAGED + "\nOne.\n\nTwo.\n\nThree.\n")
    fresh.git("add", ".")
    with page.open("a", encoding="utf-8") as file:
        file.write("\nNot staged.\n")
    status, said = fresh.commit(stage=False)
    installed(said)
    assert status == 1
    # pre-commit puts back what was not staged; where both touch one place it undoes the fix, here they lie apart
    assert page.read_text("utf-8") == RIGHT + "\nOne.\n\nTwo.\n\nThree.\n\nNot staged.\n"


def test_names_with_spaces_and_beyond_ascii(fresh: Repository) -> None:
    fresh.configure(lines_of_readme("cleanup-fix"))
    names = ["two words.txt", "résumé „neu“.md", "тексты/статья 1.txt", "-dash.txt", "日本 語.txt"]
    pages = [fresh.write(name, DAMAGED) for name in names]
    status, said = fresh.commit()
    installed(said)
    assert status == 1
    assert [page.read_text("utf-8") for page in pages] == [RIGHT] * len(names)
    assert fresh.commit()[0] == 0


def test_two_thousand_files_in_parallel_batches_and_no_log(fresh: Repository, beside: Path) -> None:
    fresh.configure(lines_of_readme("cleanup-fix"))
    pages = [
        fresh.write(f"{n % 7}/a rather long name for a page, number {n}.txt", DAMAGED if n % 20 == 0 else CLEAN)
        for n in range(2000)
    ]
    status, said = fresh.commit()
    installed(said)
    assert status == 1
    assert said.count("+The talks failed. Nobody was surprised.") == 100  # every change is printed
    assert len(re.findall(r"^\d+ edits? in \d+ of", said, re.MULTILINE)) > 1, "one batch only"
    assert {page.read_text("utf-8") for page in pages} == {RIGHT, CLEAN}
    assert not (beside / "state").exists()
    status, said = fresh.commit()
    assert status == 0, said


def test_other_types_and_old_noise_by_option(fresh: Repository) -> None:
    config = lines_of_readme()
    fresh.write("old.txt", DAMAGED)
    fresh.git("add", ".")
    fresh.git("commit", "-q", "-m", "before the hook")
    fresh.configure(config.rstrip("\n") + "\n        args: [--since, HEAD]\n        types_or: [text]\n")
    old = fresh.write("old.txt", DAMAGED + CLEAN)
    other = fresh.write("notes.rst", DAMAGED)
    status, said = fresh.commit()
    installed(said)
    assert status == 1
    assert "+++ notes.rst" in said and "+++ old.txt" not in said
    other.write_text(CLEAN, encoding="utf-8")
    status, said = fresh.commit()
    assert status == 0, said
    assert old.read_text("utf-8") == DAMAGED + CLEAN
