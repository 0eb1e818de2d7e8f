"""How documents reach the companion, and that pages do not."""

from __future__ import annotations

from urllib.parse import quote

from playwright.async_api import Page

from smooth_page._shared.wire.turn_text import GREETING, Entry

from .conftest import CompanionRuntime

NAMES = "Object.getOwnPropertyNames(window).filter((name) => name.startsWith('__'))"


def site(markup: str, host: str = "site.test") -> str:
    return f"http://{host}/?{quote(markup)}"


async def test_each_document_has_a_kernel(companion: CompanionRuntime) -> None:
    await companion.page.goto(site("<title>here</title>"))
    assert await companion.run("evaluate", {}, code="document.title") == "here"
    before = companion.turns
    await companion.run("page.contentWithShadow", {})
    assert companion.turns - before == 1  # the companion brings the chunk
    await companion.page.goto(site("<title>next</title>"))
    has_chunk = "([name, secret]) => !!window[name](secret)?.makers.markup"  # without a turn
    await companion.page.wait_for_function(has_chunk, arg=[companion.ENTRY.name, companion.ENTRY.secret])


async def test_what_most_documents_need_is_there_and_made_when_a_turn_needs_it(companion: CompanionRuntime) -> None:
    await companion.page.goto(site("<button>Go</button>"))
    await companion.run("evaluate", {}, code="document.title")
    made = "([name, secret]) => 'native_actions' in window[name](secret).makers"
    assert not await companion.page.evaluate(made, [companion.ENTRY.name, companion.ENTRY.secret])
    await companion.run("click", {"target": {"selector": "button"}})
    assert await companion.page.evaluate(made, [companion.ENTRY.name, companion.ENTRY.secret])


async def test_only_the_first_greeting_counts(companion: CompanionRuntime) -> None:
    await companion.page.goto(site("<title>here</title>"))
    assert await companion.evaluate(f"return typeof window[{GREETING!r}]", {}) == "undefined"
    assert not await companion.evaluate(
        f"return Promise.resolve(window[{GREETING!r}]?.({{ entry: args }})).then(Boolean)", vars(Entry.new())
    )
    assert await companion.run("evaluate", {}, code="1 + 1") == 2


async def test_pages_find_nothing_but_the_entry(companion: CompanionRuntime) -> None:
    seen = f"<script>window.seen = {NAMES}</script><iframe srcdoc='<script>parent.inner = {NAMES}</script>'></iframe>"
    await companion.page.goto(site(seen.replace("'__'", "`__`")))
    assert await companion.page.evaluate("seen") == [CompanionRuntime.ENTRY.name]
    assert await companion.page.evaluate("inner") == []
    made = "(() => { const frame = document.body.appendChild(document.createElement('iframe'));"
    made += " return Object.getOwnPropertyNames(frame.contentWindow).filter((name) => name.startsWith('__')) })()"
    assert await companion.page.evaluate(made) == []


async def test_settings_hold_from_the_first_script_on(companion: CompanionRuntime) -> None:
    settings = {"observe": ["console"], "chunks": ["observe"]}
    await companion.turn({"slice": 0, "settings": settings}, chunks=("core", "observe"))
    await companion.page.goto(site("<script>console.log('early')</script>"))
    await companion.turn({"slice": 0})
    assert [item["text"] for item in companion.news if item["kind"] == "console"] == ["early"]
    await companion.turn({"slice": 0, "settings": {"observe": []}})


async def test_a_page_that_breaks_builtins_changes_nothing(companion: CompanionRuntime) -> None:
    broken = "<script>Promise.prototype.then = Map.prototype.get = JSON.parse = JSON.stringify = () => 13</script>"
    await companion.page.goto(site(f"{broken}<button>Go</button>"))
    await companion.run("click", {"target": {"selector": "button"}})
    assert await companion.run("evaluate", {}, code="1 + 1") == 2


async def test_other_tabs_have_kernels_too(companion: CompanionRuntime) -> None:
    async with companion.page.expect_popup() as opened:
        await companion.page.evaluate("void window.open('http://other.test/')")
    popup: Page = await opened.value
    await popup.goto(site("<title>popup</title>", "other.test"))
    assert await CompanionRuntime(popup).run("evaluate", {}, code="document.title") == "popup"
    await popup.close()
