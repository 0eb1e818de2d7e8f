"""Addresses that scripts give to elements and styles: Python is asked before the browser requests them."""

from __future__ import annotations

import pytest

from tests.runtime.conftest import Runtime, Serve
from tests.runtime.deciding import ABORTED, CONTINUED, SITE, SVG, Decider, fulfilled, opening, routed

BODY = "<div id=box></div><template><img src=/template></template><style id=sheet>p {}</style>"

# What a script does; the address that it makes the browser request is the key.
SCRIPTS = {
    "/property": "new Image().src = '/property'",
    "/attribute": "document.createElement('img').setAttribute('src', '/attribute')",
    "/srcset": "document.createElement('img').srcset = '/srcset 1x, /never 9x'",
    "/script": "document.head.append(Object.assign(document.createElement('script'), { src: '/script' }))",
    "/link": "document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/link' }))",
    "/audio": "new Audio('/audio')",
    "/frame": "box.append(Object.assign(document.createElement('iframe'), { src: '/frame' }))",
    "/inner": "box.innerHTML = '<b><img src=/inner></b>'",
    "/adjacent": "box.insertAdjacentHTML('beforeend', '<img src=/adjacent>')",
    "/template": "box.append(document.querySelector('template').content.cloneNode(true))",
    "/style": "box.style.backgroundImage = 'url(/style)'",
    "/rule": "sheet.sheet.insertRule('#box { background: url(/rule) }')",
    "/text": "sheet.textContent = '#box { background: url(/text) }'",
    "/made": "const made = new CSSStyleSheet(); made.replaceSync('#box { background: url(/made) }'); "
    "document.adoptedStyleSheets = [made]",
    "/beacon": "navigator.sendBeacon('/beacon')",
}


@pytest.fixture
async def site(runtime: Runtime, serve: Serve) -> Runtime:
    await serve("/", "from the network")
    await runtime.page.goto(f"{SITE}/")
    return runtime


async def opened(
    site: Runtime, decisions: dict[str, dict[str, object]], default: dict[str, object] = ABORTED
) -> Decider:
    decider = await routed(site, decisions, default)
    await decider.run("intercept.open", opening("/page", BODY))
    decider.asked.clear()
    return decider


async def test_python_is_asked_about_all_that_scripts_set(site: Runtime) -> None:
    sent: list[str] = []
    site.page.on("request", lambda request: sent.append(request.url))
    decider = await opened(site, {})
    for script in SCRIPTS.values():
        await decider.run("evaluate", {"returns": "value"}, code=f"() => {{ {script} }}")
        # Some are found when the browser is about to draw.
        await decider.run("evaluate", {"returns": "value"}, code="() => new Promise(requestAnimationFrame)")
    await decider.run("evaluate", {"returns": "value"}, code="() => new Promise(requestAnimationFrame)")
    assert sorted(url for url, _ in decider.asked) == sorted(SCRIPTS)
    assert [url for url in sent if not url.startswith("blob:")] == []


async def test_scripts_see_the_addresses_that_they_have_set(site: Runtime) -> None:
    decider = await opened(site, {"/a.svg": fulfilled(SVG, "image/svg+xml")})
    code = """() => new Promise(done => {
      const image = new Image();
      image.onload = () => done([before, image.src, image.getAttribute('src') === image.src, image.naturalWidth]);
      image.src = '/a.svg';
      const before = image.src;
    })"""
    assert await decider.run("evaluate", {"returns": "value"}, code=code) == [
        f"{SITE}/a.svg",
        f"{SITE}/a.svg",
        False,
        3,
    ]


LOADED = """([tag, name]) => new Promise(done => {
  const element = document.createElement(tag);
  element.onload = element.onerror = ({ type }) => done([type, element[name]]);
  if (tag === 'link') element.rel = 'stylesheet';
  element[name] = '/x';
  document.body.append(element);
})"""


@pytest.mark.parametrize(
    ("tag", "name", "content_type", "text"),
    [
        ("script", "src", "text/javascript", "window.ran = 1"),
        ("link", "href", "text/css", "p { color: red }"),
        ("img", "src", "image/svg+xml", SVG),
        ("iframe", "src", "text/html", "<p>x"),
    ],
)
async def test_elements_load_what_is_fulfilled_and_fail_with_what_is_aborted(
    site: Runtime, tag: str, name: str, content_type: str, text: str
) -> None:
    decider = await opened(site, {"/x": fulfilled(text, content_type)})
    params = {"returns": "value", "arg": [tag, name]}
    assert await decider.run("evaluate", params, code=LOADED) == ["load", f"{SITE}/x"]
    if tag != "iframe":
        decider = await routed(site, {})
        assert await decider.run("evaluate", params, code=LOADED) == ["error", f"{SITE}/x"]


async def test_what_goes_on_is_requested_once_at_its_new_address(site: Runtime, serve: Serve) -> None:
    await serve("/b", SVG, content_type="image/svg+xml")
    sent: list[str] = []
    site.page.on("request", lambda request: sent.append(request.url.removeprefix(SITE)))
    decider = await opened(site, {"/a": {**CONTINUED, "url": f"{SITE}/b"}})
    code = "() => new Promise(done => { const image = new Image(); image.onload = () => done(image.naturalWidth); image.src = '/a' })"
    assert await decider.run("evaluate", {"returns": "value"}, code=code) == 3
    assert sent == ["/b"]
