"""Polls for the answers to events, and answers that are broken."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from smooth_page import AsyncSmoothClient, AuthenticationError, SmoothApiError, TimeoutError
from tests.service import BROKEN, Handler, Service, answers, drops_before, void

pytestmark = pytest.mark.both_apis


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
            handler.send(200, service.reported(service.task, [*odd, good]))  # type: ignore[list-item]

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
