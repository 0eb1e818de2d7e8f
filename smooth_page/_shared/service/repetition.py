"""When a request to the service is sent again, and after how long.

This is for one request. Events of a session, whose requests may have been received without an answer, are sent again by
`Delivery.send` (service/delivery.py) if polls show that they did not arrive.
"""

from __future__ import annotations

import time

from smooth_page.errors import InsufficientCreditsError, RateLimitError, SmoothApiError

FIRST_PAUSE = 0.2  # seconds; grows from attempt to attempt
LONGEST_PAUSE = 2.0
# A service that asks for more than this is not waited for.
LONGEST_RETRY_AFTER = 20.0
# How long a request that is turned away for the rate limit is sent again, in all.
RATE_SECONDS = 60.0
# A service of this machine that refuses connections for so long is gone. (Its listener may be about to start again.)
REFUSED_SECONDS = 1.0


class NotSentError(SmoothApiError):
    """There was no connection, so nothing was sent."""


class RefusedError(NotSentError):
    """Nothing listens at an address of this machine any longer."""


class SilentError(SmoothApiError):
    """The service took a request and gave no answer in time."""


class Repetition:
    """One request with its attempts.

    `safe`: it may be sent again even if it was received. `seconds`: how long it is sent again after failures that may
    pass. `patient`: also where the rate limit is met and the service does not say for how long. `limit`: seconds after
    which it is never sent again.
    """

    def __init__(self, *, safe: bool, seconds: float, patient: bool, limit: float | None, refused: float) -> None:
        self._safe = safe
        self._seconds = seconds
        self._patient = patient
        self._limit = RATE_SECONDS if limit is None else limit
        self._refused = refused
        self._begin = time.monotonic()
        self._next = FIRST_PAUSE

    def pause(self, error: SmoothApiError) -> float | None:
        """Seconds to wait before the next attempt; None: the error stands."""
        wait = self._wait(error)
        if wait is None:
            return None
        seconds = max(wait, self._next)
        self._next = min(2 * self._next, LONGEST_PAUSE)
        return seconds if time.monotonic() + seconds < self._begin + self._within(error) else None

    def _wait(self, error: SmoothApiError) -> float | None:
        if isinstance(error, InsufficientCreditsError):
            return None
        if isinstance(error, RateLimitError):  # it was turned away, so nothing was done
            if error.retry_after is None:
                return 0.0 if self._safe or self._patient else None
            return error.retry_after if error.retry_after <= LONGEST_RETRY_AFTER else None
        return 0.0 if isinstance(error, NotSentError) or (self._safe and may_pass(error)) else None

    def _within(self, error: SmoothApiError) -> float:
        if isinstance(error, RefusedError):
            return min(self._refused, self._limit)
        return self._limit if isinstance(error, RateLimitError) else min(self._seconds, self._limit)


def may_pass(error: SmoothApiError) -> bool:
    """Whether the service may answer when it is asked again.

    It was out of reach, failed, took too long, sent elsewhere, or sent a success that can't be understood.
    """
    status = error.status
    return status is None or status >= 500 or status < 400 or status in (408, 425)


def refuses(error: BaseException | None) -> bool:
    """Whether a failure to connect comes from an address where nothing listens."""
    while error is not None:
        group = getattr(error, "exceptions", ())
        if isinstance(error, ConnectionRefusedError) or (group and all(map(refuses, group))):
            return True
        error = error.__cause__ or error.__context__
    return False
