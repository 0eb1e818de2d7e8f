"""Other tabs of the session, which the companion opens, navigates and closes."""

from __future__ import annotations

from .conftest import CompanionRuntime
from .test_channel import site


async def test_a_tab_is_opened_navigated_and_closed(companion: CompanionRuntime) -> None:
    window = await companion.run("tabs.open")
    await companion.run("popup.goto", {"popup": window, "url": site("<title>second</title>")})
    tab = companion.page.context.pages[-1]
    assert await tab.title() == "second"
    await companion.run("popup.close", {"popup": window})
    assert tab.is_closed()
