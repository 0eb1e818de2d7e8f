"""Handles of nodes in the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smooth_page._protocol import commands
from smooth_page._shared.api.api_types import ElementState, FloatRect, SelectorState, Timeout
from smooth_page._shared.api.arguments import element_state

from .element_actions import ElementActions
from .js_handle import JSHandle
from .target import ElementTarget

if TYPE_CHECKING:
    from smooth_page._protocol.call import Call
    from smooth_page._protocol.contract import FrameId

    from ..page.frame import Frame


class ElementHandle(JSHandle, ElementActions):
    """A node of the document. Unlike a locator, it always means the same node. Playwright recommends locators.

    [Playwright](https://playwright.dev/python/docs/api/class-elementhandle)
    """

    def _target_below(self, selector: str, strict: bool = False) -> ElementTarget:
        return self._target_of({"root": self._wire, "selector": selector, "strict": strict})

    def as_element(self) -> ElementHandle | None:
        """Returns this handle.

        [Playwright](https://playwright.dev/python/docs/api/class-jshandle#js-handle-as-element)
        """
        return self

    async def owner_frame(self) -> Frame | None:
        """Returns the frame that contains the node, or None.

        [Playwright](https://playwright.dev/python/docs/api/class-elementhandle#element-handle-owner-frame)
        """
        return await self._frame_by(commands.frame_owner(handle=self._wire), "owner_frame")

    async def content_frame(self) -> Frame | None:
        """Returns the frame that an <iframe> shows, or None.

        [Playwright](https://playwright.dev/python/docs/api/class-elementhandle#element-handle-content-frame)
        """
        return await self._frame_by(commands.frame_of(handle=self._wire), "content_frame")

    async def _frame_by(self, call: Call[FrameId | None], verb: str) -> Frame | None:
        frame_id = await self._target().run(call, verb)
        return self._frame.sibling(frame_id) if frame_id is not None else None

    async def query_selector(self, selector: str) -> ElementHandle | None:
        """Returns a handle of the first match of a selector below the element, or None. Does not wait.

        [Playwright](https://playwright.dev/python/docs/api/class-elementhandle#element-handle-query-selector)
        """
        return await self._target_below(selector).query("query_selector")

    async def query_selector_all(self, selector: str) -> list[ElementHandle]:
        """Returns handles of all matches of a selector below the element. Does not wait.

        [Playwright](https://playwright.dev/python/docs/api/class-elementhandle#element-handle-query-selector-all)
        """
        return await self._target_below(selector).query_all("query_selector_all")

    async def eval_on_selector(self, selector: str, expression: str, arg: Any | None = None) -> Any:
        """Calls the JavaScript function with the first match of a selector below the element and returns its value.

        [Playwright](https://playwright.dev/python/docs/api/class-elementhandle#element-handle-eval-on-selector)
        """
        return await self._target_below(selector).evaluate("eval_on_selector", expression, arg, wait=False)

    async def eval_on_selector_all(self, selector: str, expression: str, arg: Any | None = None) -> Any:
        """Calls the JavaScript function with the list of all matches of a selector below the element and returns its
        value.

        [Playwright](https://playwright.dev/python/docs/api/class-elementhandle#element-handle-eval-on-selector-all)
        """
        return await self._target_below(selector).evaluate(
            "eval_on_selector_all", expression, arg, wait=False, all=True
        )

    async def wait_for_selector(
        self, selector: str, *, state: SelectorState | None = None, strict: bool | None = None, timeout: Timeout = None
    ) -> ElementHandle | None:
        """Waits until the match of a selector below the element is in the state. Returns a handle of it, or None.
        Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-elementhandle#element-handle-wait-for-selector)
        """
        target = self._target_below(selector, strict=self._frame.strict(strict))
        return await target.wait_for("wait_for_selector", state, timeout, returns=True)

    async def wait_for_element_state(self, state: ElementState, *, timeout: Timeout = None) -> None:
        """Waits until the element is `visible`, `hidden`, `stable`, `enabled`, `disabled` or `editable`.
        Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-elementhandle#element-handle-wait-for-element-state)
        """
        await self._target().run(
            commands.wait_element_state(handle=self._wire, state=element_state(state)),
            "wait_for_element_state",
            timeout,
        )

    async def get_attribute(self, name: str) -> str | None:
        """Returns the value of an attribute, or None.

        [Playwright](https://playwright.dev/python/docs/api/class-elementhandle#element-handle-get-attribute)
        """
        return await self._target().optional_text("get_attribute", 0, "attribute", name=name)

    async def inner_html(self) -> str:
        """Returns the element's innerHTML.

        [Playwright](https://playwright.dev/python/docs/api/class-elementhandle#element-handle-inner-html)
        """
        return await self._target().text("inner_html", 0, "innerHTML")

    async def inner_text(self) -> str:
        """Returns the element's innerText.

        [Playwright](https://playwright.dev/python/docs/api/class-elementhandle#element-handle-inner-text)
        """
        return await self._target().text("inner_text", 0, "innerText")

    async def input_value(self, *, timeout: Timeout = None) -> str:
        """Returns the value of an input, textarea or select. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-elementhandle#element-handle-input-value)
        """
        return await self._target().text("input_value", timeout, "inputValue")

    async def text_content(self) -> str | None:
        """Returns the element's textContent.

        [Playwright](https://playwright.dev/python/docs/api/class-elementhandle#element-handle-text-content)
        """
        return await self._target().optional_text("text_content", 0, "textContent")

    async def bounding_box(self) -> FloatRect | None:
        """Returns the element's box in CSS pixels of the main frame's viewport, or None when it is not rendered.

        [Playwright](https://playwright.dev/python/docs/api/class-elementhandle#element-handle-bounding-box)
        """
        return await self._target().bounding_box(0)

    async def is_checked(self) -> bool:
        """Returns whether a checkbox or radio button is checked.

        [Playwright](https://playwright.dev/python/docs/api/class-elementhandle#element-handle-is-checked)
        """
        return await self._target().state("is_checked", 0, "checked")

    async def is_disabled(self) -> bool:
        """Returns whether the element is disabled.

        [Playwright](https://playwright.dev/python/docs/api/class-elementhandle#element-handle-is-disabled)
        """
        return await self._target().state("is_disabled", 0, "disabled")

    async def is_editable(self) -> bool:
        """Returns whether the element is enabled and not read-only.

        [Playwright](https://playwright.dev/python/docs/api/class-elementhandle#element-handle-is-editable)
        """
        return await self._target().state("is_editable", 0, "editable")

    async def is_enabled(self) -> bool:
        """Returns whether the element is enabled.

        [Playwright](https://playwright.dev/python/docs/api/class-elementhandle#element-handle-is-enabled)
        """
        return await self._target().state("is_enabled", 0, "enabled")

    async def is_hidden(self) -> bool:
        """Returns whether the element is hidden or absent. Does not wait.

        [Playwright](https://playwright.dev/python/docs/api/class-elementhandle#element-handle-is-hidden)
        """
        return await self._target().state("is_hidden", 0, "hidden")

    async def is_visible(self) -> bool:
        """Returns whether the element exists and is visible. Does not wait.

        [Playwright](https://playwright.dev/python/docs/api/class-elementhandle#element-handle-is-visible)
        """
        return await self._target().state("is_visible", 0, "visible")

    async def focus(self) -> None:
        """Focuses the element.

        [Playwright](https://playwright.dev/python/docs/api/class-elementhandle#element-handle-focus)
        """
        await self._target().act(commands.focus, "focus")

    async def dispatch_event(self, type: str, event_init: Any | None = None) -> None:
        """Dispatches an event of the type on the element, whether it is visible or not.

        [Playwright](https://playwright.dev/python/docs/api/class-elementhandle#element-handle-dispatch-event)
        """
        await self._target().dispatch_event(0, type, event_init)
