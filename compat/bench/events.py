"""Counts the session events that a call costs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from compat.bench.cases import PAGE, Case, Navigation
from compat.bench.contenders import Contender

CALLS = 3


class EventCount:
    """Events per call, by the name of the case."""

    def __init__(self, contender: Contender) -> None:
        self.events: dict[str, float] = {}
        self._contender = contender
        self._seen: list[str] = []
        contender.browser.client.on_event(lambda record: self._seen.append(record.action))

    def count(self, cases: Sequence[Case], navigations: Sequence[Navigation], site: str) -> dict[str, float]:
        """Returns the mean of some calls of each case."""
        page = self._contender.browser.new_page()
        page.set_content(PAGE)
        for case in cases:
            self._count(case.name, partial(case.body, page, self._contender.expect))
        for navigation in navigations:
            end, prepare = navigation.listening(page), partial(navigation.before, page, site)
            prepare()
            navigation.body(page, site)  # the first one also sends what the listener needs
            self._count(navigation.name, partial(_gone, navigation, page, site), prepare)
            end()
        page.close()
        return self.events

    def _count(self, name: str, call: Callable[[int], object], before: Callable[[], object] = lambda: None) -> None:
        total = 0
        for number in range(CALLS):
            before()
            self._seen.clear()
            call(number)
            total += len(self._seen)
        self.events[name] = total / CALLS


def _gone(navigation: Navigation, page: Any, site: str, number: int) -> None:
    navigation.body(page, site)
