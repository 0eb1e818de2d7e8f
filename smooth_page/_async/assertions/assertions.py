"""`expect`, and the assertions about pages and responses of API requests."""

from __future__ import annotations

from datetime import timedelta
from re import Pattern
from typing import Any, overload

from smooth_page._shared.api.api_types import Timeout
from smooth_page._shared.api.arguments import check_string, milliseconds
from smooth_page._shared.assertions.expectations import SHOWN_OF_A_BODY, is_textual, response_failure_text, text_match
from smooth_page._shared.assertions.soft_assertions import soften
from smooth_page._shared.network.urls import resolve_url
from smooth_page.errors import printable

from ..elements.locator import Locator
from ..events.events import Eventless
from ..page.page import Page
from ..requests.api_response import APIResponse
from .expectation import Expectation
from .locator_assertions import LocatorAssertions

_DEFAULT_TIMEOUT = 5000.0


class PageAssertions(Expectation, Eventless):
    """Waits for a condition and raises `AssertionError` when it does not become true in time. Timeouts are in ms.

    [Playwright](https://playwright.dev/python/docs/api/class-pageassertions)
    """

    def __init__(self, page: Page, timeout: float, message: str | None, *, soft: bool = False) -> None:
        super().__init__(page._acting_frame(), None, timeout, message, soft=soft)

    async def to_have_title(self, title_or_reg_exp: str | Pattern[str], *, timeout: Timeout = None) -> None:
        """The page has the title, with white space normalized.

        [Playwright](https://playwright.dev/python/docs/api/class-pageassertions#page-assertions-to-have-title)
        """
        await self._expect(
            "to.have.title",
            "to_have_title",
            "to be",
            subject="Page title",
            shown=title_or_reg_exp,
            timeout=timeout,
            texts=[text_match(title_or_reg_exp, normalize=True)],
        )

    async def not_to_have_title(self, title_or_reg_exp: str | Pattern[str], *, timeout: Timeout = None) -> None:
        """The opposite of `to_have_title`.

        [Playwright](https://playwright.dev/python/docs/api/class-pageassertions#page-assertions-not-to-have-title)
        """
        await self._not.to_have_title(title_or_reg_exp, timeout=timeout)

    async def to_have_url(
        self, url_or_reg_exp: str | Pattern[str], *, ignore_case: bool | None = None, timeout: Timeout = None
    ) -> None:
        """The page has the URL. A string is resolved against the context's `base_url`.

        [Playwright](https://playwright.dev/python/docs/api/class-pageassertions#page-assertions-to-have-url)
        """
        expected = url_or_reg_exp
        base_url = self._frame.page._tab.group.options.base_url
        if isinstance(expected, str) and base_url:
            expected = resolve_url(base_url, expected)
        await self._expect(
            "to.have.url",
            "to_have_url",
            "to be",
            subject="Page URL",
            shown=expected,
            timeout=timeout,
            texts=[text_match(expected, ignore_case=ignore_case)],
        )

    async def not_to_have_url(
        self, url_or_reg_exp: str | Pattern[str], *, ignore_case: bool | None = None, timeout: Timeout = None
    ) -> None:
        """The opposite of `to_have_url`.

        [Playwright](https://playwright.dev/python/docs/api/class-pageassertions#page-assertions-not-to-have-url)
        """
        await self._not.to_have_url(url_or_reg_exp, ignore_case=ignore_case, timeout=timeout)

    async def to_match_aria_snapshot(self, expected: str, *, timeout: Timeout = None) -> None:
        """The accessibility tree of the page's body contains the YAML template.

        [Playwright](https://playwright.dev/python/docs/api/class-pageassertions#page-assertions-to-match-aria-snapshot)
        """
        await self._expect(
            "to.match.aria",
            "to_match_aria_snapshot",
            "to match Aria snapshot",
            subject="Page",
            shown=expected,
            timeout=timeout,
            value=check_string("expected", expected),
        )

    async def not_to_match_aria_snapshot(self, expected: str, *, timeout: Timeout = None) -> None:
        """The opposite of `to_match_aria_snapshot`.

        [Playwright](https://playwright.dev/python/docs/api/class-pageassertions#page-assertions-not-to-match-aria-snapshot)
        """
        await self._not.to_match_aria_snapshot(expected, timeout=timeout)


class APIResponseAssertions(Eventless):
    """Raises `AssertionError`, without waiting, when a response is not as expected.

    [Playwright](https://playwright.dev/python/docs/api/class-apiresponseassertions)
    """

    def __init__(self, response: APIResponse, message: str | None, *, soft: bool = False) -> None:
        self._response = response
        self._message = message
        self._soft = soft

    async def to_be_ok(self) -> None:
        """The status is between 200 and 299.

        [Playwright](https://playwright.dev/python/docs/api/class-apiresponseassertions#api-response-assertions-to-be-ok)
        """
        await self._expect_ok(True)

    async def not_to_be_ok(self) -> None:
        """The status is not between 200 and 299.

        [Playwright](https://playwright.dev/python/docs/api/class-apiresponseassertions#api-response-assertions-not-to-be-ok)
        """
        await self._expect_ok(False)

    async def _expect_ok(self, wanted: bool) -> None:
        response = self._response
        if response.ok is wanted:
            return
        wording = f"Response status expected {'' if wanted else 'not '}to be within [200..299] range, was"
        content_type = response.headers.get("content-type", "")
        body = (await response.text())[:SHOWN_OF_A_BODY] if is_textual(content_type) else None
        text = response_failure_text(self._message or f"{wording} '{response.status}'", response._log, body)
        failure = AssertionError(printable(text))
        if not self._soft:
            raise failure
        soften(failure)


class Expect:
    """`expect(page)`, `expect(locator)` and `expect(response)`; the second argument is a message for failures.

    [Playwright](https://playwright.dev/python/docs/test-assertions)
    """

    _unset: Any = object()

    def __init__(self) -> None:
        self._timeout: float | None = None

    def set_options(self, timeout: float | timedelta | None = _unset) -> None:
        """Sets how long assertions wait by default, in ms; None resets it to 5 seconds.

        [Playwright](https://playwright.dev/python/docs/test-assertions)
        """
        if timeout is not self._unset:
            self._timeout = None if timeout is None else milliseconds(timeout)

    @overload
    def __call__(self, actual: Page, message: str | None = None) -> PageAssertions: ...

    @overload
    def __call__(self, actual: Locator, message: str | None = None) -> LocatorAssertions: ...

    @overload
    def __call__(self, actual: APIResponse, message: str | None = None) -> APIResponseAssertions: ...

    def __call__(
        self, actual: Page | Locator | APIResponse, message: str | None = None
    ) -> PageAssertions | LocatorAssertions | APIResponseAssertions:
        """Returns the assertions for a page, a locator or a response. Raises `ValueError` for anything else."""
        return self._assertions(actual, message, soft=False)

    @overload
    def soft(self, actual: Page, message: str | None = None) -> PageAssertions: ...

    @overload
    def soft(self, actual: Locator, message: str | None = None) -> LocatorAssertions: ...

    @overload
    def soft(self, actual: APIResponse, message: str | None = None) -> APIResponseAssertions: ...

    def soft(
        self, actual: Page | Locator | APIResponse, message: str | None = None
    ) -> PageAssertions | LocatorAssertions | APIResponseAssertions:
        """Returns assertions whose failures don't end the test; the pytest plugin reports them at its end.

        [Playwright](https://playwright.dev/python/docs/test-assertions)
        """
        return self._assertions(actual, message, soft=True)

    def _assertions(
        self, actual: Any, message: str | None, *, soft: bool
    ) -> PageAssertions | LocatorAssertions | APIResponseAssertions:
        timeout = _DEFAULT_TIMEOUT if self._timeout is None else self._timeout
        if isinstance(actual, Page):
            return PageAssertions(actual, timeout, message, soft=soft)
        if isinstance(actual, Locator):
            return LocatorAssertions(actual, timeout, message, soft=soft)
        if isinstance(actual, APIResponse):
            return APIResponseAssertions(actual, message, soft=soft)
        raise ValueError(f"Unsupported type: {type(actual)}")


expect = Expect()
