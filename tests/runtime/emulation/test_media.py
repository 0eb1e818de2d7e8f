"""Emulated media: `matchMedia` answers as native Playwright's emulation has it, and style sheets follow."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Browser

from tests.runtime.conftest import Runtime, Serve

QUERIES = [
    f"{prefix}({feature}{value})"
    for feature, values in {
        "prefers-color-scheme": ("", ": dark", ":light", ": no-preference"),
        "prefers-reduced-motion": ("", ": reduce", ": no-preference"),
        "forced-colors": ("", ": active", ": none"),
        "prefers-contrast": ("", ": more", ": less", ": custom", ": no-preference"),
    }.items()
    for value in values
    for prefix in ("", "not ", "screen and ", "not print and ", "(min-width: 1px) and ")
] + [
    "print",
    "screen",
    "all",
    "not print",
    "not screen",
    "only screen and (min-width: 1px)",
    "only print and (min-width: 1px)",
    "not screen and (min-width: 100000px)",
    "print, (min-width: 1px)",
    "print, not all",
    "speech",
    "(min-width: 1px)",
]
ASK = "(queries) => queries.map((query) => matchMedia(query).matches)"
# Params here, and the arguments of native `emulate_media`.
EMULATIONS: list[tuple[dict[str, str], dict[str, Any]]] = [
    ({"colorScheme": "dark"}, {"color_scheme": "dark"}),
    ({"colorScheme": "light"}, {"color_scheme": "light"}),
    ({"colorScheme": "no-preference"}, {"color_scheme": "no-preference"}),
    ({"reducedMotion": "reduce"}, {"reduced_motion": "reduce"}),
    ({"forcedColors": "none"}, {"forced_colors": "none"}),
    ({"contrast": "more"}, {"contrast": "more"}),
    ({"contrast": "no-preference"}, {"contrast": "no-preference"}),
    ({"media": "print"}, {"media": "print"}),
    ({"media": "screen"}, {"media": "screen"}),
    ({"media": "print", "colorScheme": "dark"}, {"media": "print", "color_scheme": "dark"}),
]


@pytest.mark.parametrize(("params", "arguments"), EMULATIONS, ids=str)
async def test_queries_answer_as_natively(runtime: Runtime, params: dict[str, str], arguments: dict[str, Any]) -> None:
    before = await runtime.page.evaluate(ASK, QUERIES)
    await runtime.page.emulate_media(**arguments)
    native = await runtime.page.evaluate(ASK, QUERIES)
    await runtime.page.emulate_media(**dict.fromkeys(arguments, "null"))
    assert await runtime.page.evaluate(ASK, QUERIES) == before
    await runtime.run("page.emulateMedia", params)
    ours = await runtime.page.evaluate(ASK, QUERIES)
    assert dict(zip(QUERIES, ours, strict=True)) == dict(zip(QUERIES, native, strict=True))
    await runtime.run("page.emulateMedia", dict.fromkeys(params, "null"))
    assert await runtime.page.evaluate(ASK, QUERIES) == before


SIZES = [
    "(min-width: 400px)", "(min-width:401px)", "(max-width: 25em)", "(max-width: 24.9rem)", "(width: 400px)", "(width)",
    "(min-height: 500px) and (max-height: 500px)", "screen and (max-width: 399.98px)", "not (min-width: 768px)",
    "(width >= 400px)", "(width > 400px)", "(300px < width <= 400px)", "(400px > width)", "(height < 501px)",
    "(width = 400px)", "(orientation: portrait)", "(orientation:landscape)", "(aspect-ratio: 4/5)",
    "(min-aspect-ratio: 1/1)", "(max-aspect-ratio: 0.8)", "(4/5 <= aspect-ratio < 1)", "(max-device-width: 800px)",
    "(min-width: 5in)", "(min-width: calc(1px + 1px))", "only screen and (min-width: 100px) and (max-width: 600px), print",
]  # fmt: skip


async def test_sizes_answer_as_natively(native_browser: Browser) -> None:
    context = await native_browser.new_context(
        viewport={"width": 400, "height": 500}, screen={"width": 800, "height": 9}
    )
    native = await (await context.new_page()).evaluate(ASK, SIZES)
    await context.close()
    context = await native_browser.new_context()
    runtime = Runtime(await context.new_page())
    before = await runtime.page.evaluate(ASK, SIZES)
    size = {"viewport": {"width": 400, "height": 500}, "screen": {"width": 800, "height": 9}}
    await runtime.run("page.emulateMedia", size)
    ours = await runtime.page.evaluate(ASK, SIZES)
    assert dict(zip(SIZES, ours, strict=True)) == dict(zip(SIZES, native, strict=True))
    await runtime.run("page.emulateMedia", {"viewport": None})
    assert await runtime.page.evaluate(ASK, SIZES) == before
    await context.close()


async def test_forced_colors(runtime: Runtime) -> None:
    """Native emulation of `active` also sets a preferred contrast, which a page's own colors decide."""
    await runtime.run("page.emulateMedia", {"forcedColors": "active"})
    queries = ["(forced-colors: active)", "(forced-colors)", "(forced-colors: none)"]
    assert await runtime.page.evaluate(ASK, queries) == [True, True, False]


async def test_style_sheets_follow(runtime: Runtime, serve: Serve) -> None:
    await serve("/dark.css", "#linked { color: red }", content_type="text/css")
    await serve("/import.css", "#imported { color: red }", content_type="text/css")
    await serve(
        "/start",
        """
        <style>
          @import "/import.css" (prefers-color-scheme: dark);
          @media (prefers-color-scheme: dark) { #plain { color: red } }
          @supports (color: red) { @media screen { @media (prefers-color-scheme: dark) { #nested { color: red } } } }
          @media print { #printed { color: red } }
        </style>
        <link rel=stylesheet href=/dark.css media="(prefers-color-scheme: dark)">
        <p id=plain><p id=nested><p id=linked><p id=imported><p id=adopted><p id=printed><p id=late><p id=host></p>
        <picture><source media="(prefers-color-scheme: dark)" srcset="dark.png"><img src="light.png"></picture>
        <iframe srcdoc="<style>@media (prefers-color-scheme: dark) { p { color: red } }</style><p>"></iframe>
        """,
    )
    await runtime.page.goto("http://site.test/start")
    await runtime.page.evaluate(
        """() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync("@media (prefers-color-scheme: dark) { #adopted { color: red } }");
          document.adoptedStyleSheets = [sheet];
          const shadow = document.getElementById("host").attachShadow({ mode: "open" });
          shadow.innerHTML = "<style>@media (prefers-color-scheme: dark) { i { color: red } }</style><i></i>";
        }"""
    )
    look = """() => {
      const color = (element) => element.ownerDocument.defaultView.getComputedStyle(element).color;
      const inside = [host.shadowRoot.querySelector("i"), frames[0].document.querySelector("p")];
      const red = [...document.querySelectorAll("p"), ...inside].filter((p) => color(p) === "rgb(255, 0, 0)");
      return [red.map((element) => element.id || element.localName), document.querySelector("img").currentSrc];
    }"""
    assert await runtime.page.evaluate(look) == [[], "http://site.test/light.png"]
    await runtime.run("page.emulateMedia", {"colorScheme": "dark"})
    everything = ["plain", "nested", "linked", "imported", "adopted", "i", "p"]
    await runtime.page.wait_for_function("document.querySelector('img').currentSrc.endsWith('dark.png')")
    assert (await runtime.page.evaluate(look))[0] == everything
    # Style sheets that come later.
    await runtime.page.evaluate(
        "document.head.insertAdjacentHTML('beforeend', "
        "'<style>@media (prefers-color-scheme: dark) { #late { color: red } }</style>')"
    )
    assert "late" in (await runtime.page.evaluate(look))[0]
    await runtime.run("page.emulateMedia", {"colorScheme": "null", "media": "print"})
    assert (await runtime.page.evaluate(look))[0] == ["printed"]
    await runtime.run("page.emulateMedia", {"media": "null"})
    await runtime.page.wait_for_function("document.querySelector('img').currentSrc.endsWith('light.png')")
    assert (await runtime.page.evaluate(look))[0] == []


async def test_lists_tell_of_changes(runtime: Runtime) -> None:
    await runtime.run("page.emulateMedia", {"colorScheme": "light"})
    await runtime.page.evaluate(
        """() => {
          window.noted = [];
          const list = matchMedia("(prefers-color-scheme: dark)");
          list.addEventListener("change", (event) => noted.push([event.matches, event.media, list.matches]));
          list.onchange = () => noted.push("onchange");
        }"""
    )
    await runtime.run("page.emulateMedia", {"colorScheme": "dark"})
    await runtime.run("page.emulateMedia", {"reducedMotion": "reduce"})
    assert await runtime.page.evaluate("noted") == [[True, "(prefers-color-scheme: dark)", True], "onchange"]
