"""The sync API: the names of `playwright.sync_api`, to be imported instead."""

from smooth_page._shared.api_types import FilePayload, FloatRect, Position
from smooth_page._shared.form_data import FormData
from smooth_page._shared.structures import (
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
from smooth_page._sync.api_request import APIRequest, APIRequestContext
from smooth_page._sync.api_response import APIResponse
from smooth_page._sync.assertions import (
    APIResponseAssertions,
    Expect,
    PageAssertions,
    expect,
)
from smooth_page._sync.browser import Browser
from smooth_page._sync.browser_type import BrowserType
from smooth_page._sync.clock import Clock
from smooth_page._sync.console_message import ConsoleMessage
from smooth_page._sync.context import BrowserContext
from smooth_page._sync.dialog import Dialog
from smooth_page._sync.download import Download
from smooth_page._sync.element_handle import ElementHandle
from smooth_page._sync.file_chooser import FileChooser
from smooth_page._sync.frame import Frame
from smooth_page._sync.frame_locator import FrameLocator
from smooth_page._sync.input import Keyboard, Mouse, Touchscreen
from smooth_page._sync.js_handle import JSHandle
from smooth_page._sync.locator import Locator
from smooth_page._sync.locator_assertions import LocatorAssertions
from smooth_page._sync.not_yet import (
    Screencast,
    Video,
    Worker,
)
from smooth_page._sync.out_of_reach import CDPSession, Credentials, Debugger, WebMCP
from smooth_page._sync.page import Page
from smooth_page._sync.playwright import Playwright, PlaywrightContextManager, sync_playwright
from smooth_page._sync.request import Request
from smooth_page._sync.response import Response
from smooth_page._sync.route import Route
from smooth_page._sync.selectors import Selectors
from smooth_page._sync.tracing import Tracing
from smooth_page._sync.web_error import WebError
from smooth_page._sync.web_socket import WebSocket
from smooth_page._sync.web_socket_route import WebSocketRoute
from smooth_page._sync.web_storage import WebStorage
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
