"""A server of our own: it goes away in every case, and what keeps it from starting is one clear sentence."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from cleanup.grammar import server as module
from cleanup.grammar.errors import GrammarError
from cleanup.grammar.server import Server
from tests.conftest import heed_interrupts
from tests.languagetool import server_url

ROOT = Path(__file__).parents[2]
STARTER = """
import os, sys
from cleanup.grammar.server import Server
server = Server()
server.start(fetch=False)
print(server.process.pid, flush=True)
sys.stdin.read()
"""


def family(pid: int) -> list[psutil.Process]:
    process = psutil.Process(pid)
    return [process, *process.children(recursive=True)]


def wait_until_gone(processes: list[psutil.Process]) -> bool:
    _, alive = psutil.wait_procs(processes, timeout=60)
    return not alive


def why(server: Server, **how: bool) -> str:
    with pytest.raises(GrammarError) as error:
        server.start(**how)
    server.close()
    return str(error.value)


def test_close_leaves_no_java() -> None:
    server_url()  # skips where there is no server
    server = Server()
    server.start(fetch=False)
    assert server.process is not None
    running = family(server.process.pid)
    assert any("java" in process.name() for process in running)
    assert server.url.startswith("http://127.0.0.1:")
    server.close()
    server.close()
    assert wait_until_gone(running)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_java_outlives_the_program_that_started_it(how: signal.Signals) -> None:
    server_url()
    with subprocess.Popen(
        [sys.executable, "-c", STARTER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=heed_interrupts,
    ) as starter:
        assert starter.stdout is not None
        running = family(int(starter.stdout.readline()))
        assert any("java" in process.name() for process in running)
        starter.send_signal(how)
        starter.wait()
    assert wait_until_gone(running)


def test_it_is_reached_from_this_machine_only() -> None:
    port = int(server_url().rpartition(":")[2])
    listening = [c.laddr.ip for c in psutil.net_connections("tcp") if c.status == "LISTEN" and c.laddr.port == port]
    assert listening
    assert all(address in ("127.0.0.1", "::1", "::ffff:127.0.0.1") for address in listening)


def test_the_extra_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "language_tool_python", None)
    monkeypatch.setitem(sys.modules, "language_tool_python.download_lt", None)
    said = why(Server())
    assert said.startswith("the grammar stage is not installed (")
    assert said.endswith("pip install 'translation-cleanup[grammar]', or name a running server with --languagetool-url")


@pytest.fixture
def java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Puts a `java` first in the search path that says what the test wants."""

    def installed(script: str | None) -> None:
        if script is not None:
            (tmp_path / "java").write_text(f"#!/bin/sh\n{script}\n")
            (tmp_path / "java").chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}" if script is None else f"{tmp_path}{os.pathsep}/usr/bin:/bin")

    return installed


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """LanguageTool's folder is there, whatever is in it."""
    folder = tmp_path / "lt" / f"LanguageTool-{module.VERSION}"
    folder.mkdir(parents=True)
    (folder / "languagetool-server.jar").write_bytes(b"")
    monkeypatch.setenv("LTP_PATH", str(tmp_path / "lt"))


@pytest.mark.usefixtures("here")
def test_no_java(java) -> None:
    java(None)
    assert why(Server()) == (
        "there is no Java here: install Java 17 or later, or name a running server with --languagetool-url"
    )


@pytest.mark.usefixtures("here")
def test_an_old_java(java) -> None:
    java("""echo 'openjdk version "11.0.2" 2019-01-15' >&2""")
    assert why(Server()).startswith("this Java is too old (Detected java 11")


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("script", ["echo nonsense >&2", "exit 3"])
def test_a_java_that_does_not_work(java, script: str) -> None:
    java(script)
    assert why(Server()).startswith("this Java does not work (")


@pytest.mark.usefixtures("here")
def test_a_server_that_ends_at_once(java) -> None:
    java(
        """case "$*" in *-version*) echo 'openjdk version "17.0.1"' >&2;; *) echo 'Error: no jar' >&2; exit 1;; esac"""
    )
    assert why(Server()) == "LanguageTool did not start: Error: no jar"


@pytest.mark.usefixtures("here")
def test_a_server_that_never_answers(java, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "START_SECONDS", 1.0)
    java("""case "$*" in *-version*) echo 'openjdk version "17.0.1"' >&2;; *) exec sleep 600;; esac""")
    server = Server()
    assert why(server) == "LanguageTool did not start within 1 s"
    assert server.process is None


def test_nothing_is_fetched_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LTP_PATH", str(tmp_path / "empty"))
    assert why(Server(), fetch=False) == "LanguageTool 6.6 is not here (`make languagetool` fetches it)"


def test_no_download(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, java) -> None:
    from language_tool_python import download_lt

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and does not listen
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        monkeypatch.setattr(download_lt, "BASE_URL_RELEASE", address)
        monkeypatch.setenv("LTP_PATH", str(tmp_path / "empty"))
        java("""echo 'openjdk version "17.0.1"' >&2""")
        told: list[str] = []
        said = why(Server(told.append))
    assert said.startswith("LanguageTool 6.6 could not be fetched (")
    assert "\n" not in said
    assert told == ["fetching LanguageTool 6.6 (250 MB, once)"]


def test_a_port_that_is_taken_is_not_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    server_url()
    with contextlib.ExitStack() as stack:
        taken = stack.enter_context(socket.socket())
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ports = [taken.getsockname()[1], module.free_port()]
        wanted = ports[1]
        monkeypatch.setattr(module, "free_port", lambda: ports.pop(0))
        server = Server()
        stack.callback(server.close)
        server.start(fetch=False)
        assert server.url.endswith(f":{wanted}")


def test_when_all_ports_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    server_url()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setattr(module, "free_port", lambda: taken.getsockname()[1])
        started = time.monotonic()
        server = Server()
        assert why(server, fetch=False) == "LanguageTool did not start: other programs took the ports (3 were tried)"
        assert server.process is None
        assert time.monotonic() - started < 900
