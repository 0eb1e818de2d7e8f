"""The way in, where it is entered in the wrong way."""

from __future__ import annotations

import pytest

from smooth_page.async_api import Error, async_playwright


def test_other_event_loops_are_named() -> None:
    starting = async_playwright().start()
    with pytest.raises(Error, match=r"needs asyncio, and this code runs in another event loop"):
        starting.send(None)
