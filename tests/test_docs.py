"""What the pages say about configuration, editors and CI is true of the code."""

import json
import re
import subprocess
import sys
from pathlib import Path

import yaml

from cleanup.config.model import file_keys, keys
from cleanup.config.profiles import PROFILES

ROOT = Path(__file__).parents[1]
CONFIGURATION = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
EDITORS = (ROOT / "docs" / "editors-and-ci.md").read_text(encoding="utf-8")


def test_every_key_and_every_profile_is_on_the_page() -> None:
    named = set(re.findall(r"`([a-z-]+)`", "\n".join(line for line in CONFIGURATION.splitlines() if line[:3] == "| `")))
    assert {*keys(), *file_keys(), *PROFILES} <= named


def test_the_profiles_set_what_the_page_says() -> None:
    for name, values in PROFILES.items():
        (row,) = re.findall(rf"^\| `{name}` \| .* \| (.*) \|$", CONFIGURATION, re.MULTILINE)
        assert {part.split(" = ")[0] for part in re.findall(r"`([^`]+)`", row)} == {
            key.replace("_", "-") for key in values
        }


def test_the_problem_matcher_reads_real_output(tmp_path: Path) -> None:
    task = json.loads(re.findall(r"^<!-- tasks.json -->\n```json\n(.*?)^```$", EDITORS, re.MULTILINE | re.DOTALL)[0])
    pattern = task["tasks"][0]["problemMatcher"]["pattern"]
    (tmp_path / "a b.txt").write_text(
        "The ferry left.\n\nThe talks failed. . Nobody was surprised.\n", encoding="utf-8"
    )
    command = [sys.executable, "-m", "cleanup", *task["tasks"][0]["args"]]
    done = subprocess.run(
        [part.replace("${file}", str(tmp_path / "a b.txt")) for part in command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    found = [match for line in done.stdout.splitlines() if (match := re.match(pattern["regexp"], line))]
    assert len(found) == 1, done.stdout + done.stderr
    taken = {key: found[0][group] for key, group in pattern.items() if key != "regexp"}
    assert taken.pop("message")
    assert taken == {
        "file": str(tmp_path / "a b.txt"),
        "line": "3",
        "column": "18",
        "code": "punctuation/spaced-full-stops",
    }


def test_the_commands_of_the_recipes_have_options_that_exist() -> None:
    workflow = yaml.safe_load(re.findall(r"^```yaml\n(# \.github.*?)^```$", EDITORS, re.MULTILINE | re.DOTALL)[0])
    (run,) = [step["run"] for step in workflow["jobs"]["texts"]["steps"] if "cleanup check" in step.get("run", "")]
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for line in [run, *(hook["entry"] for hook in hooks)]:
        _, command, *rest = line.split()
        shown = subprocess.run(
            [sys.executable, "-m", "cleanup", command, "--help"], cwd=ROOT, capture_output=True, text=True
        ).stdout
        options = {part for part in rest if part.startswith("--")}
        assert options and all(re.search(rf"{option}\b", shown) for option in options), line


def test_the_hooks_never_ask_languagetool() -> None:
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")):
        assert "--profile hook" in hook["entry"] and "grammar" not in hook["entry"]
        assert hook["types_or"] == ["plain-text", "markdown"]
    assert not PROFILES["hook"].get("grammar")
