"""Evaluates in many pages at once, through the async API, and shares the CPU time of a call out among the processes."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Any

from compat.bench.processes import children, cpu_seconds
from smooth_page.local.chromium import find_chromium

PAGES = (1, 20)
# Calls of a block, shared out among the pages.
CALLS = 400
ROLES = ("client", "engine", "driver", "browser")


@dataclass
class Crowd:
    """Pages of one contender. `roots` are the processes that it has started."""

    name: str
    pages: list[Any]
    roots: list[int]
    rates: list[float] = field(default_factory=list)
    # Milliseconds of CPU time per call, by what used it.
    cpu: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    async def block(self, count: int) -> None:
        """Makes CALLS calls in that many pages at once, and keeps what they took."""
        before, client = cpu_seconds(self.roots), time.process_time()
        begin = time.perf_counter()
        await asyncio.gather(*(self._calls(page, CALLS // count) for page in self.pages[:count]))
        self.rates.append(CALLS / (time.perf_counter() - begin))
        after = cpu_seconds(self.roots)
        self.cpu["client"].append((time.process_time() - client) * 1000 / CALLS)
        for role in ROLES[1:]:
            self.cpu[role].append((after.get(role, 0) - before.get(role, 0)) * 1000 / CALLS)

    async def _calls(self, page: Any, count: int) -> None:
        for number in range(count):
            assert await page.evaluate("it => it + 1", number) == number + 1

    def row(self, native: Crowd) -> str:
        ratio = statistics.median(ours / theirs for ours, theirs in zip(self.rates, native.rates, strict=True))
        cells = "  ".join(f"{role} {statistics.mean(self.cpu[role]):5.2f}" for role in ROLES)
        total = sum(statistics.mean(self.cpu[role]) for role in ROLES)
        return f"{statistics.median(self.rates):7.0f}/s {ratio:6.2f}x   {cells}  all {total:5.2f}"


async def _native(stack: AsyncExitStack, most: int) -> list[Any]:
    from playwright.async_api import async_playwright

    playwright = await stack.enter_async_context(async_playwright())
    browser = await playwright.chromium.launch(executable_path=find_chromium())
    stack.push_async_callback(browser.close)
    return [await (await browser.new_context()).new_page() for _ in range(most)]


async def _ours(stack: AsyncExitStack, most: int, companion: bool) -> list[Any]:
    from smooth_page.async_api import async_playwright

    playwright = await stack.enter_async_context(async_playwright())
    browser = await playwright.chromium.launch(smooth={"companion": companion})
    stack.push_async_callback(browser.close)
    return [await (await browser.new_context()).new_page() for _ in range(most)]


async def _crowds(stack: AsyncExitStack, most: int) -> list[Crowd]:
    there = set(children())
    native = Crowd("native", await _native(stack, most), [])
    native.roots = [process for process in children() if process not in there]
    page = Crowd("page", await _ours(stack, most, companion=False), [])
    companion = Crowd("companion", await _ours(stack, most, companion=True), [])
    # The embedded engine may be running already: all of a process's browsers share it.
    page.roots = companion.roots = [process for process in children() if process not in native.roots]
    return [native, page, companion]


async def _measured(counts: Sequence[int], rounds: int) -> dict[int, list[Crowd]]:
    found = {}
    async with AsyncExitStack() as stack:
        crowds = await _crowds(stack, max(counts))
        for count in counts:
            for number in range(rounds + 1):
                for crowd in crowds:
                    await crowd.block(count)
                    if number == 0:  # what is learned and cached first does not count
                        crowd.rates.clear()
                        crowd.cpu.clear()
            found[count] = [Crowd(each.name, [], [], each.rates[:], dict(each.cpu)) for each in crowds]
    return found


def print_crowds(rounds: int) -> None:
    """Prints the rate of evaluate, its ratio to native's, and milliseconds of CPU time per call, in turns."""
    print(f"{'evaluate at once':<30} {'rate':>9} {'/native':>7}   ms of CPU per call")
    for count, crowds in asyncio.run(_measured(PAGES, rounds)).items():
        for crowd in crowds:
            print(f"{count:>2} pages, {crowd.name:<20} {crowd.row(crowds[0])}", flush=True)
