"""Locators: elements named by how to find them, looked up again for each call.

`click`, `fill` and the other actions are in element_actions.py, `get_by_role` and its like in get_by.py.
"""

from __future__ import annotations

from re import Pattern
from typing import TYPE_CHECKING, Any, Literal, cast

from smooth_page._protocol import commands
from smooth_page._shared.api.api_types import DropPayload, FloatRect, Position, Scroll, SelectorState, Timeout
from smooth_page._shared.elements import selectors as build
from smooth_page._shared.elements.locator_text import description as described_as
from smooth_page.errors import Error

from ..events.events import Eventless
from .element_actions import ElementActions
from .extracts import Extracts
from .get_by import GetBy
from .target import ActionFrame, ElementTarget

if TYPE_CHECKING:
    from smooth_page._protocol.contract import Target

    from ..events.disposable import Disposable
    from ..page.page import Page
    from .element_handle import ElementHandle
    from .frame_locator import FrameLocator
    from .js_handle import JSHandle


class Locator(GetBy, Extracts, ElementActions, Eventless):
    """Elements named by a selector in a frame. Actions and reads are strict: more than one match is an error.

    [Playwright](https://playwright.dev/python/docs/api/class-locator)
    """

    def __init__(self, frame: ActionFrame, selector: str) -> None:
        self._frame = frame
        self._selector = selector

    def __repr__(self) -> str:
        return f"<Locator frame={self._frame!r} selector={self._selector!r}>"

    def _acting_frame(self) -> ActionFrame:
        return self._frame

    def _below(self, selector: str) -> str:
        return build.below(self._selector, selector)

    def _target(self, strict: bool = True) -> ElementTarget:
        return ElementTarget.at(self._frame, self._selector, "Locator", strict)

    def _extracted(self) -> tuple[str, Target, bool]:
        return "Locator", self._target().target, False

    def _with(self, selector: str) -> Locator:
        return Locator(self._frame, selector)

    def _inner(self, locator: Locator, who: str = "Locators") -> str:
        """Returns the selector of a locator that is looked up within this one's frame."""
        if locator._frame is not self._frame:
            raise Error(f"{who} must belong to the same frame.")
        return locator._selector

    def _inner_of(self, locator: Locator | None, name: str) -> str | None:
        return None if locator is None else self._inner(locator, f'Inner "{name}" locator')

    @property
    def page(self) -> Page:
        """The page of the locator.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-page)
        """
        return self._frame.page

    @property
    def first(self) -> Locator:
        """The first match.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-first)
        """
        return self.nth(0)

    @property
    def last(self) -> Locator:
        """The last match.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-last)
        """
        return self.nth(-1)

    def nth(self, index: int) -> Locator:
        """The match at the index, which starts at 0. Negative ones count from the end.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-nth)
        """
        return self._with(build.nth(self._selector, index))

    @property
    def visible(self) -> Locator:
        """The visible matches.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-visible)
        """
        return self.filter(visible=True)

    @property
    def content_frame(self) -> FrameLocator:
        """The content of the <iframe> that this locator names.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-content-frame)
        """
        from .frame_locator import FrameLocator

        return FrameLocator(self._frame, self._selector)

    def frame_locator(self, selector: str) -> FrameLocator:
        """The content of the <iframe> that the selector names, below this locator.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-frame-locator)
        """
        from .frame_locator import FrameLocator

        return FrameLocator(self._frame, self._below(selector))

    def locator(
        self,
        selector_or_locator: str | Locator,
        *,
        has: Locator | None = None,
        has_not: Locator | None = None,
        has_not_text: str | Pattern[str] | None = None,
        has_text: str | Pattern[str] | None = None,
    ) -> Locator:
        """Matches of a selector or of another locator, below this one.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-locator)
        """
        if isinstance(selector_or_locator, Locator):
            selector = build.chained(self._selector, self._inner(selector_or_locator))
        else:
            selector = self._below(selector_or_locator)
        return self._with(selector).filter(has=has, has_not=has_not, has_not_text=has_not_text, has_text=has_text)

    def filter(
        self,
        *,
        has: Locator | None = None,
        has_not: Locator | None = None,
        has_not_text: str | Pattern[str] | None = None,
        has_text: str | Pattern[str] | None = None,
        visible: bool | None = None,
    ) -> Locator:
        """The matches that contain (or don't contain) a text or other elements, or are visible (or not).

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-filter)
        """
        return self._with(
            build.filtered(
                self._selector,
                has_text=has_text,
                has_not_text=has_not_text,
                has=self._inner_of(has, "has"),
                has_not=self._inner_of(has_not, "hasNot"),
                visible=visible,
            )
        )

    def and_(self, locator: Locator) -> Locator:
        """Elements that match both locators.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-and)
        """
        return self._with(build.both(self._selector, self._inner(locator)))

    def or_(self, locator: Locator) -> Locator:
        """Elements that match either locator.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-or)
        """
        return self._with(build.either(self._selector, self._inner(locator)))

    def within(self, locator: Locator) -> Locator:
        """The matches below another locator.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-within)
        """
        return self._with(build.chained(self._inner(locator), self._selector))

    def describe(self, description: str) -> Locator:
        """Returns the same locator with a description for reports.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-describe)
        """
        return self._with(build.described(self._selector, description))

    @property
    def description(self) -> str | None:
        """The description that `describe` added, or None.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-description)
        """
        return described_as(self._selector)

    async def normalize(self) -> Locator:
        """Returns a locator that names the same element by the best possible selector.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-normalize)
        """
        return self._with(await self._target().act(commands.selector_best, "normalize"))

    async def all(self) -> list[Locator]:
        """Returns a locator for each current match. Does not wait.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-all)
        """
        return [self.nth(index) for index in range(await self.count())]

    async def count(self) -> int:
        """Returns the number of current matches. Does not wait.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-count)
        """
        return await self._target(strict=False).act(commands.query_count, "count")

    async def all_inner_texts(self) -> list[str]:
        """Returns the innerText of each current match. Does not wait.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-all-inner-texts)
        """
        texts = await self._target(strict=False).act(commands.read_all, "all_inner_texts", what="innerText")
        return cast("list[str]", texts)

    async def all_text_contents(self) -> list[str]:
        """Returns the textContent of each current match. Does not wait.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-all-text-contents)
        """
        texts = await self._target(strict=False).act(commands.read_all, "all_text_contents", what="textContent")
        return cast("list[str]", texts)

    async def element_handle(self, *, timeout: Timeout = None) -> ElementHandle:
        """Returns a handle of the element, once it is attached. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-element-handle)
        """
        handle = await self._target().wait_for("element_handle", "attached", timeout, returns=True)
        assert handle is not None, "an attached element has a handle"
        return handle

    async def element_handles(self) -> list[ElementHandle]:
        """Returns handles of all current matches. Does not wait.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-element-handles)
        """
        return await self._target(strict=False).query_all("element_handles")

    async def evaluate(self, expression: str, arg: Any | None = None, *, timeout: Timeout = None) -> Any:
        """Calls the JavaScript function with the element and the argument, and returns its value. Raises Error when it
        throws, TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-evaluate)
        """
        return await self._target().evaluate("evaluate", expression, arg, timeout)

    async def evaluate_all(self, expression: str, arg: Any | None = None) -> Any:
        """Calls the JavaScript function with the list of all matches and the argument, and returns its value. Raises
        Error when it throws.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-evaluate-all)
        """
        return await self._target(strict=False).evaluate("evaluate_all", expression, arg, wait=False, all=True)

    async def evaluate_handle(self, expression: str, arg: Any | None = None, *, timeout: Timeout = None) -> JSHandle:
        """Calls the JavaScript function with the element and the argument, and returns a handle of its value. Raises
        Error when it throws, TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-evaluate-handle)
        """
        return await self._target().evaluate_handle("evaluate_handle", expression, arg, timeout)

    async def wait_for(self, *, state: SelectorState | None = None, timeout: Timeout = None) -> None:
        """Waits until the element is `attached`, `detached`, `visible` or `hidden`.
        Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-wait-for)
        """
        await self._target().wait_for("wait_for", state, timeout, returns=False)

    async def wait_for_function(self, expression: str, *, arg: Any | None = None, timeout: Timeout = None) -> None:
        """Waits until the JavaScript function, called with the element and the argument, returns a truthy value. Raises
        TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-wait-for-function)
        """
        await self._target().wait_for_function(expression, arg, timeout)

    async def get_attribute(self, name: str, *, timeout: Timeout = None) -> str | None:
        """Returns the value of an attribute, or None. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-get-attribute)
        """
        return await self._target().optional_text("get_attribute", timeout, "attribute", name=name)

    async def inner_html(self, *, timeout: Timeout = None) -> str:
        """Returns the element's innerHTML. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-inner-html)
        """
        return await self._target().text("inner_html", timeout, "innerHTML")

    async def inner_text(self, *, timeout: Timeout = None) -> str:
        """Returns the element's innerText. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-inner-text)
        """
        return await self._target().text("inner_text", timeout, "innerText")

    async def input_value(self, *, timeout: Timeout = None) -> str:
        """Returns the value of an input, textarea or select. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-input-value)
        """
        return await self._target().text("input_value", timeout, "inputValue")

    async def text_content(self, *, timeout: Timeout = None) -> str | None:
        """Returns the element's textContent. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-text-content)
        """
        return await self._target().optional_text("text_content", timeout, "textContent")

    async def bounding_box(self, *, timeout: Timeout = None) -> FloatRect | None:
        """Returns the element's box in CSS pixels of the main frame's viewport, or None when it is not rendered. Raises
        TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-bounding-box)
        """
        return await self._target().bounding_box(timeout)

    async def is_checked(self, *, timeout: Timeout = None) -> bool:
        """Returns whether a checkbox or radio button is checked. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-is-checked)
        """
        return await self._target().state("is_checked", timeout, "checked")

    async def is_disabled(self, *, timeout: Timeout = None) -> bool:
        """Returns whether the element is disabled. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-is-disabled)
        """
        return await self._target().state("is_disabled", timeout, "disabled")

    async def is_editable(self, *, timeout: Timeout = None) -> bool:
        """Returns whether the element is enabled and not read-only. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-is-editable)
        """
        return await self._target().state("is_editable", timeout, "editable")

    async def is_enabled(self, *, timeout: Timeout = None) -> bool:
        """Returns whether the element is enabled. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-is-enabled)
        """
        return await self._target().state("is_enabled", timeout, "enabled")

    async def is_hidden(self, *, timeout: Timeout = None) -> bool:
        """Returns whether the element is hidden or absent. Does not wait; `timeout` has no effect, as in Playwright.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-is-hidden)
        """
        return await self._target().state("is_hidden", 0, "hidden")

    async def is_visible(self, *, timeout: Timeout = None) -> bool:
        """Returns whether the element exists and is visible. Does not wait; `timeout` has no effect, as in Playwright.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-is-visible)
        """
        return await self._target().state("is_visible", 0, "visible")

    async def aria_snapshot(
        self,
        *,
        boxes: bool | None = None,
        depth: int | None = None,
        mode: Literal["ai", "default"] | None = None,
        timeout: Timeout = None,
    ) -> str:
        """Returns the accessibility tree of the element as YAML. `mode="ai"` adds references for `get_by_ref`. Raises
        TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-aria-snapshot)
        """
        return await self._target().aria_snapshot(timeout, mode=mode, depth=depth, boxes=boxes)

    async def focus(self, *, timeout: Timeout = None) -> None:
        """Focuses the element. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-focus)
        """
        await self._target().act(commands.focus, "focus", timeout)

    async def blur(self, *, timeout: Timeout = None) -> None:
        """Removes the focus from the element. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-blur)
        """
        await self._target().act(commands.blur, "blur", timeout)

    async def clear(
        self, *, force: bool | None = None, no_wait_after: bool | None = None, timeout: Timeout = None
    ) -> None:
        """Empties an input, textarea or contenteditable element once it is visible, enabled and editable.
        Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-clear)
        """
        await self._target().act(commands.fill, "clear", timeout, value="", force=force)

    async def press_sequentially(
        self, text: str, *, delay: float | None = None, no_wait_after: bool | None = None, timeout: Timeout = None
    ) -> None:
        """Focuses the element and types the text key by key, `delay` ms apart.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-press-sequentially)
        """
        await self._target().act(commands.type, "press_sequentially", timeout, text=text, delay=delay)

    async def dispatch_event(self, type: str, event_init: Any | None = None, *, timeout: Timeout = None) -> None:
        """Dispatches an event of the type on the element, whether it is visible or not.
        Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-dispatch-event)
        """
        await self._target().dispatch_event(timeout, type, event_init)

    async def drag_to(
        self,
        target: Locator,
        *,
        force: bool | None = None,
        no_wait_after: bool | None = None,
        scroll: Scroll | None = None,
        source_position: Position | None = None,
        steps: int | None = None,
        target_position: Position | None = None,
        timeout: Timeout = None,
        trial: bool | None = None,
    ) -> None:
        """Drags the element onto another one. Raises TimeoutError after `timeout` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-drag-to)
        """
        await self._target().drag(
            "drag_to",
            timeout,
            target._target().target,
            sourcePosition=source_position,
            targetPosition=target_position,
            steps=steps,
            force=force,
            trial=trial,
            scroll=scroll,
        )

    async def drop(self, payload: DropPayload, *, position: Position | None = None, timeout: Timeout = None) -> None:
        """Drops files and data on the element, as if dragged from outside the page. Raises TimeoutError after `timeout`
        ms.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-drop)
        """
        await self._target().drop(timeout, payload, position)

    async def highlight(self, *, style: str | None = None) -> Disposable:
        """Outlines the matches on the page, until the result is closed or `hide_highlight` is called.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-highlight)
        """
        from ..events.disposable import Disposable

        await self._target(strict=False).act(commands.highlight, "highlight", style=style)
        return Disposable(self.hide_highlight)

    async def hide_highlight(self) -> None:
        """Removes the outlines.

        [Playwright](https://playwright.dev/python/docs/api/class-locator#locator-hide-highlight)
        """
        await self._target(strict=False).act(commands.unhighlight, "hide_highlight")
