"""Images of pages and elements, which the page itself draws."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smooth_page._protocol import commands
from smooth_page._shared.api.api_types import Timeout
from smooth_page._shared.elements.files import write_bytes
from smooth_page._shared.options.screenshot_options import screenshot_params
from smooth_page._shared.wire.wire import bytes_from_wire
from smooth_page.errors import Error

from .target import ElementTarget

if TYPE_CHECKING:
    from smooth_page._protocol.contract import Target

    from .locator import Locator


async def screenshot(
    target: ElementTarget, timeout: Timeout, path: str | Path | None, mask: Sequence[Locator] | None, **given: Any
) -> bytes:
    """Returns the encoded image of the target, or of the page if it names no element; also written to `path`."""
    title = f"{target.owner}.screenshot"
    options = {name: value for name, value in given.items() if value is not None}
    params = screenshot_params({**options, **({} if path is None else {"path": path})}, title)
    for locator in mask or ():
        if locator._frame != target.frame:
            raise Error(f"{title}: mask locators must belong to the frame that is shown")
    masked: list[Target] = [{"selector": locator._selector} for locator in mask or ()]
    call = commands.screenshot(target.target or None, mask=masked, **params)
    image = bytes_from_wire(await target.run(call, "screenshot", timeout)) or b""
    if path is not None:
        write_bytes(path, image)
    return image
