"""WebSockets that Python decides about, and file choosers: in all frames and tabs, from their first script on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from smooth_page.async_api import BrowserContext, Page, WebSocketRoute, expect
from tests.web_server import WebServer
from tests.web_socket_server import WebSocketServer

# Says in the title what the socket of the document's first script has received.
OPENED = """<title>-</title><script>
  const socket = new WebSocket("SOCKET");
  socket.onopen = () => socket.send(location.pathname);
  socket.onmessage = ({ data }) => { document.title = data; };
</script>"""


@pytest.fixture
def sockets() -> Iterator[WebSocketServer]:
    started = WebSocketServer()
    yield started
    started.stop()


async def test_sockets_of_first_scripts_are_routed(
    page: Page, companion_context: BrowserContext, server: WebServer, sockets: WebSocketServer
) -> None:
    markup = OPENED.replace("SOCKET", "ws://nobody.test/chat")
    server.page("/inner", markup)
    other = server.page("/other", markup).replace("127.0.0.1", "localhost")
    first = server.page("/first", f"{markup}<iframe src=/inner></iframe><iframe src={other}></iframe>")
    await companion_context.route_web_socket(
        "ws://nobody.test/*", lambda route: route.on_message(lambda text: route.send(f"routed {text}"))
    )
    await page.goto(first)
    await expect(page).to_have_title("routed /first")
    for frame, path in zip(page.frames[1:], ("/inner", "/other"), strict=True):
        await frame.wait_for_function("path => document.title === `routed ${path}`", arg=path)
    # An extension learns of a new window once it is there: a document from nearby might come before that.
    other = server.distant("/other", markup).replace("127.0.0.1", "localhost")
    for features in ("", "noopener"):
        async with companion_context.expect_page() as info:
            await page.evaluate("([url, features]) => void window.open(url, '', features)", [other, features])
        await expect(await info.value).to_have_title("routed /other")
    second = await companion_context.new_page()
    await second.goto(first)
    await expect(second).to_have_title("routed /first")


@pytest.mark.both_apis
async def test_between_a_frame_of_another_site_and_the_server(
    page: Page, server: WebServer, sockets: WebSocketServer
) -> None:
    def connect(route: WebSocketRoute) -> None:
        at_server = route.connect_to_server()
        route.on_message(lambda text: at_server.send(f"changed {text}"))

    await page.route_web_socket("**/echo", connect)
    markup = OPENED.replace("SOCKET", f"{sockets.url}/echo")
    other = server.page("/other", markup).replace("127.0.0.1", "localhost")
    await page.goto(server.page("/first", f"<iframe src={other}></iframe>"))
    await page.frames[1].wait_for_function("document.title.endsWith('changed /other')")


async def test_file_choosers_in_frames_and_popups(
    page: Page, companion_context: BrowserContext, server: WebServer
) -> None:
    fields = (
        "<label>File <input type=file onchange='document.title = this.files.length'></label><input type=file multiple>"
    )
    other = server.page("/other", fields).replace("127.0.0.1", "localhost")
    await page.goto(server.page("/first", f"<iframe src={other}></iframe>"))
    given = {"name": "a.txt", "mimeType": "text/plain", "buffer": b"content"}
    async with page.expect_file_chooser() as info:
        await page.frame_locator("iframe").get_by_text("File").click()
    chooser = await info.value
    assert (chooser.page, chooser.is_multiple(), await chooser.element.owner_frame()) == (page, False, page.frames[1])
    await chooser.set_files(given)
    assert await page.frames[1].title() == "1"
    async with page.expect_popup() as opened:
        await page.evaluate("url => void window.open(url)", other)
    popup = await opened.value
    async with popup.expect_file_chooser() as info:
        await popup.locator("[multiple]").click()
    chooser = await info.value
    assert (chooser.page, chooser.is_multiple()) == (popup, True)
    await chooser.set_files([given, given])
    assert await popup.locator("[multiple]").evaluate("field => field.files.length") == 2
