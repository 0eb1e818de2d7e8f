"""What emulated pages see, against native Playwright's emulation."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Browser, Page

from smooth_page._shared.options.emulation import emulation_script

ADDRESS = "http://127.0.0.1/"
# Around leaps of clocks, and far away. Before 1970 Chromium gives some zones the name of their summer time.
TIMES = [0, 1.5e12, 1710054000000, 1710054000000 - 1, 1730611800000, 1730615400000, 8.6e15, "NaN"]
TEXTS = [
    "2024-03-10T02:30:00", "2024-11-03T01:30:00", "2024-01-01", "2024-01-01T00:00", "2024-01-01T00:00Z", "2024-01",
    "2024-01-01T00:00:00.5+05:30", "Jan 5 2024 10:00", "1/2/2024", "Jan 5 2024 10:00 GMT+0200", "5 Jan 2024 10:00 EST",
    "Fri Jan 05 2024 10:00:00 GMT-0500 (EST)", "07-01-2024", "nonsense", "2024-06-01 12:00",
]  # fmt: skip
ZONES = ["America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC", "Europe/Berlin"]
OF_DATES = """([times, texts]) => {
  const all = [];
  for (const time of times.map(Number)) {
    const date = new Date(time);
    const units = ["FullYear", "Month", "Date", "Day", "Hours", "Minutes", "Seconds", "Milliseconds", "Year"];
    all.push([time, String(date), date.toDateString(), date.toTimeString(), date.toLocaleString(),
      date.toLocaleDateString(), date.toLocaleTimeString("en", { timeStyle: "long" }), date.getTimezoneOffset(),
      ...units.map((unit) => date[`get${unit}`]()), `${date} ` + JSON.stringify(date)]);
  }
  for (const text of texts) all.push([text, Date.parse(text), new Date(text).getTime()]);
  for (const parts of [[2024, 2, 10, 2, 30], [2024, 10, 3, 1, 30], [99, 0], [2024, 14, -3], [NaN, 1]])
    all.push([parts.join(), new Date(...parts).getTime()]);
  const changed = new Date(1710054000000);
  all.push(changed.setHours(2, 30), changed.setMonth(10, 3), changed.setFullYear(1999), changed.setDate(0),
    changed.setMinutes(90), changed.setMilliseconds(-1), changed.setSeconds(61), new Date(NaN).setFullYear(2020));
  const copy = new (class extends Date { x() { return this.getHours(); } })(0);
  all.push(copy.x(), copy instanceof Date, Date.length, Date.name, new Date(0).constructor === Date,
    new Date(new Date(5)).getTime(), typeof Date(), Intl.DateTimeFormat().resolvedOptions().timeZone,
    new Intl.DateTimeFormat("en", { dateStyle: "full", timeStyle: "long" }).format(0),
    new Date(0).toLocaleString("en", { timeZone: "Asia/Tokyo" }));
  return all;
}"""
OF_LOCALES = """() => [
  navigator.language, navigator.languages, Object.isFrozen(navigator.languages),
  (1234567.891).toLocaleString(), (12345678901234n).toLocaleString(),
  [1234.5, new Date(0)].toLocaleString(), new Date(0).toLocaleString(), (1234.5).toLocaleString("en"),
  new Intl.NumberFormat().resolvedOptions().locale, Intl.NumberFormat().format(1.5),
  new Intl.NumberFormat(undefined, { style: "currency", currency: "EUR" }).format(1234.5),
  ["z", "ä", "a"].sort((a, b) => a.localeCompare(b)), ["z", "ä", "a"].sort(new Intl.Collator().compare),
  new Intl.PluralRules().select(2), new Intl.RelativeTimeFormat().format(-1, "day"),
  new Intl.ListFormat().format(["a", "b"]), new Intl.DisplayNames(undefined, { type: "region" }).of("US"),
  new Intl.NumberFormat() instanceof Intl.NumberFormat, Intl.NumberFormat.name, Intl.NumberFormat.supportedLocalesOf("en"),
  "i".toLocaleUpperCase(), new (class extends Intl.NumberFormat {})().format(1.5),
]"""
OF_SIZES = """(queries) => [
  innerWidth, innerHeight, outerWidth, outerHeight, screen.width, screen.height, screen.availWidth, devicePixelRatio,
  document.documentElement.clientWidth, document.documentElement.clientHeight, visualViewport.width,
  document.body.getBoundingClientRect().width, document.querySelector("p").getBoundingClientRect().width,
  ...queries.map((query) => [query, matchMedia(query).matches]),
]"""
OF_PLACES = """() => {
  const ask = () => new Promise((done) => navigator.geolocation.getCurrentPosition(
    ({ coords }) => done([coords.latitude, coords.longitude, coords.accuracy, coords.altitude, JSON.stringify(coords)]),
    ({ code, message }) => done([code, message])));
  const query = navigator.permissions.query({ name: "geolocation" });
  return Promise.all([ask(), query.then(({ state }) => state), String(navigator.geolocation)]);
}"""


async def page_of(browser: Browser, options: dict[str, Any], settings: dict[str, Any] | None = None) -> Page:
    """A page with native options, or with our settings."""
    page = await (await browser.new_context(**options)).new_page()
    await page.route("**/*", lambda route: route.fulfill(body="<!doctype html><p>x</p>", content_type="text/html"))
    if settings:
        await page.add_init_script(emulation_script(settings))
    await page.goto(ADDRESS)
    return page


async def both(browser: Browser, code: str, argument: Any, options: dict[str, Any], settings: dict[str, Any]) -> None:
    """What native emulation shows is what ours shows."""
    pages = [await page_of(browser, options), await page_of(browser, {}, settings)]
    native, ours = [await page.evaluate(code, argument) for page in pages]
    for page in pages:
        await page.context.close()
    assert ours == native


@pytest.mark.parametrize("zone", ZONES)
async def test_dates(native_browser: Browser, zone: str) -> None:
    options, settings = {"timezone_id": zone, "locale": "en-US"}, {"timeZone": zone, "locale": "en-US"}
    await both(native_browser, OF_DATES, [TIMES, TEXTS], options, settings)


@pytest.mark.parametrize("locale", ["de-DE", "tr"])
async def test_languages(native_browser: Browser, locale: str) -> None:
    options, settings = {"timezone_id": "UTC", "locale": locale}, {"timeZone": "UTC", "locale": locale}
    await both(native_browser, OF_LOCALES, None, options, settings)


async def test_who_it_is(native_browser: Browser) -> None:
    code = """() => [navigator.userAgent, navigator.appVersion, navigator.maxTouchPoints, "ontouchstart" in window,
        Object.keys(navigator).length, typeof Object.getOwnPropertyDescriptor(Navigator.prototype, "userAgent").get]"""
    agent = "Mozilla/5.0 (iPhone) Safari/1"
    options = {"user_agent": agent, "has_touch": True}
    await both(native_browser, code, None, options, {"userAgent": agent, "touch": True})


async def test_where_it_is(native_browser: Browser) -> None:
    place = {"latitude": 52.5, "longitude": 13.4, "accuracy": 7}
    options = {"geolocation": place, "permissions": ["geolocation"]}
    granted = [{"origin": None, "names": ["geolocation"]}]
    await both(native_browser, OF_PLACES, None, options, {"geolocation": place, "granted": granted})


async def test_who_may_know(native_browser: Browser) -> None:
    other = [{"origin": "http://elsewhere.test", "names": ["geolocation"]}]
    page = await page_of(
        native_browser, {}, {"geolocation": {"latitude": 1, "longitude": 2, "accuracy": 0}, "granted": other}
    )
    assert await page.evaluate(OF_PLACES) == [[1, "User denied Geolocation"], "prompt", "[object Geolocation]"]
    await page.evaluate(
        """async () => {
          window.noted = [];
          (await navigator.permissions.query({ name: "geolocation" })).onchange = (event) => noted.push(event.target.state);
          navigator.geolocation.watchPosition(
            ({ coords }) => noted.push(coords.latitude), (error) => noted.push(error.code));
        }"""
    )
    for changed in (
        {"granted": [{"origin": "http://127.0.0.1", "names": ["geolocation"]}]},
        {"geolocation": {"latitude": 3, "longitude": 2, "accuracy": 0}},
        {"geolocation": None},
    ):
        await page.evaluate(emulation_script(changed))
        await page.evaluate("() => new Promise((done) => setTimeout(done))")
    assert await page.evaluate("noted") == [1, "granted", 1, 3, 2]
    await page.context.close()


async def test_how_large_it_is(native_browser: Browser) -> None:
    options = {
        "viewport": {"width": 400, "height": 500},
        "screen": {"width": 800, "height": 900},
        "device_scale_factor": 2,
    }
    settings = {"viewport": options["viewport"], "screen": options["screen"], "scale": 2}
    await both(native_browser, OF_SIZES, [], options, settings)


async def test_another_size_is_reported(native_browser: Browser) -> None:
    page = await page_of(native_browser, {}, {"viewport": {"width": 400, "height": 500}})
    await page.evaluate("() => { window.noted = []; onresize = () => noted.push(innerWidth) }")
    for size in ({"width": 300, "height": 500}, {"width": 300, "height": 500}, None):
        await page.evaluate(emulation_script({"viewport": size}))
    assert await page.evaluate("noted") == [300, 1280]
    assert await page.evaluate("document.body.getBoundingClientRect().width") == 1264
    await page.context.close()
