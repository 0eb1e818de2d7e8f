"""A service that carries out the events of a session one after the other, over a real engine."""

from __future__ import annotations

import json
import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx


class OneByOne:
    """Passes everything on to an engine, but an event only when the one before it is answered."""

    def __init__(self, base_url: str, key: str) -> None:
        self._engine = httpx.Client(
            base_url=base_url, headers={"apikey": key}, timeout=60, trust_env=False, verify=False
        )
        self._queues: dict[str, queue.Queue[dict[str, Any]]] = {}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (_Handler,), {"service": self}))
        self.server.daemon_threads = True
        self.base_url = f"http://127.0.0.1:{self.server.server_port}/api/v1"

    def answer(self, method: str, path: str, body: bytes) -> tuple[int, bytes]:
        parts = path.split("?")[0].split("/")
        if method == "POST" and parts[-1] == "event":
            event = json.loads(body)
            if parts[-2] not in self._queues:
                self._queues[parts[-2]] = queue.Queue()
                threading.Thread(target=self._work, args=(parts[-2],), daemon=True).start()
            self._queues[parts[-2]].put(event)
            return 200, json.dumps({"r": {"id": event["id"]}}).encode()
        answer = self._engine.request(method, path, content=body)
        return answer.status_code, answer.content

    def _work(self, task: str) -> None:
        since = 0
        with suppress(httpx.HTTPError):  # the engine may end first
            while True:
                event = self._queues[task].get()
                if not self._engine.post(f"/task/{task}/event", json=event).is_success:
                    return
                answered = False
                while not answered:
                    facts = self._engine.get(f"/task/{task}", params={"event_t": since}).json()["r"]
                    events = facts.get("events") or []
                    since = max([since, *(item["timestamp"] for item in events)])
                    answered = facts["status"] != "running" or any(item["id"] == event["id"] for item in events)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    service: OneByOne

    def log_message(self, *_: Any) -> None:
        """Quiet."""

    def serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        status, content = self.service.answer(self.command, self.path.removeprefix("/api/v1"), body)
        self.send_response(status)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_DELETE = serve


@contextmanager
def one_by_one(base_url: str, key: str) -> Iterator[str]:
    """The address of such a service for one test."""
    service = OneByOne(base_url, key)
    threading.Thread(target=service.server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield service.base_url
    finally:
        service.server.shutdown()
        service.server.server_close()
