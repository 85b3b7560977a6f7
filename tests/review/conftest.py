"""Runs `cleanup review` as users do, and gives the address of its page."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ..cli.conftest import RULES, SELECT, Tool, tool  # noqa: F401
from ..conftest import heed_interrupts
from ..report.html.conftest import browser, browsers  # noqa: F401


class Reviewing:
    """One run of the command."""

    def __init__(self, tool: Tool, *args: object) -> None:  # noqa: F811
        options = ("--no-browser", "--rules", RULES, "--select", SELECT)
        command = [sys.executable, "-m", "cleanup", "review", *options, *args]
        self.process = subprocess.Popen(
            list(map(str, command)),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=tool.folder,
            env=tool.environment,
            encoding="utf-8",
            preexec_fn=heed_interrupts,
        )
        self.printed = ""
        while not (found := re.search(r"http://\S+", self.printed)):
            line = self.process.stdout.readline()
            assert line, f"no address: {self.printed}"
            self.printed += line
        self.address = found.group()

    def end(self) -> int:
        """Wait for its end, and give its status."""
        self.printed += self.process.stdout.read()
        print(self.printed)  # pytest shows it where a test fails
        return self.process.wait(timeout=120)

    def interrupt(self) -> int:
        """End it with Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        return self.end()


@pytest.fixture
def review(tool: Tool) -> Iterator:  # noqa: F811
    """`review("a.txt")` starts a review; whatever still runs at the end of the test is ended."""
    begun: list[Reviewing] = []

    def start(*args: object) -> Reviewing:
        begun.append(Reviewing(tool, *args))
        return begun[-1]

    yield start
    for run in begun:
        if run.process.poll() is None:
            os.kill(run.process.pid, signal.SIGKILL)
            run.process.wait()


def tree(folder: Path) -> dict[str, bytes]:
    """All files of a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
