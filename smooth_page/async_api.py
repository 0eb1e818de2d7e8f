"""The async API: import it instead of `playwright.async_api`."""

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
from smooth_page._async.devtools.cdp_session import CDPSession
from smooth_page._async.devtools.credentials import Credentials
from smooth_page._async.documents.clock import Clock
from smooth_page._async.documents.navigation import Navigation
from smooth_page._async.elements.element_handle import ElementHandle
from smooth_page._async.elements.extracts import Extraction, Source
from smooth_page._async.elements.file_chooser import FileChooser
from smooth_page._async.elements.frame_locator import FrameLocator
from smooth_page._async.elements.input import Keyboard, Mouse, Touchscreen
from smooth_page._async.elements.js_handle import JSHandle
from smooth_page._async.elements.locator import Locator
from smooth_page._async.events.disposable import Disposable
from smooth_page._async.events.events import Expected
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
from smooth_page._async.page.worker import Worker
from smooth_page._async.requests.api_request import APIRequest, APIRequestContext
from smooth_page._async.requests.api_response import APIResponse
from smooth_page._async.service.sent_action import SentAction
from smooth_page._async.storage.web_storage import WebStorage
from smooth_page._async.tracing.tracing import Tracing
from smooth_page._async.unsupported.out_of_reach import Debugger, WebMCP
from smooth_page._async.video.screencast import Screencast
from smooth_page._async.video.video import Video
from smooth_page._shared.api.public import publish
from smooth_page.errors import Error, NotSupportedError, TimeoutError
from smooth_page.types import (
    BrowserBindResult,
    ClientCertificate,
    Cookie,
    DebuggerLocation,
    DebuggerPausedDetails,
    DropPayload,
    FilePayload,
    FloatRect,
    FormData,
    Geolocation,
    HttpCredentials,
    HttpHeader,
    LanguageModel,
    LocalStorageEntry,
    OriginState,
    PdfMargins,
    Position,
    ProxySettings,
    RecordVideoSize,
    RemoteAddr,
    RequestSizes,
    ResourceTiming,
    ScreencastActionStyle,
    ScreencastFrame,
    ScreencastSize,
    ScreenSize,
    SecurityDetails,
    SetCookieParam,
    SourceLocation,
    StorageState,
    StorageStateCookie,
    TracingGroupLocation,
    ViewportSize,
    VirtualCredential,
    WebErrorLocation,
    WebMCPTool,
    WebMCPToolAnnotations,
    WebStorageItem,
)

# The older name in Playwright.
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
    "ClientCertificate",
    "Clock",
    "ConsoleMessage",
    "Cookie",
    "Credentials",
    "Debugger",
    "DebuggerLocation",
    "DebuggerPausedDetails",
    "Dialog",
    "Disposable",
    "Download",
    "DropPayload",
    "ElementHandle",
    "Error",
    "Expect",
    "Expected",
    "Extraction",
    "FileChooser",
    "FilePayload",
    "FloatRect",
    "FormData",
    "Frame",
    "FrameLocator",
    "Geolocation",
    "HttpCredentials",
    "HttpHeader",
    "JSHandle",
    "Keyboard",
    "LanguageModel",
    "LocalStorageEntry",
    "Locator",
    "LocatorAssertions",
    "Mouse",
    "Navigation",
    "NotSupportedError",
    "OriginState",
    "Page",
    "PageAssertions",
    "PdfMargins",
    "Playwright",
    "PlaywrightContextManager",
    "Position",
    "ProxySettings",
    "RecordVideoSize",
    "RemoteAddr",
    "Request",
    "RequestSizes",
    "ResourceTiming",
    "Response",
    "Route",
    "ScreenSize",
    "Screencast",
    "ScreencastActionStyle",
    "ScreencastFrame",
    "ScreencastSize",
    "SecurityDetails",
    "Selectors",
    "SentAction",
    "SetCookieParam",
    "Source",
    "SourceLocation",
    "StorageState",
    "StorageStateCookie",
    "TimeoutError",
    "Touchscreen",
    "Tracing",
    "TracingGroupLocation",
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
    "WebStorageItem",
    "Worker",
    "async_playwright",
    "expect",
]

publish(__name__, [globals()[name] for name in __all__])
