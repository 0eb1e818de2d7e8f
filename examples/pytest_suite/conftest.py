"""Fixtures of the suite. `page`, `context`, `browser` and more come from the plugin that smooth_page registers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from examples.demo_site import demo_site
from smooth_page.sync_api import Page


@pytest.fixture(scope="session")
def base_url() -> Iterator[str]:
    """What relative addresses are resolved against. A suite of a deployed site sets --base-url instead."""
    with demo_site() as site:
        yield site


@pytest.fixture
def logged_in(page: Page) -> Page:
    page.goto("/login")
    page.get_by_label("E-mail").fill("test@example.com")
    page.get_by_label("Password").fill("secret123")
    page.get_by_role("button", name="Log in").click()
    return page
