"""Call logs are drawn as Playwright draws them."""

from __future__ import annotations

from itertools import chain

from smooth_page._shared.wire.call_log import call_log

ATTEMPT = ["  waiting for element to be visible and enabled", "  did not find some options", "retrying select action"]


def test_no_lines_no_log() -> None:
    assert call_log([]) == ""


def test_repetitions_are_listed_once() -> None:
    lines = ["waiting for X", *["  resolved to <a>", '  unexpected value "b"'] * 14]
    assert call_log(lines) == (
        'Call log:\n  - waiting for X\n    14 \N{MULTIPLICATION SIGN} resolved to <a>\n       - unexpected value "b"\n'
    )


def test_groups_that_cross_levels() -> None:
    waits = [ATTEMPT, ATTEMPT, ["  waiting 20ms"], [*ATTEMPT, "  waiting 100ms"], [*ATTEMPT, "  waiting 100ms"]]
    lines = ["waiting for X", "attempting", *chain(*waits), *ATTEMPT, "  waiting 500ms"]
    assert call_log(lines) == (
        "Call log:\n"
        "  - waiting for X\n"
        "  - attempting\n"
        "    2 \N{MULTIPLICATION SIGN} waiting for element to be visible and enabled\n"
        "      - did not find some options\n"
        "    - retrying select action\n"
        "    - waiting 20ms\n"
        "    2 \N{MULTIPLICATION SIGN} waiting for element to be visible and enabled\n"
        "      - did not find some options\n"
        "    - retrying select action\n"
        "      - waiting 100ms\n"
        "    - waiting for element to be visible and enabled\n"
        "    - did not find some options\n"
        "  - retrying select action\n"
        "    - waiting 500ms\n"
    )
