"""Objects of Playwright's that stand for what no script of a page can reach; none can be had."""

from __future__ import annotations

from typing import Any, NoReturn

from smooth_page.errors import NotSupportedError

_WHY = "it is out of reach of a page's scripts"


class CDPSession:
    """The browser's own protocol.

    [Playwright](https://playwright.dev/python/docs/api/class-cdpsession)
    """

    async def detach(self) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-cdpsession#cdpsession-detach)"""
        raise NotSupportedError("CDPSession.detach", _WHY)

    def on(self, event: Any, f: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-cdpsession#cdpsession-on)"""
        raise NotSupportedError("CDPSession.on", _WHY)

    def once(self, event: Any, f: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-cdpsession#cdpsession-once)"""
        raise NotSupportedError("CDPSession.once", _WHY)

    def remove_listener(self, event: Any, f: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-cdpsession#cdpsession-remove-listener)"""
        raise NotSupportedError("CDPSession.remove_listener", _WHY)

    async def send(self, method: Any, params: Any = None, *, timeout: Any = None) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-cdpsession#cdpsession-send)"""
        raise NotSupportedError("CDPSession.send", _WHY)


class Credentials:
    """Virtual authenticators.

    [Playwright](https://playwright.dev/python/docs/api/class-credentials)
    """

    async def create(
        self,
        rp_id: Any,
        *,
        id: Any = None,
        private_key: Any = None,
        public_key: Any = None,
        sign_count: Any = None,
        user_handle: Any = None,
    ) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-credentials#credentials-create)"""
        raise NotSupportedError("Credentials.create", _WHY)

    async def delete(self, id: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-credentials#credentials-delete)"""
        raise NotSupportedError("Credentials.delete", _WHY)

    async def get(self, *, id: Any = None, rp_id: Any = None) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-credentials#credentials-get)"""
        raise NotSupportedError("Credentials.get", _WHY)

    async def install(self) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-credentials#credentials-install)"""
        raise NotSupportedError("Credentials.install", _WHY)

    def on(self, event: Any, f: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-credentials#credentials-on)"""
        raise NotSupportedError("Credentials.on", _WHY)

    def once(self, event: Any, f: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-credentials#credentials-once)"""
        raise NotSupportedError("Credentials.once", _WHY)

    def remove_listener(self, event: Any, f: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-credentials#credentials-remove-listener)"""
        raise NotSupportedError("Credentials.remove_listener", _WHY)


class Debugger:
    """Steps through a script.

    [Playwright](https://playwright.dev/python/docs/api/class-debugger)
    """

    async def next(self) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-debugger#debugger-next)"""
        raise NotSupportedError("Debugger.next", _WHY)

    def on(self, event: Any, f: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-debugger#debugger-on)"""
        raise NotSupportedError("Debugger.on", _WHY)

    def once(self, event: Any, f: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-debugger#debugger-once)"""
        raise NotSupportedError("Debugger.once", _WHY)

    @property
    def paused_details(self) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-debugger#debugger-paused-details)"""
        raise NotSupportedError("Debugger.paused_details", _WHY)

    def remove_listener(self, event: Any, f: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-debugger#debugger-remove-listener)"""
        raise NotSupportedError("Debugger.remove_listener", _WHY)

    async def request_pause(self) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-debugger#debugger-request-pause)"""
        raise NotSupportedError("Debugger.request_pause", _WHY)

    async def resume(self) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-debugger#debugger-resume)"""
        raise NotSupportedError("Debugger.resume", _WHY)

    async def run_to(self, location: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-debugger#debugger-run-to)"""
        raise NotSupportedError("Debugger.run_to", _WHY)


class WebMCP:
    """Tools that a page offers to agents.

    [Playwright](https://playwright.dev/python/docs/api/class-webmcp)
    """

    async def call_tool(self, name: Any, input: Any = None, *, timeout: Any = None) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-webmcp#web-mcp-call-tool)"""
        raise NotSupportedError("WebMCP.call_tool", _WHY)

    def on(self, event: Any, f: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-webmcp#web-mcp-on)"""
        raise NotSupportedError("WebMCP.on", _WHY)

    def once(self, event: Any, f: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-webmcp#web-mcp-once)"""
        raise NotSupportedError("WebMCP.once", _WHY)

    def remove_listener(self, event: Any, f: Any) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-webmcp#web-mcp-remove-listener)"""
        raise NotSupportedError("WebMCP.remove_listener", _WHY)

    async def tools(self, *, timeout: Any = None) -> NoReturn:
        """[Playwright](https://playwright.dev/python/docs/api/class-webmcp#web-mcp-tools)"""
        raise NotSupportedError("WebMCP.tools", _WHY)
