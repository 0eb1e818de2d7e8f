import re
from collections.abc import Callable
from functools import partial
from typing import Any

from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Download,
    Error,
    Frame,
    Locator,
    Page,
    Request,
    Response,
    Route,
    WebSocket,
    WebSocketRoute,
)


class Recorder:
    def __init__(self, page: Page) -> None:
        self.requests: list[Request] = []
        self.errors: list[str] = []
        page.on("request", self.requests.append)
        page.on("response", self.note)
        page.on("pageerror", lambda error: self.errors.append(error.message))
        page.on("crash", self.stop)
        page.remove_listener("response", self.note)

    def note(self, response: Response) -> None:
        self.errors.append(f"{response.status} {response.request.method}")

    def stop(self, *args: object) -> None:
        self.errors.append(repr(args))

    def handle(self, route: Route, request: Request) -> None:
        route.continue_(headers={**request.headers, "a": "b"})


def with_label(label: str, message: ConsoleMessage) -> None:
    print(label, message.text, message.location)


def forget(page: Page, event: str, f: Callable[..., Any]) -> None:
    page.remove_listener(event, f)


def untyped(item):  # type: ignore[no-untyped-def]
    return item


def listen(page: Page, context: BrowserContext) -> None:
    page.on("console", partial(with_label, "console"))
    page.on("console", lambda message: print(message.args[0].json_value() if message.args else message.text))
    page.on("dialog", lambda dialog: dialog.accept("yes"))
    page.once("dialog", Dialog.dismiss)
    page.on("load", lambda page: print(page.url))
    page.once("download", lambda download: download.save_as(download.suggested_filename))
    page.on("request", untyped)
    page.on("framenavigated", lambda frame: print(frame.name))
    page.on("websocket", lambda socket: socket.on("framereceived", lambda payload: print(len(payload))))
    page.on("popup", lambda popup: popup.close())
    page.on("requestfailed", lambda request: print(request.failure))
    context.on("page", lambda page: page.on("close", print))
    context.on("weberror", lambda error: print(error.error))
    context.once("close", lambda _: None)
    if context.browser:
        context.browser.on("disconnected", lambda browser: print(browser.version))


def wait(page: Page, context: BrowserContext, event: str) -> None:
    with page.expect_event("request", lambda request: "api" in request.url, timeout=1000) as caught:
        page.reload()
    request: Request = caught.value
    with page.expect_event(event) as whatever:
        page.reload()
    print(whatever.value.url, request.post_data_json, page.wait_for_event(event))
    dialog: Dialog = page.wait_for_event("dialog")
    error: Error = page.wait_for_event("pageerror", timeout=0)
    frame: Frame = page.wait_for_event("frameattached", lambda frame: frame.name == "a")
    print(dialog.message, error.stack, frame.url)
    with context.expect_page() as opened, page.expect_popup(lambda popup: popup.url != "about:blank") as popup:
        page.click("a")
    same: bool = opened.value == popup.value
    with context.expect_event("page", predicate=lambda page: page.url.endswith("/")) as event_info:
        page.click("a")
    print(same, event_info.value.title())
    with context.expect_console_message(lambda message: message.type == "error") as logged:
        page.click("b")
    print(logged.value.text)
    with page.expect_download() as started:
        page.click("c")
    download: Download = started.value
    download.save_as("x")
    with page.expect_response(re.compile("api")) as answered, page.expect_request("**/api"):
        page.reload()
    print(answered.value.json()["a"])
    with page.expect_request_finished(lambda request: request.method == "GET") as finished:
        page.reload()
    print(finished.value.timing["startTime"])
    with page.expect_websocket() as connected:
        page.reload()
    socket: WebSocket = connected.value
    with socket.expect_event("framesent", lambda payload: payload == b"a") as frame_info:
        page.click("d")
    text: str | bytes = frame_info.value
    print(text, socket.wait_for_event("close").url)
    with page.expect_file_chooser() as choosing:
        page.click("e")
    choosing.value.set_files(["a.txt"])


def route(page: Page, context: BrowserContext, recorder: Recorder) -> None:
    page.route("**/*", lambda route: route.abort())
    page.route(re.compile("api"), lambda route, request: route.fulfill(json={"method": request.method}))
    page.route(lambda url: "a" in url, recorder.handle, times=1)
    context.route("**/*.png", partial(block, reason="failed"))
    context.unroute("**/*.png")
    page.unroute("**/*", recorder.handle)

    def echo(ws: WebSocketRoute) -> None:
        server = ws.connect_to_server()
        ws.on_message(lambda message: server.send(message))
        server.on_close(lambda code, reason: ws.close(code=code, reason=reason))

    page.route_web_socket("/ws", echo)
    context.route_web_socket(re.compile("ws"), lambda ws: ws.on_message(ws.send))


def block(route: Route, reason: str) -> None:
    route.abort(reason)


def handle(page: Page) -> None:
    def close(banner: Locator) -> None:
        banner.get_by_role("button").click()

    page.add_locator_handler(page.locator("#banner"), close, times=1)
    page.add_locator_handler(page.locator("#banner"), lambda: page.keyboard.press("Escape"))
    page.expose_function("add", lambda a, b: a + b)
    page.expose_binding("url", lambda source: source["page"].url)
