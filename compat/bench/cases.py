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
    """`body` gets the page, expect and the number of the round."""

    name: str
    body: Callable[[Any, Any, int], object]


def _check(page: Any, expect: Any, number: int) -> None:
    page.locator("#terms").set_checked(number % 2 == 0)


CASES = [
    Case("evaluate('1+1')", lambda page, expect, number: page.evaluate("1+1")),
    Case("inner_text", lambda page, expect, number: page.locator("#title").inner_text()),
    Case("get_by_role().count", lambda page, expect, number: page.get_by_role("listitem").count()),
    Case("is_visible", lambda page, expect, number: page.locator("#go").is_visible()),
    Case("fill", lambda page, expect, number: page.get_by_label("Name").fill(f"text {number}")),
    Case("click", lambda page, expect, number: page.get_by_role("button", name="Go").click()),
    Case("set_checked", _check),
    Case(
        "select_option",
        lambda page, expect, number: page.get_by_label("Size").select_option("SM"[number % 2]),
    ),
    Case("press", lambda page, expect, number: page.locator("#name").press("a")),
    Case("hover", lambda page, expect, number: page.locator("#go").hover()),
    Case("dblclick", lambda page, expect, number: page.locator("#go").dblclick()),
    Case("press_sequentially", lambda page, expect, number: page.locator("#name").press_sequentially("ab")),
    Case("clear", lambda page, expect, number: page.locator("#name").clear()),
    Case("focus", lambda page, expect, number: page.locator("#name").focus()),
    Case("drag_to", lambda page, expect, number: page.locator("#title").drag_to(page.locator("#go"))),
    Case("set_input_files", lambda page, expect, number: page.locator("#file").set_input_files(FILE)),
    Case("mouse.move", lambda page, expect, number: page.mouse.move(number, number)),
    Case(
        "expect().to_be_visible",
        lambda page, expect, number: expect(page.locator("#go")).to_be_visible(),
    ),
    Case(
        "expect().to_have_text",
        lambda page, expect, number: expect(page.locator("#title")).to_have_text("A heading"),
    ),
]


@dataclass(frozen=True)
class Navigation:
    """`before` prepares the page and is not timed. Both get the page and the site."""

    name: str
    body: Callable[[Any, str], object]
    before: Callable[[Any, str], object] = lambda page, site: None
    # Begins to listen, and returns what ends that.
    listening: Callable[[Any], Callable[[], object]] = lambda page: lambda: None


def _console(page: Any) -> Callable[[], object]:
    def listener(message: Any) -> None:
        pass

    page.on("console", listener)
    return lambda: page.remove_listener("console", listener)


def _requests(page: Any) -> Callable[[], object]:
    def listener(request: Any) -> None:
        pass

    page.on("request", listener)
    return lambda: page.remove_listener("request", listener)


def _routes(page: Any) -> Callable[[], object]:
    page.route("**/*", lambda route: route.continue_())
    return lambda: page.unroute_all()


def _traced(page: Any) -> Callable[[], object]:
    tracing = page.context.tracing
    tracing.start(snapshots=True, sources=True)
    return lambda: tracing.stop()


def login(page: Any, site: str) -> None:
    if page.url != f"{site}/login":
        page.goto(f"{site}/login")


def _home(page: Any, site: str) -> None:
    page.goto(f"{site}/")


def _two_documents(page: Any, site: str) -> None:
    page.goto(f"{site}/")
    page.goto(f"{site}/login")


def _goto(page: Any, site: str) -> None:
    page.goto(f"{site}/login")


def _click_home(page: Any, site: str) -> None:
    page.get_by_role("link", name="Home").click()


def _click_title(page: Any, site: str) -> None:
    page.get_by_role("heading").first.click()


NAVIGATIONS = [
    Navigation("goto", _goto, _home),
    Navigation("goto, console listener", _goto, _home, _console),
    Navigation("goto, request listener", _goto, _home, _requests),
    Navigation("goto, route", _goto, _home, _routes),
    Navigation("reload", lambda page, site: page.reload(), login),
    Navigation("reload, route", lambda page, site: page.reload(), login, _routes),
    Navigation("go_back", lambda page, site: page.go_back(), _two_documents),
    Navigation("click that navigates", _click_home, _goto),
    Navigation("the same, console listener", _click_home, _goto, _console),
    Navigation("the same, request listener", _click_home, _goto, _requests),
    Navigation("the same, route", _click_home, _goto, _routes),
    Navigation("click that stays", _click_title, login),
    Navigation("the same, traced", _click_title, login, _traced),
]
