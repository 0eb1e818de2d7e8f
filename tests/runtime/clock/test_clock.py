"""page.clock, in one document."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from ..conftest import OperationFailed, Runtime

LOG = "() => { window.log = []; window.note = (...args) => log.push(args.length ? args : Date.now()) }"


class PageClock:
    """The clock of the runtime's page."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    async def __call__(self, op: str, **params: Any) -> None:
        await self._runtime.run(f"clock.{op}", params, chunks=("core", "clock"))

    async def ask(self, expression: str) -> Any:
        return await self._runtime.page.evaluate(expression)

    async def log(self) -> Any:
        return await self.ask("log.splice(0)")

    async def paused(self) -> None:
        """A clock that stands still a thousand seconds after it began, at 0."""
        await self("install", time=0)
        await self("pauseAt", time=1_000_000)

    async def paused_at_zero(self) -> None:
        """The same, and Date shows 0."""
        await self.paused()
        await self("setSystemTime", time=0)


@pytest.fixture
async def clock(runtime: Runtime) -> PageClock:
    await runtime.page.set_content("<p>x</p><iframe srcdoc='y'></iframe>")
    await runtime.page.evaluate(LOG)
    return PageClock(runtime)


async def test_the_chunk_is_asked_for(runtime: Runtime) -> None:
    reply = await runtime.turn({"start": [runtime.command("clock.resume")]})
    assert reply["outcomes"][0]["status"] == "missing"
    assert reply["outcomes"][0]["chunk"] == "clock"


class TestTime:
    async def test_flows_from_where_it_was_installed(self, clock: PageClock) -> None:
        await clock("install", time=5_000_000)
        first = await clock.ask("[Date.now(), performance.now()]")
        assert 5_000_000 <= first[0] < 5_100_000
        assert first[1] < 100_000
        await clock.ask("new Promise((done) => setTimeout(done, 50))")
        second = await clock.ask("[Date.now(), performance.now()]")
        assert second[0] - first[0] >= 50
        assert second[1] - first[1] >= 50

    async def test_keeps_pace_with_the_real_one(self, clock: PageClock) -> None:
        await clock("install", time=0)
        both = "[Date.now(), performance.mark('real').startTime]"
        first = await clock.ask(both)
        await asyncio.sleep(0.3)
        second = await clock.ask(both)
        assert abs((second[0] - first[0]) - (second[1] - first[1])) <= 2

    async def test_everything_shows_it(self, clock: PageClock) -> None:
        await clock.paused()
        assert await clock.ask("Date.now()") == 1_000_000
        assert await clock.ask("new Date().getTime()") == 1_000_000
        assert await clock.ask("Date()") == await clock.ask("new Date(1000000).toString()")
        assert await clock.ask("performance.now()") == 1_000_000
        assert await clock.ask("performance.timeOrigin") == 0
        assert await clock.ask("new Event('x').timeStamp") == 1_000_000
        assert await clock.ask("new Intl.DateTimeFormat('en', { timeZone: 'UTC' }).format()") == "1/1/1970"
        assert await clock.ask("performance.getEntriesByType('navigation').length") == 1

    async def test_dates_stay_dates(self, clock: PageClock) -> None:
        await clock.paused()
        assert await clock.ask("new Date() instanceof Date")
        assert await clock.ask("new Date(2020, 1, 1).getFullYear()") == 2020
        assert await clock.ask("Date.parse('2020-01-01') === Date.UTC(2020, 0, 1)")
        assert await clock.ask("Object.prototype.toString.call(new Date())") == "[object Date]"

    async def test_is_the_same_in_frames(self, clock: PageClock) -> None:
        await clock.paused()
        assert await clock.ask("frames[0].Date.now()") == 1_000_000
        await clock.ask("frames[0].setTimeout(() => note('inner', frames[0].Date.now()), 10)")
        await clock.ask("void setTimeout(() => note('outer', Date.now()), 5)")
        await clock("runFor", ms=20)
        assert await clock.log() == [["outer", 1_000_005], ["inner", 1_000_010]]
        assert await clock.ask("frames[0].Date.now()") == 1_000_020

    async def test_comes_to_frames_that_come_later(self, clock: PageClock, runtime: Runtime) -> None:
        await clock.paused()
        await clock.ask("document.body.insertAdjacentHTML('beforeend', '<iframe srcdoc=z></iframe>')")
        await clock.ask("document.querySelector('iframe').setAttribute('srcdoc', 'new')")
        await runtime.page.frames[2].wait_for_function("document.readyState === 'complete'")
        await clock("runFor", ms=7)
        for frame in runtime.page.frames:
            assert await frame.evaluate("Date.now()") == 1_000_007

    async def test_the_system_time_does_not_move_timers(self, clock: PageClock) -> None:
        await clock.paused()
        await clock.ask("void setTimeout(note, 100)")
        await clock("setSystemTime", time=50)
        assert await clock.ask("[Date.now(), performance.now()]") == [50, 1_000_000]
        assert await clock.ask("frames[0].Date.now()") == 50
        await clock("runFor", ms=99)
        assert await clock.log() == []
        await clock("runFor", ms=1)
        assert await clock.log() == [150]

    async def test_a_fixed_time_stands_while_timers_run(self, clock: PageClock) -> None:
        await clock("setFixedTime", time=100)
        assert await clock.ask("new Promise((done) => setTimeout(() => done(Date.now()), 20))") == 100
        await clock("fastForward", ms=20)
        assert await clock.ask("Date.now()") == 100
        await clock("setFixedTime", time=200)
        await clock.ask("void setTimeout(note)")
        await clock("runFor", ms=0)
        assert await clock.log() == [200]
        await clock("setSystemTime", time=300)
        assert 300 <= await clock.ask("Date.now()") < 60_000

    async def test_whoever_is_first_installs_it_at_zero(self, clock: PageClock) -> None:
        await clock("fastForward", ms=1_000_000)
        assert 1_000_000 <= await clock.ask("Date.now()") < 1_060_000

    async def test_can_be_installed_anew(self, clock: PageClock) -> None:
        await clock.paused()
        await clock("setFixedTime", time=5)
        await clock("install", time=7_000)
        assert 7_000 <= await clock.ask("Date.now()") < 60_000
        assert await clock.ask("performance.now()") >= 1_000_000


class TestRunFor:
    async def test_runs_what_is_due(self, clock: PageClock) -> None:
        await clock.paused_at_zero()
        await clock.ask("setTimeout(note), setTimeout(note, 100), setTimeout(note, 99), setTimeout(note, 101)")
        await clock("runFor", ms=0)
        assert await clock.log() == [0]
        await clock("runFor", ms=98)
        assert await clock.log() == []
        await clock("runFor", ms=2)
        assert await clock.log() == [99, 100]

    async def test_intervals(self, clock: PageClock) -> None:
        await clock.paused_at_zero()
        await clock.ask("void (window.timer = setInterval(note, 10))")
        await clock("runFor", ms=35)
        assert await clock.log() == [10, 20, 30]
        await clock.ask("clearInterval(timer)")
        await clock("runFor", ms=35)
        assert await clock.log() == []

    async def test_promises_are_settled_between_timers(self, clock: PageClock) -> None:
        await clock.paused_at_zero()
        await clock.ask(
            """void (async () => {
              for (;;) { await new Promise((done) => setTimeout(done, 100)); await 0; note(); }
            })()"""
        )
        await clock("runFor", ms=350)
        assert await clock.log() == [100, 200, 300]

    async def test_nested_timers_without_delay_come_a_millisecond_later(self, clock: PageClock) -> None:
        await clock.paused_at_zero()
        for schedule in ("setTimeout(note, 0)", "Promise.resolve().then(() => setTimeout(note, 0))"):
            await clock.ask(f"void setTimeout(() => {{ note(); void {schedule} }}, 1000)")
            await clock("runFor", ms=1000)
            assert len(await clock.log()) == 1
            await clock("runFor", ms=1)
            assert len(await clock.log()) == 1

    async def test_animation_frames_and_idle_callbacks(self, clock: PageClock) -> None:
        await clock.paused_at_zero()
        await clock.ask(
            """void requestAnimationFrame(function next(time) {
              note(time - 1_000_000, performance.now() - 1_000_000, Date.now());
              requestAnimationFrame(next);
            })"""
        )
        await clock("runFor", ms=40)
        assert await clock.log() == [[16, 16, 16], [32, 32, 32]]
        await clock.ask("void requestIdleCallback(() => note('idle'))")
        await clock("runFor", ms=100)
        assert ["idle"] in await clock.log()

    async def test_arguments_and_this(self, clock: PageClock) -> None:
        await clock.paused_at_zero()
        await clock.ask("void setTimeout(function (...args) { note(this === window, args) }, 1, 2, 3)")
        await clock("runFor", ms=1)
        assert await clock.log() == [[True, [2, 3]]]

    async def test_what_throws_is_reported_and_the_rest_runs(self, clock: PageClock) -> None:
        await clock.paused_at_zero()
        await clock.ask("void setTimeout(() => { throw new Error('boom') }, 10)")
        await clock.ask("void setTimeout(note, 20)")
        with pytest.raises(OperationFailed, match="Error: boom") as caught:
            await clock("runFor", ms=100)
        assert caught.value.kind == "script"
        assert await clock.log() == [20]

    async def test_a_thousand_timers(self, clock: PageClock) -> None:
        await clock.paused_at_zero()
        await clock.ask("void setInterval(note, 10_000)")
        await clock("runFor", ms=9_250_000)
        assert len(await clock.log()) == 925

    async def test_timers_without_end_stop_at_the_time_limit(self, runtime: Runtime, clock: PageClock) -> None:
        await clock.paused_at_zero()
        await clock.ask("void setInterval(() => {}, 1)")
        with pytest.raises(OperationFailed, match="Timeout 100ms exceeded"):
            await runtime.run("clock.runFor", {"ms": 10**9}, timeout=100, chunks=("core", "clock"))
        now = await clock.ask("Date.now()")
        assert 0 < now < 10**9
        await clock("runFor", ms=10)
        assert await clock.ask("Date.now()") == now + 10

    async def test_negative(self, clock: PageClock) -> None:
        with pytest.raises(OperationFailed, match="Negative ticks are not supported"):
            await clock("runFor", ms=-1)


class TestJumps:
    async def test_timers_run_once_at_the_end(self, clock: PageClock) -> None:
        await clock.paused_at_zero()
        await clock.ask("void setTimeout(note, 1000), void setInterval(note, 300), void setTimeout(note, 5000)")
        await clock("fastForward", ms=2000)
        assert await clock.log() == [2000, 2000]
        assert await clock.ask("performance.now()") == 1_002_000

    async def test_nested_timers_wait(self, clock: PageClock) -> None:
        await clock.paused_at_zero()
        await clock.ask("void setTimeout(() => { note('outer'); setTimeout(() => note('inner'), 0) }, 1000)")
        await clock("fastForward", ms=1000)
        assert await clock.log() == [["outer"]]
        await clock("fastForward", ms=1)
        assert await clock.log() == [["inner"]]

    async def test_what_throws_is_reported_and_the_rest_runs(self, clock: PageClock) -> None:
        await clock.paused_at_zero()
        await clock.ask("void setTimeout(() => { throw new Error('boom') }, 10), void setTimeout(note, 20)")
        with pytest.raises(OperationFailed, match="Error: boom"):
            await clock("fastForward", ms=100)
        assert await clock.log() == [100]
        assert await clock.ask("Date.now()") == 100

    async def test_backwards_is_refused(self, clock: PageClock) -> None:
        await clock.paused()
        with pytest.raises(OperationFailed, match="Cannot fast-forward to the past"):
            await clock("pauseAt", time=999_999)
        with pytest.raises(OperationFailed, match="Cannot fast-forward to the past"):
            await clock("fastForward", ms=-1)
        with pytest.raises(OperationFailed, match="Invalid date: 9000000000000000"):
            await clock("pauseAt", time=9_000_000_000_000_000)
        assert await clock.ask("Date.now()") == 1_000_000

    async def test_pause_and_resume(self, clock: PageClock) -> None:
        await clock("install", time=0)
        await clock.ask("void setTimeout(note, 500_000)")
        await clock("pauseAt", time=1_000_000)
        assert await clock.log() == [1_000_000]
        await clock.ask("void setTimeout(note, 20)")
        await asyncio.sleep(0.1)
        assert await clock.log() == []
        assert await clock.ask("Date.now()") == 1_000_000
        await clock("resume")
        await clock.ask("new Promise((done) => setTimeout(done, 30))")
        assert len(await clock.log()) == 1
        assert await clock.ask("Date.now()") >= 1_000_030


async def test_operations_of_the_runtime_go_on_in_real_time(runtime: Runtime, clock: PageClock) -> None:
    await clock.paused()
    with pytest.raises(OperationFailed, match="Timeout 50ms exceeded"):
        await runtime.run("read", {"target": {"selector": "#none"}, "what": "textContent"}, timeout=50)
    handle = await runtime.run("query", {"target": {"selector": "p"}})
    assert await runtime.run("wait.elementState", {"handle": handle, "state": "stable"}) is None
    assert await runtime.run("wait.time", {"ms": 5}) is None


async def test_errors_of_a_flowing_clock_are_the_page_s(runtime: Runtime, clock: PageClock) -> None:
    await clock("install", time=0)
    async with runtime.page.expect_event("pageerror") as error:
        await clock.ask("void setTimeout(() => { throw new Error('boom') }, 10)")
    assert "boom" in (await error.value).message
    assert await clock.ask("new Promise((done) => setTimeout(() => done(1), 10))") == 1


class TestAsInBrowsers:
    async def test_code_as_a_text(self, clock: PageClock) -> None:
        await clock.paused_at_zero()
        await clock.ask("void setTimeout('note(1)', 5), setInterval('note(2)', 4), setTimeout(undefined, 1)")
        await clock("runFor", ms=8)
        assert await clock.log() == [[2], [1], [2]]

    async def test_idle_callbacks_come_after_the_timers_that_are_due(self, clock: PageClock) -> None:
        await clock.paused_at_zero()
        await clock.ask("void requestIdleCallback(({ didTimeout }) => note(didTimeout))")
        await clock("runFor", ms=0)
        assert await clock.log() == [[False]]
        await clock.ask("""void [setTimeout(note, 30), requestIdleCallback(() => note('idle')),
          requestIdleCallback(() => note('soon'), { timeout: 10 }), cancelIdleCallback(requestIdleCallback(note))]""")
        await clock("runFor", ms=20)
        assert await clock.log() == [["soon"]]
        await clock("runFor", ms=30)
        assert await clock.log() == [30, ["idle"]]
