"""The timed cases: small functions written for Playwright's sync API, run unchanged on every contender."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

PAGE = """<!doctype html><title>Bench</title>
<h1 id="title">A heading</h1>
<label>Name <input id="name"></label>
<label><input type="checkbox" id="terms"> Terms</label>
<input type="file" id="file" aria-label="File">
<select id="size" aria-label="Size"><option>S</option><option>M</option></select>
<button id="go" onclick="this.dataset.count = Number(this.dataset.count || 0) + 1">Go</button>
<ul>ITEMS</ul>""".replace("ITEMS", "".join(f"<li>Item {number}</li>" for number in range(50)))


FILE = {"name": "a.txt", "mimeType": "text/plain", "buffer": b"content"}


@dataclass(frozen=True)
class Case:
    """`kind` is the group that native's time is compared in: read, action or assertion."""

    name: str
    kind: str
    # page, expect, number of the round
    body: Callable[[Any, Any, int], None]


def _check(page: Any, expect: Any, number: int) -> None:
    page.locator("#terms").set_checked(number % 2 == 0)


CASES = [
    Case("evaluate('1+1')", "read", lambda page, expect, number: page.evaluate("1+1")),
    Case("inner_text", "read", lambda page, expect, number: page.locator("#title").inner_text()),
    Case("get_by_role().count", "read", lambda page, expect, number: page.get_by_role("listitem").count()),
    Case("is_visible", "read", lambda page, expect, number: page.locator("#go").is_visible()),
    Case("fill", "action", lambda page, expect, number: page.get_by_label("Name").fill(f"text {number}")),
    Case("click", "action", lambda page, expect, number: page.get_by_role("button", name="Go").click()),
    Case("set_checked", "action", _check),
    Case(
        "select_option",
        "action",
        lambda page, expect, number: page.get_by_label("Size").select_option("SM"[number % 2]),
    ),
    Case("press", "action", lambda page, expect, number: page.locator("#name").press("a")),
    Case("hover", "action", lambda page, expect, number: page.locator("#go").hover()),
    Case("dblclick", "action", lambda page, expect, number: page.locator("#go").dblclick()),
    Case("press_sequentially", "action", lambda page, expect, number: page.locator("#name").press_sequentially("ab")),
    Case("clear", "action", lambda page, expect, number: page.locator("#name").clear()),
    Case("focus", "action", lambda page, expect, number: page.locator("#name").focus()),
    Case("drag_to", "action", lambda page, expect, number: page.locator("#title").drag_to(page.locator("#go"))),
    Case("set_input_files", "action", lambda page, expect, number: page.locator("#file").set_input_files(FILE)),
    Case("mouse.move", "action", lambda page, expect, number: page.mouse.move(number, number)),
    Case(
        "expect().to_be_visible",
        "assertion",
        lambda page, expect, number: expect(page.locator("#go")).to_be_visible(),
    ),
    Case(
        "expect().to_have_text",
        "assertion",
        lambda page, expect, number: expect(page.locator("#title")).to_have_text("A heading"),
    ),
]
