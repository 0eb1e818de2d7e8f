"""Default time limits."""

from __future__ import annotations

import pytest

from smooth_page._async.events import timeouts
from smooth_page._async.events.timeouts import Timeouts


def test_a_person_who_debugs_may_take_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    context = Timeouts()
    page = Timeouts(context)
    monkeypatch.delenv("PWDEBUG", raising=False)
    monkeypatch.setattr(timeouts, "at_a_terminal", lambda: True)
    assert (page.action(None), page.navigation(None), page.action(5)) == (30_000, 30_000, 5)
    context.default = 100.0
    assert (page.action(None), page.navigation(None)) == (100, 100)
    monkeypatch.setenv("PWDEBUG", "1")
    assert (page.action(None), page.navigation(None), page.action(5), page.navigation(5)) == (0, 0, 5, 5)
    page.default_navigation = 7.0
    assert page.navigation(None) == 7
    monkeypatch.setattr(timeouts, "at_a_terminal", lambda: False)
    assert (page.action(None), page.navigation(None)) == (100, 7)
