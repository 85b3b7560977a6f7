"""Which file counts, and which value of several."""

from pathlib import Path

import pytest

from cleanup.config.resolve import Configuration


@pytest.fixture
def tree(tmp_path):
    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def in_force(path: Path, config: Path | None = None, **given: object):
    return Configuration(config, given).for_file(path)


def test_without_a_file_the_defaults_hold(tree):
    found = in_force(tree("a.txt", ""))
    assert not found.files and not found.origins
    assert found.settings.fail_on == "report" and found.settings.quotations == "fix"


def test_the_closest_file_counts_alone(tree):
    tree("cleanup.toml", "ignore = ['casing']\nlang = 'en'\n")
    tree("in/side/pyproject.toml", "[tool.cleanup]\nignore = ['name']\n")
    tree("in/side/here/pyproject.toml", "[tool.other]\nignore = ['quotes']\n")  # is about something else
    found = in_force(tree("in/side/here/a.txt", "")).settings
    assert (found.ignore, found.lang) == (("name",), None)
    assert in_force(tree("in/a.txt", "")).settings.ignore == ("casing",)


def test_cleanup_toml_counts_before_pyproject(tree):
    tree("pyproject.toml", "[tool.cleanup]\nlang = 'de'\n")
    tree("cleanup.toml", "lang = 'en'\n")
    assert in_force(tree("a.txt", "")).settings.lang == "en"


def test_an_extended_file_holds_where_the_closest_says_nothing(tree):
    tree(
        "base/base.toml", "lang = 'en'\nignore = ['name']\nextend-ignore = ['casing']\nrules = ['house']\ntimeout = 5\n"
    )
    tree(
        "cleanup.toml",
        "extend = 'base/base.toml'\nignore = ['quotes']\nextend-ignore = ['grammar']\nrules = ['mine']\n",
    )
    path = tree("a.txt", "")
    found = in_force(path)
    settings = found.settings
    assert (settings.lang, settings.timeout, settings.ignore) == ("en", 5.0, ("quotes",))
    assert settings.extend_ignore == ("casing", "grammar")
    assert [folder.name for folder in settings.rules] == ["house", "mine"]
    assert settings.rules[0].parent.name == "base"  # relative to the file that says it
    assert "base.toml" in found.origins["lang"] and "extended by" in found.origins["lang"]
    assert [file.name for file in found.files] == ["base.toml", "cleanup.toml"]


def test_per_path(tree):
    tree(
        "cleanup.toml",
        "lang = 'en'\n[per-path.'old/']\nlang = 'de'\n[per-path.'old/*.md']\nlang = 'fr'\n"
        "[per-path.'/top.txt']\nlang = 'it'\n",
    )
    names = {
        "a.txt": "en",
        "old/a.txt": "de",
        "old/deep/a.txt": "de",
        "old/a.md": "fr",
        "top.txt": "it",
        "x/top.txt": "en",
    }
    assert {name: in_force(tree(name, "")).settings.lang for name in names} == names
    assert 'per-path."old/*.md"' in in_force(tree("old/a.md", "")).origins["lang"]


def test_the_command_line_wins(tree):
    tree("cleanup.toml", "lang = 'de'\nfail-on = 'unsafe'\n[per-path.'*']\nlang = 'fr'\n")
    found = in_force(tree("a.txt", ""), lang="en", fail_on=None)
    assert (found.settings.lang, found.settings.fail_on) == ("en", "unsafe")
    assert found.origins["lang"] == "command line"


def test_a_named_file_replaces_the_closest(tree):
    tree("cleanup.toml", "lang = 'de'\n")
    named = tree("elsewhere/other.toml", "ignore = ['name']\n")
    found = in_force(tree("a.txt", ""), named).settings
    assert (found.lang, found.ignore) == (None, ("name",))


def test_a_profile_is_weaker_than_the_place_that_names_it(tree):
    tree("cleanup.toml", "profile = 'editor'\nquotations = 'fix'\n")
    assert in_force(tree("a.txt", "")).settings.quotations == "fix"
    tree("cleanup.toml", "quotations = 'fix'\n[per-path.'*.txt']\nprofile = 'editor'\n")
    found = in_force(tree("a.txt", ""))
    assert found.settings.quotations == "report"
    assert found.origins["quotations"].startswith("profile editor (")
    tree("cleanup.toml", "profile = 'editor'\nfail-on = 'unsafe'\n")
    found = in_force(tree("a.txt", ""), profile="hook").settings
    assert (found.quotations, found.fail_on, found.profile) == ("fix", "safe", "hook")


def test_no_toml_is_read_where_there_is_none(tree):
    """Start-up: without a configuration neither a TOML parser nor a matcher of patterns is imported."""
    import subprocess
    import sys

    tree("pyproject.toml", "[project]\nname = 'x'\n")
    code = (
        "import sys; from pathlib import Path\n"
        "from cleanup.config.resolve import Configuration\n"
        "from cleanup.config.choose import Choice\n"
        "c = Configuration(); c.for_file(Path('a.txt')); Choice(c).names(Path('a.txt'))\n"
        "print(sorted({'tomllib', 'pathspec', 'subprocess'} & set(sys.modules)))"
    )
    path = tree("a.txt", "")
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=path.parent, env={"PYTHONPATH": root}, capture_output=True, text=True
    )
    assert done.stdout == "[]\n", done.stderr
