"""Tables of selectors (tables/NAME.txt), each asked on its page (tables/NAME.html) and compared with native Playwright."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..conftest import Runtime
from .both import native, ours

TABLES = sorted((Path(__file__).parent / "tables").glob("*.txt"))


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.stem)
async def test_matches_are_native_playwrights(runtime: Runtime, table: Path) -> None:
    await runtime.page.set_content(table.with_suffix(".html").read_text("utf-8"))
    selectors = table.read_text("utf-8").splitlines()
    assert selectors
    different = {}
    for selector in selectors:
        expected, found = await native(runtime, selector), await ours(runtime, selector)
        if found != expected:
            different[selector] = {"native": expected, "ours": found}
    assert different == {}
