"""A suite as it would be for Playwright, and two tests that use the session's agent: `pytest examples/pytest_suite`.

Run it in the cloud with SMOOTH_API_KEY, in parallel with `-n 2` (pytest-xdist), and with `--screenshot only-on-failure`
to see what a test that failed has seen.
"""

from __future__ import annotations

import re

import pytest
from pydantic import BaseModel

from smooth_page.sync_api import Page, expect


class Profile(BaseModel):
    username: str
    plan: str


def test_log_in(logged_in: Page) -> None:
    expect(logged_in).to_have_url(re.compile("/profile$"))
    expect(logged_in.get_by_test_id("username")).to_have_text("john_doe")


@pytest.mark.parametrize("password", ["wrong", "secret1234"])
def test_log_in_with_another_password(page: Page, password: str) -> None:
    page.goto("/login")
    page.get_by_label("E-mail").fill("test@example.com")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("alert")).to_have_text("Wrong e-mail or password.")


def test_orders_load_late(page: Page) -> None:
    page.goto("/orders")
    expect(page.locator("tbody")).to_have_attribute("aria-busy", "false")
    expect(page.locator("tbody tr")).to_have_count(3)


def test_profile_as_a_model(logged_in: Page) -> None:
    assert logged_in.extract(Profile) == Profile(username="john_doe", plan="Pro")


def test_log_in_by_the_agent(page: Page) -> None:
    page.goto("/login")
    page.ai('Log in with "test@example.com" and password "secret123"')
    expect(page).to_have_title("Your profile")
