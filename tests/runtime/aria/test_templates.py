"""Templates of to_match_aria_snapshot, matched and refused as by native Playwright."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import expect

from ..conftest import Runtime

pytestmark = pytest.mark.usefixtures("same_window")

CASES = (Path(__file__).parent / "tables" / "templates.txt").read_text("utf-8").split("\n=====\n")


async def ours(runtime: Runtime, template: str) -> bool | str:
    params: dict[str, Any] = {"matcher": "to.match.aria", "target": {"selector": "body"}, "isNot": False}
    result = await runtime.run("expect", {**params, "value": template}, timeout=1)
    return result["error"].strip() if result.get("error") else result["matches"]


async def native(runtime: Runtime, template: str) -> bool | str:
    try:
        await expect(runtime.page.locator("body")).to_match_aria_snapshot(template, timeout=1)
    except AssertionError as failed:
        text = str(failed).split("\nCall log:")[0]
        return text.split("\nError: ", 1)[1].strip() if "\nError: " in text else False
    return True


@pytest.mark.parametrize("case", CASES, ids=range(len(CASES)))
async def test_templates_match_as_in_native_playwright(runtime: Runtime, case: str) -> None:
    """A case is a page and then templates, with a line of dashes before each."""
    html, *templates = case.split("\n-----\n")
    await runtime.page.set_content(html)
    assert templates
    different = {}
    for template in templates:
        expected, found = await native(runtime, template), await ours(runtime, template)
        if expected != found:
            different[template] = {"native": expected, "ours": found}
    assert different == {}
