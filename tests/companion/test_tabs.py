"""Other tabs of the session, which the companion opens, navigates and closes."""

from __future__ import annotations

from playwright.async_api import Error

from .conftest import CompanionRuntime
from .test_channel import site


async def test_a_tab_is_opened_navigated_and_closed(companion: CompanionRuntime) -> None:
    async with companion.page.context.expect_page() as opened:
        window = await companion.run("tabs.open")
    tab = await opened.value
    inside = CompanionRuntime(tab)
    params = {"id": "1", "to": {"url": site("<title>second</title>")}, "state": "load"}
    lost = 0
    while True:
        try:
            assert (await inside.run("tabs.navigate", params))["status"] == 200
            break
        except Error:  # lost with its document, which may still be there when the next try begins
            lost += 1
            assert lost < 5
    assert await tab.title() == "second"
    async with tab.expect_event("close"):
        await companion.run("popup.close", {"popup": window})
