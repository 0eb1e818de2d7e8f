"""The assertions of `expect(locator)` that compare texts: contents, attributes, classes, values."""

from __future__ import annotations

from collections.abc import Sequence
from re import Pattern
from typing import Literal

from smooth_page._shared.api.api_types import Timeout
from smooth_page._shared.api.arguments import one_of
from smooth_page._shared.assertions.expectations import ExpectedText, refuse_patterns, text_match, text_matches

from .expectation import Expectation

_check_pseudo = one_of("before", "after")


class TextAssertions(Expectation):
    """Base of `LocatorAssertions`."""

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
        if pseudo is not None:
            _check_pseudo("LocatorAssertions.to_have_css: pseudo", pseudo)
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
