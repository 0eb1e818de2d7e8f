"""Suggested selectors, against native Playwright's normalize()."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..conftest import Runtime

pytestmark = pytest.mark.usefixtures("same_window")

PAGES = (Path(__file__).parent / "pages" / "best.txt").read_text("utf-8").splitlines()


async def test_suggestions_are_native_playwrights(runtime: Runtime) -> None:
    different = {}
    for html in PAGES:
        await runtime.page.set_content(html)
        for index in range(await runtime.page.locator("body *").count()):
            one = runtime.page.locator("body *").nth(index)
            expected = (await one.normalize())._impl_obj._selector
            found = await runtime.run("selector.best", {"target": {"selector": f"body * >> nth={index}"}})
            if found != expected:
                different[html, index] = {"native": expected, "ours": found}
    assert different == {}


async def test_the_chosen_test_id_attribute_counts(runtime: Runtime) -> None:
    await runtime.page.set_content("<button data-qa=save>x</button>")
    found = await runtime.run(
        "selector.best", {"target": {"selector": "button"}}, settings={"testIdAttribute": "data-qa"}
    )
    assert found == 'internal:testid=[data-qa="save"s]'
