"""A copy of this tree as a hook repository, and a fresh repository beside it that uses it, with the real pre-commit."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UNREACHABLE = ("No matching distribution", "Could not find a version", "Connection", "name resolution")


def git(folder: Path, *args: object, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *map(str, args)], cwd=folder, env=env, capture_output=True, text=True)


@dataclass
class Repository:
    """A repository in which a user works; `commit` stages everything unless told otherwise."""

    folder: Path
    env: dict[str, str]

    def git(self, *args: object) -> subprocess.CompletedProcess[str]:
        return git(self.folder, *args, env=self.env)

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def configure(self, text: str) -> None:
        self.write(".pre-commit-config.yaml", text)
        done = subprocess.run(
            [sys.executable, "-m", "pre_commit", "install"],
            cwd=self.folder,
            env=self.env,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def commit(self, stage: bool = True) -> tuple[int, str]:
        if stage:
            self.git("add", ".")
        done = self.git("commit", "-m", "texts")
        return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="session")
def beside(tmp_path_factory) -> Path:
    """A folder that holds the hook repository `cleanup`, as somebody cloned it, on the branch `main`."""
    pytest.importorskip("pre_commit")
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    folder = tmp_path_factory.mktemp("beside")
    copy = folder / "cleanup"
    names = ("cleanup", "rules", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
    copy.mkdir()
    for name in names:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, copy / name)
    env = environment(folder)
    git(copy, "init", "-q", "-b", "main", env=env)
    git(copy, "add", ".", env=env)
    assert git(copy, "commit", "-q", "-m", "all", env=env).returncode == 0
    return folder


def environment(folder: Path) -> dict[str, str]:
    names = {f"GIT_{who}_{what}": "test@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PRE_COMMIT", "PYTHON"))}
    return {
        **kept,
        **names,
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "PRE_COMMIT_HOME": str(folder / "pre-commit"),
        "XDG_STATE_HOME": str(folder / "state"),
        "GIT_CONFIG_GLOBAL": os.devnull,
    }


@pytest.fixture
def fresh(beside: Path, request: pytest.FixtureRequest) -> Repository:
    """A fresh repository beside the clone."""
    folder = beside / request.node.name.replace("[", "-").rstrip("]")
    folder.mkdir()
    env = environment(beside)
    git(folder, "init", "-q", "-b", "main", env=env)
    return Repository(folder, env)


def installed(output: str) -> str:
    """What a commit printed; without a package registry pre-commit cannot install the hook."""
    if "CalledProcessError" in output and any(word in output for word in UNREACHABLE):
        pytest.skip("the packages that the hook needs cannot be installed here")
    return output
