import asyncio

from playwright.async_api import BrowserContext, Error, Locator, Page, async_playwright, expect


async def names(list_items: Locator) -> list[str]:
    return [await item.inner_text() for item in await list_items.all()]


async def pages(context: BrowserContext) -> list[Page]:
    await context.new_page()
    return context.pages


async def main() -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch()
        page = await browser.new_page()
        await page.goto("data:text/html,<li>a")
        await expect(page.get_by_role("listitem")).to_have_text(["a"])
        print(await names(page.get_by_role("listitem")))
        async with page.expect_console_message() as message:
            await page.evaluate("console.log(1)")
        print((await message.value).text)
        handle = await page.query_selector("li")
        if handle:
            print(await handle.text_content())
        frame = page.frame("inner")
        print(frame and frame.url, page.main_frame.child_frames)
        try:
            await page.keyboard.press("Enter", delay=1)
        except Error as error:
            print(error.name)
        await browser.close()


asyncio.run(main())
