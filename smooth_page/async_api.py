"""The async API: the names of `playwright.async_api`, to be imported instead."""

from smooth_page._async.api_request import APIRequest, APIRequestContext
from smooth_page._async.api_response import APIResponse
from smooth_page._async.assertions import (
    APIResponseAssertions,
    Expect,
    PageAssertions,
    expect,
)
from smooth_page._async.browser import Browser
from smooth_page._async.browser_type import BrowserType
from smooth_page._async.clock import Clock
from smooth_page._async.console_message import ConsoleMessage
from smooth_page._async.context import BrowserContext
from smooth_page._async.dialog import Dialog
from smooth_page._async.element_handle import ElementHandle
from smooth_page._async.frame import Frame
from smooth_page._async.frame_locator import FrameLocator
from smooth_page._async.input import Keyboard, Mouse, Touchscreen
from smooth_page._async.js_handle import JSHandle
from smooth_page._async.locator import Locator
from smooth_page._async.locator_assertions import LocatorAssertions
from smooth_page._async.page import Page
from smooth_page._async.playwright import Playwright, PlaywrightContextManager, async_playwright
from smooth_page._async.request import Request
from smooth_page._async.response import Response
from smooth_page._async.selectors import Selectors
from smooth_page._async.web_error import WebError
from smooth_page._async.web_storage import WebStorage
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
from smooth_page.errors import Error, NotSupportedError, TimeoutError

__all__ = [
    "APIRequest",
    "APIRequestContext",
    "APIResponse",
    "APIResponseAssertions",
    "Browser",
    "BrowserBindResult",
    "BrowserContext",
    "BrowserType",
    "Clock",
    "ConsoleMessage",
    "Cookie",
    "DebuggerLocation",
    "DebuggerPausedDetails",
    "Dialog",
    "ElementHandle",
    "Error",
    "Expect",
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
    "ScreencastActionStyle",
    "ScreencastFrame",
    "ScreencastSize",
    "Selectors",
    "SourceLocation",
    "StorageState",
    "StorageStateCookie",
    "TimeoutError",
    "Touchscreen",
    "ViewportSize",
    "VirtualCredential",
    "WebError",
    "WebErrorLocation",
    "WebMCPTool",
    "WebMCPToolAnnotations",
    "WebStorage",
    "async_playwright",
    "expect",
]
