"""Which requests to the service are sent again, and when."""

from __future__ import annotations

from typing import Any

import pytest

from smooth_page._shared.service.repetition import (
    NotSentError,
    RefusedError,
    Repetition,
    SilentError,
    may_pass,
    refuses,
)
from smooth_page.errors import InsufficientCreditsError, RateLimitError, SmoothApiError

SENT_AND_FAILED = SmoothApiError("failed", status=503)
NOT_SENT = NotSentError("no connection")


def repetition(**given: Any) -> Repetition:
    return Repetition(**{"safe": False, "seconds": 30.0, "patient": False, "limit": None, "refused": 1.0, **given})


@pytest.mark.parametrize(
    ("error", "safe", "again"),
    [
        (NOT_SENT, False, True),
        (SENT_AND_FAILED, False, False),
        (SENT_AND_FAILED, True, True),
        (SilentError("silent"), False, False),
        (SilentError("silent"), True, True),
        (SmoothApiError("not found", status=404), True, False),
        (InsufficientCreditsError("no credits", status=402), True, False),
        (RateLimitError("slow down", status=429, retry_after=1.0), False, True),
        (RateLimitError("slow down", status=429, retry_after=100.0), True, False),
        (RateLimitError("slow down", status=429), False, False),
        (RateLimitError("slow down", status=429), True, True),
    ],
)
def test_what_may_have_been_done_is_not_sent_again(error: SmoothApiError, safe: bool, again: bool) -> None:
    assert (repetition(safe=safe).pause(error) is not None) is again


def test_pauses_grow() -> None:
    attempts = repetition(seconds=100.0)
    assert [attempts.pause(NOT_SENT) for _ in range(6)] == [0.2, 0.4, 0.8, 1.6, 2.0, 2.0]


def test_the_service_says_how_long_to_wait() -> None:
    assert repetition().pause(RateLimitError("slow down", status=429, retry_after=5.0)) == 5.0
    assert repetition(patient=True).pause(RateLimitError("slow down", status=429)) == 0.2


def test_the_time_is_limited() -> None:
    assert repetition(seconds=0.1).pause(NOT_SENT) is None
    assert repetition(limit=0.1).pause(NOT_SENT) is None
    assert repetition(refused=0.1).pause(RefusedError("gone")) is None
    assert repetition(refused=1.0).pause(RefusedError("gone")) == 0.2


@pytest.mark.parametrize(
    ("status", "passes"), [(None, True), (200, True), (302, True), (408, True), (404, False), (500, True)]
)
def test_what_may_pass(status: int | None, passes: bool) -> None:
    assert may_pass(SmoothApiError("x", status=status)) is passes


class Attempts(OSError):
    """What a client raises that has tried several addresses."""

    def __init__(self, *exceptions: Exception) -> None:
        super().__init__("all attempts failed")
        self.exceptions = exceptions


def test_refused_connections() -> None:
    outer = OSError("no connection")
    outer.__cause__ = Attempts(ConnectionRefusedError(), ConnectionRefusedError())
    assert refuses(outer)
    assert not refuses(Attempts(ConnectionRefusedError(), OSError()))
    assert not refuses(TimeoutError())
