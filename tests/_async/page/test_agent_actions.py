"""`page.ai` and `page.extract`, on the engine's agent that needs no model."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from pydantic import BaseModel

from smooth_page.async_api import Error, Page
from tests.web_server import WebServer

pytestmark = pytest.mark.both_apis

PROFILE = "<title>Profile</title><dl><dt>Username</dt><dd>ada</dd><dt>Plan</dt><dd>Pro</dd></dl><a href=/next>Next</a>"


class Profile(BaseModel):
    username: str
    plan: str


@dataclass
class Account:
    username: str
    plan: str


async def test_extract(page: Page, server: WebServer) -> None:
    await page.goto(server.page("/profile", PROFILE))
    assert await page.extract(Profile) == Profile(username="ada", plan="Pro")
    assert await page.extract(Account) == Account("ada", "Pro")
    schema = {"type": "object", "properties": {"username": {"type": "string"}}}
    assert await page.extract(schema, "The profile", timeout=20_000) == {"username": "ada"}
    with pytest.raises(Error, match=r"^Page\.extract: "):
        await page.extract({"type": "object", "properties": {"shoe": {"type": "number"}}, "required": ["shoe"]})


async def test_ai_leaves_the_page_where_it_went(page: Page, server: WebServer) -> None:
    server.page("/next", "<title>Next</title>")
    await page.goto(server.page("/profile", PROFILE))
    await page.ai('Click "Next"', max_steps=4)
    assert page.url == f"{server.prefix}/next"
    assert await page.title() == "Next"
    with pytest.raises(Error, match=r"^Page\.ai: "):
        await page.ai("Ponder the meaning of life")
    assert await page.title() == "Next"


async def test_the_session_behind_a_page(page: Page) -> None:
    assert page.session.is_open
    assert page.live_url is not None
    assert f"/live/{page.session.id}?token=" in page.live_url
    assert (await page.session.evaluate_js("return 1 + 1")).output == 2
