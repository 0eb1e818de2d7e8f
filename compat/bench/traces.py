"""Times calls while a trace is recorded, beside the same calls without one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from compat.bench.cases import CASES, PAGE, Case
from compat.bench.contenders import Contender, native, smooth
from compat.bench.measure import median, milliseconds

_CALLS = ("click", "fill", "evaluate('1+1')", "inner_text")


def print_traces(rounds: int) -> None:
    """Prints a line per call: medians in ms without and with a trace, and the ratio, on each contender."""
    heads = " ".join(f"{who + ' ' + kind:>16}" for who in ("native", "companion", "page") for kind in ("", "traced"))
    print(f"{'median ms of ' + str(rounds):<20} {heads}   traced / not, on each")
    with ExitStack() as stack:
        contenders = [
            stack.enter_context(native()),
            stack.enter_context(smooth("companion", companion=True)),
            stack.enter_context(smooth("page")),
        ]
        folder = Path(stack.enter_context(TemporaryDirectory()))
        pages = {each.name: (_page(each, None), _page(each, folder / each.name)) for each in contenders}
        for case in (case for case in CASES if case.name in _CALLS):
            _print(case, contenders, pages, rounds)
        for each in contenders:
            pages[each.name][1].context.tracing.stop(path=folder / f"{each.name}.zip")


def _page(contender: Contender, traced: Path | None) -> Any:
    context = contender.browser.new_context()
    if traced is not None:
        context.tracing.start(screenshots=True, snapshots=True, sources=True)
    page = context.new_page()
    page.set_content(PAGE)
    return page


def _print(case: Case, contenders: Sequence[Contender], pages: dict[str, tuple[Any, Any]], rounds: int) -> None:
    times: dict[tuple[str, int], list[float]] = {}
    for number in range(rounds + 1):
        for contender in contenders:
            for which, page in enumerate(pages[contender.name]):
                taken = milliseconds(_call(case, page, contender.expect, number))
                if number:
                    times.setdefault((contender.name, which), []).append(taken)
    values = {key: median(taken) for key, taken in times.items()}
    cells = " ".join(f"{value:16.2f}" for value in values.values())
    ratios = " ".join(f"{values[each.name, 1] / values[each.name, 0]:6.2f}x" for each in contenders)
    print(f"{case.name:<20} {cells}   {ratios}", flush=True)


def _call(case: Case, page: Any, expect: Any, number: int) -> Callable[[], object]:
    return lambda: case.body(page, expect, number)
