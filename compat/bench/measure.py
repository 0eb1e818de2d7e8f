"""Runs cases in rounds, alternating between contenders, so that a change in machine load affects all of them."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from compat.bench.cases import PAGE, Case
from compat.bench.contenders import Contender

Times = dict[str, dict[str, list[float]]]  # case -> contender -> ms

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


def time_sessions(contenders: Sequence[Contender], rounds: int) -> dict[str, list[float]]:
    """Times opening a context and a page, which in this package is a session."""
    times: dict[str, list[float]] = defaultdict(list)
    for number in range(rounds + 1):
        for contender in contenders:
            begin = time.perf_counter()
            context = contender.browser.new_context()
            page = context.new_page()
            page.evaluate("1")
            taken = (time.perf_counter() - begin) * 1000
            context.close()
            if number:
                times[contender.name].append(taken)
    return times


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
