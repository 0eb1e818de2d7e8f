"""Times of the clock, as native Playwright reads them."""

from __future__ import annotations

import datetime
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page

from smooth_page._protocol.commands import clock_install, clock_set_fixed_time
from smooth_page._shared.api.clock_times import ClockState, duration, moment
from smooth_page.errors import Error

UTC = datetime.timezone.utc


@pytest.fixture(scope="module")
async def clock_page(native_page: Page) -> AsyncIterator[Page]:
    """A native page of a context of its own, for a clock can't be taken away again."""
    browser = native_page.context.browser
    assert browser
    context = await browser.new_context()
    yield await context.new_page()
    await context.close()


@pytest.mark.parametrize(
    "time",
    [
        0,
        1000.7,
        -5,
        "2020-01-01",
        "2020-01-01T10:00:00",
        "2020-01-01T10:00:00Z",
        "2020-01-01T10:00:00.250+02:00",
        "2020-01-01 10:00",
        "Feb 3 2021",
        "February 3, 2021",
        "Feb 3, 2021 10:20:30",
        "Wed, 03 Feb 2021 10:20:30 GMT",
        "2/3/2021",
        datetime.datetime(2020, 1, 1),
        datetime.datetime(2020, 1, 1, tzinfo=UTC),
    ],
    ids=str,
)
async def test_moments(clock_page: Page, time: float | str | datetime.datetime) -> None:
    await clock_page.clock.set_fixed_time(time)
    assert moment(time) == await clock_page.evaluate("Date.now()")


@pytest.mark.parametrize("time", ["garbage", "1577836800000", 1e20, 1795526316196000])
async def test_moments_that_are_none(clock_page: Page, time: float | str) -> None:
    with pytest.raises(Exception, match="Invalid date: ") as native:
        await clock_page.clock.set_fixed_time(time)
    with pytest.raises(Error) as ours:
        moment(time)
    assert f"Clock.set_fixed_time: {ours.value}" == str(native.value)


@pytest.mark.parametrize(
    ("ticks", "ms"), [(5, 5), ("5", 5000), ("02:03", 123_000), ("01:02:03", 3_723_000), ("", 0), ("00:1", 1000)]
)
def test_durations(ticks: int | str, ms: float) -> None:
    assert duration(ticks) == ms


@pytest.mark.parametrize("ticks", ["100", "1:2", "xx", "-5", " 02", "1:02:03"])
def test_durations_that_are_none(ticks: str) -> None:
    with pytest.raises(Error, match="Clock only understands numbers, 'mm:ss' and 'hh:mm:ss'"):
        duration(ticks)
    with pytest.raises(Error, match="Invalid time 01:70"):
        duration("01:70")


def test_a_new_document_gets_the_clock_where_it_stood() -> None:
    state = ClockState()
    assert state.calls(now=1) == []
    state.set(1000, now=10)
    state.advance(500, now=11)
    assert state.calls(now=12) == [clock_install(time=3500, paused=False)]
    state.pause(9000, now=12)
    state.fix(7, now=12)
    assert state.calls(now=20) == [clock_install(time=9000, paused=True), clock_set_fixed_time(time=7)]
    state.resume(now=20)
    state.fixed = None
    assert state.calls(now=21) == [clock_install(time=10_000, paused=False)]
