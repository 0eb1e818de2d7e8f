"""Keyboard, mouse and touchscreen of a page: input to the focused element, or at a point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smooth_page._protocol import commands
from smooth_page._shared.api.api_types import MouseButton
from smooth_page.errors import Error

from ..events.events import Eventless
from .target import ActionFrame, ElementTarget

if TYPE_CHECKING:
    from smooth_page._protocol.call import Call


class _Device(Eventless):
    """Sends its operations to the page's main frame."""

    def __init__(self, frame: ActionFrame) -> None:
        self._frame = frame

    async def _run(self, call: Call[None], verb: str) -> None:
        await ElementTarget(self._frame, {}, type(self).__name__).run(call, verb)


class Keyboard(_Device):
    """Types into the focused element. Keys have the names of `KeyboardEvent.key`. Raises `Error` for unknown ones.

    [Playwright](https://playwright.dev/python/docs/api/class-keyboard)
    """

    async def down(self, key: str) -> None:
        """Presses a key and holds it. Modifiers affect all input until `up`.

        [Playwright](https://playwright.dev/python/docs/api/class-keyboard#keyboard-down)
        """
        await self._run(commands.keyboard_down(key=key), "down")

    async def up(self, key: str) -> None:
        """Releases a key that `down` has pressed.

        [Playwright](https://playwright.dev/python/docs/api/class-keyboard#keyboard-up)
        """
        await self._run(commands.keyboard_up(key=key), "up")

    async def press(self, key: str, *, delay: float | None = None) -> None:
        """Presses a key or a combination such as `Control+A` and releases it after `delay` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-keyboard#keyboard-press)
        """
        await self._run(commands.keyboard_press(key=key, delay=delay), "press")

    async def type(self, text: str, *, delay: float | None = None) -> None:
        """Types a text key by key, `delay` ms apart.

        [Playwright](https://playwright.dev/python/docs/api/class-keyboard#keyboard-type)
        """
        await self._run(commands.keyboard_type(text=text, delay=delay), "type")

    async def insert_text(self, text: str) -> None:
        """Inserts a text at once, with an `input` event but no key events.

        [Playwright](https://playwright.dev/python/docs/api/class-keyboard#keyboard-insert-text)
        """
        await self._run(commands.keyboard_insert_text(text=text), "insert_text")


class Mouse(_Device):
    """A mouse. Points are CSS pixels of the main frame's viewport.

    [Playwright](https://playwright.dev/python/docs/api/class-mouse)
    """

    async def move(self, x: float, y: float, *, steps: int | None = None) -> None:
        """Moves the mouse, with `steps` events on its way.

        [Playwright](https://playwright.dev/python/docs/api/class-mouse#mouse-move)
        """
        await self._run(commands.mouse_move(x=x, y=y, steps=steps), "move")

    async def down(self, *, button: MouseButton | None = None, click_count: int | None = None) -> None:
        """Presses a button at the mouse's position.

        [Playwright](https://playwright.dev/python/docs/api/class-mouse#mouse-down)
        """
        await self._run(commands.mouse_down(button=button, clickCount=click_count), "down")

    async def up(self, *, button: MouseButton | None = None, click_count: int | None = None) -> None:
        """Releases a button at the mouse's position.

        [Playwright](https://playwright.dev/python/docs/api/class-mouse#mouse-up)
        """
        await self._run(commands.mouse_up(button=button, clickCount=click_count), "up")

    async def click(
        self,
        x: float,
        y: float,
        *,
        button: MouseButton | None = None,
        click_count: int | None = None,
        delay: float | None = None,
    ) -> None:
        """Moves to a point and clicks, holding the button for `delay` ms.

        [Playwright](https://playwright.dev/python/docs/api/class-mouse#mouse-click)
        """
        await self._run(commands.mouse_click(x=x, y=y, button=button, clickCount=click_count, delay=delay), "click")

    async def dblclick(
        self, x: float, y: float, *, button: MouseButton | None = None, delay: float | None = None
    ) -> None:
        """Moves to a point and clicks twice.

        [Playwright](https://playwright.dev/python/docs/api/class-mouse#mouse-dblclick)
        """
        await self._run(commands.mouse_click(x=x, y=y, button=button, clickCount=2, delay=delay), "dblclick")

    async def wheel(self, delta_x: float, delta_y: float) -> None:
        """Turns the wheel at the mouse's position, by CSS pixels. What is there scrolls.

        [Playwright](https://playwright.dev/python/docs/api/class-mouse#mouse-wheel)
        """
        await self._run(commands.mouse_wheel(deltaX=delta_x, deltaY=delta_y), "wheel")


class Touchscreen(_Device):
    """A touchscreen; the context needs `has_touch`.

    [Playwright](https://playwright.dev/python/docs/api/class-touchscreen)
    """

    async def tap(self, x: float, y: float) -> None:
        """Taps a point, in CSS pixels of the main frame's viewport.

        [Playwright](https://playwright.dev/python/docs/api/class-touchscreen#touchscreen-tap)
        """
        if not self._frame.has_touch:
            raise Error(
                "Touchscreen.tap: hasTouch must be enabled on the browser context before using the touchscreen."
            )
        await self._run(commands.touch_tap(x=x, y=y), "tap")
