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
        elements = await runtime.page.locator("body *").all()
        native = [(await one.normalize())._impl_obj._selector for one in elements]
        targets = [{"target": {"selector": f"body * >> nth={at}"}} for at in range(len(elements))]
        for at, found in enumerate(await runtime.run_each("selector.best", targets)):
            if found != native[at]:
                different[html, at] = {"native": native[at], "ours": found}
    assert different == {}


async def test_the_chosen_test_id_attribute_counts(runtime: Runtime) -> None:
    await runtime.page.set_content("<button data-qa=save>x</button>")
    found = await runtime.run(
        "selector.best", {"target": {"selector": "button"}}, settings={"testIdAttribute": "data-qa"}
    )
    assert found == 'internal:testid=[data-qa="save"s]'
