"""A service over real HTTP that plays every documented behaviour, and the nasty ones, as a test asks for."""

from __future__ import annotations

import json
import re
import socket
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

KEY = "key-of-the-tests"

# What happens to a request in place of its normal answer; given the service's own way of answering it.
Mishap = Callable[["Handler", Callable[[], None]], None]


def drops_before(handler: Handler, act: Callable[[], None]) -> None:
    """The connection breaks; nothing was done."""
    handler.cut()


def drops_after(handler: Handler, act: Callable[[], None]) -> None:
    """The connection breaks after the request was obeyed."""
    act()
    handler.cut()


def answers(status: int, body: Any = None, *, obeys: bool = False, **headers: str) -> Mishap:
    """A status of its own; `obeys`: after the request was obeyed."""

    def mishap(handler: Handler, act: Callable[[], None]) -> None:
        if obeys:
            act()
        handler.send(status, {"detail": f"a {status} of the tests"} if body is None else body, headers)

    return mishap


def cuts(body: bytes, *, obeys: bool) -> Mishap:
    """The answer ends before its announced length."""

    def mishap(handler: Handler, act: Callable[[], None]) -> None:
        if obeys:
            act()
        handler.send_response(200)
        handler.send_header("content-length", str(len(body) + 9))
        handler.end_headers()
        handler.wfile.write(body)
        handler.wfile.flush()
        handler.cut()

    return mishap


def broken(*, obeys: bool) -> list[Any]:
    """Successes that can't be understood."""
    bodies = {"empty": b"", "html": b"<html>", "half": b'{"r": {"id', "no r": b"[]", "deep": b"[" * 100_000}
    whole = [pytest.param(answers(200, body, obeys=obeys), id=name) for name, body in bodies.items()]
    packed = answers(200, b"not gzip", obeys=obeys, content_encoding="gzip")
    return [*whole, pytest.param(cuts(b'{"r": ', obeys=obeys), id="cut"), pytest.param(packed, id="packed")]


BROKEN, OBEYED = broken(obeys=False), broken(obeys=True)


def increasing_clock() -> Callable[[], int]:
    """Returns a function that returns the time in ms, later each time."""
    last = 0

    def now() -> int:
        nonlocal last
        last = max(int(time.time() * 1000), last + 1)
        return last

    return now


@dataclass
class FakeTask:
    """One session."""

    id: str
    creation: dict[str, Any]
    status: str = "running"
    output: Any = None
    events: list[dict[str, Any]] = field(default_factory=list)

    def answer(self, event_id: str | None) -> dict[str, Any] | None:
        """The answer to an event, once it is there."""
        return next((each for each in self.events if each.get("id") == event_id), None)


class Service:
    """`base_url` and `KEY` are for the client. All attributes may be changed between requests."""

    def __init__(self) -> None:
        # A new session waits for this number of polls; None: until its first event.
        self.looks_until_running: int | None = 0
        self.holds = True
        # Whether the receipts of events are held until the answer, where the client prefers that.
        self.brings = False
        # Events are begun in the order that a client asks for.
        self.orders = False
        self.hold_seconds = 5.0
        self.wraps = False
        self.dedupes = True
        # Makes the timestamps of all events. (A client is quick enough for several in one millisecond.)
        self.clock: Callable[[], float] = increasing_clock()
        # Action -> (code, output), or a function of its input; absent: 200 and the input.
        self.outcomes: dict[str, Any] = {}
        # Actions that are never answered.
        self.silent: set[str] = set()
        # Action -> an event that lets it be answered.
        self.gates: dict[str, threading.Event] = {}
        self.mishaps: dict[str, deque[Mishap]] = {name: deque() for name in ("create", "event", "poll", "delete")}
        self.tasks: dict[str, FakeTask] = {}
        # Requests by kind, executed events by id, and posted events in their order.
        self.requests: Counter[str] = Counter()
        self.executed: Counter[str] = Counter()
        self.posted: list[dict[str, Any]] = []
        self.paths: list[tuple[str, str, Any]] = []
        self.changed = threading.Condition()
        self.connections: list[socket.socket] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"service": self}))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/api/v1"

    @property
    def task(self) -> FakeTask:
        """The last one created."""
        return list(self.tasks.values())[-1]

    def stop(self) -> None:
        """Refuses connections from now on."""
        self._server.shutdown()
        self._server.server_close()

    def die(self) -> None:
        """As a process that is killed: open connections break, too."""
        self.stop()
        for connection in self.connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def event(self, event: dict[str, Any], task: FakeTask | None = None) -> None:
        """An event appears in a session."""
        with self.changed:
            (task or self.task).events.append({"timestamp": self.clock(), **event})
            self.changed.notify_all()

    def end(self, status: str, output: Any = None, task: FakeTask | None = None) -> None:
        """A session ends underneath."""
        with self.changed:
            ended = task or self.task
            ended.status, ended.output = status, output
            self.changed.notify_all()

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Until the service has seen what a test waits for."""
        with self.changed:
            assert self.changed.wait_for(condition, 30)

    # -- what requests do ------------------------------------------------------------------------------------------

    def create(self, body: dict[str, Any]) -> dict[str, Any]:
        status = "running" if self.looks_until_running == 0 else "waiting"
        task = FakeTask(f"task_{len(self.tasks) + 1}", body, status)
        self.tasks[task.id] = task
        return self.reported(task)

    def look(self, task: FakeTask) -> dict[str, Any]:
        if self.looks_until_running is not None and self.requests["poll"] >= self.looks_until_running:
            task.status = task.status.replace("waiting", "running")
        return self.reported(task)

    def reported(self, task: FakeTask, events: list[dict[str, Any]] | None = None) -> dict[str, Any]:
        facts = {"id": task.id, "status": task.status, "output": task.output, "live_url": "https://live.test/1"}
        return {"r": facts if events is None else {**facts, "events": events}}

    def obey(self, task: FakeTask, event: dict[str, Any]) -> None:
        if event["name"] == "tool_call" or (self.dedupes and event["id"] in self.executed):
            return
        self.executed[event["id"]] += 1
        action = event["payload"]["name"]
        task.status = task.status.replace("waiting", "running")
        if action not in self.silent:
            threading.Thread(target=self._answer, args=(task, event, action), daemon=True).start()

    def follow(self, task: FakeTask, event: dict[str, Any], first: str) -> None:
        """Obeys when another event has succeeded."""
        with self.changed:
            self.changed.wait_for(lambda: task.answer(first) is not None, 20)
            answer = task.answer(first)
            if answer is not None and answer["payload"]["code"] == 200:
                self.obey(task, event)
            else:
                payload = {"code": 424, "output": f"Not begun: the event {first} has failed"}
                self.event({"id": event["id"], "name": event["name"], "payload": payload}, task)

    def _answer(self, task: FakeTask, event: dict[str, Any], action: str) -> None:
        if action in self.gates:
            self.gates[action].wait(20)
        given = event["payload"].get("input")
        outcome = self.outcomes.get(action, (200, given))
        code, output = outcome(given) if callable(outcome) else outcome
        if action == "close" and action not in self.outcomes:
            output = True
        if self.wraps and code == 200:
            output = {"output": output, "credits_used": 0.5, "duration": 0.25}
        with self.changed:  # at once: who reads that it is closed finds it closed
            self.event({"id": event["id"], "name": event["name"], "payload": {"code": code, "output": output}}, task)
            if action == "close" and code == 200 and output is not False:
                task.status = "done"

    def poll(self, task: FakeTask, event_t: float) -> dict[str, Any]:
        def later() -> list[dict[str, Any]]:
            return [event for event in task.events if event["timestamp"] > event_t]

        with self.changed:
            if self.holds:
                self.changed.wait_for(lambda: later() or task.status not in ("waiting", "running"), self.hold_seconds)
            return self.reported(task, later())


class Handler(BaseHTTPRequestHandler):
    """HTTP for a Service."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    service: Service

    def log_message(self, *_: Any) -> None:
        """Quiet."""

    def cut(self) -> None:
        """Breaks the connection."""
        self.close_connection = True
        self.connection.close()

    def send(self, status: int, body: Any, headers: dict[str, str] | None = None) -> None:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        self.wfile.flush()

    def handle(self) -> None:
        """Clients that go away without a word are what some tests are about."""
        self.service.connections.append(self.connection)
        with suppress(ConnectionError):
            super().handle()

    def _serve(self, kind: str, answer: Callable[[], tuple[int, Any]]) -> None:
        """`answer` obeys and says what to send; a mishap takes its place."""
        service = self.service
        with service.changed:
            service.requests[kind] += 1
            mishap = service.mishaps[kind].popleft() if service.mishaps.get(kind) else None
            service.changed.notify_all()
        if self.headers.get("apikey") != KEY:
            self.send(401, {"detail": f"Invalid API key {self.headers.get('apikey')}"})
        elif mishap is not None:
            mishap(self, lambda: void(answer()))
        else:
            self.send(*answer())

    def _read(self) -> bytes:
        return self.rfile.read(int(self.headers.get("content-length") or 0))

    def do_POST(self) -> None:
        service, content = self.service, self._read()
        path = urlsplit(self.path).path.removeprefix("/api/v1/")
        service.paths.append(("POST", path, content))
        if path == "task":
            self._serve("create", lambda: (200, service.create(json.loads(content))))
        elif path.endswith("/event"):
            self._serve("event", lambda: self._event(path.split("/")[1], json.loads(content)))
        else:
            self._serve(path, lambda: (200, {"r": {"id": f"{path}_1"}}))

    def _event(self, task_id: str, event: dict[str, Any]) -> tuple[int, Any]:
        service = self.service
        task = service.tasks.get(task_id)
        if task is None:
            return 404, {"detail": "Task not found"}
        if task.status not in ("waiting", "running"):
            return 400, {"detail": "That can't be done now"}
        with service.changed:
            service.posted.append(event)
            self._begin(task, event)
            service.changed.notify_all()
            return 200, {"r": {"id": event["id"], **self._brought(task, event["id"])}}

    def _brought(self, task: FakeTask, event_id: str) -> dict[str, Any]:
        """What a held receipt says beside the id."""
        wish = re.match(r"wait=([\d.]+); event_t=\d+(?:; after=(\w+))?$", self.headers.get("prefer", ""))
        if not self.service.brings or wish is None:
            return {}
        event = self.service.changed.wait_for(lambda: task.answer(event_id), float(wish[1]))
        return {"event": event, "before": task.answer(wish[2]), "held": 0.0, "orders": self.service.orders}

    def _begin(self, task: FakeTask, event: dict[str, Any]) -> None:
        """In its order, if the service knows one."""
        order = re.search(r"; after=(\w+)$", self.headers.get("prefer", ""))
        service = self.service
        if order is None or not service.orders:
            service.obey(task, event)
        else:
            threading.Thread(target=service.follow, args=(task, event, order[1]), daemon=True).start()

    def do_GET(self) -> None:
        service = self.service
        parts = urlsplit(self.path)
        path = parts.path.removeprefix("/api/v1/")
        service.paths.append(("GET", path, None))
        if not path.startswith("task/"):
            self._serve(path, lambda: (200, {"r": []}))
            return
        task = service.tasks.get(path.split("/")[1])
        if task is None:
            self._serve("poll", lambda: (404, {"detail": "Task not found"}))
            return
        given = parse_qs(parts.query).get("event_t")

        def answer() -> tuple[int, Any]:
            answer = service.look(task) if given is None else service.poll(task, float(given[0]))
            return (202 if task.status in ("waiting", "running") else 200), answer

        self._serve("poll", answer)

    def do_DELETE(self) -> None:
        service = self.service
        path = urlsplit(self.path).path.removeprefix("/api/v1/")
        service.paths.append(("DELETE", path, None))
        task = service.tasks.get(path.split("/")[1])

        def answer() -> tuple[int, Any]:
            if path.startswith("task/"):
                if task is None or task.status not in ("waiting", "running"):
                    return 404, {"detail": "Not found or already completed"}
                service.end("cancelled", task=task)
            return 200, {"r": None}

        self._serve("delete", answer)


def void(_: object) -> None:
    """Obeyed, and not reported."""


@contextmanager
def running_service() -> Iterator[Service]:
    """A service for one test."""
    service = Service()
    try:
        yield service
    finally:
        service.stop()
