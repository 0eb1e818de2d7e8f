"""Tables of selectors (tables/NAME.txt), each on its page (tables/NAME.html), against native Playwright."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..conftest import Runtime
from .both import native, ours_of_each

pytestmark = pytest.mark.usefixtures("same_window")

FOLDER = Path(__file__).parent / "tables"
TABLES = {
    path.stem: (path.with_suffix(".html").read_text("utf-8"), path.read_text("utf-8").splitlines())
    for path in sorted(FOLDER.glob("*.txt"))
}


@pytest.mark.parametrize("name", TABLES)
async def test_matches_are_native_playwrights(runtime: Runtime, name: str) -> None:
    html, selectors = TABLES[name]
    await runtime.page.set_content(html)
    assert selectors
    different = {}
    for selector, found in zip(selectors, await ours_of_each(runtime, selectors), strict=True):
        expected = await native(runtime, selector)
        if found != expected:
            different[selector] = {"native": expected, "ours": found}
    assert different == {}
