"""The methods that name elements by what a user sees, of pages, frames, locators and frame locators."""

from __future__ import annotations

from re import Pattern
from typing import TYPE_CHECKING

from smooth_page._shared.api.api_types import AriaRole
from smooth_page._shared.elements import selectors as build

if TYPE_CHECKING:
    from .locator import Locator
    from .target import ActionFrame


class GetBy:
    """Base of `Page`, `Frame`, `Locator` and `FrameLocator`. Creating a locator sends no event."""

    def _acting_frame(self) -> ActionFrame:
        """The frame of the locators."""
        raise NotImplementedError

    def _below(self, selector: str) -> str:
        """Returns the selector, below the element or frame of this object."""
        return selector

    def _get_by(self, selector: str) -> Locator:
        from .locator import Locator

        return Locator(self._acting_frame(), self._below(selector))

    def get_by_alt_text(self, text: str | Pattern[str], *, exact: bool | None = None) -> Locator:
        """Images and areas by their alternative text: part of it in any case, the whole text if `exact`, or a pattern.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-get-by-alt-text)
        """
        return self._get_by(build.by_attribute("alt", text, exact))

    def get_by_label(self, text: str | Pattern[str], *, exact: bool | None = None) -> Locator:
        """Controls by the text of their <label>, `aria-labelledby` or `aria-label`.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-get-by-label)
        """
        return self._get_by(build.by_label(text, exact))

    def get_by_placeholder(self, text: str | Pattern[str], *, exact: bool | None = None) -> Locator:
        """Inputs by their placeholder.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-get-by-placeholder)
        """
        return self._get_by(build.by_attribute("placeholder", text, exact))

    def get_by_role(
        self,
        role: AriaRole,
        *,
        checked: bool | None = None,
        description: str | Pattern[str] | None = None,
        disabled: bool | None = None,
        exact: bool | None = None,
        expanded: bool | None = None,
        include_hidden: bool | None = None,
        level: int | None = None,
        name: str | Pattern[str] | None = None,
        pressed: bool | None = None,
        selected: bool | None = None,
    ) -> Locator:
        """Elements by ARIA role, accessible name and states.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-get-by-role)
        """
        return self._get_by(
            build.by_role(
                role,
                checked=checked,
                disabled=disabled,
                selected=selected,
                expanded=expanded,
                include_hidden=include_hidden,
                level=level,
                name=name,
                description=description,
                exact=exact,
                pressed=pressed,
            )
        )

    def get_by_test_id(self, test_id: str | Pattern[str]) -> Locator:
        """Elements by their test id. `selectors.set_test_id_attribute` sets the name of the attribute.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-get-by-test-id)
        """
        return self._get_by(build.by_test_id(self._acting_frame().selectors._test_id_attribute, test_id))

    def get_by_text(self, text: str | Pattern[str], *, exact: bool | None = None) -> Locator:
        """Elements by the text they contain: part of it in any case, the whole text if `exact`, or a pattern.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-get-by-text)
        """
        return self._get_by(build.by_text(text, exact))

    def get_by_title(self, text: str | Pattern[str], *, exact: bool | None = None) -> Locator:
        """Elements by their title attribute.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-get-by-title)
        """
        return self._get_by(build.by_attribute("title", text, exact))
