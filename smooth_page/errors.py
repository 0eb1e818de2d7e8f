"""All exceptions that this package raises.

    Error                          base, same as Playwright's: `Locator.click: ...`, with a call log at its end if any
    ├── TimeoutError               a call did not finish within its timeout
    ├── TargetClosedError          the page, context or browser of the call is closed
    ├── NotSupportedError          the session API can't do it, or it is not built yet (also a NotImplementedError)
    ├── ExtractionError            the page does not have what `extract` is to return: partial, missing, errors
    ├── ModelError                 the language model of `extract` failed: model, status, retry_after
    └── SmoothApiError             the service returned an error or can't be reached: status, detail, request_id
        ├── AuthenticationError    401, 403: the key is missing or wrong, or the plan lacks the feature
        ├── InsufficientCreditsError   402, or 429 for credits
        ├── RateLimitError         429: too many requests or sessions at once; retry_after in seconds
        ├── UncertainError         the connection broke: the service may or may not have acted on the request
        ├── ActionError            an event was answered with code 400 or 500: code, output
        └── SessionClosedError     the session has ended

`expect(...)` raises AssertionError. No message, repr or log line contains a key or a secret.
"""

from __future__ import annotations

import traceback
from typing import Any

# The message of calls on a closed object, unless `close(reason=...)` gave another reason.
CLOSED = "Target page, context or browser has been closed"
# The reason in a NotSupportedError for what the session API could do and is planned.
NOT_BUILT = "it is not built yet"


def printable(text: str) -> str:
    """Returns the text with lone surrogates escaped: a page's strings can contain them, terminals can't print them."""
    return text.encode("utf-8", "backslashreplace").decode() if isinstance(text, str) else text


class Error(Exception):
    """Base class of all errors, same as Playwright's.

    [Playwright](https://playwright.dev/python/docs/api/class-error)
    """

    def __init__(self, message: str, *, name: str | None = None, stack: str | None = None) -> None:
        super().__init__(printable(message))
        self._message = message
        self._name = name
        self._stack = stack

    def __reduce__(self) -> tuple[Any, ...]:
        # Pickled with all its attributes: not every subclass can be constructed from its message.
        return _copy, (type(self), self.args, vars(self))

    @property
    def message(self) -> str:
        """The text of the error.

        [Playwright](https://playwright.dev/python/docs/api/class-error#error-message)
        """
        return self._message

    @property
    def name(self) -> str | None:
        """The name of its class, or, of a page's own error (event "pageerror"), its name in the browser.

        [Playwright](https://playwright.dev/python/docs/api/class-error#error-name)
        """
        return type(self).__name__ if self._name is None else self._name

    @property
    def stack(self) -> str | None:
        """The stack of the error in the browser, or, if it does not come from there, its Python traceback.

        [Playwright](https://playwright.dev/python/docs/api/class-error#error-stack)
        """
        if self._stack is None and self.__traceback__ is not None:
            return "".join(traceback.format_tb(self.__traceback__))
        return self._stack


class TimeoutError(Error):
    """A call did not finish within its timeout.

    [Playwright](https://playwright.dev/python/docs/api/class-timeouterror)
    """


class TargetClosedError(Error):
    """The page, context or browser that a call was made on is closed, or was closed during the call."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or CLOSED)


class NotSupportedError(Error, NotImplementedError):
    """A member of Playwright's API that the session API does not support, or that is not built yet.

    `what` is the member, `why` the reason, `instead` what to use in its place, or None.
    """

    def __init__(self, what: str, why: str, instead: str | None = None) -> None:
        super().__init__(f"{what} is not supported: {why}" + (f". Instead: {instead}" if instead else ""))
        self.what = what
        self.why = why
        self.instead = instead


class ExtractionError(Error):
    """What `extract` found does not have the requested shape, or is not on the page.

    `raw`: the service's answer, or None. `partial`: what was found, as plain data. `missing`: the paths of what was not
    found, such as `items[2].price`. `errors`: pydantic's list of errors. `schema`: the requested JSON schema.
    """

    def __init__(
        self,
        message: str,
        *,
        raw: Any = None,
        partial: Any = None,
        errors: list[dict[str, Any]] | None = None,
        missing: list[str] | None = None,
        schema: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(message)
        self.raw = raw
        self.partial = partial
        self.errors = errors or []
        self.missing = missing or []
        self.schema = schema


class ModelError(Error):
    """A language model of the user failed: it refused the key, could not be reached, or had no quota left.

    `model`: its name. `status`: the HTTP status, or None. `retry_after`: seconds, or None if the provider named none.
    """

    def __init__(
        self, message: str, *, model: str = "", status: int | None = None, retry_after: float | None = None
    ) -> None:
        super().__init__(message)
        self.model = model
        self.status = status
        self.retry_after = retry_after

    def of(self, title: str) -> ModelError:
        """The same error with the public method in front."""
        return ModelError(
            f"{title}: {self.message}", model=self.model, status=self.status, retry_after=self.retry_after
        )


class SmoothApiError(Error):
    """The service returned an error, or could not be reached (`status` is None).

    `detail` is the service's explanation, `request_id` its id of the request, or None.
    """

    def __init__(
        self, message: str, *, status: int | None = None, detail: Any = None, request_id: str | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.detail = detail
        self.request_id = request_id


class AuthenticationError(SmoothApiError):
    """The API key is missing or wrong (401), or the plan does not include the requested feature (403)."""


class InsufficientCreditsError(SmoothApiError):
    """The account has no credits left."""


class RateLimitError(SmoothApiError):
    """Too many requests, or too many sessions at once. `retry_after`: seconds, or None if the service sent none."""

    def __init__(self, message: str, *, retry_after: float | None = None, **facts: Any) -> None:
        super().__init__(message, **facts)
        self.retry_after = retry_after


class UncertainError(SmoothApiError):
    """The connection broke or the answer was unreadable: the service may or may not have acted on the request."""


class ActionError(SmoothApiError):
    """An action failed. `code`: 400 (bad request) or 500 (internal error). `output`: the service's text."""

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
