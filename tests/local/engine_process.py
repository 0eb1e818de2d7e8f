"""A real engine in a process of its own, and a session of it spoken to in plain HTTP."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from types import TracebackType
from typing import Any

import httpx

KEY = "test-key"


class EngineProcess:
    """`smooth-page serve` on a free port."""

    def __init__(self, *options: str) -> None:
        command = [sys.executable, "-m", "smooth_page.cli", "serve", "--port", "0", *options]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env={**os.environ, "SMOOTH_API_KEY": KEY}
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line.startswith("serving "), line
        self.base_url = line.split()[1]
        self.http = httpx.Client(headers={"apikey": KEY}, timeout=40, verify=False)

    def create(self, **creation: Any) -> Session:
        answer = self.http.post(f"{self.base_url}/task", json={"task": None, **creation})
        assert answer.status_code == 200, answer.text
        return Session(self, answer.json()["r"])

    def stop(self) -> None:
        self.http.close()
        self.process.terminate()
        self.process.wait(20)
        assert self.process.stdout is not None
        self.process.stdout.close()


class Session:
    """Acts one after the other; every answer is found by its id."""

    def __init__(self, engine: EngineProcess, facts: dict[str, Any]) -> None:
        self.engine = engine
        self.created = facts
        self.id: str = facts["id"]
        self.url = f"{engine.base_url}/task/{self.id}"
        self.event_t = 0

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.engine.process.poll() is None:
            self.engine.http.delete(self.url)

    def post(self, name: str, payload: Any, event_id: str | None = None) -> httpx.Response:
        event = {"name": name, "payload": payload, "id": event_id or uuid.uuid4().hex}
        return self.engine.http.post(f"{self.url}/event", json=event)

    def send(self, action: str, given: Any = None) -> str:
        name = "session_action" if action in ("run_task", "close") else "browser_action"
        answer = self.post(name, {"name": action} if given is None else {"name": action, "input": given})
        assert answer.status_code == 200, answer.text
        return str(answer.json()["r"]["id"])

    def poll(self, event_t: int | None = None) -> httpx.Response:
        return self.engine.http.get(self.url, params={} if event_t is None else {"event_t": event_t})

    def answer(self, event_id: str) -> dict[str, Any]:
        """The payload that answers an event."""
        while True:
            task = self.poll(self.event_t).json()["r"]
            for event in task["events"] or []:
                self.event_t = max(self.event_t, event["timestamp"])
                if event["id"] == event_id:
                    payload: dict[str, Any] = event["payload"]
                    return payload
            assert task["status"] in ("waiting", "running"), task

    def act(self, action: str, given: Any = None) -> dict[str, Any]:
        return self.answer(self.send(action, given))

    def do(self, action: str, given: Any = None) -> Any:
        """The output of an action that succeeds."""
        payload = self.act(action, given)
        assert payload["code"] == 200, payload
        return payload["output"]["output"]

    def refused(self, action: str, given: Any = None) -> str:
        """The text of an action that is refused."""
        payload = self.act(action, given)
        assert payload["code"] == 400, payload
        return str(payload["output"])

    def js(self, js: str, args: Any = None) -> Any:
        return self.do("evaluate_js", {"js": js} if args is None else {"js": js, "args": args})


def until(condition: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not come to pass"
        time.sleep(0.05)
