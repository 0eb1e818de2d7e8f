"""Deadlines and inherited limits, on a clock that the tests move."""

from __future__ import annotations

import math

import pytest

from smooth_page._shared import deadlines
from smooth_page._shared.deadlines import EXPIRED, NEVER, Deadline, bounded, within
from smooth_page.errors import TimeoutError


class FakeTime:
    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> FakeTime:
    fake = FakeTime()
    monkeypatch.setattr(deadlines, "time", fake)
    return fake


def test_a_limit_in_ms_runs_down(clock: FakeTime) -> None:
    deadline = Deadline.after_ms(30_000)
    assert (deadline.left_ms, deadline.left_s, deadline.expired) == (30_000, 30, False)
    clock.now += 29.5
    assert (deadline.left_ms, deadline.left_s, deadline.expired) == (500, 0.5, False)
    assert (deadline.at_most(0.2), deadline.at_most(3)) == (0.2, 0.5)
    clock.now += 0.5
    # 0 ms would mean no limit to the page
    assert (deadline.left_ms, deadline.left_s, deadline.at_most(3), deadline.expired) == (1, 0, 0, True)
    clock.now += 100
    assert (deadline.left_ms, deadline.left_s, deadline.at_most(3), deadline.expired) == (1, 0, 0, True)


@pytest.mark.parametrize("deadline", [NEVER, Deadline.after_ms(0), Deadline.after(None)])
def test_no_limit(clock: FakeTime, deadline: Deadline) -> None:
    clock.now = 1e9
    assert (deadline.left_ms, deadline.left_s, deadline.at_most(5), deadline.expired) == (0, None, 5, False)
    assert deadline.at_most(math.inf) == math.inf


def test_no_seconds_are_over_at_once(clock: FakeTime) -> None:
    for deadline in (Deadline.after(0), EXPIRED):
        assert (deadline.left_ms, deadline.left_s, deadline.expired) == (1, 0, True)


def test_the_sooner_one_of_two(clock: FakeTime) -> None:
    one, two = Deadline.after(1), Deadline.after(2)
    assert one.sooner(two) is two.sooner(one) is one.sooner(NEVER) is NEVER.sooner(one) is one
    assert NEVER.sooner(EXPIRED) is EXPIRED


def test_errors_name_the_whole_limit(clock: FakeTime) -> None:
    deadline = Deadline.after_ms(30_000)
    clock.now += 29
    error = deadline.timeout_error("Page.goto", "Call log:\n  - x\n")
    assert type(error) is TimeoutError
    assert error.message == "Page.goto: Timeout 30000ms exceeded.\nCall log:\n  - x\n"
    assert deadline.timeout_error("Page.goto").message == "Page.goto: Timeout 30000ms exceeded."
    assert Deadline.after_ms(12_345_678).timeout_text("x") == "x: Timeout 12345678ms exceeded"
    assert Deadline.after_ms(0.1).timeout_text("x") == "x: Timeout 0.1ms exceeded"


def test_calls_in_a_block_share_its_time(clock: FakeTime) -> None:
    assert bounded(5_000) == 5_000
    with within(2_000) as limit:
        assert (bounded(5_000), bounded(500), bounded(0)) == (2_000, 500, 2_000)
        clock.now += 1.5
        assert (bounded(5_000), limit.cut) == (500, False)
        with within(9_000):  # an inner block has no more than the outer one
            assert bounded(5_000) == 500
        with within(125):
            assert bounded(5_000) == 125
        clock.now += 3
        assert (bounded(5_000), limit.cut) == (1, True)
    assert bounded(0) == 0


def test_a_block_without_a_limit(clock: FakeTime) -> None:
    with within(None) as limit:
        assert bounded(5_000) == 5_000
        clock.now += 1e9
        assert not limit.cut
        with within(1_000):
            assert bounded(0) == 1_000


def test_when_the_last_call_of_a_block_would_have_ended(clock: FakeTime) -> None:
    with within(1_000) as limit:
        assert limit.last.expired
        bounded(5_000)
        assert limit.last.left_s == 5
        bounded(0)
        assert limit.last.left_s is None
        bounded(0, lasts=3_000)
        assert limit.last.left_s == 3
        bounded(0, lasts=0)
        assert limit.last.expired
