"""Everything that this package raises on its own.

    Error                          as in Playwright: `Locator.click: ...`, ends in a call log where there is one
    ├── TimeoutError               the time limit of a call is over
    ├── TargetClosedError          the page, context or browser of the call is closed
    ├── NotSupportedError          five events can't carry it (also a NotImplementedError)
    └── SmoothApiError             the service refused, or can't be reached: status, detail, request_id
        ├── AuthenticationError    401, 403: the key is missing, wrong, or the plan lacks the feature
        ├── InsufficientCreditsError   402, or 429 for credits
        ├── RateLimitError         429: too many requests or sessions at once; retry_after in seconds
        ├── UncertainError         the connection broke: the request may have been received, or not
        ├── ActionError            an event was answered with code 400 or 500: code, output
        └── SessionClosedError     the session has ended

`expect(...)` raises AssertionError. No message, repr or log holds a key or a secret.
"""

from __future__ import annotations

import traceback
from typing import Any

# What calls raise on an object that is closed, unless `close(reason=...)` gave another reason.
CLOSED = "Target page, context or browser has been closed"
# The reason of NotSupportedErrors for what five events can carry and is to come.
NOT_BUILT = "it is not built yet"


def printable(text: str) -> str:
    """The text with halves of characters, which strings of a page can hold, written out: no terminal takes them."""
    return text.encode("utf-8", "backslashreplace").decode() if isinstance(text, str) else text


class Error(Exception):
    """Base of all errors, as in Playwright.

    [Playwright](https://playwright.dev/python/docs/api/class-error)
    """

    def __init__(self, message: str, *, name: str | None = None, stack: str | None = None) -> None:
        super().__init__(printable(message))
        self._message = message
        self._name = name
        self._stack = stack

    def __reduce__(self) -> tuple[Any, ...]:
        # Between processes as it is: not every kind is made from its message.
        return _copy, (type(self), self.args, vars(self))

    @property
    def message(self) -> str:
        """The text of the error.

        [Playwright](https://playwright.dev/python/docs/api/class-error#error-message)
        """
        return self._message

    @property
    def name(self) -> str | None:
        """The name of the error in the browser, where it comes from there.

        [Playwright](https://playwright.dev/python/docs/api/class-error#error-name)
        """
        return self._name

    @property
    def stack(self) -> str | None:
        """The stack of the error in the browser, where it comes from there; else the calls that it passed through.

        [Playwright](https://playwright.dev/python/docs/api/class-error#error-stack)
        """
        if self._stack is None and self.__traceback__ is not None:
            return "".join(traceback.format_tb(self.__traceback__))
        return self._stack


class TimeoutError(Error):
    """The time limit of a call is over.

    [Playwright](https://playwright.dev/python/docs/api/class-timeouterror)
    """


class TargetClosedError(Error):
    """The page, context or browser that a call was made on is closed, or was closed during the call."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or CLOSED)


class NotSupportedError(Error, NotImplementedError):
    """A member of Playwright's API that the session's five events can't carry, or that is not built yet.

    `what` is the member, `why` the reason, `instead` what to use in its place.
    """

    def __init__(self, what: str, why: str, instead: str | None = None) -> None:
        super().__init__(f"{what} is not supported: {why}" + (f". Instead: {instead}" if instead else ""))
        self.what = what
        self.why = why
        self.instead = instead


class SmoothApiError(Error):
    """The service answered with an error, or could not be reached (status None).

    `detail` is what the service says, `request_id` its name for the request where it gives one.
    """

    def __init__(
        self, message: str, *, status: int | None = None, detail: Any = None, request_id: str | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.detail = detail
        self.request_id = request_id


class AuthenticationError(SmoothApiError):
    """The API key is missing or wrong (401), or the plan does not include what was asked for (403)."""


class InsufficientCreditsError(SmoothApiError):
    """The account has no credits left."""


class RateLimitError(SmoothApiError):
    """Too many requests, or too many sessions at once. `retry_after`: seconds, where the service says so."""

    def __init__(self, message: str, *, retry_after: float | None = None, **facts: Any) -> None:
        super().__init__(message, **facts)
        self.retry_after = retry_after


class UncertainError(SmoothApiError):
    """The service may have received a request, and may have acted: the connection broke, or its answer did."""


class ActionError(SmoothApiError):
    """An action failed: code 400 (bad request) or 500 (internal error), and the service's text in `output`."""

    def __init__(self, action: str, code: int, output: Any) -> None:
        super().__init__(f"{action}: {output}", status=code, detail=output)
        self.code = code
        self.output = output


class SessionClosedError(SmoothApiError):
    """The session has ended: it was closed, failed, was cancelled, or timed out at the service."""


def _copy(kind: type[Error], args: tuple[Any, ...], facts: dict[str, Any]) -> Error:
    error = kind.__new__(kind, *args)
    error.args = args
    vars(error).update(facts)
    return error
