"""What goes to a server and what comes back: offsets, batches, deadlines, and servers that are none."""

from __future__ import annotations

import contextlib
import http.server
import socket
import threading
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup.document.grammar import Match
from cleanup.engine.grammar import named_ids
from cleanup.evaluate.gold import gold_files, read_gold
from cleanup.find.open import open_rules
from cleanup.grammar.client import AT_ONCE, LEAST_CHARS, Client, batches, code_points
from cleanup.grammar.errors import GrammarError
from cleanup.io.folders import cache_folder
from tests.languagetool import server_url
from tests.test_gold import CORPUS

IDS = named_ids(open_rules((), cache_folder()))


@given(st.text())
def test_utf16_offsets_become_code_points(text: str) -> None:
    points = code_points(text)
    at = 0
    for number, char in enumerate(text):
        assert points[at] == number
        at += 2 if char > "\uffff" else 1
    assert points[at] == len(text)
    assert len(points) == at + 1


@given(st.lists(st.text(max_size=400)))
def test_batches_hold_every_paragraph_in_order(paragraphs: list[str]) -> None:
    made = list(batches(paragraphs))
    assert [paragraph for batch in made for paragraph in batch] == paragraphs
    assert all(made)


def test_a_short_text_is_one_request_and_a_long_one_keeps_all_busy() -> None:
    assert len(list(batches(["x" * 50] * 10))) == 1
    assert len(list(batches(["x" * LEAST_CHARS] * 2 * AT_ONCE))) >= AT_ONCE


@pytest.mark.parametrize("front", ["", "😀 ", "👩‍👩‍👧 𝒜 é "])
def test_places_behind_emoji(front: str) -> None:
    text = f"{front}They met a engineer 😀 and then a actor."
    (found,) = Client(server_url()).check([text], {"EN_A_VS_AN"})
    places = [(text[m.start : m.end], text[m.end : m.end + 5], m.suggestions) for m in found]
    assert places == [("a", " engi", ("an",)), ("a", " acto", ("an",))]


def test_every_paragraph_has_its_own_places() -> None:
    texts = [
        "Fine words here.",
        "😀😀 It is a honor.",
        "",
        "Nothing\nwrong.",
        "They met a actor.\nHe met a engineer.",
    ] * 40
    found = Client(server_url()).check(texts, {"EN_A_VS_AN"})
    assert [len(matches) for matches in found] == [0, 1, 0, 0, 2] * 40
    assert all(text[m.start : m.end] == "a" for text, matches in zip(texts, found, strict=True) for m in matches)


def test_a_paragraph_is_judged_alike_alone_and_among_others() -> None:
    """For the ids of the rules: else an answer could not be remembered by its paragraph."""
    files = gold_files([CORPUS / "grammar"])
    paragraphs = [line for file in files for line in read_gold(file).text.splitlines() if " " in line]
    client = Client(server_url())
    together = client.check(paragraphs, IDS)
    alone = [client.check([paragraph], IDS)[0] for paragraph in paragraphs]
    assert sum(map(len, together)) > 30
    assert together == alone


def test_lone_surrogates_do_no_harm() -> None:
    (found,) = Client(server_url()).check(["\ud800 It is a honor."], {"EN_A_VS_AN"})
    assert [(m.start, m.end) for m in found] == [(8, 9)]


@contextlib.contextmanager
def answering(status: int, body: bytes, pause: float = 0) -> Iterator[str]:
    """A server that always says the same, a byte at a time where it is to pause."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(status)
            self.end_headers()
            for at in range(len(body)):
                self.wfile.write(body[at : at + 1])
                time.sleep(pause)

        do_GET = do_POST  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

        def handle(self) -> None:
            with contextlib.suppress(OSError, TypeError):
                super().handle()

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("body", [b"<html>", b"[]", b'{"matches": 3}', b'{"matches": [{}]}', b"\xff"])
def test_what_is_no_languagetool_is_named(body: bytes) -> None:
    with answering(200, body) as url, pytest.raises(GrammarError, match=f"at {url} is not LanguageTool"):
        Client(url).check(["A text."], IDS)


def test_a_refusal_is_told() -> None:
    with answering(429, b"Error: too many requests\nmore") as url, pytest.raises(GrammarError) as error:
        Client(url).check(["A text."], IDS)
    assert str(error.value) == f"LanguageTool at {url} refuses (429: Error: too many requests)"


def test_nobody_there() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and does not listen
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(GrammarError, match="does not answer"):
            Client(url).check(["A text."], IDS)


def test_a_server_that_says_nothing_is_given_up() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        client = Client(f"http://127.0.0.1:{silent.getsockname()[1]}", seconds=0.3)
        with pytest.raises(GrammarError, match=r"took longer than 0.3 s"):
            client.check(["A text."], IDS)


def test_a_server_that_never_ends_is_given_up() -> None:
    with answering(200, b" " * 200, pause=0.1) as url, pytest.raises(GrammarError, match="took longer than"):
        Client(url, seconds=0.5).check(["A text."], IDS)


def test_a_proxy_is_not_asked_for_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    body = b'{"software": {"version": "6.6", "buildDate": "2025"}}'

    with answering(200, body) as url:
        assert Client(url).version() == "6.6 2025"


def test_moved_matches() -> None:
    match = Match(1, 3, "ID", "grammar", "said", ())
    assert (match.moved(4).start, match.moved(4).end, match.moved(4).id) == (5, 7, "ID")
