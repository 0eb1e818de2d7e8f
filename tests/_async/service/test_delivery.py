"""The delivery of events and their receipts: none is lost, none is done twice."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from typing import Any

import pytest

from smooth_page import ActionError, AsyncSmoothClient, SessionClosedError, SmoothApiError, TimeoutError
from smooth_page._async.service.sent_action import OvertakenError, SentAction
from smooth_page._async.service.session import AsyncSession
from tests.service import BROKEN, KEY, OBEYED, Service, answers, drops_after, drops_before

pytestmark = pytest.mark.both_apis


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


class TestOrder:
    """The engine of this package can begin an event when another one has succeeded."""

    @pytest.fixture(autouse=True)
    def orders(self, service: Service) -> None:
        service.brings = service.orders = True

    @pytest.fixture
    async def session(self, client: AsyncSmoothClient) -> AsyncIterator[AsyncSession]:
        async with client.session() as session:
            await session.evaluate_js("0")  # its receipt says what the service can do
            yield session

    def going(self, session: AsyncSession) -> SentAction:
        return session.sending("browser_action", "goto", {"url": "https://example.com"}, leads=True)

    async def after(self, going: SentAction, session: AsyncSession) -> Any:
        return (await session.act("browser_action", "evaluate_js", {"js": "1"}, beside=going)).output

    async def test_both_are_sent_before_the_first_is_answered(self, session: AsyncSession, service: Service) -> None:
        service.gates["goto"] = threading.Event()
        releasing = threading.Thread(target=lambda: _release_when_sent(service, 3), daemon=True)
        releasing.start()
        async with self.going(session) as going:
            assert going.leads
            assert await self.after(going, session) == {"js": "1"}
            assert (await going.result()).output == {"url": "https://example.com"}
        assert service.requests["poll"] == 0

    async def test_the_second_is_overtaken_by_a_failure_of_the_first(
        self, session: AsyncSession, service: Service
    ) -> None:
        service.outcomes["goto"] = (400, "net::ERR_FAILED")
        async with self.going(session) as going:
            with pytest.raises(OvertakenError):
                await self.after(going, session)
            with pytest.raises(ActionError, match="net::ERR_FAILED"):
                await going.result()
        assert len(service.executed) == 2

    async def test_the_failure_of_the_first_is_known_though_the_session_has_ended(
        self, session: AsyncSession, service: Service
    ) -> None:
        service.outcomes["goto"] = (400, "net::ERR_ABORTED")
        async with self.going(session) as going:
            service.wait_until(lambda: len(service.task.events) == 2)
            service.end("failed", "The page crashed")
            with pytest.raises(SessionClosedError, match="The page crashed"):
                await self.after(going, session)
            with pytest.raises(ActionError, match="net::ERR_ABORTED"):
                await going.result()

    async def test_the_answer_to_the_first_is_polled_for_if_nothing_follows(
        self, session: AsyncSession, service: Service
    ) -> None:
        service.gates["goto"] = threading.Event()
        releasing = threading.Thread(target=lambda: _release(service, "goto"), daemon=True)
        releasing.start()
        async with self.going(session) as going:
            assert (await going.result()).output == {"url": "https://example.com"}
        assert service.requests["poll"] == 1

    @pytest.mark.parametrize("mishap", [drops_before, drops_after, answers(502, obeys=True)])
    async def test_a_second_that_is_sent_again_keeps_its_place(
        self, session: AsyncSession, service: Service, mishap: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("smooth_page._async.service.delivery.UNCERTAIN_SECONDS", 0.1)
        service.gates["goto"] = threading.Event()
        service.dedupes = True
        releasing = threading.Thread(target=lambda: _release_when_sent(service, 4), daemon=True)
        async with self.going(session) as going:
            service.mishaps["event"].append(mishap)
            releasing.start()
            assert await self.after(going, session) == {"js": "1"}
            assert (await going.result()).output == {"url": "https://example.com"}
        assert [answer["name"] for answer in service.task.events] == ["browser_action"] * 3
        assert list(service.executed.values()) == [1, 1, 1]

    async def test_other_services_know_no_order(self, session: AsyncSession, service: Service) -> None:
        service.orders = False
        async with AsyncSmoothClient(api_key=KEY, base_url=service.base_url) as client, client.session() as other:
            await other.evaluate_js("0")
            async with self.going(other) as going:
                assert not going.leads
                assert (await going.result()).output == {"url": "https://example.com"}


def _release_when_sent(service: Service, events: int) -> None:
    """Lets the goto go on when so many events were sent."""
    service.wait_until(lambda: service.requests["event"] >= events)
    service.gates["goto"].set()


def _release(service: Service, action: str = "evaluate_js") -> None:
    service.wait_until(lambda: service.requests["poll"] == 1)
    service.gates[action].set()


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
