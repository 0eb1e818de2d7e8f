"""How an assertion is sent to the page, and the text of its failure."""

from __future__ import annotations

import copy
from typing import Any

from typing_extensions import Self

from smooth_page._protocol import commands
from smooth_page._protocol.call import UNSET, Call
from smooth_page._protocol.contract import Target
from smooth_page._shared.api.api_types import Timeout
from smooth_page._shared.api.arguments import milliseconds
from smooth_page._shared.assertions.expectations import failure_text
from smooth_page._shared.assertions.soft_assertions import soften
from smooth_page._shared.tracing.params import call_params
from smooth_page.errors import Error, NotSupportedError, SmoothApiError, printable

from ..elements.target import ActionFrame


class Expectation:
    """Base of the assertions about locators and pages: one condition, one event."""

    def __init__(
        self, frame: ActionFrame, selector: str | None, timeout: float, message: str | None, *, soft: bool
    ) -> None:
        self._frame = frame
        self._selector = selector
        self._timeout = timeout
        self._message = message
        self._soft = soft
        self._is_not = False

    @property
    def _not(self) -> Self:
        twin = copy.copy(self)
        twin._is_not = not self._is_not
        return twin

    async def _expect(
        self,
        matcher: str,
        verb: str,
        wording: str,
        *,
        timeout: Timeout,
        subject: str = "Locator",
        shown: Any = None,
        texts: list[commands.TextMatch] | None = None,
        name: str | None = None,
        value: Any = UNSET,
        number: float | None = None,
        options: dict[str, Any] | None = None,
    ) -> None:
        """Waits until the condition (or its opposite) is true. Raises `AssertionError` when the time is over.

        `wording` follows 'expected'; `shown` is the expected value for the message; everything else is sent to the
        page.
        """
        limit = self._timeout if timeout is None else milliseconds(timeout)
        verb = f"not_{verb}" if self._is_not else verb
        element: Target = {} if self._selector is None else {"selector": self._selector, "strict": True}
        call = commands.expect(
            element or None,
            matcher=matcher,
            isNot=self._is_not,
            expected=texts,
            name=name,
            value=value,
            number=number,
            options={key: option for key, option in (options or {}).items() if option is not None},
        )
        title = f"{type(self).__name__}.{verb}"
        with self._frame.bridge.call(title, call_params(call, limit)) as traced:
            answer = await self._ask(call, title, limit)
            if answer["matches"] is not self._is_not:
                return
            text = failure_text(
                self._message,
                f"{subject} expected {'not ' if self._is_not else ''}{wording}",
                shown,
                answer,
                verb=verb,
                selector=self._selector,
                timeout=limit,
            )
            failure = AssertionError(printable(text))
            if not self._soft:
                raise failure
            traced.failed(failure)
            soften(failure)

    async def _ask(self, call: Call[commands.Expectation], title: str, limit: float) -> commands.Expectation:
        frame = self._frame
        try:
            return await frame.bridge.run(call, frame=frame.id, timeout=limit, title=title, selector=self._selector)
        except (NotSupportedError, SmoothApiError):
            raise
        except Error as error:
            # A closed page proves neither the condition nor its opposite.
            return {"matches": self._is_not, "error": error.message, "timedOut": False, "log": []}
