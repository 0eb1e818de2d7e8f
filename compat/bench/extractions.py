"""Extracts models from pages without a language model: small ones, long lists and large pages."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from datetime import date
from typing import Any

from pydantic import BaseModel

from compat.bench.contenders import smooth
from compat.bench.processes import children, cpu_seconds
from compat.extract.pages import ALL


class Order(BaseModel):
    order_id: int
    customer: str
    email: str
    total: float
    ordered: date
    status: str


def _table(rows: int) -> str:
    cells = (
        "<td>{}</td><td><a href='/c/{}'>Customer {}</a></td><td>c{}@mail.example</td><td>${}.50</td>"
        "<td>{:02} Mar 2024</td><td><span class=badge>Open</span></td>"
    )
    body = "".join(f"<tr>{cells.format(at, at, at, at, at, at % 28 + 1)}</tr>" for at in range(rows))
    head = "".join(f"<th>{name}</th>" for name in ("Order ID", "Customer", "Email", "Total", "Ordered", "Status"))
    return f"<!doctype html><html lang=en><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></html>"


def _cards(count: int) -> str:
    card = (
        "<div class=card><h3>Order</h3><p>Order ID: {}</p><p>Customer: {}</p><p>Email: c{}@mail.example</p>"
        "<p>Total: ${}.50</p><p>Ordered: {} March 2024</p><p>Status: Open</p></div>"
    )
    body = "".join(card.format(at, at, at, at, at % 28 + 1) for at in range(count))
    return f"<!doctype html><html lang=en><h1>Orders</h1><div class=orders>{body}</div></html>"


def _cases() -> Iterator[tuple[str, Any, str, int | None]]:
    """Yields a name, what is extracted, the page, and how many things it has."""
    small = next(case for case in ALL if case.name == "offer")
    yield "extract: a product page", small.model, small.page, None
    yield "extract: 500 cards", list[Order], _cards(500), 500
    yield "extract: a table of 5,000 rows", list[Order], _table(5_000), 5_000


def print_extractions(rounds: int) -> None:
    """Prints medians in ms per page, and the CPU time of all processes."""
    print(f"{'extract, median ms of ' + str(rounds):<34} {'ms':>8} {'CPU ms':>8}")
    known = set(children())
    with smooth("page") as one:
        page = one.browser.new_page()
        roots = [child for child in children() if child not in known]
        for name, kind, html, count in _cases():
            page.set_content(html)
            times = [_time(page, kind, count, roots) for _ in range(rounds)]
            medians = (statistics.median(values) * 1000 for values in zip(*times, strict=True))
            print(f"{name:<34} {' '.join(f'{value:8.0f}' for value in medians)}", flush=True)


def _time(page: Any, kind: Any, count: int | None, roots: list[int]) -> tuple[float, float]:
    used, begin = sum(cpu_seconds(roots).values()) + time.process_time(), time.perf_counter()
    made = page.extract(kind)
    took = time.perf_counter() - begin
    assert count is None or len(made) == count
    return took, sum(cpu_seconds(roots).values()) + time.process_time() - used
