"""The HTTP surface: keys, statuses, polls, and what is refused how."""

from __future__ import annotations

import threading
from typing import Any

import httpx
import pytest

from tests.local.engine_process import KEY, EngineProcess, Session, until
from tests.web_server import WebServer


@pytest.mark.parametrize(("headers", "detail"), [({}, "Missing API key"), ({"apikey": "wrong"}, "Invalid API key")])
def test_the_key_is_demanded(engine: EngineProcess, headers: dict[str, str], detail: str) -> None:
    answer = httpx.post(f"{engine.base_url}/task", json={"task": None}, headers=headers)
    assert (answer.status_code, answer.json()) == (401, {"detail": detail})


def test_foreign_host_names_are_refused(engine: EngineProcess) -> None:
    answer = engine.http.get(f"{engine.base_url}/task/x", headers={"host": "evil.example"})
    assert answer.status_code == 403


@pytest.mark.parametrize(("method", "path"), [("GET", ""), ("POST", "/event"), ("DELETE", "")])
def test_an_unknown_task(engine: EngineProcess, method: str, path: str) -> None:
    answer = engine.http.request(method, f"{engine.base_url}/task/task_none{path}", json={})
    assert (answer.status_code, answer.json()) == (404, {"detail": "Task task_none not found"})


@pytest.mark.parametrize(
    ("creation", "status"),
    [
        ({"device": "watch"}, 422),
        ({"max_steps": 1}, 422),
        ({"allowed_urls": "x"}, 422),
        ({"metadata": {"key": {}}}, 422),
        ({"certificates": [{"file": "x"}]}, 400),
        ({"extensions": "x"}, 422),
        ({"extensions": ["none"]}, 404),
        ({"profile_id": "nobody"}, 404),
    ],
)
def test_creations_that_are_refused(engine: EngineProcess, creation: dict[str, Any], status: int) -> None:
    answer = engine.http.post(f"{engine.base_url}/task", json={"task": None, **creation})
    assert answer.status_code == status
    assert next(iter(creation)) in answer.text or status == 404


def test_a_refusal_shows_no_values(engine: EngineProcess) -> None:
    answer = engine.http.post(f"{engine.base_url}/task", json={"proxy_password": ["hush"]})
    assert answer.status_code == 422
    assert "hush" not in answer.text


@pytest.mark.parametrize("body", [b"{", b"\xff", b"[]", b"5"])
def test_bodies_that_are_no_json_object(engine: EngineProcess, body: bytes) -> None:
    assert engine.http.post(f"{engine.base_url}/task", content=body).status_code == 422


@pytest.mark.parametrize(
    "event",
    [
        {},
        {"name": "browser_action", "id": "a"},
        {"name": "browser_action", "payload": {}, "id": "a"},
        {"name": "other", "payload": {"name": "goto"}, "id": "a"},
        {"name": "browser_action", "payload": {"name": "goto"}, "id": 5},
    ],
)
def test_malformed_events(session: Session, event: dict[str, Any]) -> None:
    assert session.engine.http.post(f"{session.url}/event", json=event).status_code == 400
    assert session.js("1") == 1


def test_unknown_actions(session: Session) -> None:
    assert "Unknown action 'fly'" in session.refused("fly")
    sent = session.post("session_action", {"name": "goto", "input": {"url": "about:blank"}})
    assert session.answer(sent.json()["r"]["id"])["code"] == 400
    assert session.refused("goto", "text") == "input: an object is required"


def test_a_poll_is_held_until_an_answer_comes(session: Session) -> None:
    waiting = session.send("evaluate_js", {"js": "return new Promise((done) => { window.release = done })"})
    held: list[dict[str, Any]] = []
    poller = threading.Thread(target=lambda: held.append(session.answer(waiting)))
    poller.start()
    with httpx.Client(headers={"apikey": KEY}) as other:
        event = {"name": "browser_action", "payload": {"name": "evaluate_js", "input": {"js": "release(7)"}}}
        while poller.is_alive():  # until the page has got so far
            assert other.post(f"{session.url}/event", json=event).status_code == 200
    assert held[0]["output"]["output"] == 7


def test_a_receipt_brings_the_answer_where_the_client_prefers_that(session: Session) -> None:
    def receipt(js: str, prefer: str, event_id: str) -> dict[str, Any]:
        event = {"name": "browser_action", "payload": {"name": "evaluate_js", "input": {"js": js}}, "id": event_id}
        sent = session.engine.http.post(f"{session.url}/event", json=event, headers={"prefer": prefer})
        assert sent.status_code == 200
        return dict(sent.json()["r"])

    quick = receipt("6 * 7", "wait=5; event_t=0", "quick")
    assert (quick["id"], quick["event"]["id"], quick["event"]["payload"]["code"]) == ("quick", "quick", 200)
    assert quick["event"]["payload"]["output"]["output"] == 42
    assert 0 < quick["held"] < 5
    slow = receipt("return new Promise((done) => { window.release = done })", "wait=0.01; event_t=0", "slow")
    assert (slow["id"], slow["event"]) == ("slow", None)
    assert session.poll(0).json()["r"]["events"] == [quick["event"]]  # still there, as for any poller
    assert receipt("release(7)", f"wait=5; event_t={quick['event']['timestamp']}", "other")["event"]["id"] == "other"
    assert session.answer("slow")["output"]["output"] == 7
    assert receipt("6 * 7", "wait=5; event_t=0", "quick")["event"] is None  # a repetition
    for prefer in ("", "wait=5", "wait=x; event_t=0", "respond-async, wait=5"):
        assert receipt("1", prefer, f"as documented {prefer}").keys() == {"id"}


class TestOrder:
    """A client that prefers it has an event begin after another one."""

    @staticmethod
    def receipt(session: Session, after: str, js: str, event_id: str, seconds: int = 5) -> dict[str, Any]:
        event = {"name": "browser_action", "payload": {"name": "evaluate_js", "input": {"js": js}}, "id": event_id}
        prefer = {"prefer": f"wait={seconds}; event_t=0; after={after}"}
        sent = session.engine.http.post(f"{session.url}/event", json=event, headers=prefer)
        return dict(sent.json()["r"])

    def test_it_begins_when_the_other_one_has_succeeded(self, session: Session, server: WebServer) -> None:
        released = server.hold("/held")
        going = session.send("goto", {"url": f"{server.prefix}/held"})
        until(lambda: bool(server.asked_for("/held")))
        receipt = self.receipt(session, going, "location.pathname", "there", 0)
        assert (receipt["event"], receipt["before"], receipt["orders"]) == (None, None, True)
        released.set()
        assert session.answer("there")["output"]["output"] == "/held"
        assert self.receipt(session, going, "6 * 7", "later")["event"]["payload"]["output"]["output"] == 42

    def test_its_receipt_brings_the_answer_of_the_other_one(self, session: Session, server: WebServer) -> None:
        for attempt in range(50):  # the other one may have been answered before
            url = server.page(f"/{attempt}", "<title>there</title>")
            going = session.send("goto", {"url": url})
            receipt = self.receipt(session, going, "location.href", f"quick{attempt}")
            assert receipt["event"]["payload"]["output"]["output"] == url
            if receipt["before"] is not None:
                break
        assert (receipt["before"]["id"], receipt["before"]["payload"]["code"]) == (going, 200)

    def test_it_fails_without_having_begun_if_the_other_one_fails(self, session: Session) -> None:
        failing = session.send("goto", {"url": "http://127.0.0.1:9/"})
        for number, failed in enumerate((failing, failing, "never_sent")):
            payload = self.receipt(session, failed, "window.began = true", f"{number}")["event"]["payload"]
            assert (payload["code"], payload["output"]) == (424, f"Not begun: the event {failed} has failed")
        assert session.js("window.began ?? null") is None


def test_a_session_that_nothing_was_asked_of_lets_its_polls_go(session: Session) -> None:
    answer = session.poll(0)
    assert (answer.status_code, answer.json()["r"]["events"]) == (202, None)


def test_without_event_t_a_poll_is_answered_at_once(session: Session) -> None:
    session.send("evaluate_js", {"js": "new Promise(() => {})"})
    answer = session.poll()
    assert answer.status_code == 202
    assert "events" not in answer.json()["r"]


def test_event_t_leaves_out_what_was_seen(session: Session) -> None:
    for number in range(5):
        session.send("evaluate_js", {"js": f"{number}"})
    events: list[dict[str, Any]] = []
    while len(events) < 5:
        events = session.poll(0).json()["r"]["events"] or []
    stamps = [event["timestamp"] for event in events]
    assert stamps == sorted(set(stamps))
    later = session.poll(stamps[2]).json()["r"]["events"]
    assert [event["id"] for event in later] == [event["id"] for event in events[3:]]


def test_a_repeated_id_acts_once(session: Session) -> None:
    payload = {"name": "evaluate_js", "input": {"js": "window.times = (window.times ?? 0) + 1"}}
    for _ in range(3):
        assert session.post("browser_action", payload, "again").json() == {"r": {"id": "again"}}
    session.answer("again")
    assert session.post("browser_action", payload, "again").status_code == 200
    assert session.js("times") == 1


def test_an_event_without_an_id_gets_one(session: Session) -> None:
    event = {"name": "browser_action", "payload": {"name": "evaluate_js", "input": {"js": "1"}}}
    given = session.engine.http.post(f"{session.url}/event", json=event).json()["r"]["id"]
    assert session.answer(given)["output"]["output"] == 1


def test_plain_polls_are_answered_at_once_and_outputs_raw(plain_engine: EngineProcess) -> None:
    with plain_engine.create() as session:
        session.send("evaluate_js", {"js": "new Promise(() => {})"})
        assert session.poll(0).json()["r"]["events"] is None
        event = {"name": "browser_action", "payload": {"name": "evaluate_js", "input": {"js": "1"}}}
        prefer = {"prefer": "wait=5; event_t=0"}
        assert session.engine.http.post(f"{session.url}/event", json=event, headers=prefer).json()["r"].keys() == {"id"}
        assert session.act("evaluate_js", {"js": "({a: 1})"}) == {"code": 200, "output": {"a": 1}}


def test_outputs_are_wrapped_with_cost_and_duration(session: Session) -> None:
    output = session.act("goto", {"url": "about:blank"})["output"]
    assert output.keys() == {"output", "credits_used", "duration"}
    assert (output["output"], output["credits_used"]) == (None, 0)


def test_no_session_sees_another(engine: EngineProcess, site: str) -> None:
    with engine.create() as one, engine.create() as other:
        for session in (one, other):
            session.do("goto", {"url": site})
        one.js("document.cookie = 'a=1'; localStorage.a = 1")
        assert other.js("[document.cookie, localStorage.a ?? null]") == ["", None]
        assert not _event_ids(one) & _event_ids(other)


def _event_ids(session: Session) -> set[str]:
    return {event["id"] for event in session.poll(0).json()["r"]["events"]}


def test_profiles_carry_cookies_from_session_to_session(engine: EngineProcess, site: str) -> None:
    profiles = f"{engine.base_url}/profile"
    assert engine.http.post(profiles, json={"id": "kept"}).json() == {"r": {"id": "kept"}}
    assert engine.http.post(profiles, json={"id": "kept"}).status_code == 409
    with engine.create(profile_id="kept", url=site) as session:
        session.js("document.cookie = 'a=1; max-age=1000'; localStorage.b = 2")
        session.do("close")
        while session.poll(session.event_t).status_code == 202:
            pass
    with engine.create(profile_id="kept", url=site) as session:
        assert session.js("[document.cookie, localStorage.b]") == ["a=1", "2"]
    assert "kept" in engine.http.get(profiles).json()["r"]["profile_ids"]
    assert engine.http.delete(f"{profiles}/kept").status_code == 200
    assert engine.http.delete(f"{profiles}/kept").status_code == 404
