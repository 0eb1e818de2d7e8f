"""The arguments of `launch`, read."""

from __future__ import annotations

from typing import Any

import pytest

from smooth_page._shared.options.launch_options import read_launch, visible_args, window_size
from smooth_page.errors import Error


def test_switches_that_change_what_pages_see() -> None:
    args = ["--no-sandbox", "--lang=de", "--use-fake-device-for-media-stream", "-headless", "--log-level=3"]
    assert visible_args(args) == ("--lang=de", "--use-fake-device-for-media-stream")
    assert visible_args(None) == ()


def test_the_last_window_size_counts() -> None:
    assert window_size(["--window-size=1,2", "--window-size=800,600", "--window-size=x"]) == {
        "width": 800,
        "height": 600,
    }
    assert window_size(None) is None


def test_what_sessions_are_made_with() -> None:
    given: dict[str, Any] = {
        "headless": False,
        "channel": "chrome",
        "proxy": {"server": "http://p.test", "password": "p"},
    }
    made = read_launch(given, {"use_stealth": True}, "BrowserType.launch")
    assert made == {"proxy_server": "http://p.test", "proxy_password": "p", "use_stealth": True}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"channel": "netscape"}, 'Unsupported chromium channel "netscape"'),
        ({"args": ["about:blank"]}, "Arguments can not specify page to be opened"),
        ({"proxy": {"server": "http://p", "bypass": "x"}}, "bypass"),
    ],
)
def test_what_is_refused(given: dict[str, Any], message: str) -> None:
    with pytest.raises(Error, match=message):
        read_launch(given, None, "BrowserType.launch")
