"""Runs cases in rounds, alternating between contenders, so that a change in machine load affects all of them."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from tempfile import TemporaryDirectory
from typing import Any

from compat.bench.cases import PAGE, Case, Navigation
from compat.bench.contenders import Contender

Times = dict[str, dict[str, list[float]]]  # case -> contender -> ms
Opened = Callable[[Contender], AbstractContextManager[Any]]

START = """
import time
begin = time.time()
from {module} import sync_playwright
with sync_playwright() as playwright:
    browser = playwright.chromium.launch({launch})
    page = browser.new_page()
    page.goto("data:text/html,<title>First</title>")
    assert page.title() == "First"
    print(time.time() - begin)
    browser.close()
"""


def milliseconds(action: Any) -> float:
    begin = time.perf_counter()
    action()
    return (time.perf_counter() - begin) * 1000


def time_cases(contenders: Sequence[Contender], cases: Sequence[Case], rounds: int) -> Times:
    """Times each case `rounds` times on each contender's page, after a round that does not count."""
    times: Times = defaultdict(lambda: defaultdict(list))
    pages = {}
    for contender in contenders:
        pages[contender.name] = contender.browser.new_page()
        pages[contender.name].set_content(PAGE)
    for case in cases:
        for number in range(rounds + 1):
            for contender in contenders:
                page, expect = pages[contender.name], contender.expect
                taken = milliseconds(
                    lambda case=case, page=page, expect=expect, number=number: case.body(page, expect, number)
                )
                if number:
                    times[case.name][contender.name].append(taken)
    for page in pages.values():
        page.close()
    return times


def time_navigations(contenders: Sequence[Contender], cases: Sequence[Navigation], site: str, rounds: int) -> Times:
    """Times each navigation `rounds` times on each contender's page, after a round that does not count."""
    times: Times = defaultdict(lambda: defaultdict(list))
    pages = {contender.name: contender.browser.new_page() for contender in contenders}
    for case in cases:
        ends = [case.listening(page) for page in pages.values()]
        for number in range(rounds + 1):
            for name, page in pages.items():
                case.before(page, site)
                taken = milliseconds(lambda case=case, page=page: case.body(page, site))
                if number:
                    times[case.name][name].append(taken)
        for end in ends:
            end()
    for page in pages.values():
        page.close()
    return times


def time_opening(contenders: Sequence[Contender], opened: Opened, rounds: int) -> dict[str, list[float]]:
    """Times opening a page until its first call is answered, after a round that does not count."""
    times: dict[str, list[float]] = defaultdict(list)
    for number in range(rounds + 1):
        for contender in contenders:
            begin = time.perf_counter()
            with opened(contender) as page:
                page.evaluate("1")
                taken = (time.perf_counter() - begin) * 1000
            if number:
                times[contender.name].append(taken)
    return times


@contextmanager
def new_session(contender: Contender) -> Iterator[Any]:
    """A page in a context of its own, which in this package is a session."""
    context = contender.browser.new_context()
    yield context.new_page()
    context.close()


@contextmanager
def persistent_context(contender: Contender) -> Iterator[Any]:
    """The page of a persistent context, in a folder of its own."""
    with TemporaryDirectory() as folder:
        context = contender.persistent(folder)
        yield context.pages[0]
        context.close()


def time_start(module: str, launch: str, rounds: int) -> list[float]:
    """Times the start of a process until its first page is loaded, in ms."""
    times = []
    for _ in range(rounds):
        program = START.format(module=module, launch=launch)
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        times.append(float(done.stdout) * 1000)
    return times


def median(values: Sequence[float]) -> float:
    return statistics.median(values)
