"""Scripts that run before a document's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from smooth_page.async_api import BrowserContext, Error, Page
from tests.web_server import WebServer

NOTES = "<!doctype html><html lang=de><script>const once = 1; window.seen = [window.first, window.second]</script><p>ä"


async def test_before_the_scripts_of_the_document(page: Page, context: BrowserContext, server: WebServer) -> None:
    server.page("/notes", NOTES)
    await page.add_init_script("window.second = [window.first, '</script>']")
    await context.add_init_script("var first = 1 // with a comment")
    response = await page.goto(f"{server.prefix}/notes?q=1#there")
    assert response is not None
    assert response.status == 200
    assert page.url == f"{server.prefix}/notes?q=1#there"
    assert await page.evaluate("window.seen") == [1, [1, "</script>"]]
    assert await page.evaluate("[document.compatMode, document.documentElement.lang, once]") == ["CSS1Compat", "de", 1]
    assert await page.content() == (
        '<!DOCTYPE html><html lang="de"><head><script>const once = 1; window.seen = [window.first, window.second]'
        "</script></head><body><p>ä</p></body></html>"
    )
    assert await page.evaluate("window.seen = 0") == 0
    await page.reload()
    assert await page.evaluate("window.seen") == [1, [1, "</script>"]]


async def test_a_data_address(page: Page) -> None:
    await page.add_init_script("window.first = 5")
    await page.goto("data:text/html,<script>window.seen = window.first</script>")
    assert await page.evaluate("window.seen") == 5


async def test_a_file_and_new_pages(context: BrowserContext, tmp_path: Path) -> None:
    (tmp_path / "first.js").write_text("window.first = 'file'")
    await context.add_init_script(path=tmp_path / "first.js")
    page = await context.new_page()
    assert await page.evaluate("window.first") == "file"


async def test_where_a_click_and_the_history_lead(page: Page, server: WebServer) -> None:
    server.page("/notes", NOTES)
    server.page("/", "<a href='/notes'>go</a>")
    await page.add_init_script("window.first = 1")
    await page.goto(f"{server.prefix}/")
    await page.get_by_role("link").click()
    await page.wait_for_url("**/notes")
    assert await page.evaluate("[window.seen[0], window.first]") == [1, 1]
    await page.go_back()
    await page.go_forward()
    assert await page.evaluate("window.first") == 1


async def test_under_a_policy_it_runs_late(page: Page, server: WebServer) -> None:
    server.page("/strict", "<p>strict", headers=[("Content-Security-Policy", "script-src 'self'")])
    await page.add_init_script("window.first = 1")
    await page.goto(f"{server.prefix}/strict")
    assert await page.evaluate("window.first") == 1


async def test_its_errors_do_not_stop_others(page: Page, server: WebServer) -> None:
    await page.add_init_script("throw new Error('no good')")
    await page.add_init_script("this is no script")
    await page.add_init_script("window.second = 2")
    await page.goto(server.empty)
    assert await page.evaluate("window.second") == 2


async def test_taking_it_away(page: Page, server: WebServer) -> None:
    added = await page.add_init_script("window.first = 1")
    await added.close()
    await page.goto(server.empty)
    assert await page.evaluate("window.first") is None


async def test_neither_script_nor_file(page: Page) -> None:
    with pytest.raises(Error, match="Either path or script parameter must be specified"):
        await page.add_init_script()


FRAMES = """<script>window.seen = {}; const note = (name) => `<script>parent.seen.${name} = [typeof window.first, typeof window.add]</` + "script>"</script>
<iframe srcdoc="<script>parent.seen.srcdoc = [window.first, typeof window.add]</script>"></iframe>
<iframe src="/inner"></iframe>
<iframe id=empty></iframe>
<iframe src="javascript:'<script>parent.seen.javascript = [window.first, typeof window.add]</script>'"></iframe>
<script>
  const html = "<script>parent.seen.blob = [window.first, typeof window.add]</" + "script>";
  const frame = document.createElement("iframe");
  frame.src = URL.createObjectURL(new Blob([html], { type: "text/html" }));
  document.body.append(frame);
  const later = document.createElement("iframe");
  later.srcdoc = html.replace("blob", "later");
  setTimeout(() => document.body.append(later));
</script>"""


async def test_in_frames(page: Page, server: WebServer) -> None:
    server.page("/inner", "<script>const mine = 1; parent.seen.inner = [window.first, typeof window.add]</script>")
    await page.expose_function("add", lambda a, b: a + b)
    await page.add_init_script("const first = window.first = (window.first || 0) + 1")
    await page.goto(server.page("/", FRAMES))
    names = ["blob", "inner", "javascript", "later", "srcdoc"]
    await page.wait_for_function("count => Object.keys(seen).length === count", arg=len(names))
    seen = await page.evaluate("seen")
    assert sorted(seen) == names
    assert all(found == [1, "function"] for found in seen.values())
    empty = next(frame for frame in page.frames if frame.name == "empty")
    assert await empty.evaluate("[window.first, typeof add]") == [1, "function"]
    assert await empty.evaluate("add(2, 3)") == 5
