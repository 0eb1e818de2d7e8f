"""Whatever a request asks for is bounded: it ends with a refusal, and the others are served meanwhile."""

from __future__ import annotations

import json
from typing import Any

import pytest

from smooth_page.local import calculations, events
from smooth_page.local.agent import UnableError
from smooth_page.local.calculations import Calculator
from smooth_page.local.events import EventLog
from smooth_page.local.tasks.steps import Click
from smooth_page.local.urls import UrlRules
from tests.local.engine_process import EngineProcess, Session

TREE = {
    "type": "object",
    "properties": {"name": {"type": "string"}, "parts": {"type": "array", "items": {"$ref": "#"}}},
}
TABLE = f"<table><tr><th>name<th>parts</tr>{'<tr><td>a<td>b</tr>' * 30}</table>"


class TestExtract:
    @pytest.mark.parametrize(
        ("schema", "text"),
        [
            ({"$ref": "#"}, "schema: # refers to itself"),
            ({"$ref": "#/a", "a": {"$ref": "#/b"}, "b": {"$ref": "#/a"}}, "schema: #/a refers to itself"),
            ({"anyOf": [{"$ref": "#"}]}, "asks for too much"),
            ({"username": "string"}, "schema: 'username' is not a keyword"),
            ({"$ref": "#/nothing/there"}, "schema: nothing is at #/nothing/there"),
            ({"$ref": "https://example.com/schema"}, "schema: nothing is at https://example.com/schema"),
            ({"type": "object", "properties": 7}, "schema: "),
        ],
    )
    def test_of_a_schema_that_never_ends(self, shared: Session, schema: dict[str, Any], text: str) -> None:
        assert text in shared.refused("extract", {"schema": schema})

    def test_of_objects_inside_themselves(self, engine: EngineProcess, session: Session) -> None:
        session.js("document.body.innerHTML = args", TABLE)
        data = session.do("extract", {"schema": {"type": "array", "items": TREE}})
        assert [one["name"] for one in data] == ["a"] * 30
        assert session.do("extract", {"schema": {"type": "object", "properties": {"a": {"$ref": "#"}}}}) == {"a": None}

    def test_of_a_number_beyond_all_numbers(self, session: Session) -> None:
        session.js("document.body.innerHTML = args", f"<dl><dt>Price</dt><dd>{'9' * 400}</dd></dl>")
        schema = {"type": "object", "properties": {"price": {"type": "integer"}}}
        assert session.do("extract", {"schema": schema}) == {"price": None}


class TestCalculation:
    """In a process of its own, whose end is not that of the engine."""

    async def test_that_takes_too_long_is_ended(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(calculations, "SECONDS", 1.0)
        calculate = Calculator()
        nodes: list[Any] = [[-1, "dl", {}, 1]]
        for number in range(4000):
            at = len(nodes)
            nodes += [[0, "dt", {}, 1], [at, f"Field {number}"], [0, "dd", {}, 1], [at + 2, "x"]]
        facts = json.dumps(
            {"lang": "en", "part": False, "url": "", "title": "", "data": [], "metas": [], "nodes": nodes}
        )
        schema = {"type": "object", "properties": {f"field_{number}_b": {"type": "integer"} for number in range(4000)}}
        with pytest.raises(UnableError, match="took longer than 1 s: ask for less"):
            await calculate("fill_each", [facts], schema)
        monkeypatch.setattr(calculations, "SECONDS", 60.0)
        assert await calculate("read_task", "Click Save") == [Click("Save")]
        ready = calculate._ready[0]
        await calculate.stop()
        assert ready.returncode is not None


class TestEvaluate:
    def test_of_many_comments(self, shared: Session) -> None:
        assert shared.js("/**/" * 5000 + "7") == 7
        assert shared.js("/* a */ // b\n /* ** / */ return 8") == 8

    def test_of_what_is_nested_deeply(self, session: Session) -> None:
        deep = "const a = []; let b = a; for (let i = 0; i < args; i++) { b.push([]); b = b[0]; } return a;"
        assert session.act("evaluate_js", {"js": deep, "args": 5000})["code"] == 400
        assert session.js("1 + 1") == 2


@pytest.mark.parametrize("event_t", ["Infinity", "-Infinity", "NaN", "1e999", "9" * 400, "soon"])
def test_event_t_is_a_number(shared: Session, event_t: str) -> None:
    answer = shared.engine.http.get(shared.url, params={"event_t": event_t})
    assert (answer.status_code, answer.json()) == (422, {"detail": "event_t: a number of milliseconds is required"})


@pytest.mark.parametrize("event_t", ["-1", "-1e300", "0.5"])
def test_event_t_of_another_time_finds_all_or_nothing(session: Session, event_t: str) -> None:
    session.js("1")
    answer = session.engine.http.get(session.url, params={"event_t": event_t})
    assert len(answer.json()["r"]["events"]) == 1


def test_an_id_has_a_length(session: Session) -> None:
    refused = session.post("browser_action", {"name": "evaluate_js", "input": {"js": "1"}}, "x" * 5000)
    assert (refused.status_code, refused.json()) == (400, {"detail": "id: a unique string is required"})


def test_globs_of_many_stars_are_decided_at_once(engine: EngineProcess) -> None:
    rules = UrlRules(["https://" + "*a" * 18 + "b/**"])
    assert not rules.allows("https://" + "a" * 3000 + "/")
    assert rules.allows("https://" + "a" * 3000 + "b/")
    for globs in (["*" * 21], ["a"] * 101):
        refused = engine.http.post(f"{engine.base_url}/task", json={"task": None, "allowed_urls": globs})
        assert (refused.status_code, refused.json()["detail"][0]["loc"]) == (422, ["allowed_urls"])


def test_globs_of_a_secret_that_make_no_sense(shared: Session) -> None:
    secrets = {"word": {"value": "hush", "allowed_urls": [7]}}
    assert "allowed_urls of a secret" in shared.refused("run_task", {"task": "Press Enter", "secrets": secrets})


class TestAnswers:
    @pytest.fixture(autouse=True)
    def small(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name, value in {
            "MOST_KEPT": 5,
            "MOST_KEPT_CHARACTERS": 3000,
            "MOST_OF_ONE": 2000,
            "WORTH_DROPPING": 99,
        }.items():
            monkeypatch.setattr(events, name, value)

    @staticmethod
    def outputs(log: EventLog, event_t: int = 0) -> list[Any]:
        return [json.loads(text)["payload"]["output"][:3] for text in log.after(event_t)]

    @staticmethod
    def add(log: EventLog, output: str) -> None:
        log.add({"id": output[:3], "name": "browser_action", "payload": {"code": 200, "output": output}})

    async def test_that_nobody_fetched_are_emptied(self) -> None:
        log = EventLog()
        for number in range(4):
            self.add(log, f"{number}: " + "x" * 1000)
        assert self.outputs(log) == ["The", "The", "2: ", "3: "]
        dropped = json.loads(log.after(0)[0])
        assert (dropped["id"], dropped["payload"]) == ("0: ", {"code": 500, "output": events.DROPPED})

    async def test_that_were_fetched_go_first(self) -> None:
        log = EventLog()
        self.add(log, "0: " + "x" * 1000)
        log.after(json.loads(log.after(0)[0])["timestamp"])
        for number in range(1, 3):
            self.add(log, f"{number}: " + "x" * 1000)
        assert self.outputs(log) == ["1: ", "2: "]

    async def test_are_so_many_at_most(self) -> None:
        log = EventLog()
        for number in range(8):
            self.add(log, f"{number}: ")
        assert self.outputs(log) == ["3: ", "4: ", "5: ", "6: ", "7: "]

    async def test_are_so_large_at_most(self) -> None:
        with pytest.raises(events.TooLargeError, match="too large"):
            self.add(EventLog(), "x" * 2001)
