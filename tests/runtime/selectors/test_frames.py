"""Selectors that enter frames."""

from __future__ import annotations

import pytest

from ..conftest import OperationFailed, Runtime
from .both import cleaned, native, ours, with_locators

pytestmark = pytest.mark.usefixtures("same_window")

ENTER = "internal:control=enter-frame"
PAGE = """
<iframe id=one srcdoc='<p id=p1>a</p><iframe id=inner srcdoc="<p id=p2>b</p>"></iframe>'></iframe>
<iframe id=two srcdoc='<p id=p3>c</p><button id=go>Go</button>'></iframe><p id=p0>x</p>
"""


@pytest.mark.parametrize(
    "selector",
    [
        f"#one >> {ENTER} >> p",
        f"#one >> {ENTER} >> #inner >> {ENTER} >> p",
        f"#two >> {ENTER} >> internal:role=button",
        f"#two >> {ENTER} >> css=body >> p >> nth=0",
        f'#two >> {ENTER} >> p >> internal:or="button"',
        f"#one >> {ENTER} >> *css=body >> p",
        f"#nope >> {ENTER} >> p",
        f"p >> {ENTER} >> p",
        f"{ENTER} >> p",
        f"#one >> {ENTER}",
        f"#one >> {ENTER} >> {ENTER} >> p",
        f"*css=iframe >> {ENTER} >> p",
    ],
)
async def test_frames_are_entered_as_by_native_playwright(runtime: Runtime, selector: str) -> None:
    await runtime.page.set_content(PAGE, wait_until="load")
    await runtime.page.frame_locator("#one").frame_locator("#inner").locator("p").wait_for()
    assert await ours(runtime, selector) == await native(runtime, selector)


async def test_two_frames_are_too_many_for_a_strict_target(runtime: Runtime) -> None:
    await runtime.page.set_content(PAGE)
    selector = f"iframe >> {ENTER} >> p"
    with pytest.raises(OperationFailed) as failed:
        await runtime.run("query", {"target": {"selector": selector, "strict": True}})
    message = with_locators(failed.value.info["message"], selector)
    expected = await native_error(runtime, selector)
    assert message.strip() == expected


async def native_error(runtime: Runtime, selector: str) -> str:
    try:
        await runtime.page.locator(selector).text_content()
    except Exception as error:
        return cleaned(str(error).split("\nCall log:")[0]).strip()
    raise AssertionError("no error")


async def test_a_frame_of_another_origin_is_out_of_reach(runtime: Runtime) -> None:
    await runtime.page.set_content("<iframe src='data:text/html,<p>x</p>'></iframe>")
    with pytest.raises(OperationFailed) as failed:
        await runtime.run("query", {"target": {"selector": f"iframe >> {ENTER} >> p"}})
    assert failed.value.kind == "frame"
    assert "another origin" in failed.value.info["message"]


async def test_composite_parts_can_not_enter_frames(runtime: Runtime) -> None:
    await runtime.page.set_content("<p>x</p>")
    selector = f'p >> internal:has="iframe >> {ENTER} >> p"'
    message = await ours(runtime, selector)
    assert isinstance(message, str)
    assert with_locators(message, selector) == await native(runtime, selector)
