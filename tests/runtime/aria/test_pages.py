"""Aria snapshots of pages full of cases (pages/*.html), against native Playwright: roles, names, states, trees."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from ..conftest import Runtime

pytestmark = pytest.mark.usefixtures("same_window")

FOLDER = Path(__file__).parent / "pages"
PAGES = {path.stem: path.read_text("utf-8") for path in sorted(FOLDER.glob("*.html"))}

DRAWN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))"


async def both(runtime: Runtime, selector: str = "body", **options: Any) -> tuple[list[str], list[str]]:
    """Native Playwright's lines and ours, without the numbers of frames."""
    expected = await runtime.page.locator(selector).aria_snapshot(**options)
    found = await ours(runtime, {"selector": selector, "strict": True}, **options)
    return without_frames(expected), without_frames(found)


async def ours(runtime: Runtime, target: dict[str, Any], *, mode: str = "default", **options: Any) -> str:
    if mode == "default":
        return str(await runtime.run("aria.snapshot", {"target": target, **options}))
    return str((await runtime.run("aria.forAgent", {"target": target, **options}))["text"])


def without_frames(snapshot: str) -> list[str]:
    # A native page that lost a first main frame while it opened numbers the main frame, too.
    first = re.search(r"\[ref=(f\d+)?e", snapshot)
    main = (first and first[1]) or ""
    return re.sub(r"\[ref=f\d+", "[ref=f", snapshot.replace(f"[ref={main}e", "[ref=e")).split("\n")


@pytest.mark.parametrize("mode", ["default", "ai"])
@pytest.mark.parametrize("name", PAGES)
async def test_snapshots_are_native_playwrights(runtime: Runtime, name: str, mode: str) -> None:
    await runtime.page.set_content(PAGES[name])
    await runtime.page.evaluate(DRAWN)  # autofocus comes with a frame
    native, ours = await both(runtime, mode=mode)
    assert ours == native
    assert len(ours) > 5
