"""smooth_page: Playwright's Python API over a Smooth session.

from smooth_page.sync_api import sync_playwright   # as from playwright.sync_api
from smooth_page import SmoothClient               # the session API itself
"""

from smooth_page._async.client import AsyncSmoothClient
from smooth_page._protocol.tools import Tool
from smooth_page._sync.client import SmoothClient
from smooth_page._version import __version__
from smooth_page.errors import (
    ActionError,
    AuthenticationError,
    Error,
    InsufficientCreditsError,
    NotSupportedError,
    RateLimitError,
    SessionClosedError,
    SmoothApiError,
    TargetClosedError,
    TimeoutError,
    UncertainError,
)

__all__ = [
    "ActionError",
    "AsyncSmoothClient",
    "AuthenticationError",
    "Error",
    "InsufficientCreditsError",
    "NotSupportedError",
    "RateLimitError",
    "SessionClosedError",
    "SmoothApiError",
    "SmoothClient",
    "TargetClosedError",
    "TimeoutError",
    "Tool",
    "UncertainError",
    "__version__",
]
