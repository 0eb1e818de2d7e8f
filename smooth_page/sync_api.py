"""The sync API: the names of `playwright.sync_api`, to be imported instead."""

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
from smooth_page._sync.assertions.assertions import (
    APIResponseAssertions,
    Expect,
    PageAssertions,
    expect,
)
from smooth_page._sync.assertions.locator_assertions import LocatorAssertions
from smooth_page._sync.bridge.selectors import Selectors
from smooth_page._sync.browser.browser import Browser
from smooth_page._sync.browser.browser_type import BrowserType
from smooth_page._sync.browser.context import BrowserContext
from smooth_page._sync.browser.playwright import Playwright, PlaywrightContextManager, sync_playwright
from smooth_page._sync.documents.clock import Clock
from smooth_page._sync.elements.element_handle import ElementHandle
from smooth_page._sync.elements.file_chooser import FileChooser
from smooth_page._sync.elements.frame_locator import FrameLocator
from smooth_page._sync.elements.input import Keyboard, Mouse, Touchscreen
from smooth_page._sync.elements.js_handle import JSHandle
from smooth_page._sync.elements.locator import Locator
from smooth_page._sync.network.request import Request
from smooth_page._sync.network.response import Response
from smooth_page._sync.network.route import Route
from smooth_page._sync.network.web_socket import WebSocket
from smooth_page._sync.network.web_socket_route import WebSocketRoute
from smooth_page._sync.page.console_message import ConsoleMessage
from smooth_page._sync.page.dialog import Dialog
from smooth_page._sync.page.download import Download
from smooth_page._sync.page.frame import Frame
from smooth_page._sync.page.page import Page
from smooth_page._sync.page.web_error import WebError
from smooth_page._sync.requests.api_request import APIRequest, APIRequestContext
from smooth_page._sync.requests.api_response import APIResponse
from smooth_page._sync.storage.web_storage import WebStorage
from smooth_page._sync.tracing.tracing import Tracing
from smooth_page._sync.unsupported.not_yet import (
    Screencast,
    Video,
    Worker,
)
from smooth_page._sync.unsupported.out_of_reach import CDPSession, Credentials, Debugger, WebMCP
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
    "expect",
    "sync_playwright",
]
