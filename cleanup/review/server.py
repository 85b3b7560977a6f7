"""Serves the review's page to one browser on this machine, and to nobody else.

The address holds a random token. Only requests that name this very host are answered, and only posts that come from
the page itself are taken: another page in the same browser cannot post here, nor can a name that was bent to the
loopback address.
"""

from __future__ import annotations

import contextlib
import hmac
import json
import secrets
import socket
import threading
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

ADDRESS = "127.0.0.1"
MAX_BODY = 64_000_000
"""Bytes of a request's body; more than any review sends."""
SECONDS = 60
"""How long a connection may be silent."""
HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

Answer = Callable[[Any], Mapping[str, Any]]
"""Does what a post asks for; a ValueError says what was wrong with it."""


class Refused(Exception):
    """A request that is not answered."""

    def __init__(self, status: HTTPStatus, why: str) -> None:
        super().__init__(why)
        self.status = status


class Server(ThreadingHTTPServer):
    """Serves one page, and answers the posts named in `posts`; port 0 takes any free one. Raises OSError.

    `serve_forever` ends when the post named `last` was answered without an error. Closing the server waits for the
    answers that are being given, so that no thread is left when the program ends.
    """

    daemon_threads = False

    def __init__(self, page: str, posts: Mapping[str, Answer], last: str, port: int = 0) -> None:
        super().__init__((ADDRESS, port), _Handler)
        self.page, self.posts, self.last = page.encode(), dict(posts), last
        self.connections: set[Any] = set()
        self.token = secrets.token_urlsafe(24)
        self.host = f"{ADDRESS}:{self.server_address[1]}"
        self.turn = threading.Lock()
        """Held while a post is answered: one after the other."""

    @property
    def address(self) -> str:
        """What the browser is to open."""
        return f"http://{self.host}/{self.token}/"

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer in a thread of its own."""
        self.connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """End a connection."""
        self.connections.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        """Ask nothing more of the connections that are open, and wait for what is still answered."""
        for connection in list(self.connections):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RD)
        super().server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the middle is no error to speak of."""


class _Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server
    server_version = "cleanup"
    sys_version = ""
    timeout = SECONDS

    def do_GET(self) -> None:
        """The page."""
        self._answering(self._get)

    def do_POST(self) -> None:
        """One of the posts."""
        self._answering(self._post)

    def _get(self) -> None:
        if self._asked_for():
            raise Refused(HTTPStatus.NOT_FOUND, "There is only one page here.")
        self._send(HTTPStatus.OK, "text/html; charset=utf-8", self.server.page)

    def _post(self) -> None:
        name = self._asked_for()
        if self.headers.get("Origin") != f"http://{self.server.host}":
            raise Refused(HTTPStatus.FORBIDDEN, "Only the page of the review may post here.")
        if self.headers.get_content_type() != "application/json":
            raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "JSON is wanted.")
        answer = self.server.posts.get(name)
        if answer is None:
            raise Refused(HTTPStatus.NOT_FOUND, "Nothing answers to this name.")
        content = self._body()
        try:
            with self.server.turn:
                found = answer(content)
        except ValueError as error:
            raise Refused(HTTPStatus.BAD_REQUEST, str(error)) from None
        except Exception as error:
            why = f"internal error ({type(error).__name__}: {error})"
            raise Refused(HTTPStatus.INTERNAL_SERVER_ERROR, why) from error
        self._send(HTTPStatus.OK, "application/json", json.dumps(found).encode())
        if name == self.server.last and "error" not in found:
            self.server.shutdown()

    def _asked_for(self) -> str:
        """What is asked for behind the token. Raises Refused where the token or the host is not the review's."""
        if self.headers.get("Host") != self.server.host:
            raise Refused(HTTPStatus.FORBIDDEN, "This is not the host that you asked for.")
        token, slash, name = self.path.removeprefix("/").partition("/")
        if not slash or not hmac.compare_digest(token.encode(), self.server.token.encode()):
            raise Refused(HTTPStatus.NOT_FOUND, "There is nothing here.")
        return name

    def _body(self) -> Any:
        try:
            length = int(self.headers.get("Content-Length", ""))
        except ValueError:
            raise Refused(HTTPStatus.LENGTH_REQUIRED, "The length is missing.") from None
        if not 0 <= length <= MAX_BODY:
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "This is too much.")
        try:
            return json.loads(self.rfile.read(length))
        except (ValueError, RecursionError):
            raise Refused(HTTPStatus.BAD_REQUEST, "This is not JSON.") from None

    def _answering(self, answer: Callable[[], None]) -> None:
        try:
            answer()
        except Refused as refused:
            self._send(refused.status, "application/json", json.dumps({"error": str(refused)}).encode())

    def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the terminal is for what matters."""
