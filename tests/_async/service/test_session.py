"""A session against a service that plays every documented behaviour."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import BaseModel

from smooth_page import (
    ActionError,
    AsyncSmoothClient,
    AuthenticationError,
    Error,
    ExtractionError,
    SessionClosedError,
    SmoothApiError,
    TimeoutError,
    Tool,
)
from smooth_page._async.service import session_life
from smooth_page._io.asynchronous import gather
from smooth_page._protocol.outputs import ActionRecord
from tests.service import Handler, Mishap, Service, answers, drops_after, drops_before, void

pytestmark = pytest.mark.both_apis


class Profile(BaseModel):
    username: str
    age: int


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


@pytest.fixture(params=["held", "at once"])
def polls(request: pytest.FixtureRequest, service: Service) -> str:
    service.holds = request.param == "held"
    return str(request.param)


class TestActions:
    async def test_send_what_the_reference_shows(self, client: AsyncSmoothClient, service: Service) -> None:
        async with client.session() as session:
            await session.goto("https://example.com")
            await session.evaluate_js("return args.x", {"x": 1})
            await session.evaluate_js("return document.title")
            await session.extract({"type": "object"}, "all of it")
            await session.run_task(
                "do it",
                max_steps=4,
                url="https://example.com",
                metadata={"a": 1},
                secrets={"pw": {"value": "hunter-22"}},
            )
        names = [event["name"] for event in service.posted]
        assert names == ["browser_action"] * 4 + ["session_action"] * 2
        assert [event["payload"] for event in service.posted] == [
            {"name": "goto", "input": {"url": "https://example.com"}},
            {"name": "evaluate_js", "input": {"js": "return args.x", "args": {"x": 1}}},
            {"name": "evaluate_js", "input": {"js": "return document.title"}},
            {"name": "extract", "input": {"schema": {"type": "object"}, "prompt": "all of it"}},
            {
                "name": "run_task",
                "input": {
                    "task": "do it",
                    "max_steps": 4,
                    "url": "https://example.com",
                    "metadata": {"a": 1},
                    "secrets": {"pw": {"value": "hunter-22"}},
                },
            },
            {"name": "close"},
        ]
        ids = [event["id"] for event in service.posted]
        assert len(set(ids)) == len(ids)

    @pytest.mark.parametrize("wraps", [False, True])
    async def test_give_the_output_in_either_form(
        self, client: AsyncSmoothClient, service: Service, polls: str, wraps: bool
    ) -> None:
        service.wraps = wraps
        service.outcomes["evaluate_js"] = (200, [1, {"output": 2}])
        async with client.session() as session:
            result = await session.evaluate_js("1")
            assert result.output == [1, {"output": 2}]
            assert (result.credits_used, result.duration) == ((0.5, 0.25) if wraps else (None, None))
            assert session.credits_used == (0.5 if wraps else 0)
            assert session.holds_polls is not (polls != "held") or session.holds_polls is None

    async def test_give_an_instance_of_the_model(self, client: AsyncSmoothClient, service: Service) -> None:
        service.outcomes["extract"] = service.outcomes["run_task"] = (200, {"username": "ada", "age": 36})
        async with client.session() as session:
            assert (await session.extract(Profile)).output == Profile(username="ada", age=36)
            assert (await session.run_task("who", response_model=Profile)).output.username == "ada"
        schema = service.posted[0]["payload"]["input"]["schema"]
        assert schema == service.posted[1]["payload"]["input"]["response_model"] == Profile.model_json_schema()

    async def test_say_when_the_output_does_not_fit(self, client: AsyncSmoothClient, service: Service) -> None:
        service.outcomes["extract"] = (200, {"username": "ada"})
        async with client.session() as session:
            with pytest.raises(Error, match="does not fit Profile"):
                await session.extract(Profile)
            with pytest.raises(Error, match=r"JSON schema \(dict\) or a type, such as a pydantic model class"):
                await session.extract("a profile")  # type: ignore[call-overload]
            assert session.is_open

    async def test_tell_the_service_once_what_was_wrong(self, client: AsyncSmoothClient, service: Service) -> None:
        answers = [{"username": "ada", "age": "old"}, {"username": "ada", "age": 36}]
        service.wraps = True
        service.outcomes["extract"] = lambda given: (200, answers.pop(0))
        async with client.session() as session:
            result = await session.extract(Profile, "the owner")
            assert result.output == Profile(username="ada", age=36)
            assert result.credits_used == 1.0  # both tries cost
            answers += [{"age": 1}, {"age": 2}]
            with pytest.raises(ExtractionError, match=r"username: Field required \(found nothing\)") as caught:
                await session.extract(Profile)
            assert (caught.value.partial, caught.value.missing) == ({"age": 2}, ["username"])
            answers.append({})
            with pytest.raises(ExtractionError):
                await session.extract(Profile, tries=1)
            with pytest.raises(Error, match="tries: expected a whole number of at least 1, not 0"):
                await session.extract(Profile, tries=0)
        prompts = [event["payload"]["input"].get("prompt") for event in service.posted[:-1]]
        assert prompts[0] == "the owner"
        assert prompts[1].startswith("the owner\n\nAn earlier answer was wrong.")
        assert prompts[1].endswith(
            "age: Input should be a valid integer, unable to parse string as an integer (found 'old')"
        )
        assert prompts[2] is None
        assert len(prompts) == 5

    async def test_that_a_second_try_can_fail(self, client: AsyncSmoothClient, service: Service) -> None:
        answers = [(200, {}), (400, "The prompt is too long")]
        service.outcomes["extract"] = lambda given: answers.pop(0)
        async with client.session() as session:
            with pytest.raises(ExtractionError, match="username: Field required"):
                await session.extract(Profile)

    @pytest.mark.parametrize("code", [400, 500])
    async def test_that_fail_do_not_take_the_session_with_them(
        self, client: AsyncSmoothClient, service: Service, code: int
    ) -> None:
        service.outcomes["evaluate_js"] = (code, "ReferenceError: x is not defined")
        async with client.session() as session:
            with pytest.raises(ActionError, match="evaluate_js: ReferenceError: x is not defined") as caught:
                await session.evaluate_js("x")
            assert (caught.value.code, caught.value.output) == (code, "ReferenceError: x is not defined")
            service.outcomes["evaluate_js"] = (200, 1)
            assert (await session.evaluate_js("1")).output == 1

    @pytest.mark.parametrize("value", [float("nan"), {1, 2}])
    async def test_that_are_no_json_are_not_sent(self, client: AsyncSmoothClient, service: Service, value: Any) -> None:
        async with client.session() as session:
            with pytest.raises(Error, match="not JSON-serializable"):
                await session.evaluate_js("1", value)
            assert service.posted == []

    async def test_hide_secrets_that_the_service_repeats(
        self, client: AsyncSmoothClient, service: Service, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        service.outcomes["run_task"] = lambda given: (400, f"Could not type {given['secrets']['pw']['value']}")
        async with client.session() as session:
            with pytest.raises(ActionError, match=r"Could not type \*\*\*"):
                await session.run_task("log in", secrets={"pw": {"value": "hunter-22", "allowed_urls": ["*"]}})
        assert "hunter-22" not in caplog.text

    async def test_run_side_by_side(self, client: AsyncSmoothClient, service: Service, polls: str) -> None:
        service.outcomes["evaluate_js"] = lambda given: (200, given["js"])
        async with client.session() as session:
            results = await gather([lambda js=js: session.evaluate_js(js) for js in "abcdefgh"])
        assert [result.output for result in results] == list("abcdefgh")

    async def test_are_told_to_observers(
        self, client: AsyncSmoothClient, service: Service, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        records: list[ActionRecord] = []
        client.on_event(records.append)
        service.wraps = True
        async with client.session() as session:
            await session.evaluate_js("'my-secret'")
        assert [(record.action, record.code, record.credits_used) for record in records] == [
            ("evaluate_js", 200, 0.5),
            ("close", 200, 0.5),
        ]
        assert all(record.session_id == "task_1" and record.seconds > 0 for record in records)
        assert "my-secret" not in repr(records) + caplog.text


class TestOpening:
    async def test_is_over_when_the_session_can_act(self, client: AsyncSmoothClient, service: Service) -> None:
        service.looks_until_running = 3
        async with client.session() as session:
            assert (session.status, service.requests["poll"]) == ("running", 3)
            assert (await session.evaluate_js("1")).output == {"js": "1"}

    async def test_is_not_asked_after_where_it_is_done(self, client: AsyncSmoothClient, service: Service) -> None:
        async with client.session() as session:
            assert (session.status, service.requests["poll"]) == ("running", 0)

    async def test_is_waited_for_once_where_nothing_is_said_of_it(
        self, client: AsyncSmoothClient, service: Service, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(session_life, "UNSAID_SECONDS", 0.1)
        service.looks_until_running = None
        async with client.session() as session:
            asked = service.requests["poll"]
            assert (session.status, asked > 0) == ("waiting", True)
        service.requests.clear()
        async with client.session() as session:
            assert (session.status, service.requests["poll"]) == ("waiting", 0)
            assert (await session.evaluate_js("1")).output == {"js": "1"}

    async def test_that_fails_is_no_silence(self, client: AsyncSmoothClient, service: Service) -> None:

        def fails(handler: Handler, act: Callable[[], None]) -> None:
            service.end("failed", "no browser")
            handler.send(200, service.told(service.task))

        service.looks_until_running = 1_000
        service.mishaps["poll"].append(fails)
        with pytest.raises(SessionClosedError, match="no browser"):
            async with client.session() as session:
                await session.evaluate_js("1")


class TestPolling:
    async def test_takes_no_more_than_a_poll_for_an_action(self, client: AsyncSmoothClient, service: Service) -> None:
        async with client.session() as session:
            for _ in range(10):
                await session.evaluate_js("1")
            assert service.requests == {"create": 1, "event": 10, "poll": 10}

    async def test_does_not_hammer_where_polls_are_answered_at_once(
        self, client: AsyncSmoothClient, service: Service
    ) -> None:
        service.holds = False
        gate = service.gates["evaluate_js"] = threading.Event()
        async with client.session() as session:
            with pytest.raises(TimeoutError, match=r"evaluate_js: no answer within 0\.3 s"):
                await session.act("browser_action", "evaluate_js", {"js": "1"}, timeout=0.3)
            # Ever more seldom: by a third of what was waited.
            assert service.requests["poll"] < 25
            assert session.holds_polls is False
            gate.set()
            # The late answer is dropped.
            service.outcomes["evaluate_js"] = (200, "mine")
            assert (await session.evaluate_js("2")).output == "mine"

    async def test_survives_events_that_are_nobodys(
        self, client: AsyncSmoothClient, service: Service, polls: str
    ) -> None:
        service.hold_seconds = 0.6  # so long is an answer overlooked that has the timestamp of another event
        gate = service.gates["evaluate_js"] = threading.Event()

        def interfere() -> None:
            service.wait_until(lambda: bool(service.posted))
            service.event({"id": None, "name": "thought", "payload": "hm"})
            service.event({"name": "heartbeat", "payload": None, "new_field": [1]})
            service.event({"id": service.posted[0]["id"], "name": "browser_action", "payload": {"state": "queued"}})
            gate.set()

        threading.Thread(target=interfere, daemon=True).start()
        async with client.session() as session:
            assert (await session.evaluate_js("1")).output == {"js": "1"}

    async def test_takes_the_first_of_two_answers(
        self, client: AsyncSmoothClient, service: Service, polls: str
    ) -> None:
        def twice(given: dict[str, Any]) -> tuple[int, Any]:
            service.event(
                {"id": service.posted[-1]["id"], "name": "browser_action", "payload": {"code": 200, "output": 1}}
            )
            return 200, 2

        async with client.session() as session:
            service.outcomes["evaluate_js"] = twice
            assert (await session.evaluate_js("1")).output == 1
            service.outcomes["evaluate_js"] = (200, 3)
            assert (await session.evaluate_js("1")).output == 3

    async def test_finds_an_answer_whose_timestamp_does_not_advance(
        self, client: AsyncSmoothClient, service: Service
    ) -> None:
        service.hold_seconds = 0.1
        service.clock = lambda: 1_700_000_000_000
        async with client.session() as session:
            assert (await session.evaluate_js("1")).output == {"js": "1"}
            assert (await session.evaluate_js("2")).output == {"js": "2"}

    async def test_takes_timestamps_with_a_fraction(self, client: AsyncSmoothClient, service: Service) -> None:
        begin = service.clock()
        service.clock = lambda: begin + len(service.task.events) + 0.5
        async with client.session() as session:
            await session.evaluate_js("1")
            await session.evaluate_js("2")
            assert service.requests["poll"] == 2

    async def test_that_makes_no_sense_for_long_is_an_error(
        self, client: AsyncSmoothClient, service: Service, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        nonsense = answers(200, {"r": {"id": "task_1", "status": ["running"]}})
        service.mishaps["poll"] += [nonsense]
        async with client.session() as session:
            assert (await session.evaluate_js("1")).output == {"js": "1"}
            monkeypatch.setattr("smooth_page._async.service.polling.OUTAGE_SECONDS", 0.0)
            service.mishaps["poll"].append(nonsense)
            with pytest.raises(SmoothApiError, match="not a task: status"):
                await session.evaluate_js("2")
            assert (await session.evaluate_js("3")).output == {"js": "3"}

    async def test_reads_past_events_that_make_no_sense(self, client: AsyncSmoothClient, service: Service) -> None:
        def nonsense(handler: Handler, act: Callable[[], None]) -> None:
            service.wait_until(lambda: bool(service.posted))
            good = {"id": service.posted[0]["id"], "payload": {"code": 200, "output": 1}, "timestamp": 2}
            odd = [None, {"id": 7}, {"id": "x", "timestamp": "soon"}, {"id": "y", "timestamp": float("nan")}]
            handler.send(200, service.told(service.task, [*odd, good]))  # type: ignore[list-item]

        service.mishaps["poll"].append(nonsense)
        async with client.session() as session:
            assert (await session.evaluate_js("1")).output == 1


@pytest.mark.usefixtures("each_client")
class TestMishaps:
    @pytest.mark.parametrize(
        "mishap",
        [
            drops_before,
            answers(500),
            answers(503),
            answers(429, retry_after="0.1"),
            answers(429),
            answers(408),
            *BROKEN,
        ],
    )
    async def test_of_polls_are_survived(
        self, client: AsyncSmoothClient, service: Service, polls: str, mishap: Any
    ) -> None:
        service.mishaps["poll"] += [mishap, mishap]
        async with client.session() as session:
            assert (await session.evaluate_js("1")).output == {"js": "1"}

    async def test_of_a_poll_that_is_never_answered_is_survived(
        self, client: AsyncSmoothClient, service: Service, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("smooth_page._async.service.polling.FIRST_POLL_SECONDS", 0.1)
        over = threading.Event()
        service.mishaps["poll"].append(lambda handler, act: void(over.wait(20)))
        async with client.session() as session:
            assert (await session.evaluate_js("1")).output == {"js": "1"}
            over.set()

    async def test_of_a_service_that_denies_the_session_once_is_survived(
        self, client: AsyncSmoothClient, service: Service, polls: str
    ) -> None:
        async with client.session() as session:
            service.mishaps["poll"].append(answers(404))
            assert (await session.evaluate_js("1")).output == {"js": "1"}
            service.mishaps["event"].append(answers(404))
            assert (await session.evaluate_js("2")).output == {"js": "2"}

    async def test_of_a_key_that_was_withdrawn(self, client: AsyncSmoothClient, service: Service) -> None:
        async with client.session() as session:
            service.mishaps["poll"].append(answers(401, {"detail": "Key revoked"}))
            with pytest.raises(AuthenticationError, match="Key revoked"):
                await session.evaluate_js("1")


class TestTools:
    async def test_are_called_by_the_agent(self, client: AsyncSmoothClient, service: Service, polls: str) -> None:
        threads: list[int] = []

        def weather(city: str) -> str:
            threads.append(threading.get_ident())
            if city == "Atlantis":
                raise LookupError("There is no Atlantis")
            return f"rain in {city}"

        gate = service.gates["run_task"] = threading.Event()

        def agent() -> None:
            service.wait_until(lambda: bool(service.posted))
            for number, (tool, given) in enumerate(
                [("weather", {"city": "Bern"}), ("weather", {"city": "Atlantis"}), ("moon", {})]
            ):
                payload = {"name": tool, "input": given}
                service.event({"id": f"call_{number}", "name": "tool_call", "payload": payload})
                service.wait_until(lambda n=number: len(service.posted) == n + 2)  # type: ignore[misc]
            gate.set()

        threading.Thread(target=agent, daemon=True).start()
        tool = Tool("weather", "Tells the weather", weather, {"city": {"type": "string"}}, "what it is like")
        async with client.session(tools=[tool]) as session:
            await session.run_task("pack my things")
        assert service.task.creation["custom_tools"] == [tool.facts()]
        calls = [event for event in service.posted if event["name"] == "tool_call"]
        assert [(event["id"], event["payload"]) for event in calls] == [
            ("call_0", {"code": 200, "output": "rain in Bern"}),
            ("call_1", {"code": 400, "output": "LookupError: There is no Atlantis"}),
            ("call_2", {"code": 400, "output": "There is no tool 'moon'"}),
        ]
        assert threads == [threading.get_ident()] * 2


class TestEnd:
    async def test_underneath_is_told_at_once(self, client: AsyncSmoothClient, service: Service, polls: str) -> None:
        service.silent.add("evaluate_js")

        def end() -> None:
            service.wait_until(lambda: bool(service.posted))
            service.end("cancelled", "idle for too long")

        threading.Thread(target=end, daemon=True).start()
        session = client.session()
        text = r"Session task_1 has ended \(cancelled\): idle for too long"
        with pytest.raises(SessionClosedError, match=text):
            await session.evaluate_js("1")
        assert (session.is_open, session.status) == (False, "cancelled")
        with pytest.raises(SessionClosedError, match=text):
            await session.goto("https://example.com")
        assert service.requests["event"] == 1

    async def test_between_actions_is_noticed(self, client: AsyncSmoothClient, service: Service) -> None:
        session = await client.session().open()
        await session.evaluate_js("1")
        service.end("failed", "The browser crashed")
        with pytest.raises(SessionClosedError, match=r"\(failed\): The browser crashed"):
            await session.evaluate_js("2")
        await session.close()
        assert service.requests["delete"] == 0

    async def test_may_come_with_the_answer(self, client: AsyncSmoothClient, service: Service, polls: str) -> None:
        def last(given: dict[str, Any]) -> tuple[int, Any]:
            with service.changed:
                service.event(
                    {"id": service.posted[-1]["id"], "name": "session_action", "payload": {"code": 200, "output": "ok"}}
                )
                service.end("done")
            return 200, "too late"

        service.outcomes["run_task"] = last
        session = await client.session().open()
        assert (await session.run_task("finish")).output == "ok"
        assert not session.is_open

    async def test_of_the_browser_is_no_failure_of_the_action(
        self, client: AsyncSmoothClient, service: Service, polls: str
    ) -> None:
        def crash(given: dict[str, Any]) -> tuple[int, Any]:
            service.task.status, service.task.output = "failed", "The browser crashed"
            return 500, "interrupted"

        service.outcomes["evaluate_js"] = crash
        session = await client.session().open()
        with pytest.raises(SessionClosedError, match="The browser crashed"):
            await session.evaluate_js("1")

    async def test_in_oblivion(self, client: AsyncSmoothClient, service: Service) -> None:
        session = await client.session().open()
        service.tasks.clear()
        with pytest.raises(SessionClosedError, match="does not know it any longer"):
            await session.evaluate_js("1")

    async def test_by_close(self, client: AsyncSmoothClient, service: Service) -> None:
        session = await client.session().open()
        await session.close()
        await session.close()
        assert (service.task.status, service.requests["delete"]) == ("done", 0)
        with pytest.raises(SessionClosedError, match="Session task_1 is closed"):
            await session.evaluate_js("1")

    async def test_by_close_is_one_for_all_who_ask(self, client: AsyncSmoothClient, service: Service) -> None:
        session = await client.session().open()
        await gather([session.close, session.close])
        assert (service.task.status, len(service.posted)) == ("done", 1)

    @pytest.mark.parametrize("outcome", [(200, False), (500, "busy"), (400, "not now")])
    async def test_of_a_busy_session_is_a_delete(
        self, client: AsyncSmoothClient, service: Service, outcome: tuple[int, Any]
    ) -> None:
        service.outcomes["close"] = outcome
        async with client.session():
            pass
        assert (service.task.status, service.requests["delete"]) == ("cancelled", 1)

    async def test_comes_with_an_exception(self, client: AsyncSmoothClient, service: Service) -> None:
        with pytest.raises(ZeroDivisionError):
            async with client.session():
                _ = 1 / 0
        assert service.task.status == "done"

    async def test_comes_with_the_clients(self, client: AsyncSmoothClient, service: Service) -> None:
        await client.session().open()
        await client.session().open()
        client.session()
        await client.close()
        assert [task.status for task in service.tasks.values()] == ["done", "done"]


class TestGone:
    """A service of this machine that is no longer there."""

    async def test_ends_its_sessions_at_once(
        self, client: AsyncSmoothClient, service: Service, polls: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        service.silent.add("evaluate_js")
        session = await client.session().open()

        def stop() -> None:
            service.wait_until(lambda: bool(service.posted))
            service.die()

        threading.Thread(target=stop, daemon=True).start()
        with pytest.raises(SessionClosedError, match=r"nothing listens at http://127\.0\.0\.1:\d+/api/v1 any longer"):
            await session.evaluate_js("1")
        requests = service.requests.copy()
        with pytest.raises(SessionClosedError, match="nothing listens"):
            await session.goto("https://example.com")
        await session.close()
        assert (service.requests, session.is_open, caplog.text) == (requests, False, "")


class TestReceipts:
    """The engine of this package can hold the receipt of an event, and bring its answer along."""

    @pytest.fixture(autouse=True)
    def brings(self, service: Service) -> None:
        service.brings = True

    async def test_with_the_answer_make_polls_needless(self, client: AsyncSmoothClient, service: Service) -> None:
        service.outcomes["goto"] = (400, "net::ERR_FAILED")
        async with client.session() as session:
            assert [(await session.evaluate_js(js)).output for js in "ab"] == [{"js": "a"}, {"js": "b"}]
            with pytest.raises(ActionError, match="net::ERR_FAILED"):
                await session.goto("https://example.com")
            assert service.requests["poll"] == 0
            assert 0 < session.round_trip < 5

    async def test_without_it_are_followed_by_polls(
        self, client: AsyncSmoothClient, service: Service, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("smooth_page._async.service.delivery.HELD_SECONDS", 0.01)
        service.gates["evaluate_js"] = threading.Event()
        async with client.session() as session:
            releasing = threading.Thread(target=lambda: _release(service), daemon=True)
            releasing.start()
            assert (await session.evaluate_js("1")).output == {"js": "1"}
            assert service.requests["poll"] == 1

    async def test_skip_no_answer_that_is_polled_for(self, client: AsyncSmoothClient, service: Service) -> None:
        """One that came earlier than the receipt of another event, but was not read yet."""
        service.mishaps["poll"].append(answers(503))
        async with client.session() as session:
            async with session.sending("browser_action", "extract", {"schema": {}}) as sent:
                service.wait_until(lambda: bool(service.task.events))
                assert (await session.evaluate_js("1")).output == {"js": "1"}
                assert (await sent.result()).output == {"schema": {}}
            assert (await session.evaluate_js("2")).output == {"js": "2"}

    @pytest.mark.parametrize(
        "mishap", [drops_after, answers(502, obeys=True), answers(200, {"r": {"event": 5}}, obeys=True)]
    )
    async def test_that_are_lost_are_polled_for(self, client: AsyncSmoothClient, service: Service, mishap: Any) -> None:
        async with client.session() as session:
            service.mishaps["event"].append(mishap)
            assert (await session.evaluate_js("1")).output == {"js": "1"}
            assert list(service.executed.values()) == [1]

    async def test_of_tasks_are_not_held(self, client: AsyncSmoothClient, service: Service) -> None:
        """Their tools are called meanwhile."""
        async with client.session() as session:
            assert (await session.run_task("buy it")).output == {"task": "buy it"}
            assert service.requests["poll"] > 0


def _release(service: Service) -> None:
    service.wait_until(lambda: service.requests["poll"] == 1)
    service.gates["evaluate_js"].set()


class TestSending:
    """Repetitions never act twice."""

    @pytest.fixture(autouse=True)
    def soon(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("smooth_page._async.service.delivery.UNCERTAIN_SECONDS", 0.3)

    @pytest.mark.parametrize("mishap", [drops_after, answers(502, obeys=True), *OBEYED])
    async def test_what_was_received_is_not_sent_again(
        self, client: AsyncSmoothClient, service: Service, polls: str, mishap: Any
    ) -> None:
        service.dedupes = False
        async with client.session() as session:
            service.mishaps["event"].append(mishap)
            assert (await session.evaluate_js("1")).output == {"js": "1"}
            assert (service.requests["event"], list(service.executed.values())) == (1, [1])

    @pytest.mark.parametrize("mishap", [drops_before, answers(503), *BROKEN])
    async def test_what_polls_do_not_know_is_sent_again(
        self,
        client: AsyncSmoothClient,
        service: Service,
        polls: str,
        mishap: Any,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr("smooth_page._async.service.delivery.UNCERTAIN_SECONDS", 0.05)
        async with client.session() as session:
            service.mishaps["event"].append(mishap)
            assert (await session.evaluate_js("1")).output == {"js": "1"}
            assert (service.requests["event"], list(service.executed.values())) == (2, [1])

    async def test_an_open_poll_shows_that_nothing_came(
        self, client: AsyncSmoothClient, service: Service, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Also where the one before it failed."""
        monkeypatch.setattr("smooth_page._async.service.polling.OPEN_SECONDS", 0.2)
        service.hold_seconds = 60
        async with client.session() as session:
            service.mishaps["poll"].append(drops_before)
            service.mishaps["event"].append(drops_before)
            assert (await session.evaluate_js("1")).output == {"js": "1"}
            assert (service.requests["event"], list(service.executed.values())) == (2, [1])

    async def test_a_task_is_not_sent_again(self, client: AsyncSmoothClient, service: Service) -> None:
        async with client.session() as session:
            service.mishaps["event"].append(drops_before)
            with pytest.raises(SmoothApiError):
                await session.run_task("buy it")
            assert service.requests["event"] == 1
            assert session.is_open

    @pytest.mark.parametrize("headers", [{}, {"retry_after": "0"}])
    async def test_what_was_turned_away_is_sent_again(
        self, client: AsyncSmoothClient, service: Service, headers: dict[str, str]
    ) -> None:
        async with client.session() as session:
            service.mishaps["event"] += [answers(429, **headers), answers(429, **headers)]
            assert (await session.run_task("buy it")).output == {"task": "buy it"}
            assert (service.requests["event"], list(service.executed.values())) == (3, [1])

    async def test_what_is_wrong_is_not_sent_again(self, client: AsyncSmoothClient, service: Service) -> None:
        async with client.session() as session:
            service.mishaps["event"].append(answers(400, {"detail": "Invalid event"}))
            with pytest.raises(SmoothApiError, match="Invalid event"):
                await session.evaluate_js("1")
            assert session.is_open

    async def test_time_limits_hold_where_nothing_comes(self, client: AsyncSmoothClient, service: Service) -> None:
        async with client.session() as session:
            service.mishaps["event"] += [drops_before] * 3
            with pytest.raises(TimeoutError, match=r"no answer within 0\.2 s"):
                await session.act("browser_action", "evaluate_js", {"js": "1"}, timeout=0.2)
            service.mishaps["event"].clear()
            assert (await session.evaluate_js("1")).output == {"js": "1"}
