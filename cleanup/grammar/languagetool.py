"""LanguageTool as the engine asks it: a server, started when first needed, and a memory of what it said."""

from __future__ import annotations

import threading
import urllib.parse
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from cleanup.document.grammar import Match
from cleanup.grammar.cache import Cache, key
from cleanup.grammar.client import SECONDS, Client
from cleanup.grammar.errors import GrammarError
from cleanup.grammar.server import VERSION, Server


class LanguageTool:
    """A grammar checker for `Cleaner(grammar=Grammar(...))`; close it at the end, or use it in a `with`.

    `url` names a running server, to which paragraphs are then sent; without one a server is started on this machine
    when the first paragraph is to be checked. `cache` is a folder for answers. When the server cannot be started or
    answers no more, `failure` says why, `failed` is told so once, and no further paragraph is checked.

    It may be shared by threads. A copy that was pickled asks the same server, which must be running by then.
    """

    def __init__(
        self,
        url: str | None = None,
        cache: Path | None = None,
        failed: Callable[[str], None] | None = None,
        say: Callable[[str], None] = lambda line: None,
        seconds: float = SECONDS,
    ) -> None:
        self.failure = ""
        self._failed, self._seconds = failed, seconds
        self._cache_folder, self._cache = cache, Cache(cache)
        self._lock = threading.Lock()
        self._server = Server(say)
        self._client = Client(url, seconds) if url is not None else None
        self._version = VERSION if url is None else ""

    def __enter__(self) -> LanguageTool:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def __reduce__(self) -> tuple[object, ...]:
        self.start()
        return LanguageTool, (self._client and self._client.url, self._cache_folder)

    def close(self) -> None:
        """End the server, if it is ours."""
        with self._lock:
            self._server.close()
            self._cache.close()

    def start(self, fetch: bool = True) -> str:
        """Start the server unless it runs, or ask the one that was named; the version. Raises GrammarError."""
        with self._lock:
            if self._client is None:
                self._server.start(fetch)
                self._client = Client(self._server.url, self._seconds)
            if not self._version:
                self._version = self._client.version()
            return self._version

    def ready(self, fetch: bool = True) -> bool:
        """Whether the server answers, or could be started, without a download unless `fetch`; a failure is told."""
        if not self.failure:
            try:
                self.start(fetch)
            except GrammarError as error:
                self._fail(error)
        return not self.failure

    @property
    def url(self) -> str:
        """The address of the server; empty where none runs."""
        return self._client.url if self._client is not None else ""

    def version(self) -> str:
        """The version that answers, as far as that is known without starting a server; empty where it is not."""
        return self._version

    def check(self, paragraphs: Sequence[str], ids: Collection[str]) -> Sequence[Sequence[Match]] | None:
        """What the rules called `ids` find in each paragraph (all rules, where none is named); None after a failure."""
        if self.failure:
            return None
        try:
            return self._check(paragraphs, ids)
        except GrammarError as error:
            self._fail(error)
            return None

    def _fail(self, error: GrammarError) -> None:
        with self._lock:
            is_first, self.failure = not self.failure, self.failure or str(error)
        if is_first and self._failed is not None:
            self._failed(self.failure)

    def _check(self, paragraphs: Sequence[str], ids: Collection[str]) -> Sequence[Sequence[Match]]:
        version = self._version or self.start()
        keys = [key(paragraph, ids, version) for paragraph in paragraphs]
        known = self._cache.known(keys)
        missing = {at: paragraph for at, paragraph in enumerate(paragraphs) if keys[at] not in known}
        if missing:
            self.start()
            assert self._client is not None
            answers = self._client.check(list(missing.values()), ids)
            new = {keys[at]: found for at, found in zip(missing, answers, strict=True)}
            self._cache.keep(new)
            known |= new
        return [known[key] for key in keys]


def url_problem(url: str) -> str:
    """What is wrong with the address of a server; empty where nothing is."""
    try:
        parts = urllib.parse.urlsplit(url)
        is_right = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_right = False
    return "" if is_right else f"is an address like http://localhost:8081, not {url!r}"
