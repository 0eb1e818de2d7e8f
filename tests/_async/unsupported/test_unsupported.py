"""What is not supported exists, and its methods raise an error that names them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from smooth_page._async.unsupported.out_of_reach import Debugger, WebMCP
from smooth_page._async.unsupported.unsupported import UnsupportedBrowser, UnsupportedContext, UnsupportedPage
from smooth_page.errors import NotSupportedError

CALLS: dict[str, Callable[[], Any]] = {
    "Browser.bind": lambda: UnsupportedBrowser().bind("title"),
    "Browser.unbind": UnsupportedBrowser().unbind,
    "Browser.new_browser_cdp_session": UnsupportedBrowser().new_browser_cdp_session,
    "Debugger.next": Debugger().next,
    "Debugger.request_pause": Debugger().request_pause,
    "Debugger.resume": Debugger().resume,
    "Debugger.run_to": lambda: Debugger().run_to({"file": "a.py"}),
    "WebMCP.call_tool": lambda: WebMCP().call_tool("add", {"a": 1}, timeout=1000),
    "WebMCP.tools": lambda: WebMCP().tools(timeout=1000),
}


@pytest.mark.parametrize("name", CALLS)
async def test_methods_raise_an_error_with_their_name(name: str) -> None:
    with pytest.raises(NotSupportedError) as failure:
        await CALLS[name]()
    assert failure.value.what == name
    assert failure.value.why in str(failure.value)


def test_properties_do_not_raise() -> None:
    page, context = UnsupportedPage(), UnsupportedContext()
    assert page.webmcp is page.webmcp
    assert context.debugger is context.debugger
    assert context.debugger.paused_details is None
    assert context.background_pages == []


def test_listeners_are_accepted() -> None:
    debugger = UnsupportedContext().debugger
    debugger.on("pausedstatechanged", print)
    debugger.remove_listener("pausedstatechanged", print)
    debugger.remove_listener("pausedstatechanged", print)
