"""A LanguageTool server of our own, on a port that only this machine can reach.

language-tool-python (GPL-3.0-only, the extra `grammar`) looks for Java, fetches LanguageTool where it is missing and
says how it is started. It is imported here only, when a server is to be started.
"""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from typing import IO, Any

from cleanup.grammar import keeper
from cleanup.grammar.client import Client
from cleanup.grammar.errors import GrammarError

VERSION = "6.6"
"""The LanguageTool that rules/grammar.yaml was measured with."""
JVM = ("-Xmx1g", "-XX:+UseSerialGC")
START_SECONDS = 120.0
PROBE_SECONDS = 3.0
"""What has the port may be another program that says nothing; ours is asked again."""
PORTS = 3
"""As many ports are tried: another program may take one before the server has it."""
SETTINGS = {
    "maxCheckThreads": 4,
    "pipelineCaching": True,  # else each request builds LanguageTool's rules anew
    "maxPipelinePoolSize": 8,
    "pipelineExpireTimeInSeconds": 3600,
}
ELSEWHERE = "or name a running server with --languagetool-url"


class Server:
    """A server that runs from `start` to `close`, and no longer than this process."""

    def __init__(self, say: Callable[[str], None] = lambda line: None) -> None:
        """`say` is told when something takes long."""
        self.url = ""
        self.say = say
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, fetch: bool = True) -> None:
        """Start the server and wait until it answers; it may be downloaded if `fetch`. Raises GrammarError."""
        tool = self._installed(fetch)
        for _ in range(PORTS):
            port = free_port()
            with tempfile.TemporaryFile() as log:
                if self._start(tool, port, log):
                    return
                log.seek(0)
                said = log.read().decode(errors="replace")
            if "BindException" not in said:
                raise GrammarError(f"LanguageTool did not start: {_last_words(said)}")
        raise GrammarError(f"LanguageTool did not start: other programs took the ports ({PORTS} were tried)")

    def _installed(self, fetch: bool) -> Any:
        """language-tool-python's idea of our version, fetched where it is missing."""
        try:
            from language_tool_python.download_lt import LocalLanguageTool
        except ImportError as error:
            extra = "pip install 'translation-cleanup[grammar]'"
            raise GrammarError(f"the grammar stage is not installed ({error}): {extra}, {ELSEWHERE}") from None
        tool = LocalLanguageTool.from_version_name(VERSION)
        if tool not in tool.get_installed_versions():
            if not fetch:
                raise GrammarError(f"LanguageTool {VERSION} is not here (`make languagetool` fetches it)")
            self.say(f"fetching LanguageTool {VERSION} (250 MB, once)")
        try:
            tool.download()
        except ModuleNotFoundError:
            raise GrammarError(f"there is no Java here: install Java 17 or later, {ELSEWHERE}") from None
        except SystemError as error:
            raise GrammarError(f"this Java is too old ({error}): install Java 17 or later, {ELSEWHERE}") from None
        except (SystemExit, subprocess.SubprocessError) as error:
            raise GrammarError(f"this Java does not work ({error}): install Java 17 or later, {ELSEWHERE}") from None
        except Exception as error:  # of requests, zipfile, the file system
            why = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise GrammarError(
                f"LanguageTool {VERSION} could not be fetched ({why}): try again, `make languagetool` in a checkout, "
                f"{ELSEWHERE}"
            ) from None
        return tool

    def _start(self, tool: Any, port: int, log: IO[bytes]) -> bool:
        """Start the server on a port; whether it runs. What it says goes to `log`."""
        from language_tool_python.config_file import LanguageToolConfig

        try:
            java, *arguments = tool.get_server_cmd(port, LanguageToolConfig(SETTINGS))
        except (OSError, ValueError) as error:
            raise GrammarError(
                f"LanguageTool {VERSION} is not whole ({error}): delete its folder and try again"
            ) from None
        command = [sys.executable, keeper.__file__, java, *JVM, *arguments]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=log, start_new_session=True
        )
        try:
            if self._answers(client := Client(f"http://127.0.0.1:{port}", PROBE_SECONDS)):
                self.url = client.url
                return True
        except BaseException:
            self.close()
            raise
        self.close()
        return False

    def _answers(self, client: Client) -> bool:
        """Wait for the server; false where it ended by itself."""
        assert self.process is not None
        deadline = time.monotonic() + START_SECONDS
        while self.process.poll() is None:
            with contextlib.suppress(GrammarError):
                client.version()
                return self.process.poll() is None  # else another program's server answered
            if time.monotonic() > deadline:
                raise GrammarError(f"LanguageTool did not start within {START_SECONDS:g} s")
            time.sleep(0.1)
        return False

    def close(self) -> None:
        """End the server; no Java stays behind."""
        process, self.process, self.url = self.process, None, ""
        if process is None:
            return
        assert process.stdin is not None
        process.stdin.close()
        for end in (None, process.terminate, process.kill):
            if end is not None:
                end()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=5)
                return


def free_port() -> int:
    """A port that nobody has at the moment."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _last_words(said: str) -> str:
    """The line that says most about why the server ended."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    telling = [line for line in lines if "Error" in line or "Exception" in line]
    return next(iter(telling or lines[-1:]), "it said nothing")
