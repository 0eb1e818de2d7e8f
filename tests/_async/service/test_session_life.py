"""How a session begins and ends."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from smooth_page import AsyncSmoothClient, SessionClosedError
from smooth_page._async.service import session_life
from smooth_page._io.asynchronous import gather
from tests.service import Handler, Service

pytestmark = pytest.mark.both_apis


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
            handler.send(200, service.reported(service.task))

        service.looks_until_running = 1_000
        service.mishaps["poll"].append(fails)
        with pytest.raises(SessionClosedError, match="no browser"):
            async with client.session() as session:
                await session.evaluate_js("1")


class TestEnd:
    async def test_underneath_is_noticed_at_once(self, client: AsyncSmoothClient, service: Service, polls: str) -> None:
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
    """A service on this machine that has stopped."""

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
