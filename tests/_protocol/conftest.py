"""Time stands still for operations without I/O."""

from __future__ import annotations

import pytest

from tests._protocol.driven import TIME


@pytest.fixture(autouse=True)
def still_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Operations see the time of the tests."""
    monkeypatch.setattr("time.monotonic", TIME.monotonic)
