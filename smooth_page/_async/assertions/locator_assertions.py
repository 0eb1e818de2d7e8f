"""The assertions of `expect(locator)`: each is one event, however long it waits.

Those that compare texts, such as `to_have_text`, are in text_assertions.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smooth_page._shared.api.api_types import AriaRole, Timeout
from smooth_page._shared.api.arguments import check_number, check_string
from smooth_page._shared.assertions.expectations import text_match
from smooth_page._shared.wire.wire import to_wire
from smooth_page.errors import Error

from ..events.events import Eventless
from .text_assertions import TextAssertions

if TYPE_CHECKING:
    from ..elements.locator import Locator


class LocatorAssertions(TextAssertions, Eventless):
    """Waits for a condition and raises `AssertionError` when it does not become true in time. Timeouts are in ms.

    [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions)
    """

    def __init__(self, locator: Locator, timeout: float, message: str | None, *, soft: bool = False) -> None:
        super().__init__(locator._frame, locator._selector, timeout, message, soft=soft)

    async def to_be_attached(self, *, attached: bool | None = None, timeout: Timeout = None) -> None:
        """The element is in the document, or is not if `attached` is False.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-to-be-attached)
        """
        if attached is False:
            await self._expect("to.be.detached", "to_be_attached", "to be detached", timeout=timeout)
        else:
            await self._expect("to.be.attached", "to_be_attached", "to be attached", timeout=timeout)

    async def not_to_be_attached(self, *, attached: bool | None = None, timeout: Timeout = None) -> None:
        """The opposite of `to_be_attached`.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-not-to-be-attached)
        """
        await self._not.to_be_attached(attached=attached, timeout=timeout)

    async def to_be_checked(
        self, *, checked: bool | None = None, indeterminate: bool | None = None, timeout: Timeout = None
    ) -> None:
        """The checkbox or radio button is checked, unchecked or indeterminate.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-to-be-checked)
        """
        wording = "unchecked" if checked is False else "checked"
        await self._expect(
            "to.be.checked",
            "to_be_checked",
            f"to be {'indeterminate' if indeterminate else wording}",
            timeout=timeout,
            options={"checked": checked, "indeterminate": indeterminate},
        )

    async def not_to_be_checked(self, *, timeout: Timeout = None) -> None:
        """The opposite of `to_be_checked`.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-not-to-be-checked)
        """
        await self._not.to_be_checked(timeout=timeout)

    async def to_be_disabled(self, *, timeout: Timeout = None) -> None:
        """The element is disabled.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-to-be-disabled)
        """
        await self._expect("to.be.disabled", "to_be_disabled", "to be disabled", timeout=timeout)

    async def not_to_be_disabled(self, *, timeout: Timeout = None) -> None:
        """The opposite of `to_be_disabled`.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-not-to-be-disabled)
        """
        await self._not.to_be_disabled(timeout=timeout)

    async def to_be_editable(self, *, editable: bool | None = None, timeout: Timeout = None) -> None:
        """The element is enabled and not read-only, or is read-only if `editable` is False.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-to-be-editable)
        """
        state = "readonly" if editable is False else "editable"
        await self._expect(f"to.be.{state}", "to_be_editable", f"to be {state}", timeout=timeout)

    async def not_to_be_editable(self, *, editable: bool | None = None, timeout: Timeout = None) -> None:
        """The opposite of `to_be_editable`.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-not-to-be-editable)
        """
        await self._not.to_be_editable(editable=editable, timeout=timeout)

    async def to_be_empty(self, *, timeout: Timeout = None) -> None:
        """The element has no text, or the input no value.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-to-be-empty)
        """
        await self._expect("to.be.empty", "to_be_empty", "to be empty", timeout=timeout)

    async def not_to_be_empty(self, *, timeout: Timeout = None) -> None:
        """The opposite of `to_be_empty`.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-not-to-be-empty)
        """
        await self._not.to_be_empty(timeout=timeout)

    async def to_be_enabled(self, *, enabled: bool | None = None, timeout: Timeout = None) -> None:
        """The element is enabled, or is disabled if `enabled` is False.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-to-be-enabled)
        """
        state = "disabled" if enabled is False else "enabled"
        await self._expect(f"to.be.{state}", "to_be_enabled", f"to be {state}", timeout=timeout)

    async def not_to_be_enabled(self, *, enabled: bool | None = None, timeout: Timeout = None) -> None:
        """The opposite of `to_be_enabled`.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-not-to-be-enabled)
        """
        await self._not.to_be_enabled(enabled=enabled, timeout=timeout)

    async def to_be_focused(self, *, timeout: Timeout = None) -> None:
        """The element has the focus.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-to-be-focused)
        """
        await self._expect("to.be.focused", "to_be_focused", "to be focused", timeout=timeout)

    async def not_to_be_focused(self, *, timeout: Timeout = None) -> None:
        """The opposite of `to_be_focused`.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-not-to-be-focused)
        """
        await self._not.to_be_focused(timeout=timeout)

    async def to_be_hidden(self, *, timeout: Timeout = None) -> None:
        """The element is not visible, or does not exist.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-to-be-hidden)
        """
        await self._expect("to.be.hidden", "to_be_hidden", "to be hidden", timeout=timeout)

    async def not_to_be_hidden(self, *, timeout: Timeout = None) -> None:
        """The opposite of `to_be_hidden`.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-not-to-be-hidden)
        """
        await self._not.to_be_hidden(timeout=timeout)

    async def to_be_in_viewport(self, *, ratio: float | None = None, timeout: Timeout = None) -> None:
        """At least the `ratio` (0 to 1) of the element is inside the viewport; by default, any part of it.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-to-be-in-viewport)
        """
        await self._expect("to.be.in.viewport", "to_be_in_viewport", "to be in viewport", timeout=timeout, number=ratio)

    async def not_to_be_in_viewport(self, *, ratio: float | None = None, timeout: Timeout = None) -> None:
        """The opposite of `to_be_in_viewport`.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-not-to-be-in-viewport)
        """
        await self._not.to_be_in_viewport(ratio=ratio, timeout=timeout)

    async def to_be_visible(self, *, timeout: Timeout = None, visible: bool | None = None) -> None:
        """The element exists and is visible, or is not if `visible` is False.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-to-be-visible)
        """
        state = "hidden" if visible is False else "visible"
        await self._expect(f"to.be.{state}", "to_be_visible", f"to be {state}", timeout=timeout)

    async def not_to_be_visible(self, *, timeout: Timeout = None, visible: bool | None = None) -> None:
        """The opposite of `to_be_visible`.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-not-to-be-visible)
        """
        await self._not.to_be_visible(timeout=timeout, visible=visible)

    async def to_have_count(self, count: int, *, timeout: Timeout = None) -> None:
        """The number of matches is `count`.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-to-have-count)
        """
        number = check_number("count", count)
        await self._expect(
            "to.have.count", "to_have_count", "to have count", shown=count, timeout=timeout, number=number
        )

    async def not_to_have_count(self, count: int, *, timeout: Timeout = None) -> None:
        """The opposite of `to_have_count`.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-not-to-have-count)
        """
        await self._not.to_have_count(count, timeout=timeout)

    async def to_have_js_property(self, name: str, value: Any, *, timeout: Timeout = None) -> None:
        """The element has a JavaScript property that deeply equals the value.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-to-have-js-property)
        """
        await self._expect(
            "to.have.property",
            "to_have_property",
            "to have JS Property",
            shown=value,
            timeout=timeout,
            name=name,
            value=to_wire(value),
        )

    async def not_to_have_js_property(self, name: str, value: Any, *, timeout: Timeout = None) -> None:
        """The opposite of `to_have_js_property`.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-not-to-have-js-property)
        """
        await self._not.to_have_js_property(name, value, timeout=timeout)

    async def to_have_role(self, role: AriaRole, *, timeout: Timeout = None) -> None:
        """The element has the ARIA role.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-to-have-role)
        """
        text = text_match(role)
        if not isinstance(role, str):  # a pattern
            raise Error('"role" argument in to_have_role must be a string')
        await self._expect("to.have.role", "to_have_role", "to have accessible role", timeout=timeout, texts=[text])

    async def not_to_have_role(self, role: AriaRole, *, timeout: Timeout = None) -> None:
        """The opposite of `to_have_role`.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-not-to-have-role)
        """
        await self._not.to_have_role(role, timeout=timeout)

    async def to_match_aria_snapshot(self, expected: str, *, timeout: Timeout = None) -> None:
        """The accessibility tree of the element contains the YAML template.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-to-match-aria-snapshot)
        """
        await self._expect(
            "to.match.aria",
            "to_match_aria_snapshot",
            "to match Aria snapshot",
            shown=expected,
            timeout=timeout,
            value=check_string("expected", expected),
        )

    async def not_to_match_aria_snapshot(self, expected: str, *, timeout: Timeout = None) -> None:
        """The opposite of `to_match_aria_snapshot`.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-not-to-match-aria-snapshot)
        """
        await self._not.to_match_aria_snapshot(expected, timeout=timeout)
