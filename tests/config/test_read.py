"""Every problem of every file is named, with file and key, and nothing is processed."""

from pathlib import Path

import pytest

from cleanup.config.errors import ConfigError
from cleanup.config.resolve import Configuration


def problems(folder: Path, text: str, name: str = "cleanup.toml") -> list[str]:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        Configuration().for_file(folder / "a.txt")
    return [problem.removeprefix(f"{folder}/") for problem in error.value.problems]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("selekt = []", "unknown key 'selekt' (did you mean 'select'?)"),
        ("extent = 'x.toml'", "unknown key 'extent' (did you mean 'extend'?)"),
        ("unsafe_fixes = true", "unknown key 'unsafe_fixes' (did you mean 'unsafe-fixes'?)"),
        ("unsafe-fixes = 'yes'", "unsafe-fixes is true or false"),
        ("unsafe-fixes = 1", "unsafe-fixes is true or false"),
        ("select = 3", "select is a list of strings"),
        ("select = ['a', 3]", "select is a list of strings"),
        ("timeout = true", "timeout is a number"),
        ("timeout = 0", "timeout is a number of seconds greater than 0"),
        ("max-loss = 30", "max-loss is a share between 0 and 1"),
        ("lang = 'english'", "lang is a code like en or de, not 'english'"),
        ("encoding = 'latin-99'", "encoding knows no encoding 'latin-99'"),
        ("profile = 'editer'", "profile is corpus, editor, segments or hook, not 'editer' (did you mean 'editor'?)"),
        ("formats = {rst = 'text'}", 'formats has a suffix and text, markdown, jsonl in each line'),
        ("formats = {'.rst' = 'rest'}", "not '.rst' = 'rest'"),
        ("extend = 'nowhere.toml'", "extend: there is no file"),
        ("extend = 3", "extend is the name of a file"),
        ("extend = 'cleanup.toml'", "extend goes in a circle"),
        ("decisions = []", "decisions is the name of a file"),
        ("per-path = 3", "per-path has a table for each pattern"),
        ("[per-path.'*.txt']\nselekt = []", "per-path.\"*.txt\": unknown key 'selekt' (did you mean 'select'?)"),
        ("[per-path.'*.txt']\nexclude = []", 'per-path."*.txt".exclude holds for the whole folder'),
        ("[per-path.'*.txt']\nlang = 1", 'per-path."*.txt".lang is a string'),
        ("a b", "not TOML"),
    ],
)  # fmt: skip
def test_a_problem_names_file_and_key(tmp_path, text, said):
    (problem,) = problems(tmp_path, text)
    assert problem.startswith("cleanup.toml: ") and said in problem


def test_all_problems_of_all_files_at_once(tmp_path):
    (tmp_path / "base.toml").write_text("timeout = 'long'\nlang = 7\n")
    found = problems(tmp_path, "extend = 'base.toml'\nselekt = []\nquiet = true\n")
    assert len(found) == 4
    assert sum(problem.startswith("base.toml: ") for problem in found) == 2


def test_files_of_several_folders(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "cleanup.toml").write_text(f"key-of-{name} = 1\n")
    with pytest.raises(ConfigError) as error:
        Configuration().check([tmp_path / "a" / "1.txt", tmp_path / "a" / "2.txt", tmp_path / "b" / "1.txt"])
    assert len(error.value.problems) == 2


def test_a_broken_pyproject_is_told_only_where_it_could_be_about_us(tmp_path):
    assert problems(tmp_path, "[tool.cleanup]\nx = = 1\n", "pyproject.toml")
    (tmp_path / "pyproject.toml").write_text("[tool.other]\nx = = 1\n")
    assert not Configuration().for_file(tmp_path / "a.txt").files
