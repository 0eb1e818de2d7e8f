"""How sync fixtures are declared. Twin: asynchronous.py."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


def fixture(scope: str = "function", *, autouse: bool = False) -> Callable[[Callable[..., Any]], Any]:
    """A fixture."""
    return pytest.fixture(scope=scope, autouse=autouse)  # type: ignore[call-overload,no-any-return]
