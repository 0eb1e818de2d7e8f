"""Other tabs of the session, which the companion opens, navigates and closes."""

from __future__ import annotations

from contextlib import suppress

from playwright.async_api import Error

from .conftest import CompanionRuntime
from .test_channel import site


async def test_a_tab_is_opened_navigated_and_closed(companion: CompanionRuntime) -> None:
    window = await companion.run("tabs.open")
    tab = companion.page.context.pages[-1]
    inside = CompanionRuntime(tab)
    params = {"id": "1", "to": {"url": site("<title>second</title>")}, "state": "load"}
    with suppress(Error):  # the answer may be lost with its document
        await inside.run("tabs.navigate", params)
    assert (await inside.run("tabs.navigate", params))["status"] == 200  # the same navigation
    assert await tab.title() == "second"
    await companion.run("popup.close", {"popup": window})
    assert tab.is_closed()
