"""Counts the session events that a call costs."""

from __future__ import annotations

from collections.abc import Sequence

from compat.bench.cases import PAGE, Case
from compat.bench.contenders import Contender


def count_events(contender: Contender, cases: Sequence[Case]) -> dict[str, float]:
    """Returns the events per call of each case, over two calls."""
    seen: list[str] = []
    contender.browser.client.on_event(lambda record: seen.append(record.action))
    page = contender.browser.new_page()
    page.set_content(PAGE)
    counts = {}
    for case in cases:
        seen.clear()
        for number in (1, 2):
            case.body(page, contender.expect, number)
        counts[case.name] = len(seen) / 2
    page.close()
    return counts
