"""`extract` of pages, frames and locators: types, errors, parts of the page, and answers that the page does not have.

The engine reads pages by rules; a model that errs is played by answers of the tests.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

import pytest
from pydantic import BaseModel, field_validator

from smooth_page import ActionResult, AsyncSession
from smooth_page._protocol.extraction_scope import read
from smooth_page.async_api import Browser, Error, Page, TimeoutError
from smooth_page.errors import ExtractionError, TargetClosedError
from tests.extracted_pages import PAGES
from tests.web_server import WebServer

LIST: dict[str, Any] = {"type": "array", "items": {"type": ["string", "number"]}}
ORDERS = """<title>Orders</title><h1>Orders</h1><table id=orders><tr><th>Item<th>Total<th>Paid</tr>
<tr class=order><td>Lamp<td>$12.50<td>yes</tr><tr class=order><td>Desk<td>$1,299.00<td>no</tr></table>
<dl id=owner><dt>Name</dt><dd>Ada</dd><dt>Since</dt><dd>12 March 2024</dd></dl>
<dl id=guest><dt>Name</dt><dd>Bob</dd></dl>"""


class Order(BaseModel):
    item: str
    total: float
    paid: bool
    note: str | None = None


class Person(BaseModel):
    name: str


@contextmanager
def model(*answers: Any) -> Iterator[list[dict[str, Any]]]:
    """The service's answers to `extract`, as a model would give them. Gives what the service was asked."""
    left, asked, act = deque(answers), [], AsyncSession.act

    async def scripted(session: AsyncSession, name: str, action: str, given: Any = None, **more: Any) -> Any:
        if action != "extract":
            return await act(session, name, action, given, **more)
        asked.append(given)
        return ActionResult(left.popleft(), 1.5)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(AsyncSession, "act", scripted)
        patch.setattr(AsyncSession, "reads_by_rules", False)
        yield asked


async def write(page: Page, html: str) -> None:
    await page.evaluate("html => { document.open(); document.write(html); document.close() }", html)


async def test_swapped_values_are_refused_and_right_ones_are_not(module_page: Page) -> None:
    assert len(PAGES) >= 40
    caught, refused = 0, []
    for fixture in PAGES:
        await write(module_page, f"<base href=https://site.test/>{fixture.html}")
        if "srcdoc" in fixture.html:
            await module_page.frame_locator("iframe").locator("p").wait_for()
        swapped = [fixture.wrong, *fixture.right[1:]]
        with model({"items": fixture.right}, {"items": swapped}):
            try:
                assert await module_page.extract(LIST, grounded=True) == fixture.right
            except ExtractionError as error:
                refused.append((fixture.html, error.message))
            try:
                await module_page.extract(LIST, grounded=True, tries=1)
            except ExtractionError as error:
                caught += error.missing == ["[0]"]
    assert refused == []
    assert caught == len(PAGES)


@pytest.mark.both_apis
async def test_what_the_page_does_not_have(module_page: Page) -> None:
    await write(module_page, ORDERS)
    right = {"item": "Lamp", "total": 12.5, "paid": True}
    invented = {**right, "note": "Gift"}
    with model(invented, right) as asked:
        assert await module_page.extract(Order, grounded=True) == Order(**right)  # the second try
    assert asked[1]["prompt"].endswith("The page does not have what was found: note: 'Gift'")
    with model(invented, invented, {**right, "total": 13}):
        assert (await module_page.extract(Order)).note == "Gift"
        assert (await module_page.extract(Order, grounded="drop")).note is None
        with pytest.raises(
            ExtractionError, match=r"^Page\.extract: The page does not have what was found: total: 13$"
        ) as caught:
            await module_page.extract(Order, grounded="drop", tries=1)
    assert (caught.value.missing, caught.value.partial) == (["total"], {**right, "total": None})
    with pytest.raises(Error, match=r'^Page\.extract: grounded: expected True, False or "drop", not 1\.5'):
        await module_page.extract(Order, grounded=1.5)  # type: ignore[call-overload]


@pytest.mark.both_apis
async def test_explain_says_where_the_page_has_it(module_page: Page) -> None:
    await write(module_page, ORDERS)
    answer = [
        {"item": "Lamp", "total": 12.5, "paid": True},
        {"item": "Desk", "total": 1299, "paid": False, "note": "x"},
    ]
    with model({"items": answer}):
        found = await module_page.extract(list[Order], explain=True)
    assert found.data[1].note == "x"
    assert (found.credits, found.tokens) == (1.5, None)
    assert found.sources.keys() == {"[0].item", "[0].total", "[1].item", "[1].total"}
    assert found.sources["[1].total"].text == "$1,299.00"
    assert await found.sources["[1].total"].locator.evaluate("cell => cell.cellIndex") == 1


async def test_the_default_of_a_context(browser: Browser) -> None:
    page = await browser.new_page(grounded=True)
    await write(page, ORDERS)
    with model({"name": "Eve"}, {"name": "Eve"}), pytest.raises(ExtractionError, match="name: 'Eve'"):
        await page.extract(Person)
    with model({"name": "Eve"}):
        assert (await page.extract(Person, grounded=False)).name == "Eve"
    await page.close()
    context = await browser.browser_type.launch_persistent_context("", grounded=True)
    await write(context.pages[0], ORDERS)
    with model({"name": "Eve"}, {"name": "Eve"}), pytest.raises(ExtractionError, match="name: 'Eve'"):
        await context.pages[0].extract(Person)
    await context.close()
    with pytest.raises(Error, match=r'^Browser\.new_page: grounded: expected True, False or "drop", not \'yes\''):
        await browser.new_page(grounded="yes")  # type: ignore[arg-type]


@pytest.mark.both_apis
async def test_a_locator_gives_what_is_inside(module_page: Page) -> None:
    await write(module_page, ORDERS)
    assert await module_page.locator("#guest").extract(Person) == Person(name="Bob")
    assert await module_page.locator("#owner").extract(Person) == Person(name="Ada")
    assert await module_page.locator("dl").extract(list[Person]) == [Person(name="Ada"), Person(name="Bob")]
    assert [order.item for order in await module_page.locator("#orders").extract(list[Order])] == ["Lamp", "Desk"]
    with pytest.raises(Error, match="strict mode violation"):
        await module_page.locator("dl").extract(Person)
    with pytest.raises(ExtractionError, match=r"^Locator\.extract: "):
        await module_page.locator("h1").extract(Person)
    with pytest.raises(TimeoutError, match=r"^Locator\.extract: Timeout 50ms exceeded"):
        await module_page.locator("#none").extract(Person, timeout=50)
    assert "data-extract" not in await module_page.content()


async def test_a_model_learns_which_part_is_meant(module_page: Page) -> None:
    await write(module_page, ORDERS)
    with model({"name": "Ada"}, {"items": [{"name": "Ada"}]}, {"items": [{"name": "Bob"}, {"name": "Ada"}]}) as asked:
        with pytest.raises(ExtractionError, match="name: 'Ada'"):  # which is elsewhere on the page
            await module_page.locator("#guest").extract(Person, "the guest", grounded=True, tries=1)
        found = await module_page.locator("dl").extract(list[Person])  # one item is too few
    assert [each.name for each in found] == ["Bob", "Ada"]
    part, prompt = read(asked[0]["prompt"])
    assert part is not None
    assert (part.items, prompt) == (None, "the guest")
    assert "Bob" in asked[0]["prompt"]
    assert "Ada" not in asked[0]["prompt"]
    part, prompt = read(asked[2]["prompt"])
    assert part is not None
    assert (part.items, prompt is not None and "One item for each of 2 elements" in prompt) == (2, True)


async def test_a_frame_gives_what_it_shows(module_page: Page) -> None:
    await write(module_page, f"{ORDERS}<iframe srcdoc='<dl><dt>Name</dt><dd>Cy</dd></dl>'></iframe>")
    await module_page.frame_locator("iframe").locator("dd").wait_for()
    assert await module_page.frames[1].extract(Person) == Person(name="Cy")
    assert await module_page.frame_locator("iframe").locator("dl").extract(Person) == Person(name="Cy")
    assert await module_page.main_frame.locator("#owner").extract(Person) == Person(name="Ada")


async def test_bad_input_and_bad_pages(page: Page, server: WebServer) -> None:
    class Picky(BaseModel):
        item: str

        @field_validator("item")
        @classmethod
        def refuse(cls, item: str) -> str:
            raise ValueError(f"no such item: {item * 100}")

    await page.goto(server.page("/orders", ORDERS))
    with pytest.raises(
        Error, match=r"^Page\.extract: The JSON schema is wrong at the root: 'username' is not a keyword"
    ):
        await page.extract({"username": "string"})
    with pytest.raises(ExtractionError, match=r"item: Value error, no such item: (?:Lamp|Desk)"):
        await page.extract(list[Picky])
    assert await page.extract(Literal["Lamp"] | None, "the colour of the sky") is None
    with pytest.raises(TimeoutError, match=r"^Page\.extract: Timeout 1ms exceeded"):
        await page.extract(Order, timeout=1)
    await page.set_content("<p>NaN</p><p id=half></p><script>half.textContent = 'a\\ud800b'</script>")
    with pytest.raises(ExtractionError, match=r"requires: item"):
        await page.extract(Order)


async def test_the_page_closes_or_navigates_meanwhile(page: Page, server: WebServer) -> None:
    await page.goto(server.page("/orders", ORDERS))
    server.page("/next", "<dl><dt>Name</dt><dd>Next</dd></dl>")
    moved, _ = await asyncio.gather(
        page.extract(Person | None), page.goto(f"{server.prefix}/next"), return_exceptions=True
    )
    assert moved is None or isinstance(moved, Person | Error)
    assert await page.extract(Person) == Person(name="Next")
    await page.close()
    with pytest.raises(TargetClosedError, match=r"^Page\.extract: Target page, context or browser has been closed"):
        await page.extract(Person)
