"""A small web server on loopback whose answers a test writes down; it keeps what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Asked:
    """A request that came in."""

    method: str
    # With the query.
    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Answer:
    """What a path is answered with."""

    body: bytes = b""
    status: int = 200
    headers: list[tuple[str, str]] = field(default_factory=list)
    # Answered only once this is set.
    after: threading.Event | None = None
    # The second half of the body is sent only once this is set.
    rest: threading.Event | None = None
    # The connection is cut instead of an answer.
    cut: bool = False


class WebServer:
    """Listens on a free port. `prefix` and `cross_prefix` are two origins of it."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self._came = threading.Condition()
        self._answers: dict[str, Callable[[Asked], Answer]] = {}
        self._held: list[threading.Event] = []
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.daemon_threads = True
        port = self._http.server_port
        self.prefix = f"http://127.0.0.1:{port}"
        self.cross_prefix = f"http://localhost:{port}"
        self.empty = f"{self.prefix}/empty.html"
        threading.Thread(target=self._http.serve_forever, daemon=True).start()

    def reset(self) -> None:
        """Forgets everything but the empty page."""
        for event in self._held:
            event.set()
        self._held.clear()
        self.asked.clear()
        self._answers.clear()
        self.page("/empty.html", "")

    def page(self, path: str, html: str, **more: object) -> str:
        """An HTML document at the path; its address."""
        return self.add(path, html, content_type="text/html; charset=utf-8", **more)

    def add(
        self,
        path: str,
        body: str | bytes = b"",
        *,
        content_type: str = "text/plain",
        status: int = 200,
        headers: list[tuple[str, str]] | None = None,
        cut: bool = False,
    ) -> str:
        """An answer for the path; its address."""
        content = body.encode() if isinstance(body, str) else body
        answer = Answer(content, status, [("content-type", content_type), *(headers or [])], cut=cut)
        return self.handle(path, lambda asked: answer)

    def redirect(self, path: str, to: str) -> str:
        """The path leads to another."""
        return self.add(path, status=302, headers=[("location", to)])

    def hold(self, path: str) -> threading.Event:
        """The path is answered only once the result is set (at the end of the test at the latest)."""
        event = threading.Event()
        self._held.append(event)
        self.handle(path, lambda asked: Answer(after=event))
        return event

    def distant(self, path: str, html: str) -> str:
        """An HTML document whose requests take as long as those to a server far away; its address."""

        def answer(asked: Asked) -> Answer:
            come = threading.Event()
            threading.Timer(0.3, come.set).start()
            return Answer(html.encode(), headers=[("content-type", "text/html; charset=utf-8")], after=come)

        return self.handle(path, answer)

    def hold_rest(self, path: str, body: bytes, headers: list[tuple[str, str]]) -> threading.Event:
        """The second half of the body is sent once the result is set (at the end of the test at the latest)."""
        event = threading.Event()
        self._held.append(event)
        self.handle(path, lambda asked: Answer(body, headers=headers, rest=event))
        return event

    def handle(self, path: str, answer: Callable[[Asked], Answer]) -> str:
        """An answer made from the request; the address of the path."""
        self._answers[path] = answer
        return self.prefix + path

    def asked_for(self, path: str) -> list[Asked]:
        """The requests for a path, whatever their query."""
        return [item for item in self.asked if item.path.split("?")[0] == path]

    def wait_for(self, path: str) -> None:
        """Waits until that path, with its query, has been requested."""
        with self._came:
            assert self._came.wait_for(lambda: any(item.path == path for item in self.asked), 30)

    def stop(self) -> None:
        self.reset()
        self._http.shutdown()
        self._http.server_close()

    def _answer(self, asked: Asked) -> Answer:
        with self._came:
            self.asked.append(asked)
            self._came.notify_all()
        make = self._answers.get(asked.path.split("?")[0])
        answer = make(asked) if make else Answer(b"not here", 404, [("content-type", "text/plain")])
        if answer.after:
            answer.after.wait(30)
        return answer

    def _handler(server) -> type[BaseHTTPRequestHandler]:
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def serve(self) -> None:
                body = self.rfile.read(int(self.headers.get("content-length") or 0))
                asked = Asked(self.command, self.path, dict(self.headers.items()), body)
                answer = server._answer(asked)
                if answer.cut:
                    self.close_connection = True
                    return
                self.send_response(answer.status)
                for name, value in answer.headers:
                    self.send_header(name, value)
                self.send_header("content-length", str(len(answer.body)))
                self.end_headers()
                if self.command != "HEAD":
                    self.write(answer)

            def write(self, answer: Answer) -> None:
                half = len(answer.body) // 2 if answer.rest else 0
                self.wfile.write(answer.body[:half])
                if answer.rest:
                    answer.rest.wait(30)
                self.wfile.write(answer.body[half:])

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = serve

            def log_message(self, *args: object) -> None:
                """A test's output is its own."""

            def handle(self) -> None:
                try:
                    super().handle()
                except ConnectionError:
                    return  # the browser left, as browsers do

        return Handler
