"""When a service is asked that answers polls at once."""

from __future__ import annotations

import pytest

from smooth_page._shared.service.poll_pace import FIRST, LONGEST, SHORTEST, Pace


def plain(trip: float) -> Pace:
    """A pace that has seen a service answer at once."""
    pace = Pace()
    pace.empty(trip)
    return pace


def call(pace: Pace, kind: str, lasts: float, trip: float) -> tuple[int, float]:
    """How many polls an action of that length takes, and the seconds until its answer is there."""
    count, now, missed = 0, 0.0, None
    while True:
        now = max(now, pace.next(kind, missed))
        count += 1
        if now >= lasts:
            pace.learn(kind, missed)
            return count, now + trip
        missed, now = now, now + trip
        pace.empty(trip)


def test_an_unknown_action_is_asked_after_ever_more_seldom() -> None:
    for lasts in (0.001, 0.01, 0.1, 1.0, 3.0):
        count, took = call(plain(0.0), "click", lasts, 0.0)
        assert took - lasts <= max(SHORTEST, FIRST, lasts / 3)
        assert count < 35
    count, took = call(plain(0.0), "run_task", 120.0, 0.0)
    assert took - 120 <= LONGEST
    assert count < 160


@pytest.mark.parametrize("lasts", [0.002, 0.02, 0.06])
def test_over_a_long_way_the_first_poll_finds_a_known_action_done(lasts: float) -> None:
    pace, trip = plain(0.1), 0.1
    for _ in range(20):
        call(pace, "click", lasts, trip)
    calls = [call(pace, "click", lasts, trip) for _ in range(40)]
    assert sum(count for count, _ in calls) / 40 < 1.2
    assert sum(took for _, took in calls) / 40 < 1.25 * trip + lasts


def test_over_a_short_way_no_time_is_lost_to_be_sure() -> None:
    pace = plain(0.001)
    for _ in range(50):
        call(pace, "fill", 0.01, 0.001)
    calls = [call(pace, "fill", 0.01, 0.001) for _ in range(50)]
    assert sum(took for _, took in calls) / 50 < 0.0145


def test_a_missed_answer_over_a_long_way_is_asked_for_again_at_once() -> None:
    pace = plain(0.1)
    assert call(pace, "click", 0.03, 0.1) == (2, pytest.approx(0.2, abs=2 * FIRST))


def test_one_slow_action_does_not_make_the_quick_ones_late() -> None:
    pace = plain(0.0)
    for _ in range(20):
        call(pace, "expect", 0.005, 0.0)
    call(pace, "expect", 5.0, 0.0)
    assert call(pace, "expect", 0.005, 0.0)[1] < 0.2
    for _ in range(3):
        call(pace, "expect", 0.005, 0.0)
    assert call(pace, "expect", 0.005, 0.0)[1] < 0.05


def test_whether_polls_are_held_is_seen_from_an_empty_one() -> None:
    pace = Pace()
    assert pace.holds is None
    pace.empty(0.01)
    assert pace.holds is False
    pace.empty(20.0)
    assert pace.holds is True


def test_nothing_is_learned_from_polls_that_are_held() -> None:
    pace = Pace()
    pace.empty(20.0)
    pace.learn("goto", 3.0)
    assert pace.next("goto", None) == FIRST
