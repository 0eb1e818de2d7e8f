"""The async API: the names of `playwright.async_api`, to be imported instead."""

from smooth_page._async.assertions.assertions import (
    APIResponseAssertions,
    Expect,
    PageAssertions,
    expect,
)
from smooth_page._async.assertions.locator_assertions import LocatorAssertions
from smooth_page._async.bridge.selectors import Selectors
from smooth_page._async.browser.browser import Browser
from smooth_page._async.browser.browser_type import BrowserType
from smooth_page._async.browser.context import BrowserContext
from smooth_page._async.browser.playwright import Playwright, PlaywrightContextManager, async_playwright
from smooth_page._async.documents.clock import Clock
from smooth_page._async.elements.element_handle import ElementHandle
from smooth_page._async.elements.file_chooser import FileChooser
from smooth_page._async.elements.frame_locator import FrameLocator
from smooth_page._async.elements.input import Keyboard, Mouse, Touchscreen
from smooth_page._async.elements.js_handle import JSHandle
from smooth_page._async.elements.locator import Locator
from smooth_page._async.network.request import Request
from smooth_page._async.network.response import Response
from smooth_page._async.network.route import Route
from smooth_page._async.network.web_socket import WebSocket
from smooth_page._async.network.web_socket_route import WebSocketRoute
from smooth_page._async.page.console_message import ConsoleMessage
from smooth_page._async.page.dialog import Dialog
from smooth_page._async.page.download import Download
from smooth_page._async.page.frame import Frame
from smooth_page._async.page.page import Page
from smooth_page._async.page.web_error import WebError
from smooth_page._async.requests.api_request import APIRequest, APIRequestContext
from smooth_page._async.requests.api_response import APIResponse
from smooth_page._async.storage.web_storage import WebStorage
from smooth_page._async.tracing.tracing import Tracing
from smooth_page._async.unsupported.not_yet import (
    Screencast,
    Video,
    Worker,
)
from smooth_page._async.unsupported.out_of_reach import CDPSession, Credentials, Debugger, WebMCP
from smooth_page._shared.api.api_types import FilePayload, FloatRect, Position
from smooth_page._shared.api.structures import (
    BrowserBindResult,
    Cookie,
    DebuggerLocation,
    DebuggerPausedDetails,
    Geolocation,
    HttpCredentials,
    PdfMargins,
    ProxySettings,
    ResourceTiming,
    ScreencastActionStyle,
    ScreencastFrame,
    ScreencastSize,
    SourceLocation,
    StorageState,
    StorageStateCookie,
    ViewportSize,
    VirtualCredential,
    WebErrorLocation,
    WebMCPTool,
    WebMCPToolAnnotations,
)
from smooth_page._shared.requests.form_data import FormData
from smooth_page.errors import Error, NotSupportedError, TimeoutError

# Playwright's older name.
ChromiumBrowserContext = BrowserContext

__all__ = [
    "APIRequest",
    "APIRequestContext",
    "APIResponse",
    "APIResponseAssertions",
    "Browser",
    "BrowserBindResult",
    "BrowserContext",
    "BrowserType",
    "CDPSession",
    "ChromiumBrowserContext",
    "Clock",
    "ConsoleMessage",
    "Cookie",
    "Credentials",
    "Debugger",
    "DebuggerLocation",
    "DebuggerPausedDetails",
    "Dialog",
    "Download",
    "ElementHandle",
    "Error",
    "Expect",
    "FileChooser",
    "FilePayload",
    "FloatRect",
    "FormData",
    "Frame",
    "FrameLocator",
    "Geolocation",
    "HttpCredentials",
    "JSHandle",
    "Keyboard",
    "Locator",
    "LocatorAssertions",
    "Mouse",
    "NotSupportedError",
    "Page",
    "PageAssertions",
    "PdfMargins",
    "Playwright",
    "PlaywrightContextManager",
    "Position",
    "ProxySettings",
    "Request",
    "ResourceTiming",
    "Response",
    "Route",
    "Screencast",
    "ScreencastActionStyle",
    "ScreencastFrame",
    "ScreencastSize",
    "Selectors",
    "SourceLocation",
    "StorageState",
    "StorageStateCookie",
    "TimeoutError",
    "Touchscreen",
    "Tracing",
    "Video",
    "ViewportSize",
    "VirtualCredential",
    "WebError",
    "WebErrorLocation",
    "WebMCP",
    "WebMCPTool",
    "WebMCPToolAnnotations",
    "WebSocket",
    "WebSocketRoute",
    "WebStorage",
    "Worker",
    "async_playwright",
    "expect",
]
