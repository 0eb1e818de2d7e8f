"""How async fixtures are declared: on the session's event loop. Twin: synchronous.py."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest_asyncio


def fixture(scope: str = "function", *, autouse: bool = False) -> Callable[[Callable[..., Any]], Any]:
    """Declares a fixture that may be a coroutine function or an async generator."""
    return pytest_asyncio.fixture(scope=scope, loop_scope="session", autouse=autouse)  # type: ignore[call-overload,no-any-return]
