"""Uncaught errors, compared with those that native Playwright reports for the same page."""

from __future__ import annotations

import pytest
from playwright.async_api import Error

from tests.runtime.conftest import Watched

THROWN = [
    "throw new Error('boom')",
    "throw new TypeError('te')",
    "throw 'text'",
    "throw 42",
    "throw {a: 1}",
    "throw null",
    "throw undefined",
    "throw Object.assign(new Error('m'), {name: 'Custom'})",
    "throw new (class Foo extends Error {})('sub')",
    "throw new Error('two\\nlines')",
    "throw new Error('')",
    "throw new DOMException('dm', 'AbortError')",
    "throw 10n",
    "throw document.body",
    "throw function f() {}",
    "throw Object.assign(new Error('x'), {stack: 5})",
    "Promise.reject(new Error('rejected'))",
    "Promise.reject('text')",
    "Promise.reject()",
    "Promise.reject({a: 1})",
    "null.x",
]


async def test_errors_are_native_ones(watched: Watched) -> None:
    native: list[Error] = []
    places: list[object] = []
    watched.page.on("pageerror", lambda error: native.append(error))
    watched.page.context.on("weberror", lambda error: places.append(error.location))
    for at, thrown in enumerate(THROWN):
        watched.pages["/throws"] = f"<script>function fail() {{ {thrown} }}</script>"
        await watched.goto("/throws")
        await watched.observe("pageerror")
        await watched.page.evaluate("() => { setTimeout(fail) }")
        reported, expected = (await watched.reported("pageerror", at + 1))[at], native[at]
        error = reported["error"]
        found = (error["name"], error["message"], error["stack"])
        assert found == (expected.name, expected.message, expected.stack or ""), thrown
        if not thrown.startswith(("Promise", "eval")):  # where these were thrown, browsers report differently
            assert reported["location"] == places[at], thrown
    assert len(native) == len(THROWN)


@pytest.mark.parametrize(
    "prevented",
    [
        "addEventListener('error', (event) => event.preventDefault()); throw new Error('prevented')",
        "onerror = () => true; throw new Error('prevented')",
        "addEventListener('unhandledrejection', (event) => event.preventDefault()); Promise.reject(1)",
    ],
)
async def test_what_the_page_deals_with_is_not_reported(watched: Watched, prevented: str) -> None:
    await watched.observe("pageerror", "console")
    await watched.page.evaluate("script => { setTimeout(() => (0, eval)(script)) }", prevented)
    await watched.page.evaluate("new Promise((done) => setTimeout(() => setTimeout(done)))")
    await watched.look()
    assert [item for item in watched.runtime.news if item["kind"] == "pageerror"] == []


async def test_pictures_that_do_not_load_are_no_errors(watched: Watched) -> None:
    await watched.observe("pageerror")
    await watched.page.evaluate(
        "new Promise((done) => Object.assign(new Image(), {onerror: done, src: 'data:image/png,x'}))"
    )
    await watched.look()
    assert [item for item in watched.runtime.news if item["kind"] == "pageerror"] == []


async def test_errors_of_frames_and_of_documents_written_anew(watched: Watched) -> None:
    await watched.observe("pageerror")
    await watched.page.evaluate("document.body.append(document.createElement('iframe'))")
    await watched.page.evaluate("frames[0].eval('setTimeout(() => { throw new Error(\"inside\") })'), null")
    assert (await watched.reported("pageerror"))[0]["error"]["message"] == "inside"
    await watched.page.evaluate("document.open(); document.write('<p>new</p>'); document.close()")
    await watched.look()
    await watched.page.evaluate("() => { setTimeout(() => { throw new Error('anew') }) }")
    assert (await watched.reported("pageerror", 2))[1]["error"]["message"] == "anew"
