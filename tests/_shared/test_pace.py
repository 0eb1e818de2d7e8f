"""How often a service is asked that answers polls at once."""

from __future__ import annotations

from smooth_page._shared.pace import LONGEST, SHORTEST, Pace


def polls(pace: Pace, kind: str, lasts: float) -> tuple[int, float]:
    """How many polls an action of that length takes, and how late its end is noticed."""
    waited, count = 0.0, 0
    while True:
        waited += pace.pause(kind, waited)
        count += 1
        if waited >= lasts:
            return count, waited - lasts


def test_an_unknown_action_is_asked_after_ever_more_seldom() -> None:
    for lasts in (0.001, 0.01, 0.1, 1.0, 3.0):
        count, late = polls(Pace(), "click", lasts)
        assert late <= max(SHORTEST, lasts / 3 + SHORTEST)
        assert count < 35
    count, late = polls(Pace(), "run_task", 120.0)
    assert late <= LONGEST
    assert count < 160


def test_a_known_one_is_first_asked_after_shortly_before_its_usual_end() -> None:
    pace = Pace()
    for _ in range(5):
        pace.learn("goto", 0.5)
    count, late = polls(pace, "goto", 0.5)
    assert count <= 2
    assert late < 0.17


def test_one_slow_action_does_not_make_the_quick_ones_late() -> None:
    pace = Pace()
    for _ in range(20):
        pace.learn("expect", 0.005)
    pace.learn("expect", 5.0)
    pace.learn("expect", 0.005)
    assert polls(pace, "expect", 0.005)[1] < 0.2
    pace.learn("expect", 0.005)
    pace.learn("expect", 0.005)
    assert polls(pace, "expect", 0.005)[1] < 0.05


def test_whether_polls_are_held_is_seen_from_an_empty_one() -> None:
    pace = Pace()
    assert pace.holds is None
    pace.empty(0.01)
    assert pace.holds is False
    pace.empty(20.0)
    assert pace.holds is True
