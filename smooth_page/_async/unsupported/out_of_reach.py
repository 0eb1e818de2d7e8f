"""Playwright's objects for what scripts in a page can't do: they exist, and their methods raise."""

from __future__ import annotations

from typing import NoReturn

from smooth_page.errors import NotSupportedError

from ..events.events import Eventless

_WHY = "scripts in a page can't do that"


class Debugger(Eventless):
    """Steps through the calls of a script.

    [Playwright](https://playwright.dev/python/docs/api/class-debugger)
    """

    async def next(self) -> NoReturn:
        """Not supported (NotSupportedError): continues to the next action.

        [Playwright](https://playwright.dev/python/docs/api/class-debugger#debugger-next)
        """
        raise NotSupportedError("Debugger.next", _WHY)

    @property
    def paused_details(self) -> None:
        """None: the script is never paused.

        [Playwright](https://playwright.dev/python/docs/api/class-debugger#debugger-paused-details)
        """
        return None

    async def request_pause(self) -> NoReturn:
        """Not supported (NotSupportedError): pauses before the next action.

        [Playwright](https://playwright.dev/python/docs/api/class-debugger#debugger-request-pause)
        """
        raise NotSupportedError("Debugger.request_pause", _WHY)

    async def resume(self) -> NoReturn:
        """Not supported (NotSupportedError): continues the script.

        [Playwright](https://playwright.dev/python/docs/api/class-debugger#debugger-resume)
        """
        raise NotSupportedError("Debugger.resume", _WHY)

    async def run_to(self, location: object) -> NoReturn:
        """Not supported (NotSupportedError): continues to an action at `location`.

        [Playwright](https://playwright.dev/python/docs/api/class-debugger#debugger-run-to)
        """
        raise NotSupportedError("Debugger.run_to", _WHY)


class WebMCP(Eventless):
    """Tools that a page offers to agents.

    [Playwright](https://playwright.dev/python/docs/api/class-webmcp)
    """

    async def call_tool(self, name: object, input: object = None, *, timeout: object = None) -> NoReturn:
        """Not supported (NotSupportedError): calls a tool of the page and returns its answer; `timeout` in ms.

        [Playwright](https://playwright.dev/python/docs/api/class-webmcp#web-mcp-call-tool)
        """
        raise NotSupportedError("WebMCP.call_tool", _WHY)

    async def tools(self, *, timeout: object = None) -> NoReturn:
        """Not supported (NotSupportedError): returns the tools that the page currently offers; `timeout` in ms.

        [Playwright](https://playwright.dev/python/docs/api/class-webmcp#web-mcp-tools)
        """
        raise NotSupportedError("WebMCP.tools", _WHY)
