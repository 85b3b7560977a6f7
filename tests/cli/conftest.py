"""Runs the command as users do: as a process, with a state folder of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RULES = Path(__file__).parent / "rules"
SELECT = "lexical/test,truncation/test,boilerplate/test"


@dataclass
class Ended:
    status: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode()


@dataclass
class Tool:
    """`tool("fix", "a.txt")` runs `cleanup fix --rules … --select … a.txt` in the test's folder."""

    folder: Path
    environment: dict[str, str]

    def raw(self, *args: object, stdin: bytes = b"", **more: str) -> Ended:
        run = subprocess.run(
            [sys.executable, "-m", "cleanup", *map(str, args)],
            input=stdin,
            capture_output=True,
            cwd=self.folder,
            env={**self.environment, **more},
        )
        return Ended(run.returncode, run.stdout, run.stderr.decode())

    def __call__(self, command: str, *args: object, stdin: bytes = b"", **more: str) -> Ended:
        return self.raw(command, "--rules", RULES, "--select", SELECT, *args, stdin=stdin, **more)

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path


@pytest.fixture
def tool(tmp_path):
    folder = tmp_path / "work"
    folder.mkdir()
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"],
        "HOME": str(tmp_path),
    }
    return Tool(folder, environment)
