"""The actions that locators and element handles share, one event each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from smooth_page._protocol import commands
from smooth_page._shared.api.api_types import Files, KeyboardModifier, MouseButton, Position, Scroll, Timeout

from .screenshots import screenshot
from .target import ElementTarget

if TYPE_CHECKING:
    from .element_handle import ElementHandle
    from .locator import Locator


class ElementActions:
    """Base of `Locator` and `ElementHandle`. `no_wait_after` has no effect, as in Playwright."""

    def _target(self) -> ElementTarget:
        """The element that the actions are for."""
        raise NotImplementedError

    async def check(
        self,
        *,
        force: bool | None = None,
        no_wait_after: bool | None = None,
        position: Position | None = None,
        scroll: Scroll | None = None,
        timeout: Timeout = None,
        trial: bool | None = None,
    ) -> None:
        """Checks a checkbox or radio button by a click, unless it is already checked. Raises TimeoutError after
        `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-check)
        """
        await self._target().act(
            commands.check, "check", timeout, checked=True, position=position, force=force, trial=trial, scroll=scroll
        )

    async def uncheck(
        self,
        *,
        force: bool | None = None,
        no_wait_after: bool | None = None,
        position: Position | None = None,
        scroll: Scroll | None = None,
        timeout: Timeout = None,
        trial: bool | None = None,
    ) -> None:
        """Unchecks a checkbox by a click, unless it is already unchecked. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-uncheck)
        """
        await self._target().act(
            commands.check,
            "uncheck",
            timeout,
            checked=False,
            position=position,
            force=force,
            trial=trial,
            scroll=scroll,
        )

    async def set_checked(
        self,
        checked: bool,
        *,
        force: bool | None = None,
        no_wait_after: bool | None = None,
        position: Position | None = None,
        scroll: Scroll | None = None,
        timeout: Timeout = None,
        trial: bool | None = None,
    ) -> None:
        """Checks or unchecks a checkbox or radio button by a click, unless it is already in that state. Raises
        TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-set-checked)
        """
        await self._target().act(
            commands.check,
            "set_checked",
            timeout,
            checked=checked,
            position=position,
            force=force,
            trial=trial,
            scroll=scroll,
        )

    async def click(
        self,
        *,
        button: MouseButton | None = None,
        click_count: int | None = None,
        delay: float | None = None,
        force: bool | None = None,
        modifiers: Sequence[KeyboardModifier] | None = None,
        no_wait_after: bool | None = None,
        position: Position | None = None,
        scroll: Scroll | None = None,
        steps: int | None = None,
        timeout: Timeout = None,
        trial: bool | None = None,
    ) -> None:
        """Clicks the element as soon as it is visible, stable, enabled and not covered. `delay` is in ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-click)
        """
        await self._target().act(
            commands.click,
            "click",
            timeout,
            button=button,
            clickCount=click_count,
            delay=delay,
            steps=steps,
            position=position,
            modifiers=modifiers,
            force=force,
            trial=trial,
            scroll=scroll,
        )

    async def dblclick(
        self,
        *,
        button: MouseButton | None = None,
        delay: float | None = None,
        force: bool | None = None,
        modifiers: Sequence[KeyboardModifier] | None = None,
        no_wait_after: bool | None = None,
        position: Position | None = None,
        scroll: Scroll | None = None,
        steps: int | None = None,
        timeout: Timeout = None,
        trial: bool | None = None,
    ) -> None:
        """Double-clicks the element as soon as it is visible, stable, enabled and not covered. `delay` is in ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-dblclick)
        """
        await self._target().act(
            commands.dblclick,
            "dblclick",
            timeout,
            button=button,
            delay=delay,
            steps=steps,
            position=position,
            modifiers=modifiers,
            force=force,
            trial=trial,
            scroll=scroll,
        )

    async def hover(
        self,
        *,
        force: bool | None = None,
        modifiers: Sequence[KeyboardModifier] | None = None,
        no_wait_after: bool | None = None,
        position: Position | None = None,
        scroll: Scroll | None = None,
        timeout: Timeout = None,
        trial: bool | None = None,
    ) -> None:
        """Moves the mouse over the element as soon as it is visible, stable and not covered.
        Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-hover)
        """
        await self._target().act(
            commands.hover,
            "hover",
            timeout,
            position=position,
            modifiers=modifiers,
            force=force,
            trial=trial,
            scroll=scroll,
        )

    async def tap(
        self,
        *,
        force: bool | None = None,
        modifiers: Sequence[KeyboardModifier] | None = None,
        no_wait_after: bool | None = None,
        position: Position | None = None,
        scroll: Scroll | None = None,
        timeout: Timeout = None,
        trial: bool | None = None,
    ) -> None:
        """Taps the element; the context needs `has_touch`. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-tap)
        """
        await self._target().tap(
            timeout,
            position=position,
            modifiers=modifiers,
            force=force,
            trial=trial,
            scroll=scroll,
        )

    async def fill(
        self, value: str, *, force: bool | None = None, no_wait_after: bool | None = None, timeout: Timeout = None
    ) -> None:
        """Sets the text of an input, textarea or contenteditable element once it is visible, enabled and editable.
        Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-fill)
        """
        await self._target().act(commands.fill, "fill", timeout, value=value, force=force)

    async def type(
        self, text: str, *, delay: float | None = None, no_wait_after: bool | None = None, timeout: Timeout = None
    ) -> None:
        """Focuses the element and types the text key by key, `delay` ms apart.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-type)
        """
        await self._target().act(commands.type, "type", timeout, text=text, delay=delay)

    async def press(
        self, key: str, *, delay: float | None = None, no_wait_after: bool | None = None, timeout: Timeout = None
    ) -> None:
        """Focuses the element and presses a key or a combination such as `Control+A`, held for `delay` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-press)
        """
        await self._target().act(commands.press, "press", timeout, key=key, delay=delay)

    async def select_option(
        self,
        value: str | Sequence[str] | None = None,
        *,
        element: ElementHandle | Sequence[ElementHandle] | None = None,
        force: bool | None = None,
        index: int | Sequence[int] | None = None,
        label: str | Sequence[str] | None = None,
        no_wait_after: bool | None = None,
        timeout: Timeout = None,
    ) -> list[str]:
        """Selects the options of a <select> that match any criterion. Returns the values of the selected options.
        Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-select-option)
        """
        return await self._target().select_option("select_option", timeout, value, index, label, element, force)

    async def set_input_files(
        self, files: Files, *, no_wait_after: bool | None = None, timeout: Timeout = None
    ) -> None:
        """Sets the files of an <input type=file>: paths, a directory, or payloads with a name, a MIME type and bytes.
        Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-set-input-files)
        """
        await self._target().set_input_files("set_input_files", timeout, files)

    async def select_text(self, *, force: bool | None = None, timeout: Timeout = None) -> None:
        """Selects the element's text as soon as it is visible. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-select-text)
        """
        await self._target().act(commands.select_text, "select_text", timeout, force=force)

    async def scroll_into_view_if_needed(self, *, timeout: Timeout = None) -> None:
        """Scrolls the element into view as soon as it is stable, unless it is already visible there. Raises
        TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-scroll-into-view-if-needed)
        """
        await self._target().act(commands.scroll_into_view, "scroll_into_view_if_needed", timeout)

    async def screenshot(
        self,
        *,
        animations: Literal["allow", "disabled"] | None = None,
        caret: Literal["hide", "initial"] | None = None,
        mask: Sequence[Locator] | None = None,
        mask_color: str | None = None,
        omit_background: bool | None = None,
        path: str | Path | None = None,
        quality: int | None = None,
        scale: Literal["css", "device"] | None = None,
        style: str | None = None,
        timeout: Timeout = None,
        type: Literal["jpeg", "png", "webp"] | None = None,
    ) -> bytes:
        """Returns an encoded image of the element as the page shows it; also written to `path`. `quality`: 0 to 100.
        Raises TimeoutError after `timeout` ms.

        Difference from Playwright: same as `Page.screenshot`.
        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-screenshot)
        """
        return await screenshot(
            self._target(),
            timeout,
            path,
            mask,
            animations=animations,
            caret=caret,
            mask_color=mask_color,
            omit_background=omit_background,
            quality=quality,
            scale=scale,
            style=style,
            type=type,
        )
