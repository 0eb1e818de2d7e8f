"""The options of `new_context`, read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from smooth_page._shared.options.context_options import ContextOptions, fitting_device, read_options
from smooth_page.errors import Error, NotSupportedError


def read(smooth: dict[str, Any] | None = None, **given: Any) -> ContextOptions:
    return read_options(given, smooth, "Browser.new_context")


@pytest.mark.parametrize(
    ("given", "device", "viewport"),
    [
        ({}, "desktop", (1280, 720)),
        ({"viewport": {"width": 800, "height": 600}}, "desktop", (800, 600)),
        ({"viewport": {"width": 1400, "height": 600}}, "desktop-lg", (1400, 600)),
        ({"is_mobile": True, "viewport": {"width": 360, "height": 640}}, "mobile", (360, 640)),
        ({"is_mobile": True}, "mobile", (390, 844)),
    ],
)
def test_the_device_fits_the_viewport(given: dict[str, Any], device: str, viewport: tuple[int, int]) -> None:
    options = read(**given)
    assert options.creation["device"] == device
    assert options.viewport == {"width": viewport[0], "height": viewport[1]}
    assert options.has_touch is (device == "mobile")


def test_a_device_of_the_users_choice_stays() -> None:
    options = read({"device": "desktop-lg", "profile_id": "p"}, viewport={"width": 100, "height": 100})
    assert options.creation == {"device": "desktop-lg", "profile_id": "p"}
    assert (options.any_device, options.device_size) == (False, {"width": 1920, "height": 1080})
    assert read().any_device
    with pytest.raises(Error, match="'watch' is not one of"):
        read({"device": "watch"})
    assert fitting_device({"width": 5000, "height": 5000}) == "desktop-lg"


def test_no_viewport() -> None:
    assert read(no_viewport=True).viewport is None
    with pytest.raises(Error, match='"deviceScaleFactor" option is not supported with null "viewport"'):
        read(no_viewport=True, device_scale_factor=2)


def test_options_reach_their_place() -> None:
    options = read(
        color_scheme="dark",
        contrast="null",
        extra_http_headers={"A": "b"},
        offline=True,
        java_script_enabled=False,
        service_workers="block",
        accept_downloads=False,
        proxy={"server": "http://p.test:1", "username": "u"},
    )
    assert options.media == {"colorScheme": "dark"}
    assert (options.extra_http_headers, options.offline) == ({"A": "b"}, True)
    assert (options.scripts_allowed, options.blocks_service_workers, options.accept_downloads) == (False, True, False)
    assert options.creation == {"device": "desktop", "proxy_server": "http://p.test:1", "proxy_username": "u"}
    assert read(java_script_enabled=None).scripts_allowed


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (None, r"Error reading storage state from .*state\.json:\n.*No such file"),
        ("{", r"Error reading storage state from .*state\.json:\nExpecting property name"),
        ("[]", "storage_state: expected object, got array"),
    ],
)
def test_a_storage_state_that_can_not_be_read(tmp_path: Path, text: str | None, why: str) -> None:
    """Scripts log in anew where they catch Playwright's error."""
    path = tmp_path / "state.json"
    if text is not None:
        path.write_text(text)
    with pytest.raises(Error, match=why):
        read(storage_state=path)


def test_what_can_not_be_served() -> None:
    with pytest.raises(Error, match=r"clientCertificates\.origin is required"):
        read(client_certificates=[{}])
    assert read(client_certificates=[]) == read()
    with pytest.raises(NotSupportedError, match="bypass"):
        read(proxy={"server": "http://p.test", "bypass": "*.x"})
    with pytest.raises(Error, match=r"expected one of \(allow\|block\)"):
        read(service_workers="never")
