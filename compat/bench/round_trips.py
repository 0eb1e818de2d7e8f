"""Events and round trips of calls to a distant service: each with and without a console listener, held and plain."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from compat.bench.contenders import smooth
from compat.bench.measure import milliseconds
from compat.bench.slow_line import slow_line
from compat.served_engine import served_engine
from examples.demo_site import DemoSite

ROUND_TRIP = 0.1  # seconds
# Calls before the measurement, until what is learned about the service has settled.
WARM_UP = 3


class Heading(BaseModel):
    title: str | None


@dataclass(frozen=True)
class Call:
    """`before` prepares the page and is not counted. Both get the page and the site."""

    name: str
    body: Callable[[Any, str], object]
    before: Callable[[Any, str], object] = lambda page, site: None


def _login(page: Any, site: str) -> None:
    if page.url != f"{site}/login":
        page.goto(f"{site}/login")


def _two_documents(page: Any, site: str) -> None:
    page.goto(f"{site}/")
    page.goto(f"{site}/login")


CALLS = [
    Call("goto", lambda page, site: page.goto(f"{site}/login"), lambda page, site: page.goto(f"{site}/")),
    Call("reload", lambda page, site: page.reload(), _login),
    Call("go_back", lambda page, site: page.go_back(), _two_documents),
    Call(
        "click that navigates",
        lambda page, site: page.get_by_role("link", name="Home").click(),
        lambda page, site: page.goto(f"{site}/login"),
    ),
    Call("click", lambda page, site: page.get_by_role("heading", name="Log in").click(), _login),
    Call("evaluate", lambda page, site: page.evaluate("1 + 1"), _login),
    Call("fill", lambda page, site: page.get_by_label("E-mail").fill("ada@example.com"), _login),
    Call("extract", lambda page, site: page.extract(Heading), _login),
]


@dataclass
class Cost:
    """The medians of one call: session events, and time in round trips."""

    events: float
    round_trips: float


@contextmanager
def _page(address: str, key: str, listening: bool) -> Iterator[tuple[Any, list[str]]]:
    """Opens a page, and records the events of its session."""
    with smooth("distant", address, key) as contender:
        events: list[str] = []
        contender.browser.client.on_event(lambda record: events.append(record.action))
        page = contender.browser.new_page()
        if listening:
            page.on("console", lambda message: None)
        yield page, events


def _cost(call: Call, page: Any, site: str, events: list[str], rounds: int) -> Cost:
    counts, times = [], []
    for number in range(WARM_UP + rounds):
        call.before(page, site)
        events.clear()
        taken = milliseconds(lambda: call.body(page, site))
        if number >= WARM_UP:
            counts.append(len(events))
            times.append(taken)
    return Cost(statistics.median(counts), statistics.median(times) / (1000 * ROUND_TRIP))


def print_round_trips(rounds: int) -> None:
    """Prints a line per call: events, then round trips of ROUND_TRIP, for each kind of service and page."""
    kinds = [(plain, listening) for plain in (False, True) for listening in (False, True)]
    heads = [f"{'plain' if plain else 'held'}{', listener' if listening else ''}" for plain, listening in kinds]
    print(f"{f'events, round trips of {1000 * ROUND_TRIP:.0f} ms':<32}" + "".join(f"{head:>17}" for head in heads))
    costs: dict[str, list[Cost]] = {call.name: [] for call in CALLS}
    with DemoSite() as site:
        for plain, listening in kinds:
            with (
                served_engine(*(["--plain"] if plain else [])) as (engine, key),
                slow_line(engine, ROUND_TRIP) as address,
                _page(address, key, listening) as (page, events),
            ):
                for call in CALLS:
                    costs[call.name].append(_cost(call, page, site.url, events, rounds))
    for name, cells in costs.items():
        print(f"{name:<32}" + "".join(f"{cell.events:>9.1f} {cell.round_trips:>7.2f}" for cell in cells))
