"""Which tests of a large suite are run: nobody picks them."""

from __future__ import annotations


def sample_of(collected: str, count: int) -> list[str]:
    """The first test of each file, evenly spread where the files are more than `count`.

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
