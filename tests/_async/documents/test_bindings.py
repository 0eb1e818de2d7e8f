"""Functions of Python's that a page can call."""

from __future__ import annotations

import re
from typing import Any

import pytest

from smooth_page.async_api import BrowserContext, Error, Page
from tests.web_server import WebServer

pytestmark = pytest.mark.both_apis


async def test_a_function(page: Page, server: WebServer) -> None:
    await page.expose_function("add", lambda a, b: a + b)
    assert await page.evaluate("add(1, 2)") == 3
    await page.goto(server.empty)
    assert await page.evaluate("async () => [await add(1, 2), await add('a', 'b')]") == [3, "ab"]


async def test_a_binding_knows_its_source(page: Page, context: BrowserContext) -> None:
    sources: list[dict[str, Any]] = []

    def note(source: dict[str, Any], value: Any) -> Any:
        sources.append(source)
        return value

    await context.expose_binding("note", note)
    assert await page.evaluate("note({x: [1, null]})") == {"x": [1, None]}
    assert sources == [{"context": context, "page": page, "frame": page.main_frame}]
    other = await context.new_page()
    assert await other.evaluate("note(5)") == 5


async def test_what_it_raises(page: Page) -> None:
    def fail() -> None:
        raise ValueError("no good")

    await page.expose_function("fail", fail)
    name, message, stack = await page.evaluate("fail().catch(error => [error.name, error.message, error.stack])")
    assert (name, message) == ("ValueError", "no good")
    assert stack.startswith("ValueError: no good\nTraceback (most recent call last):\n  File ")
    assert re.search(r'test_bindings\.py", line \d+, in fail\n    raise ValueError\("no good"\)', stack)


async def test_names_are_taken_once(page: Page, context: BrowserContext) -> None:
    await page.expose_function("mine", print)
    await context.expose_function("ours", print)
    for owner, name, text in (
        (page, "mine", 'Page.expose_function: Function "mine" has been already registered'),
        (page, "ours", 'Page.expose_function: Function "ours" has been already registered in the browser context'),
        (context, "ours", 'BrowserContext.expose_function: Function "ours" has been already registered'),
        (
            context,
            "mine",
            'BrowserContext.expose_function: Function "mine" has been already registered in one of the pages',
        ),
    ):
        with pytest.raises(Error) as failure:
            await owner.expose_function(name, print)
        assert failure.value.message == text


async def test_taking_it_away(page: Page) -> None:
    disposable = await page.expose_function("gone", lambda: 1)
    assert await page.evaluate("gone()") == 1
    await disposable.close()
    assert await page.evaluate("typeof gone") == "undefined"
    await page.expose_function("gone", lambda: 2)
    assert await page.evaluate("gone()") == 2


async def test_functions_get_the_arguments_that_they_have_parameters_for(page: Page) -> None:
    await page.expose_function("none", lambda: "none")
    await page.expose_function("one", lambda given: given)
    await page.expose_function("all_of_them", lambda *given: list(given))
    await page.expose_binding("source", lambda source: sorted(source))
    answers = await page.evaluate("() => Promise.all([none(1, 2), one(1, 2), all_of_them(1, 2), source(1)])")
    assert answers == ["none", 1, [1, 2], ["context", "frame", "page"]]
