"""The client of these tests tries again soon: how long it pauses is not what they are about."""

from __future__ import annotations

import pytest

from tests.service import Service


@pytest.fixture(params=["direct", "httpx"])
def each_client(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Requests travel over direct connections, as to any service of this machine, and by httpx, as to all others."""
    if request.param == "httpx":
        monkeypatch.setattr("smooth_page._async.service.transport.is_direct", lambda base_url: False)


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name, seconds in (
        ("_shared.service.repetition", "FIRST_PAUSE", 0.01),
        ("_async.service.transport", "REFUSED_SECONDS", 0.1),
        ("_async.service.polling", "FIRST_PAUSE", 0.01),
        ("_async.service.delivery", "UNKNOWN_PAUSE", 0.01),
        ("_async.service.session_life", "FIRST_PAUSE", 0.01),
    ):
        monkeypatch.setattr(f"smooth_page.{module}.{name}", seconds)


@pytest.fixture(params=["held", "at once"])
def polls(request: pytest.FixtureRequest, service: Service) -> str:
    service.holds = request.param == "held"
    return str(request.param)
