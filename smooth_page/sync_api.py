"""The sync API: import it instead of `playwright.sync_api`."""

from smooth_page._shared.api.public import publish
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
from smooth_page._sync.devtools.cdp_session import CDPSession
from smooth_page._sync.devtools.credentials import Credentials
from smooth_page._sync.documents.clock import Clock
from smooth_page._sync.documents.navigation import Navigation
from smooth_page._sync.elements.element_handle import ElementHandle
from smooth_page._sync.elements.extracts import Extraction, Source
from smooth_page._sync.elements.file_chooser import FileChooser
from smooth_page._sync.elements.frame_locator import FrameLocator
from smooth_page._sync.elements.input import Keyboard, Mouse, Touchscreen
from smooth_page._sync.elements.js_handle import JSHandle
from smooth_page._sync.elements.locator import Locator
from smooth_page._sync.events.disposable import Disposable
from smooth_page._sync.events.events import Expected
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
from smooth_page._sync.page.worker import Worker
from smooth_page._sync.requests.api_request import APIRequest, APIRequestContext
from smooth_page._sync.requests.api_response import APIResponse
from smooth_page._sync.service.sent_action import SentAction
from smooth_page._sync.storage.web_storage import WebStorage
from smooth_page._sync.tracing.tracing import Tracing
from smooth_page._sync.unsupported.out_of_reach import Debugger, WebMCP
from smooth_page._sync.video.screencast import Screencast
from smooth_page._sync.video.video import Video
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
    "expect",
    "sync_playwright",
]

publish(__name__, [globals()[name] for name in __all__])
