"""Asks a LanguageTool server over HTTP: paragraphs in batches, a few requests at once, each with a deadline."""

from __future__ import annotations

import bisect
import http.client
import json
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from cleanup.document.grammar import Match
from cleanup.grammar.errors import GrammarError

AT_ONCE = 4
LEAST_CHARS, MOST_CHARS = 600, 4000
"""Requests hold about so many characters: enough to make the cost of a request small, few enough to share the cores."""
SECONDS = 120.0
"""What one request may take. The first ones of a server take ten seconds, on a busy machine more."""
LANGUAGE = "en-US"
SURROGATE = re.compile("[\ud800-\udfff]")
GAP = "\n\n"


class Client:
    """A server by its address. May be shared by threads."""

    def __init__(self, url: str, seconds: float = SECONDS) -> None:
        self.url = url.rstrip("/").removesuffix("/v2")
        self.seconds = seconds
        host = urllib.parse.urlsplit(self.url).hostname or ""
        is_here = host in ("localhost", "::1") or host.startswith("127.")
        # a proxy knows nothing of this machine's own ports
        handlers = [urllib.request.ProxyHandler({})] if is_here else []
        self._opener = urllib.request.build_opener(*handlers)

    def version(self) -> str:
        """The version of the server. Raises GrammarError."""
        software = self._ask("info", None)
        try:
            return f"{software['software']['version']} {software['software']['buildDate']}"
        except (KeyError, TypeError):
            raise GrammarError(f"what answers at {self.url} is not LanguageTool") from None

    def check(self, paragraphs: Sequence[str], ids: Collection[str]) -> list[tuple[Match, ...]]:
        """What the rules called `ids` find in each paragraph, or all rules, where none is named.

        With all rules each paragraph is a request of its own: some of them look at what stands before. Raises
        GrammarError.
        """
        jobs = list(batches(paragraphs)) if ids else [[paragraph] for paragraph in paragraphs]
        if len(jobs) == 1:
            return self._batch(jobs[0], ids)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            return [found for answers in pool.map(lambda job: self._batch(job, ids), jobs) for found in answers]

    def _batch(self, paragraphs: Sequence[str], ids: Collection[str]) -> list[tuple[Match, ...]]:
        text = SURROGATE.sub("\ufffd", GAP.join(paragraphs))
        wanted = {"language": LANGUAGE, "text": text}
        if ids:
            wanted |= {"enabledRules": ",".join(sorted(ids)), "enabledOnly": "true"}
        try:
            matches = [_match(match) for match in self._ask("check", wanted)["matches"]]
        except (KeyError, TypeError, ValueError):
            raise GrammarError(f"what answers at {self.url} is not LanguageTool") from None
        return _shared_out(matches, text, paragraphs)

    def _ask(self, what: str, form: dict[str, str] | None) -> Any:
        """The server's answer. Raises GrammarError."""
        deadline = time.monotonic() + self.seconds
        data = None if form is None else urllib.parse.urlencode(form).encode()
        pieces = []
        try:
            with self._opener.open(f"{self.url}/v2/{what}", data, timeout=self.seconds) as answer:
                while piece := answer.read1(1 << 16):
                    pieces.append(piece)
                    if time.monotonic() > deadline:
                        raise TimeoutError
            return json.loads(b"".join(pieces))
        except urllib.error.HTTPError as error:
            said = error.read(200).decode(errors="replace").splitlines()[:1]
            raise GrammarError(f"LanguageTool at {self.url} refuses ({error.code}: {''.join(said)})") from None
        except (OSError, http.client.HTTPException) as error:
            cause = getattr(error, "reason", error)
            if isinstance(cause, TimeoutError):
                raise GrammarError(f"LanguageTool took longer than {self.seconds:g} s to answer") from None
            raise GrammarError(f"LanguageTool at {self.url} does not answer ({_reason(cause)})") from None
        except ValueError:
            raise GrammarError(f"what answers at {self.url} is not LanguageTool") from None


def _reason(cause: object) -> str:
    return (getattr(cause, "strerror", None) or str(cause) or type(cause).__name__).lower()


def batches(paragraphs: Sequence[str]) -> Iterator[list[str]]:
    """The paragraphs in runs of about the same size, as many as may be asked at once where there is text enough."""
    size = sum(map(len, paragraphs))
    most = max(LEAST_CHARS, min(MOST_CHARS, size // AT_ONCE))
    batch: list[str] = []
    held = 0
    for paragraph in paragraphs:
        batch.append(paragraph)
        held += len(paragraph)
        if held >= most:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch


def _match(found: dict[str, Any]) -> Match:
    rule = found["rule"]
    suggestions = tuple(str(one["value"]) for one in found["replacements"])
    start = int(found["offset"])
    return Match(start, start + int(found["length"]), rule["id"], rule["issueType"], found["message"], suggestions)


def _shared_out(matches: Sequence[Match], text: str, paragraphs: Sequence[str]) -> list[tuple[Match, ...]]:
    """The matches of joined paragraphs, each with its paragraph and in code points of it.

    LanguageTool counts in UTF-16. What reaches over the end of a paragraph is of none.
    """
    points = code_points(text)
    starts = [0]
    for paragraph in paragraphs:
        starts.append(starts[-1] + len(paragraph) + len(GAP))
    found: list[list[Match]] = [[] for _ in paragraphs]
    for match in matches:
        start, end = points[match.start], points[match.end]
        at = bisect.bisect_right(starts, start) - 1
        if at < len(paragraphs) and end <= starts[at] + len(paragraphs[at]):
            found[at].append(match._replace(start=start, end=end).moved(-starts[at]))
    return [tuple(one) for one in found]


def code_points(text: str) -> Sequence[int]:
    """The code point in which each UTF-16 unit of a text lies, and its length at last.

    >>> list(code_points("a\U0001f600b"))
    [0, 1, 1, 2, 3]
    """
    if text.isascii() or max(text) < "\U00010000":
        return range(len(text) + 1)
    return [*(at for at, char in enumerate(text) for _ in range(2 if char > "\uffff" else 1)), len(text)]
