from playwright.async_api import Frame, Page, Request, Response


async def note(response: Response) -> None: ...


def answer(request: Request) -> None: ...


async def wrong(page: Page) -> None:
    page.on("request", note)  # wrong
    page.on("requst", answer)  # wrong
    page.once("dialog", lambda dialog: dialog.acept())  # wrong
    async with page.expect_event("request") as caught:
        await page.reload()
    print(caught.value.url)  # wrong
    print((await caught.value).txt)  # wrong
    frame: Frame = await page.wait_for_event("request")  # wrong
    async with page.expect_response(lambda response: response.stat == 200):  # wrong
        await page.reload()
    await page.route("**/*", note)  # wrong
    await page.context.route_web_socket("**/*", answer)  # wrong
    async with page.expect_download() as download:
        await page.reload()
    await (await download.value).save("x")  # wrong
    print(frame)
