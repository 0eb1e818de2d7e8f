"""Listens to the console and to errors; calls Python from a page."""

import asyncio

from playwright.async_api import async_playwright


async def main() -> None:
    async with async_playwright() as p:
        browser = await p.chromium.launch()
        page = await browser.new_page()
        page.on("console", lambda message: print("console", message.type, message.text))
        page.on("pageerror", lambda error: print("error", error.message))
        await page.expose_function("shout", lambda text: text.upper())
        await page.goto("about:blank")
        print(await page.evaluate("async () => await shout('hello')"))
        async with page.expect_console_message() as info:
            await page.evaluate("console.log('one', 2, {three: 3})")
        message = await info.value
        print([await each.json_value() for each in message.args])
        async with page.expect_event("pageerror"):
            await page.evaluate("setTimeout(() => { throw new Error('later') })")
        handle = await page.evaluate_handle("() => ({a: [1, 2, {b: null}], when: new Date(0)})")
        print(await handle.json_value())
        await browser.close()


asyncio.run(main())
