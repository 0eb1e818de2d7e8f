from playwright.sync_api import Browser, Frame, Page, Request, Response, Route


def note(response: Response) -> None: ...


async def late(request: Request) -> None: ...


def answer(request: Request) -> None: ...


def socket(route: Route) -> None: ...


def wrong(page: Page, browser: Browser) -> None:
    page.on("request", note)  # wrong
    page.on("requst", answer)  # wrong
    page.once("dialog", lambda message: message.text())  # wrong
    page.on("console", lambda message: message.txt)  # wrong
    page.on("request", late)  # wrong
    page.context.on("page", answer)  # wrong
    browser.on("disconnected", answer)  # wrong
    with page.expect_event("request") as caught:
        page.reload()
    print(caught.value.txt)  # wrong
    frame: Frame = page.wait_for_event("request")  # wrong
    with page.expect_request(lambda request: request.status == 200):  # wrong
        page.reload()
    with page.expect_response(answer):  # wrong
        page.reload()
    page.route("**/*", answer)  # wrong
    page.route("**/*", lambda route, request, more: None)  # wrong
    page.route_web_socket("**/*", socket)  # wrong
    page.route_web_socket("**/*", lambda ws: ws.fulfill())  # wrong
    with page.expect_websocket() as opened:
        page.reload()
    opened.value.on("framesent", note)  # wrong
    opened.value.on("message", print)  # wrong
    with page.expect_popup() as popup:
        page.reload()
    popup.value.fly()  # wrong
    page.add_locator_handler(page.locator("a"), answer)  # wrong
    print(frame)
