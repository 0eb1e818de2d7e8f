"""Accessible names, descriptions and error messages that no snapshot shows, against native Playwright."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.async_api import expect

from ..conftest import Runtime

pytestmark = pytest.mark.usefixtures("same_window")

PAGES = {
    matcher: (Path(__file__).parent / "tables" / f"{matcher}.html").read_text("utf-8")
    for matcher in ("name", "description", "error_message")
}


async def received(runtime: Runtime, matcher: str, selector: str) -> str:
    result = await runtime.run(
        "expect",
        {
            "matcher": f"to.have.accessible.{matcher.replace('_', '.')}",
            "target": {"selector": selector},
            "isNot": False,
            "expected": [{"string": "\u0001"}],
        },
        timeout=1,
    )
    return result["received"]


async def native_received(runtime: Runtime, matcher: str, selector: str) -> str:
    with pytest.raises(AssertionError) as failed:
        await getattr(expect(runtime.page.locator(selector)), f"to_have_accessible_{matcher}")("\u0001", timeout=1)
    found = re.search(r"Actual value: (.*?)(?: ?\nCall log|$)", str(failed.value), re.DOTALL)
    assert found
    return found[1].strip()


@pytest.mark.parametrize("matcher", PAGES)
async def test_texts_are_native_playwrights(runtime: Runtime, matcher: str) -> None:
    await runtime.page.set_content(PAGES[matcher])
    different = {}
    for name in await runtime.page.eval_on_selector_all("[id]", "elements => elements.map(element => element.id)"):
        native = await native_received(runtime, matcher, f"id={name}")
        ours = await received(runtime, matcher, f"id={name}")
        if native != ours:
            different[name] = {"native": native, "ours": ours}
    assert different == {}
