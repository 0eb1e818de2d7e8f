"""`python -m compat.extract`: see the package. Exits with 1 below the goals."""

from __future__ import annotations

import argparse
import statistics
import time
from collections import Counter

from smooth_page._protocol.extraction import parse
from smooth_page.errors import Error
from smooth_page.sync_api import Page, sync_playwright

from .pages import ALL, HELD_BACK
from .pages.case import Case
from .scoring import INVENTED, MISSING, RIGHT, WRONG, score

KINDS = (RIGHT, WRONG, INVENTED, MISSING)
LEAST_RIGHT, MOST_WRONG, MOST_INVENTED, MOST_MS = 0.97, 0.01, 0, 60.0


def main() -> int:
    """Extracts from every page and prints how much is right."""
    parser = argparse.ArgumentParser(prog="python -m compat.extract", description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--held-back", action="store_true", help="each third page alone")
    parser.add_argument("--only", default="", help="pages whose names have this in them")
    given = parser.parse_args()
    cases = [case for case in (HELD_BACK if given.held_back else ALL) if given.only in case.name]
    total: Counter[str] = Counter()
    durations = []
    print(f"{'page':32}{''.join(f'{kind:>10}' for kind in KINDS)}{'ms':>10}")
    with sync_playwright() as playwright:
        page = playwright.chromium.launch().new_page()
        for case in cases:
            # A document in which a script has set innerHTML of a shadow root attaches no declarative ones later.
            page.goto("about:blank")
            page.set_content(case.page)
            answer, milliseconds = extracted(page, case)
            counts, lines = score(answer, case.answer)
            total += counts
            durations.append(milliseconds)
            print("\n    ".join([row(case.name, counts, milliseconds), *lines]))
    print(row("all", total, statistics.median(durations)))
    return 0 if reached(total, statistics.median(durations)) else 1


def extracted(page: Page, case: Case) -> tuple[object, float]:
    """Returns the data, or what was found of it, and how long that took."""
    begin = time.perf_counter()
    try:
        answer = page.extract(case.model.model_json_schema())
    except Error as error:
        found = getattr(error, "partial", None) or getattr(parse(str(error)), "partial", None)
        answer = found or {}
    return answer, (time.perf_counter() - begin) * 1000


def row(name: str, counts: Counter[str], milliseconds: float) -> str:
    return f"{name:32}{''.join(f'{counts[kind]:>10}' for kind in KINDS)}{milliseconds:>10.0f}"


def reached(total: Counter[str], milliseconds: float) -> bool:
    """Prints the shares, and returns whether they are good enough."""
    fields = sum(total.values())
    print(
        f"{fields} fields: {total[RIGHT] / fields:.1%} right, {total[WRONG] / fields:.1%} wrong, {total[INVENTED]} invented"
    )
    good = total[RIGHT] / fields >= LEAST_RIGHT and total[WRONG] / fields <= MOST_WRONG
    return good and total[INVENTED] <= MOST_INVENTED and milliseconds <= MOST_MS


if __name__ == "__main__":
    raise SystemExit(main())
