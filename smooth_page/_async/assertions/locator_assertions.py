"""The assertions of `expect(locator)`: each is one event, however long it waits."""

from __future__ import annotations

from collections.abc import Sequence
from re import Pattern
from typing import TYPE_CHECKING, Any, Literal

from smooth_page._shared.api.api_types import AriaRole, Timeout
from smooth_page._shared.api.arguments import check_number, check_string
from smooth_page._shared.assertions.expectations import ExpectedText, refuse_patterns, text_match, text_matches
from smooth_page._shared.wire.wire import to_wire
from smooth_page.errors import Error

from ..events.events import Eventless
from .expectation import Expectation

if TYPE_CHECKING:
    from ..elements.locator import Locator


class LocatorAssertions(Expectation, Eventless):
    """Waits for a condition and raises `AssertionError` when it does not become true in time. Timeouts are in ms.

    [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions)
    """

    def __init__(self, locator: Locator, timeout: float, message: str | None, *, soft: bool = False) -> None:
        super().__init__(locator._frame, locator._selector, timeout, message, soft=soft)

    @property
    def _not(self) -> LocatorAssertions:
        return self._negated()

    async def _expect_texts(
        self,
        matcher: str,
        verb: str,
        wording: str,
        expected: ExpectedText,
        timeout: Timeout,
        use_inner_text: bool | None = None,
        **how: bool | None,
    ) -> None:
        """An assertion about one text, or, for a list, about the texts of all matches."""
        one = isinstance(expected, str | Pattern) or not isinstance(expected, Sequence)
        await self._expect(
            matcher if one else f"{matcher}.array",
            verb,
            wording,
            shown=expected,
            timeout=timeout,
            texts=[text_match(expected, **how)] if one else text_matches(expected, **how),
            options={"useInnerText": use_inner_text},
        )

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

    async def to_contain_class(self, expected: str | Sequence[str], *, timeout: Timeout = None) -> None:
        """The element has all classes of the string. For a list: each element has those of its string.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-to-contain-class)
        """
        refuse_patterns("to_contain_class", expected)
        wording = "to contain class" if isinstance(expected, str) else "to contain class names"
        await self._expect_texts("to.contain.class", "to_contain_class", wording, expected, timeout)

    async def not_to_contain_class(self, expected: str | Sequence[str], *, timeout: Timeout = None) -> None:
        """The opposite of `to_contain_class`.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-not-to-contain-class)
        """
        await self._not.to_contain_class(expected, timeout=timeout)

    async def to_contain_text(
        self,
        expected: str | Pattern[str] | Sequence[str] | Sequence[Pattern[str]] | Sequence[Pattern[str] | str],
        *,
        ignore_case: bool | None = None,
        timeout: Timeout = None,
        use_inner_text: bool | None = None,
    ) -> None:
        """The element's text contains the string or matches the pattern. For a list: some elements' texts do, in this
        order.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-to-contain-text)
        """
        await self._expect_texts(
            "to.contain.text",
            "to_contain_text",
            "to contain text",
            expected,
            timeout,
            use_inner_text,
            substring=True,
            normalize=True,
            ignore_case=ignore_case,
        )

    async def not_to_contain_text(
        self,
        expected: str | Pattern[str] | Sequence[str] | Sequence[Pattern[str]] | Sequence[Pattern[str] | str],
        *,
        ignore_case: bool | None = None,
        timeout: Timeout = None,
        use_inner_text: bool | None = None,
    ) -> None:
        """The opposite of `to_contain_text`.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-not-to-contain-text)
        """
        await self._not.to_contain_text(
            expected, ignore_case=ignore_case, timeout=timeout, use_inner_text=use_inner_text
        )

    async def to_have_accessible_description(
        self, description: str | Pattern[str], *, ignore_case: bool | None = None, timeout: Timeout = None
    ) -> None:
        """The element has the accessible description.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-to-have-accessible-description)
        """
        await self._expect(
            "to.have.accessible.description",
            "to_have_accessible_description",
            "to have accessible description",
            timeout=timeout,
            texts=[text_match(description, normalize=True, ignore_case=ignore_case)],
        )

    async def not_to_have_accessible_description(
        self, description: str | Pattern[str], *, ignore_case: bool | None = None, timeout: Timeout = None
    ) -> None:
        """The opposite of `to_have_accessible_description`.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-not-to-have-accessible-description)
        """
        await self._not.to_have_accessible_description(description, ignore_case=ignore_case, timeout=timeout)

    async def to_have_accessible_error_message(
        self, error_message: str | Pattern[str], *, ignore_case: bool | None = None, timeout: Timeout = None
    ) -> None:
        """The element has the accessible error message.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-to-have-accessible-error-message)
        """
        await self._expect(
            "to.have.accessible.error.message",
            "to_have_accessible_error_message",
            "to have accessible error message",
            timeout=timeout,
            texts=[text_match(error_message, normalize=True, ignore_case=ignore_case)],
        )

    async def not_to_have_accessible_error_message(
        self, error_message: str | Pattern[str], *, ignore_case: bool | None = None, timeout: Timeout = None
    ) -> None:
        """The opposite of `to_have_accessible_error_message`.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-not-to-have-accessible-error-message)
        """
        await self._not.to_have_accessible_error_message(error_message, ignore_case=ignore_case, timeout=timeout)

    async def to_have_accessible_name(
        self, name: str | Pattern[str], *, ignore_case: bool | None = None, timeout: Timeout = None
    ) -> None:
        """The element has the accessible name.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-to-have-accessible-name)
        """
        await self._expect(
            "to.have.accessible.name",
            "to_have_accessible_name",
            "to have accessible name",
            timeout=timeout,
            texts=[text_match(name, normalize=True, ignore_case=ignore_case)],
        )

    async def not_to_have_accessible_name(
        self, name: str | Pattern[str], *, ignore_case: bool | None = None, timeout: Timeout = None
    ) -> None:
        """The opposite of `to_have_accessible_name`.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-not-to-have-accessible-name)
        """
        await self._not.to_have_accessible_name(name, ignore_case=ignore_case, timeout=timeout)

    async def to_have_attribute(
        self,
        name: str,
        value: str | Pattern[str] | None = None,
        *,
        ignore_case: bool | None = None,
        timeout: Timeout = None,
    ) -> None:
        """The element has the attribute, with the value if there is one.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-to-have-attribute)
        """
        if value is None:
            await self._expect(
                "to.have.attribute", "to_have_attribute", "to have attribute", timeout=timeout, name=name
            )
            return
        await self._expect(
            "to.have.attribute.value",
            "to_have_attribute",
            "to have attribute",
            shown=value,
            timeout=timeout,
            name=name,
            texts=[text_match(value, ignore_case=ignore_case)],
        )

    async def not_to_have_attribute(
        self,
        name: str,
        value: str | Pattern[str] | None = None,
        *,
        ignore_case: bool | None = None,
        timeout: Timeout = None,
    ) -> None:
        """The opposite of `to_have_attribute`.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-not-to-have-attribute)
        """
        await self._not.to_have_attribute(name, value, ignore_case=ignore_case, timeout=timeout)

    async def to_have_class(
        self,
        expected: str | Pattern[str] | Sequence[str] | Sequence[Pattern[str]] | Sequence[Pattern[str] | str],
        *,
        timeout: Timeout = None,
    ) -> None:
        """The element's class attribute equals the string or matches the pattern. For a list: the elements' attributes
        do, one by one.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-to-have-class)
        """
        await self._expect_texts("to.have.class", "to_have_class", "to have class", expected, timeout)

    async def not_to_have_class(
        self,
        expected: str | Pattern[str] | Sequence[str] | Sequence[Pattern[str]] | Sequence[Pattern[str] | str],
        *,
        timeout: Timeout = None,
    ) -> None:
        """The opposite of `to_have_class`.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-not-to-have-class)
        """
        await self._not.to_have_class(expected, timeout=timeout)

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

    async def to_have_css(
        self,
        name: str,
        value: str | Pattern[str],
        *,
        pseudo: Literal["after", "before"] | None = None,
        timeout: Timeout = None,
    ) -> None:
        """The element, or its `pseudo` element, has the computed value of the CSS property.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-to-have-css)
        """
        await self._expect(
            "to.have.css",
            "to_have_css",
            "to have CSS",
            shown=value,
            timeout=timeout,
            name=name,
            texts=[text_match(value)],
            options={"pseudo": pseudo},
        )

    async def not_to_have_css(
        self,
        name: str,
        value: str | Pattern[str],
        *,
        pseudo: Literal["after", "before"] | None = None,
        timeout: Timeout = None,
    ) -> None:
        """The opposite of `to_have_css`.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-not-to-have-css)
        """
        await self._not.to_have_css(name, value, pseudo=pseudo, timeout=timeout)

    async def to_have_id(self, id: str | Pattern[str], *, timeout: Timeout = None) -> None:
        """The element has the id.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-to-have-id)
        """
        await self._expect("to.have.id", "to_have_id", "to have ID", shown=id, timeout=timeout, texts=[text_match(id)])

    async def not_to_have_id(self, id: str | Pattern[str], *, timeout: Timeout = None) -> None:
        """The opposite of `to_have_id`.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-not-to-have-id)
        """
        await self._not.to_have_id(id, timeout=timeout)

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
        if not isinstance(role, str):
            raise Error('"role" argument in to_have_role must be a string')
        await self._expect(
            "to.have.role", "to_have_role", "to have accessible role", timeout=timeout, texts=[text_match(role)]
        )

    async def not_to_have_role(self, role: AriaRole, *, timeout: Timeout = None) -> None:
        """The opposite of `to_have_role`.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-not-to-have-role)
        """
        await self._not.to_have_role(role, timeout=timeout)

    async def to_have_text(
        self,
        expected: str | Pattern[str] | Sequence[str] | Sequence[Pattern[str]] | Sequence[Pattern[str] | str],
        *,
        ignore_case: bool | None = None,
        timeout: Timeout = None,
        use_inner_text: bool | None = None,
    ) -> None:
        """The element's whole text equals the string or matches the pattern, with white space normalized. For a list:
        the elements' texts do, one by one.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-to-have-text)
        """
        await self._expect_texts(
            "to.have.text",
            "to_have_text",
            "to have text",
            expected,
            timeout,
            use_inner_text,
            normalize=True,
            ignore_case=ignore_case,
        )

    async def not_to_have_text(
        self,
        expected: str | Pattern[str] | Sequence[str] | Sequence[Pattern[str]] | Sequence[Pattern[str] | str],
        *,
        ignore_case: bool | None = None,
        timeout: Timeout = None,
        use_inner_text: bool | None = None,
    ) -> None:
        """The opposite of `to_have_text`.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-not-to-have-text)
        """
        await self._not.to_have_text(expected, ignore_case=ignore_case, timeout=timeout, use_inner_text=use_inner_text)

    async def to_have_value(self, value: str | Pattern[str], *, timeout: Timeout = None) -> None:
        """The input, textarea or select has the value.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-to-have-value)
        """
        await self._expect(
            "to.have.value", "to_have_value", "to have Value", shown=value, timeout=timeout, texts=[text_match(value)]
        )

    async def not_to_have_value(self, value: str | Pattern[str], *, timeout: Timeout = None) -> None:
        """The opposite of `to_have_value`.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-not-to-have-value)
        """
        await self._not.to_have_value(value, timeout=timeout)

    async def to_have_values(
        self, values: Sequence[str] | Sequence[Pattern[str]] | Sequence[Pattern[str] | str], *, timeout: Timeout = None
    ) -> None:
        """The <select multiple> has these values selected.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-to-have-values)
        """
        await self._expect(
            "to.have.values",
            "to_have_values",
            "to have Values",
            shown=values,
            timeout=timeout,
            texts=text_matches(values),
        )

    async def not_to_have_values(
        self, values: Sequence[str] | Sequence[Pattern[str]] | Sequence[Pattern[str] | str], *, timeout: Timeout = None
    ) -> None:
        """The opposite of `to_have_values`.

        [Playwright](https://playwright.dev/python/docs/api/class-locatorassertions#locator-assertions-not-to-have-values)
        """
        await self._not.to_have_values(values, timeout=timeout)

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
