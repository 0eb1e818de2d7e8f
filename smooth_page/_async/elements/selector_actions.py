"""The methods of pages and frames that take a selector, one event each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from smooth_page._protocol import commands
from smooth_page._shared.api.api_types import (
    Files,
    KeyboardModifier,
    MouseButton,
    Position,
    Scroll,
    SelectorState,
    Timeout,
)

from .target import ActionFrame, ElementTarget

if TYPE_CHECKING:
    from .element_handle import ElementHandle


class SelectorActions:
    """Base of `Page` and `Frame`. Selectors are strict if `strict` or the context's `strict_selectors` is true."""

    def _acting_frame(self) -> ActionFrame:
        """The frame in which selectors are looked up: the frame itself, or the page's main frame."""
        raise NotImplementedError

    def _target(self, selector: str, strict: bool | None) -> ElementTarget:
        frame = self._acting_frame()
        return ElementTarget.at(frame, selector, type(self).__name__, frame.strict(strict))

    async def check(
        self,
        selector: str,
        *,
        force: bool | None = None,
        no_wait_after: bool | None = None,
        position: Position | None = None,
        scroll: Scroll | None = None,
        strict: bool | None = None,
        timeout: Timeout = None,
        trial: bool | None = None,
    ) -> None:
        """Checks a checkbox or radio button by a click, unless it is already checked. Raises TimeoutError after
        `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-check)
        """
        await self._target(selector, strict).act(
            commands.check, "check", timeout, checked=True, position=position, force=force, trial=trial, scroll=scroll
        )

    async def uncheck(
        self,
        selector: str,
        *,
        force: bool | None = None,
        no_wait_after: bool | None = None,
        position: Position | None = None,
        scroll: Scroll | None = None,
        strict: bool | None = None,
        timeout: Timeout = None,
        trial: bool | None = None,
    ) -> None:
        """Unchecks a checkbox by a click, unless it is already unchecked. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-uncheck)
        """
        await self._target(selector, strict).act(
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
        selector: str,
        checked: bool,
        *,
        force: bool | None = None,
        no_wait_after: bool | None = None,
        position: Position | None = None,
        scroll: Scroll | None = None,
        strict: bool | None = None,
        timeout: Timeout = None,
        trial: bool | None = None,
    ) -> None:
        """Checks or unchecks a checkbox or radio button by a click, unless it is already in that state. Raises
        TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-set-checked)
        """
        await self._target(selector, strict).act(
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
        selector: str,
        *,
        button: MouseButton | None = None,
        click_count: int | None = None,
        delay: float | None = None,
        force: bool | None = None,
        modifiers: Sequence[KeyboardModifier] | None = None,
        no_wait_after: bool | None = None,
        position: Position | None = None,
        scroll: Scroll | None = None,
        strict: bool | None = None,
        timeout: Timeout = None,
        trial: bool | None = None,
    ) -> None:
        """Clicks the element as soon as it is visible, stable, enabled and not covered. `delay` is in ms.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-click)
        """
        await self._target(selector, strict).act(
            commands.click,
            "click",
            timeout,
            button=button,
            clickCount=click_count,
            delay=delay,
            position=position,
            modifiers=modifiers,
            force=force,
            trial=trial,
            scroll=scroll,
        )

    async def dblclick(
        self,
        selector: str,
        *,
        button: MouseButton | None = None,
        delay: float | None = None,
        force: bool | None = None,
        modifiers: Sequence[KeyboardModifier] | None = None,
        no_wait_after: bool | None = None,
        position: Position | None = None,
        scroll: Scroll | None = None,
        strict: bool | None = None,
        timeout: Timeout = None,
        trial: bool | None = None,
    ) -> None:
        """Double-clicks the element as soon as it is visible, stable, enabled and not covered. `delay` is in ms.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-dblclick)
        """
        await self._target(selector, strict).act(
            commands.dblclick,
            "dblclick",
            timeout,
            button=button,
            delay=delay,
            position=position,
            modifiers=modifiers,
            force=force,
            trial=trial,
            scroll=scroll,
        )

    async def hover(
        self,
        selector: str,
        *,
        force: bool | None = None,
        modifiers: Sequence[KeyboardModifier] | None = None,
        no_wait_after: bool | None = None,
        position: Position | None = None,
        scroll: Scroll | None = None,
        strict: bool | None = None,
        timeout: Timeout = None,
        trial: bool | None = None,
    ) -> None:
        """Moves the mouse over the element as soon as it is visible, stable and not covered.
        Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-hover)
        """
        await self._target(selector, strict).act(
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
        selector: str,
        *,
        force: bool | None = None,
        modifiers: Sequence[KeyboardModifier] | None = None,
        no_wait_after: bool | None = None,
        position: Position | None = None,
        scroll: Scroll | None = None,
        strict: bool | None = None,
        timeout: Timeout = None,
        trial: bool | None = None,
    ) -> None:
        """Taps the element; the context needs `has_touch`. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-tap)
        """
        await self._target(selector, strict).tap(
            timeout,
            position=position,
            modifiers=modifiers,
            force=force,
            trial=trial,
            scroll=scroll,
        )

    async def drag_and_drop(
        self,
        source: str,
        target: str,
        *,
        force: bool | None = None,
        no_wait_after: bool | None = None,
        scroll: Scroll | None = None,
        source_position: Position | None = None,
        steps: int | None = None,
        strict: bool | None = None,
        target_position: Position | None = None,
        timeout: Timeout = None,
        trial: bool | None = None,
    ) -> None:
        """Drags the match of `source` onto the match of `target`. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-drag-and-drop)
        """
        await self._target(source, strict).drag(
            "drag_and_drop",
            timeout,
            self._target(target, strict).target,
            sourcePosition=source_position,
            targetPosition=target_position,
            steps=steps,
            force=force,
            trial=trial,
            scroll=scroll,
        )

    async def fill(
        self,
        selector: str,
        value: str,
        *,
        force: bool | None = None,
        no_wait_after: bool | None = None,
        strict: bool | None = None,
        timeout: Timeout = None,
    ) -> None:
        """Sets the text of an input, textarea or contenteditable element once it is visible, enabled and editable.
        Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-fill)
        """
        await self._target(selector, strict).act(commands.fill, "fill", timeout, value=value, force=force)

    async def type(
        self,
        selector: str,
        text: str,
        *,
        delay: float | None = None,
        no_wait_after: bool | None = None,
        strict: bool | None = None,
        timeout: Timeout = None,
    ) -> None:
        """Focuses the element and types the text key by key, `delay` ms apart.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-type)
        """
        await self._target(selector, strict).act(commands.type, "type", timeout, text=text, delay=delay)

    async def press(
        self,
        selector: str,
        key: str,
        *,
        delay: float | None = None,
        no_wait_after: bool | None = None,
        strict: bool | None = None,
        timeout: Timeout = None,
    ) -> None:
        """Focuses the element and presses a key or a combination such as `Control+A`, held for `delay` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-press)
        """
        await self._target(selector, strict).act(commands.press, "press", timeout, key=key, delay=delay)

    async def select_option(
        self,
        selector: str,
        value: str | Sequence[str] | None = None,
        *,
        element: ElementHandle | Sequence[ElementHandle] | None = None,
        force: bool | None = None,
        index: int | Sequence[int] | None = None,
        label: str | Sequence[str] | None = None,
        no_wait_after: bool | None = None,
        strict: bool | None = None,
        timeout: Timeout = None,
    ) -> list[str]:
        """Selects the options of a <select> that match any criterion. Returns the values of the selected options.
        Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-select-option)
        """
        return await self._target(selector, strict).select_option(
            "select_option", timeout, value, index, label, element, force
        )

    async def set_input_files(
        self,
        selector: str,
        files: Files,
        *,
        no_wait_after: bool | None = None,
        strict: bool | None = None,
        timeout: Timeout = None,
    ) -> None:
        """Sets the files of an <input type=file>: paths, a directory, or payloads with a name, a MIME type and bytes.
        Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-set-input-files)
        """
        await self._target(selector, strict).set_input_files("set_input_files", timeout, files)

    async def focus(self, selector: str, *, strict: bool | None = None, timeout: Timeout = None) -> None:
        """Focuses the element. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-focus)
        """
        await self._target(selector, strict).act(commands.focus, "focus", timeout)

    async def dispatch_event(
        self,
        selector: str,
        type: str,
        event_init: Any | None = None,
        *,
        strict: bool | None = None,
        timeout: Timeout = None,
    ) -> None:
        """Dispatches an event of the type on the element, whether it is visible or not.
        Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-dispatch-event)
        """
        await self._target(selector, strict).dispatch_event(timeout, type, event_init)

    async def get_attribute(
        self, selector: str, name: str, *, strict: bool | None = None, timeout: Timeout = None
    ) -> str | None:
        """Returns the value of an attribute, or None. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-get-attribute)
        """
        return await self._target(selector, strict).optional_text("get_attribute", timeout, "attribute", name=name)

    async def inner_html(self, selector: str, *, strict: bool | None = None, timeout: Timeout = None) -> str:
        """Returns the element's innerHTML. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-inner-html)
        """
        return await self._target(selector, strict).text("inner_html", timeout, "innerHTML")

    async def inner_text(self, selector: str, *, strict: bool | None = None, timeout: Timeout = None) -> str:
        """Returns the element's innerText. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-inner-text)
        """
        return await self._target(selector, strict).text("inner_text", timeout, "innerText")

    async def input_value(self, selector: str, *, strict: bool | None = None, timeout: Timeout = None) -> str:
        """Returns the value of an input, textarea or select. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-input-value)
        """
        return await self._target(selector, strict).text("input_value", timeout, "inputValue")

    async def text_content(self, selector: str, *, strict: bool | None = None, timeout: Timeout = None) -> str | None:
        """Returns the element's textContent. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-text-content)
        """
        return await self._target(selector, strict).optional_text("text_content", timeout, "textContent")

    async def is_checked(self, selector: str, *, strict: bool | None = None, timeout: Timeout = None) -> bool:
        """Returns whether a checkbox or radio button is checked. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-is-checked)
        """
        return await self._target(selector, strict).state("is_checked", timeout, "checked")

    async def is_disabled(self, selector: str, *, strict: bool | None = None, timeout: Timeout = None) -> bool:
        """Returns whether the element is disabled. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-is-disabled)
        """
        return await self._target(selector, strict).state("is_disabled", timeout, "disabled")

    async def is_editable(self, selector: str, *, strict: bool | None = None, timeout: Timeout = None) -> bool:
        """Returns whether the element is enabled and not read-only. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-is-editable)
        """
        return await self._target(selector, strict).state("is_editable", timeout, "editable")

    async def is_enabled(self, selector: str, *, strict: bool | None = None, timeout: Timeout = None) -> bool:
        """Returns whether the element is enabled. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-is-enabled)
        """
        return await self._target(selector, strict).state("is_enabled", timeout, "enabled")

    async def is_hidden(self, selector: str, *, strict: bool | None = None, timeout: Timeout = None) -> bool:
        """Returns whether the element is hidden or absent. Does not wait; `timeout` has no effect, as in Playwright.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-is-hidden)
        """
        return await self._target(selector, strict).state("is_hidden", 0, "hidden")

    async def is_visible(self, selector: str, *, strict: bool | None = None, timeout: Timeout = None) -> bool:
        """Returns whether the element exists and is visible. Does not wait; `timeout` has no effect, as in Playwright.

        [Playwright](https://playwright.dev/python/docs/api/class-page#page-is-visible)
        """
        return await self._target(selector, strict).state("is_visible", 0, "visible")

    async def query_selector(self, selector: str, *, strict: bool | None = None) -> ElementHandle | None:
        """Returns a handle of the first current match, or None. Does not wait.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-query-selector)
        """
        return await self._target(selector, strict).query("query_selector")

    async def query_selector_all(self, selector: str) -> list[ElementHandle]:
        """Returns handles of all current matches. Does not wait.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-query-selector-all)
        """
        return await self._target(selector, False).query_all("query_selector_all")

    async def wait_for_selector(
        self, selector: str, *, state: SelectorState | None = None, strict: bool | None = None, timeout: Timeout = None
    ) -> ElementHandle | None:
        """Waits until the element is in the state. Returns a handle of it, or None for `hidden` and `detached`. Raises
        TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-wait-for-selector)
        """
        return await self._target(selector, strict).wait_for("wait_for_selector", state, timeout, returns=True)

    async def eval_on_selector(
        self, selector: str, expression: str, arg: Any | None = None, *, strict: bool | None = None
    ) -> Any:
        """Calls the JavaScript function with the first current match and the argument, and returns its value. Raises
        Error when it throws.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-eval-on-selector)
        """
        return await self._target(selector, strict).evaluate("eval_on_selector", expression, arg, wait=False)

    async def eval_on_selector_all(self, selector: str, expression: str, arg: Any | None = None) -> Any:
        """Calls the JavaScript function with the list of all matches and the argument, and returns its value. Raises
        Error when it throws.

        [Playwright](https://playwright.dev/python/docs/api/class-frame#frame-eval-on-selector-all)
        """
        return await self._target(selector, False).evaluate(
            "eval_on_selector_all", expression, arg, wait=False, all=True
        )
