"""Only the page of the review may talk to its server."""

import http.client
import json
import socket
import threading
import time
from urllib.parse import urlsplit

import pytest

from cleanup.review.server import SECONDS, Server


@pytest.fixture
def asked():
    return []


@pytest.fixture
def server(asked):
    def answer(content):
        if content == "bad":
            raise ValueError("this is bad")
        if content == "worse":
            raise KeyError("this is worse")
        asked.append(content)
        return {"error": "no"} if content == "refuse" else {"well": True}

    with Server("<p>page", {"decide": answer, "apply": answer}, "apply") as server:
        server.thread = threading.Thread(target=server.serve_forever)
        server.thread.start()
        yield server
        server.shutdown()
        server.thread.join()


def ask(server, method, path, body=None, **headers):
    """The status, the headers and the content of an answer; `headers` replace those that the page would send."""
    sent = {
        "Host": server.host,
        "Origin": f"http://{server.host}",
        "Content-Type": "application/json",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    data = None if body is None else json.dumps(body).encode()
    connection = http.client.HTTPConnection(*server.server_address, timeout=30)
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    for name, value in sent.items():
        if value is not None:
            connection.putheader(name, value)
    if data is not None and "Content_Length" not in headers:
        connection.putheader("Content-Length", str(len(data)))
    connection.endheaders(data)
    answer = connection.getresponse()
    return answer.status, answer.headers, answer.read()


def place(server, name=""):
    return urlsplit(server.address).path + name


def test_the_page_and_its_posts_are_answered(server, asked):
    status, headers, body = ask(server, "GET", place(server), Origin=None)
    assert (status, body) == (200, b"<p>page")
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Frame-Options"] == "DENY"
    assert "Access-Control-Allow-Origin" not in headers
    status, _, body = ask(server, "POST", place(server, "decide"), {"add": []})
    assert (status, json.loads(body), asked) == (200, {"well": True}, [{"add": []}])


def test_it_listens_on_the_loopback_address_only(server):
    assert server.server_address[0] == "127.0.0.1"
    assert server.address.startswith("http://127.0.0.1:")
    assert len(server.token) >= 32


@pytest.mark.parametrize(
    ("method", "name", "headers", "status"),
    [
        ("POST", "decide", {"Origin": "https://evil.example"}, 403),
        ("POST", "decide", {"Origin": "null"}, 403),
        ("POST", "decide", {"Origin": None}, 403),
        ("POST", "decide", {"Host": "evil.example"}, 403),  # a name that was bent to the loopback address
        ("GET", "", {"Host": "evil.example"}, 403),
        ("GET", "", {"Host": "localhost"}, 403),
        ("POST", "decide", {"Content_Type": "text/plain"}, 415),  # what a form of another page can send
        ("POST", "decide", {"Content_Type": None}, 415),
        ("POST", "elsewhere", {}, 404),
        ("GET", "decide", {}, 404),
        ("PUT", "decide", {}, 501),
        ("OPTIONS", "decide", {}, 501),  # no other page is told that it may post
    ],
)
def test_others_are_refused(server, asked, method, name, headers, status):
    assert ask(server, method, place(server, name), {"add": []}, **headers)[0] == status
    assert asked == []


@pytest.mark.parametrize("path", ["/", "/decide", "//decide", "/wrong/decide", "/../decide", "{token}decide"])
def test_without_the_token_there_is_nothing(server, asked, path):
    path = path.replace("{token}", f"/{server.token}")
    assert ask(server, "POST", path, {})[0] == 404
    assert ask(server, "GET", path)[0] == 404
    assert asked == []


def test_bad_bodies_are_refused(server, asked):
    assert ask(server, "POST", place(server, "decide"), Content_Length="-1")[0] == 413
    assert ask(server, "POST", place(server, "decide"), Content_Length="999999999999")[0] == 413
    assert ask(server, "POST", place(server, "decide"), Content_Length="ten")[0] == 411
    assert ask(server, "POST", place(server, "decide"), Content_Length="0")[0] == 400
    status, _, body = ask(server, "POST", place(server, "decide"), "bad")
    assert (status, json.loads(body)) == (400, {"error": "this is bad"})
    status, _, body = ask(server, "POST", place(server, "apply"), "worse")
    assert (status, "this is worse" in json.loads(body)["error"]) == (500, True)
    assert asked == []


def test_it_is_over_when_the_last_post_went_well(server):
    ask(server, "POST", place(server, "apply"), "worse")
    ask(server, "POST", place(server, "apply"), "refuse")
    server.thread.join(1)
    assert server.thread.is_alive()
    ask(server, "POST", place(server, "apply"), "now")
    server.thread.join(30)
    assert not server.thread.is_alive()


def test_closing_waits_for_answers_but_not_for_idle_connections(asked):
    entered, go_on = threading.Event(), threading.Event()

    def answer(content):
        entered.set()
        assert go_on.wait(30)
        asked.append(content)
        return {}

    before = set(threading.enumerate())
    with Server("", {"decide": answer}, "apply") as server:
        threading.Thread(target=server.serve_forever).start()
        idle = socket.create_connection(server.server_address)
        asking = threading.Thread(target=ask, args=[server, "POST", place(server, "decide"), "slow"])
        asking.start()
        assert entered.wait(30)
        server.shutdown()
        threading.Timer(0.2, go_on.set).start()
        begun = time.monotonic()
    assert asked == ["slow"]
    assert time.monotonic() - begun < SECONDS / 2
    asking.join(30)
    assert set(threading.enumerate()) <= before
    idle.close()
