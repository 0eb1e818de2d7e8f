"""Documents that the runtime fetches and writes: what Python wants applies from their first script."""

from __future__ import annotations

from smooth_page.async_api import BrowserContext, Dialog, Page
from tests._async.documents.noisy import NOISY
from tests.web_server import WebServer


async def test_listeners_receive_the_events_of_a_loading_document(page: Page, server: WebServer) -> None:
    server.page("/noisy", NOISY)
    server.add("/api", '{"name": "told"}', content_type="application/json")
    messages: list[str] = []
    errors: list[str] = []
    page.on("console", lambda message: messages.append(f"{message.text} at {message.location['url']}"))
    page.on("pageerror", lambda error: errors.append(error.message))
    async with page.expect_response("**/api") as api_response:
        response = await page.goto(f"{server.prefix}/noisy")
    assert response is not None
    assert (response.status, response.url, page.url) == (200, f"{server.prefix}/noisy", f"{server.prefix}/noisy")
    assert "noisy" in await response.text()
    answer = await api_response.value
    assert (await answer.json(), answer.request.post_data) == ({"name": "told"}, "b")
    await page.wait_for_function("document.title === 'told'")
    assert messages == [f"loading at {server.prefix}/noisy"]
    assert errors == ["undefined_function is not defined", "Unexpected token ';'"]
    assert len(server.asked_for("/noisy")) == 1

    messages.clear()
    await page.reload()
    assert messages == [f"loading at {server.prefix}/noisy"]
    assert await page.evaluate("window.runs") == 1
    await page.go_back()
    assert page.url == "about:blank"


async def test_without_listeners_the_browser_loads_the_document(page: Page, server: WebServer) -> None:
    server.page("/noisy", NOISY)
    await page.goto(f"{server.prefix}/noisy")
    assert not server.asked_for("/robots.txt")


async def test_a_listener_of_the_context_receives_an_alert(
    page: Page, context: BrowserContext, server: WebServer
) -> None:
    server.page("/asks", "<script>document.title = confirm('sure?')</script>")
    heard: list[str] = []

    async def listener(dialog: Dialog) -> None:
        heard.append(dialog.message)
        await dialog.accept()

    context.on("dialog", listener)
    await page.goto(f"{server.prefix}/asks")
    assert (heard, await page.title()) == (["sure?"], "true")


async def test_the_console_reports_responses_with_error_statuses(page: Page, server: WebServer) -> None:
    text = """<script>console.log('early')</script><img src=/gone.svg><link rel=stylesheet href=/gone.css><img src=/here.svg>
      <script>fetch('/refused', { method: 'POST' }).then(() => { document.title = 'answered' })</script><iframe src=/inner></iframe>"""
    server.page("/page", text, status=500)
    server.page("/inner", "<script src=/gone.js></script>")
    server.add("/here.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>", content_type="image/svg+xml")
    server.add("/refused", "", status=403)
    messages: list[tuple[str, str, str, int]] = []
    page.on(
        "console",
        lambda message: messages.append(
            (message.type, message.text, message.location["url"].removeprefix(server.prefix), len(message.args))
        ),
    )
    failed = "Failed to load resource: the server responded with a status of"
    gone = [("error", f"{failed} 404 (Not Found)", path, 0) for path in ("/gone.css", "/gone.js", "/gone.svg")]
    async with page.expect_console_message(lambda message: "403" in message.text):
        await page.goto(f"{server.prefix}/page")
    assert messages[:2] == [
        ("error", f"{failed} 500 (Internal Server Error)", "/page", 0),
        ("log", "early", "/page", 1),
    ]
    assert sorted(messages[2:]) == [("error", f"{failed} 403 (Forbidden)", "/refused", 0), *gone]
    messages.clear()
    await page.route("**/page", lambda route: route.fulfill(status=404, body="own", content_type="text/html"))
    await page.goto(f"{server.prefix}/page")
    assert messages == [("error", f"{failed} 404 (Not Found)", "/page", 0)]


async def test_exposed_functions_and_the_clock(page: Page, context: BrowserContext, server: WebServer) -> None:
    server.page("/calls", "<script>window.asked = double(4); window.at = Date.now()</script>")
    await page.expose_function("double", lambda number: 2 * number)
    await context.clock.set_fixed_time(5)
    await page.goto(f"{server.prefix}/calls")
    assert await page.evaluate("asked") == 8
    assert await page.evaluate("at") == 5000


async def test_the_browser_loads_what_is_not_a_document(page: Page, server: WebServer) -> None:
    page.on("console", lambda message: None)
    server.add("/text", "plain")
    response = await page.goto(f"{server.prefix}/text")
    assert response is not None
    assert response.status == 200
    assert await page.evaluate("[document.contentType, document.body.innerText]") == ["text/plain", "plain"]


async def test_init_scripts_do_not_run_in_the_present_document(page: Page) -> None:
    await page.add_init_script("window.first = 1")
    assert await page.evaluate("window.first") is None


async def test_init_scripts_are_programs_of_their_own(page: Page, server: WebServer) -> None:
    """Whatever stands in their texts; and one that fails takes no other along."""
    server.page(
        "/", "<?xml version='1.0'?><!doctype html><script>console.log(first, second, document.compatMode)</script>"
    )
    messages: list[str] = []
    errors: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: errors.append(error.message))
    await page.add_init_script("const first = '</script><!-- <script>'")
    await page.add_init_script("throw new Error('an init script fails')")
    await page.add_init_script("let second = 2")
    await page.goto(f"{server.prefix}/")
    assert messages == ["</script><!-- <script> 2 CSS1Compat"]
    assert errors == ["an init script fails"]


async def test_a_site_whose_intermediate_document_does_not_come(page: Page, server: WebServer) -> None:
    server.hold("/robots.txt")
    server.page("/", "<p>here")
    page.on("console", lambda message: None)
    response = await page.goto(f"{server.prefix}/", timeout=2_000)
    assert response is not None
    assert (response.status, await page.inner_text("p")) == (200, "here")


async def test_documents_of_one_origin_are_requested_once(page: Page, server: WebServer) -> None:
    for path in ("/one", "/two", "/three"):
        server.page(path, NOISY.replace("noisy", path))
    server.add("/api", "{}", content_type="application/json")
    page.on("console", lambda message: None)
    await page.goto(f"{server.prefix}/one")
    await page.evaluate("window.left = setInterval(() => document.title = 'still here', 1)")
    await page.goto(f"{server.prefix}/two")
    await page.evaluate("customElements.define('x-a', class extends HTMLElement {})")
    await page.reload()
    assert await page.evaluate("[window.runs, window.left, customElements.get('x-a'), document.referrer]") == [
        1,
        None,
        None,
        "",
    ]
    await page.goto(f"{server.prefix}/three")
    paths = [asked.path for asked in server.asked if asked.path != "/api"]
    assert paths == ["/robots.txt", "/one", "/two", "/two", "/three"]
