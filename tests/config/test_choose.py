"""Which files of a folder are taken: include, exclude, formats, and what git ignores."""

from pathlib import Path

import pytest

from cleanup.config.choose import Choice
from cleanup.config.resolve import Configuration
from cleanup.io.discover import Discovery


@pytest.fixture
def tree(tmp_path):
    def write(*names: str, **contents: str) -> Path:
        for name in names:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(contents.get("text", "x\n"), encoding="utf-8")
        return tmp_path

    return write


def taken(*paths: Path) -> tuple[list[str], int]:
    discovery = Discovery(Choice(Configuration()))
    base = paths[0] if paths[0].is_dir() else paths[0].parent
    return [file.relative_to(base).as_posix() for file, _ in discovery.files(paths)], discovery.left_out


def repository(tree, *names: str, ignore: str) -> Path:
    folder = tree(*names)
    (folder / ".git").mkdir()
    (folder / ".gitignore").write_text(ignore, encoding="utf-8")
    return folder


def test_what_git_ignores_is_left_out(tree):
    folder = repository(tree, "a.txt", "b.txt", "build/c.txt", "in/build/d.txt", ignore="b.*\n/build/\n# in/\n")
    assert taken(folder) == (["a.txt", "in/build/d.txt"], 2)


def test_the_closest_gitignore_decides(tree):
    folder = repository(tree, "in/a.txt", "in/b.txt", ignore="*.txt\n")
    (folder / "in" / ".gitignore").write_text("!a.txt\n")
    assert taken(folder)[0] == ["in/a.txt"]


def test_a_gitignore_above_the_folder_counts(tree):
    folder = repository(tree, "in/a.txt", "in/b.txt", ignore="b.txt\n")
    assert taken(folder / "in")[0] == ["a.txt"]


def test_an_ignored_folder_that_is_named_is_searched(tree):
    folder = repository(tree, "build/in/a.txt", ignore="/build/\n")
    assert taken(folder / "build")[0] == ["in/a.txt"]
    assert taken(folder / "build" / "in" / "a.txt")[0] == ["a.txt"]


def test_outside_of_a_repository_gitignore_means_nothing(tree):
    folder = tree("a.txt", "b.txt")
    (folder / ".gitignore").write_text("b.txt\n")
    assert taken(folder)[0] == ["a.txt", "b.txt"]


def test_gitignore_can_be_switched_off(tree):
    folder = repository(tree, "a.txt", "b.txt", ignore="b.txt\n")
    (folder / "cleanup.toml").write_text("respect-gitignore = false\n")
    assert taken(folder)[0] == ["a.txt", "b.txt"]


def test_exclude(tree):
    folder = tree("a.txt", "old/b.txt", "in/old/c.txt", "in/d.md")
    (folder / "cleanup.toml").write_text("exclude = ['/old/', '*.md']\n")
    assert taken(folder)[0] == ["a.txt", "in/old/c.txt"]
    assert taken(folder / "old" / "b.txt")[0] == ["b.txt"]  # named
    (folder / "cleanup.toml").write_text("exclude = ['/old/']\nforce-exclude = true\n")
    assert taken(folder / "old" / "b.txt") == ([], 1)


def test_include_and_formats(tree):
    folder = tree("a.txt", "b.rst", "c.adoc", "d.md")
    (folder / "cleanup.toml").write_text("formats = {'.rst' = 'text'}\n")
    assert taken(folder)[0] == ["a.txt", "b.rst", "d.md"]
    (folder / "cleanup.toml").write_text("include = ['*.adoc', 'a.*']\n")
    assert taken(folder)[0] == ["a.txt", "c.adoc"]


def test_each_folder_has_its_own_configuration(tree):
    folder = tree("a.txt", "one/a.txt", "one/b.txt", "two/a.txt")
    (folder / "one" / "cleanup.toml").write_text("exclude = ['b.txt']\n")
    (folder / "cleanup.toml").write_text("exclude = ['two/']\n")
    assert taken(folder)[0] == ["a.txt", "one/a.txt"]
