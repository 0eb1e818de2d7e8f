"""The clipboard of a context where it was granted: shared by navigator.clipboard, copying commands and the keyboard."""

from __future__ import annotations

from typing import Any

import pytest

from tests.runtime.conftest import Runtime

CHUNKS = ("core", "clipboard")
BOTH = ["clipboard-read", "clipboard-write"]


@pytest.fixture
async def site(runtime: Runtime) -> Runtime:
    """A secure context, as there is no navigator.clipboard elsewhere."""
    html = "<p>some <b>bold</b> text</p><textarea></textarea>"
    await runtime.page.route("https://site.test/**", lambda route: route.fulfill(content_type="text/html", body=html))
    await runtime.page.goto("https://site.test/")
    return runtime


async def grant(site: Runtime, *names: str, text: str = "given") -> None:
    clipboard = {"id": "1", "data": {"text/plain": text}, "granted": [{"origin": None, "names": list(names)}]}
    await site.turn({"slice": 0, "settings": {"clipboard": clipboard}}, chunks=CHUNKS)


async def written(site: Runtime) -> list[dict[str, Any]]:
    """What the page has written since, as it is reported."""
    await site.turn({"slice": 0}, chunks=CHUNKS)
    return [item["data"] for item in site.news if item["kind"] == "clipboard"]


READ = "navigator.clipboard.readText().catch(error => `${error.name}: ${error.message}`)"
WRITE = "navigator.clipboard.writeText('mine').then(String, error => `${error.name}: ${error.message}`)"


async def test_what_python_gives_is_read_and_what_is_written_reported(site: Runtime) -> None:
    await grant(site, *BOTH)
    assert await site.page.evaluate(READ) == "given"
    assert await site.page.evaluate(WRITE) == "undefined"
    assert await site.page.evaluate(READ) == "mine"
    assert await written(site) == [{"text/plain": "mine"}]
    await grant(site, *BOTH, text="given")  # the same as before: it is older than what is there
    assert await site.page.evaluate(READ) == "mine"


async def test_only_what_was_granted(site: Runtime) -> None:
    await grant(site, "clipboard-write")
    assert await site.page.evaluate(WRITE) == "undefined"
    refused = "NotAllowedError: Failed to execute 'readText' on 'Clipboard': Read permission denied."
    assert await site.page.evaluate(READ) == refused


async def test_items_of_several_types(site: Runtime) -> None:
    await grant(site, *BOTH)
    types = await site.page.evaluate(
        """async () => {
          const blob = (type, text) => new Blob([text], { type });
          const own = { "text/html": blob("text/html", "<b>x"), "text/plain": blob("text/plain", "x") };
          await navigator.clipboard.write([new ClipboardItem(own)]);
          const [item] = await navigator.clipboard.read();
          return [item.types, await (await item.getType("text/html")).text()];
        }"""
    )
    assert types == [["text/plain", "text/html"], "<b>x"]
    assert await written(site) == [{"text/plain": "x", "text/html": "<b>x"}]


async def test_a_command_copies_the_selection_or_what_the_page_says(site: Runtime) -> None:
    await grant(site, *BOTH)
    select = "getSelection().selectAllChildren(document.querySelector('p'))"
    await site.page.evaluate(f"() => {{ {select}; document.execCommand('copy') }}")
    own = "addEventListener('copy', event => { event.clipboardData.setData('text/plain', 'own'); event.preventDefault() })"
    await site.page.evaluate(f"() => {{ {own}; document.execCommand('copy') }}")
    selection = {"text/plain": "some bold text", "text/html": "some <b>bold</b> text"}
    assert await written(site) == [selection, {"text/plain": "own"}]


async def test_the_keyboard_pastes_and_cuts(site: Runtime) -> None:
    await grant(site, *BOTH, text="pasted")
    await site.run("focus", {"target": {"selector": "textarea"}})
    await site.run("keyboard.press", {"key": "Control+v"})
    await site.run("keyboard.press", {"key": "Control+v"})
    assert await site.page.evaluate("document.querySelector('textarea').value") == "pastedpasted"
    await site.run("keyboard.press", {"key": "Control+a"})
    await site.run("keyboard.press", {"key": "Control+x"})
    assert await site.page.evaluate("document.querySelector('textarea').value") == ""
    assert (await written(site))[-1]["text/plain"] == "pastedpasted"
