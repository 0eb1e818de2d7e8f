"""Selects the tests of a large suite by a fixed rule."""

from __future__ import annotations


def sample_of(collected: str, count: int) -> list[str]:
    """Returns the first test of each file; of more than `count` files, an evenly spread selection.

    `collected` is what `pytest --collect-only -q` prints.
    """
    tests = [line for line in collected.splitlines() if "::" in line and not line.startswith(("ERROR", "FAILED", " "))]
    firsts: dict[str, str] = {}
    for test in tests:
        firsts.setdefault(test.split("::")[0], test)
    each = list(firsts.values())
    if len(each) <= count:
        return each
    return [each[place * len(each) // count] for place in range(count)]
