import asyncio
from functools import partial
from typing import Any

from playwright.async_api import BrowserContext, Dialog, Download, Page, Request, Response, Route, WebSocketRoute


class Recorder:
    def __init__(self, page: Page) -> None:
        self.bodies: list[bytes] = []
        self.requests: asyncio.Queue[Request] = asyncio.Queue()
        page.on("response", self.note)
        page.on("request", self.requests.put_nowait)
        page.on("requestfinished", self.requests.put)

    async def note(self, response: Response) -> None:
        self.bodies.append(await response.body())

    async def handle(self, route: Route, request: Request) -> None:
        await route.continue_(headers={**await request.all_headers(), "a": "b"})


async def block(route: Route, *, reason: str = "failed") -> None:
    await route.abort(reason)


async def listen(page: Page, context: BrowserContext) -> None:
    async def accept(dialog: Dialog) -> None:
        await dialog.accept()

    page.on("dialog", accept)
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.on("dialog", lambda dialog: asyncio.create_task(dialog.accept()))
    page.on("console", lambda message: print(message.text))
    page.remove_listener("dialog", accept)
    context.on("page", lambda opened: opened.close())
    context.on("request", lambda request: print(request.url))
    page.on("websocket", lambda socket: socket.once("close", lambda closed: print(closed.url)))


async def wait(page: Page, context: BrowserContext, event: str) -> None:
    async with page.expect_event("request", lambda request: "api" in request.url) as caught:
        await page.reload()
    request: Request = await caught.value
    async with page.expect_event(event) as whatever:
        await page.reload()
    untyped: Any = await whatever.value
    dialog: Dialog = await page.wait_for_event("dialog")
    print(request.url, untyped, dialog.message, await page.wait_for_event(event))

    async def is_right(response: Response) -> bool:
        return b"a" in await response.body()

    async with page.expect_response(is_right) as answered:
        await page.reload()
    print((await (await answered.value).json())["a"])
    async with context.expect_page() as opened, page.expect_popup() as popup:
        await page.click("a")
    print(await opened.value == await popup.value)
    waiting = asyncio.create_task(page.wait_for_event("download"))
    download: Download = await waiting
    await download.save_as("x")


async def route(page: Page, context: BrowserContext, recorder: Recorder) -> None:
    await page.route("**/*", block)
    await page.route("**/*", lambda route: route.abort())
    await page.route("**/*", lambda route, request: route.fulfill(body=request.url))
    await page.route("**/*", recorder.handle, times=1)
    await context.route("**/*", partial(block, reason="aborted"))
    await context.unroute("**/*")

    async def echo(ws: WebSocketRoute) -> None:
        ws.on_message(lambda message: ws.send(message))

    await page.route_web_socket("/ws", echo)
    await page.expose_function("add", lambda a, b: a + b)
    await page.add_locator_handler(page.locator("a"), lambda found: found.click())
