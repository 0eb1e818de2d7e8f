"""Events, round trips and bytes of calls to a distant service, of each kind, with and without a console listener."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from compat.bench.cases import NAVIGATIONS, Navigation, login
from compat.bench.contenders import smooth
from compat.bench.measure import milliseconds
from compat.bench.slow_line import SlowLine, slow_line
from compat.served_engine import served_engine
from examples.demo_site import DemoSite

ROUND_TRIP = 0.1  # seconds
# Calls before the measurement, until what is learned about the service has settled.
WARM_UP = 3


class Heading(BaseModel):
    title: str | None


CALLS = [
    *(each for each in NAVIGATIONS if each.name in ("goto", "reload", "go_back", "click that navigates")),
    Navigation("click", lambda page, site: page.get_by_role("heading", name="Log in").click(), login),
    Navigation("evaluate", lambda page, site: page.evaluate("1 + 1"), login),
    Navigation("fill", lambda page, site: page.get_by_label("E-mail").fill("ada@example.com"), login),
    Navigation("extract", lambda page, site: page.extract(Heading), login),
]


@dataclass(frozen=True)
class Kind:
    """Which service, and which page."""

    plain: bool = False
    companion: bool = False
    listening: bool = False

    def __str__(self) -> str:
        name = "companion" if self.companion else "plain" if self.plain else "held"
        return f"{name}, listener" if self.listening else name


KINDS = [
    replace(kind, listening=listening)
    for kind in (Kind(), Kind(plain=True), Kind(companion=True))
    for listening in (False, True)
]


@dataclass
class Cost:
    """The medians of one call: session events, time in round trips, and kilobytes that the client sends."""

    events: float
    round_trips: float
    kilobytes: float

    def __str__(self) -> str:
        return f"{self.events:>7.1f} {self.round_trips:>6.2f} {self.kilobytes:>6.1f}"


@contextmanager
def _page(address: str, key: str, kind: Kind) -> Iterator[tuple[Any, list[str]]]:
    """Opens a page, and records the events of its session."""
    with smooth("distant", address, key, companion=kind.companion) as contender:
        events: list[str] = []
        contender.browser.client.on_event(lambda record: events.append(record.action))
        page = contender.browser.new_page()
        if kind.listening:
            page.on("console", lambda message: None)
        yield page, events


def _cost(call: Navigation, page: Any, site: str, events: list[str], line: SlowLine, rounds: int) -> Cost:
    costs = []
    for number in range(WARM_UP + rounds):
        call.before(page, site)
        events.clear()
        sent = line.sent
        taken = milliseconds(lambda: call.body(page, site))
        if number >= WARM_UP:
            costs.append((len(events), taken / (1000 * ROUND_TRIP), (line.sent - sent) / 1000))
    return Cost(*(statistics.median(values) for values in zip(*costs, strict=True)))


def print_round_trips(rounds: int) -> None:
    """Prints a line per call: events, round trips of ROUND_TRIP and kilobytes, for each kind of service and page."""
    title = f"events, trips of {1000 * ROUND_TRIP:.0f} ms, KB sent"
    print(f"{title:<34}" + "".join(f"{kind!s:>22}" for kind in KINDS))
    costs: dict[str, list[Cost]] = {call.name: [] for call in CALLS}
    with DemoSite() as site:
        for kind in KINDS:
            with (
                served_engine(*(["--plain"] if kind.plain else [])) as (engine, key),
                slow_line(engine, ROUND_TRIP) as line,
                _page(line.address, key, kind) as (page, events),
            ):
                for call in CALLS:
                    costs[call.name].append(_cost(call, page, site.url, events, line, rounds))
    for name, cells in costs.items():
        print(f"{name:<34}" + "".join(map(str, cells)))
