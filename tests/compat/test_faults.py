"""The fault run: what it counts, and a short one."""

from __future__ import annotations

import os

import pytest

from compat.faults.clicks import Outcome, click_async, click_sync
from compat.faults.kinds import KINDS
from compat.faults.proxy import Proxy
from smooth_page.local.embedded import ensure_engine


def test_it_counts_what_was_lost_and_done_twice() -> None:
    outcome = Outcome()
    outcome.count([0, 1, 1, 3, 4], [False, False, False, False, True, True])  # the fifth raised, and was done
    assert (outcome.clicks, outcome.lost, outcome.doubled) == (6, 1, 1)
    outcome.count([0, 7], [False])
    assert (outcome.clicks, outcome.lost, outcome.doubled) == (7, 1, 2)


def test_broken_answers_lose_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smooth_page._async.service.delivery.UNCERTAIN_SECONDS", 0.5)
    monkeypatch.setattr("smooth_page._sync.service.delivery.UNCERTAIN_SECONDS", 0.5)
    for module in ("_shared.service.repetition", "_async.service.polling", "_sync.service.polling"):
        monkeypatch.setattr(f"smooth_page.{module}.FIRST_PAUSE", 0.02)
    quick = (
        "refused",
        "reset after",
        "closed before",
        "cut body",
        "half JSON",
        "empty 200 after",
        "HTML 200 before",
        "404",
    )
    faults = {name: KINDS[name] for name in (*quick, "429", "502 before", "twice", "odd events", "no events")}
    address, key = ensure_engine()
    with Proxy(address, faults, 7) as proxy:
        monkeypatch.setitem(os.environ, "SMOOTH_BASE_URL", proxy.base_url)
        monkeypatch.setitem(os.environ, "SMOOTH_API_KEY", key)
        for click in (click_sync, click_async):
            outcome = click(proxy, [10, 10], 0.2)
            assert (outcome.clicks, outcome.lost, outcome.doubled, outcome.raised) == (20, 0, 0, [])
    assert proxy.injected.total() > 5
