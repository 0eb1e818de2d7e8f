"""Calls that run side by side, with results in order."""

from __future__ import annotations

import asyncio

from smooth_page._io.asynchronous import InOrder


class Patient(InOrder):
    """Gives no call up."""

    SECONDS = 3600.0


async def test_results_come_in_the_order_of_calls() -> None:
    order, results = Patient(), list[str]()

    async def call(name: str, wait: int) -> None:
        async def action() -> str:
            for _ in range(wait):
                await asyncio.sleep(0)
            return name

        results.append(await order.run(action))

    await asyncio.wait_for(asyncio.gather(call("slow", 20), call("quick", 0), call("middle", 5)), 10)
    assert results == ["slow", "quick", "middle"]


async def test_a_call_does_not_wait_for_the_one_that_it_is_part_of() -> None:
    order, results = Patient(), list[str]()

    async def innermost() -> str:
        return "innermost"

    async def inner() -> str:
        results.append(await order.run(innermost))
        return "inner"

    async def outer() -> str:
        beside = asyncio.ensure_future(order.run(innermost))
        results.append(await order.run(inner))
        await beside
        return "outer"

    results.append(await asyncio.wait_for(order.run(outer), 10))
    assert results == ["innermost", "inner", "outer"]
