"""smooth_page: Playwright's Python API over a Smooth session.

from smooth_page.sync_api import sync_playwright   # instead of playwright.sync_api
from smooth_page import SmoothClient               # the session API itself

Names are imported on first use: the engine, the command line and the pytest plugin's entry point need only a few.

PYTEST_DONT_REWRITE: zero-edit runs import this package before pytest starts, and pytest would warn about that.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from smooth_page._async.service.client import AsyncSmoothClient
    from smooth_page._async.service.extensions import AsyncExtensions
    from smooth_page._async.service.session import AsyncSession
    from smooth_page._protocol.extension import Extension
    from smooth_page._protocol.outputs import ActionRecord, ActionResult
    from smooth_page._protocol.tools import Tool
    from smooth_page._shared.api.warnings import SmoothWarning
    from smooth_page._sync.service.client import SmoothClient
    from smooth_page._sync.service.extensions import Extensions
    from smooth_page._sync.service.session import Session
    from smooth_page._version import __version__
    from smooth_page.errors import (
        ActionError,
        AuthenticationError,
        Error,
        ExtractionError,
        InsufficientCreditsError,
        ModelError,
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
    "ActionRecord",
    "ActionResult",
    "AsyncExtensions",
    "AsyncSession",
    "AsyncSmoothClient",
    "AuthenticationError",
    "Error",
    "Extension",
    "Extensions",
    "ExtractionError",
    "InsufficientCreditsError",
    "ModelError",
    "NotSupportedError",
    "RateLimitError",
    "Session",
    "SessionClosedError",
    "SmoothApiError",
    "SmoothClient",
    "SmoothWarning",
    "TargetClosedError",
    "TimeoutError",
    "Tool",
    "UncertainError",
    "__version__",
]

# The modules of the names that are not errors.
_HOMES = {
    "ActionRecord": "smooth_page._protocol.outputs",
    "ActionResult": "smooth_page._protocol.outputs",
    "AsyncExtensions": "smooth_page._async.service.extensions",
    "AsyncSession": "smooth_page._async.service.session",
    "AsyncSmoothClient": "smooth_page._async.service.client",
    "Extension": "smooth_page._protocol.extension",
    "Extensions": "smooth_page._sync.service.extensions",
    "Session": "smooth_page._sync.service.session",
    "SmoothClient": "smooth_page._sync.service.client",
    "SmoothWarning": "smooth_page._shared.api.warnings",
    "Tool": "smooth_page._protocol.tools",
    "__version__": "smooth_page._version",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOMES.get(name, "smooth_page.errors")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
