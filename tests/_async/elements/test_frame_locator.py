"""The content of iframes, named by how to find them."""

from __future__ import annotations

import pytest

from smooth_page._async.page.page import Page
from smooth_page.async_api import expect
from smooth_page.errors import Error, TimeoutError

FRAMES = """<iframe srcdoc="<button>one</button><iframe srcdoc='<i>deep</i>'></iframe>"></iframe>
<iframe srcdoc="<button>two</button>"></iframe><button>outer</button>"""


@pytest.fixture
def page(module_page: Page) -> Page:
    """The same one for all tests, which set its content anew."""
    return module_page


async def test_inside(page: Page) -> None:
    await page.set_content(FRAMES)
    frames = page.frame_locator("iframe")
    assert await frames.first.get_by_role("button").text_content() == "one"
    assert await frames.last.locator("button").text_content() == "two"
    assert await frames.nth(1).locator(page.get_by_text("two")).count() == 1
    assert await frames.first.frame_locator("iframe").locator("i").text_content() == "deep"
    assert await page.locator("iframe").first.content_frame.locator("button").text_content() == "one"
    assert await frames.first.owner.get_attribute("srcdoc") is not None
    await frames.last.locator("button").click()
    with pytest.raises(Error, match=r'strict mode violation: locator\("iframe"\) resolved to 2 elements'):
        await frames.locator("button").text_content()


async def test_words_in_errors(page: Page) -> None:
    await page.set_content(FRAMES)
    with pytest.raises(TimeoutError, match=r'waiting for locator\("iframe"\)\.first\.content_frame\.locator\("zz"\)'):
        await page.frame_locator("iframe").first.locator("zz").click(timeout=50)


async def test_several_matches_are_named_without_the_frame(page: Page) -> None:
    await page.set_content("""<iframe srcdoc='<i>1</i><i>2</i>'></iframe>""")
    inside = page.frame_locator("iframe").locator("i")
    await inside.first.wait_for()
    with pytest.raises(
        Error, match=r'violation: locator\("i"\) resolved to 2 [\s\S]*"iframe"\)\.content_frame\.locator'
    ):
        await inside.click()
    with pytest.raises(AssertionError, match=r'strict mode violation: locator\("i"\) resolved to 2 elements'):
        await expect(inside).to_have_text("1")


async def test_not_a_frame(page: Page) -> None:
    await page.set_content("<h1>x</h1>")
    with pytest.raises(Error, match='click: Error: Selector "h1" resolved to <h1>x</h1>, <iframe> was expected'):
        await page.frame_locator("h1").locator("b").click()


async def test_any_frame(page: Page) -> None:
    await page.set_content(FRAMES)
    anywhere = page.frame_locator()
    assert await anywhere.get_by_text("deep").text_content() == "deep"
    with pytest.raises(Error, match=r"Selecting the nth frame is not allowed on frame_locator\(\)"):
        _ = anywhere.first
    with pytest.raises(Error, match="matched elements in multiple frames"):
        await anywhere.locator("button").count()
