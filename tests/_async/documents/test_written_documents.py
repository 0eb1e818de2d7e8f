"""What holds in a document from its first script on, once somebody has asked for it."""

from __future__ import annotations

from smooth_page.async_api import BrowserContext, Dialog, Page
from tests.web_server import WebServer

NOISY = """<!doctype html><title>noisy</title><script>
  window.runs = (window.runs ?? 0) + 1;
  console.log("loading");
  fetch("/api", { method: "POST", body: "b" }).then(response => response.json()).then(told => document.title = told.name);
</script><script>undefined_function()</script><script>var x = ;</script>"""


async def test_listeners_hear_what_a_document_says_while_it_loads(page: Page, server: WebServer) -> None:
    server.page("/noisy", NOISY)
    server.add("/api", '{"name": "told"}', content_type="application/json")
    messages: list[str] = []
    errors: list[str] = []
    page.on("console", lambda message: messages.append(f"{message.text} at {message.location['url']}"))
    page.on("pageerror", lambda error: errors.append(error.message))
    async with page.expect_response("**/api") as told:
        response = await page.goto(f"{server.prefix}/noisy")
    assert response is not None
    assert (response.status, response.url, page.url) == (200, f"{server.prefix}/noisy", f"{server.prefix}/noisy")
    assert "noisy" in await response.text()
    answer = await told.value
    assert (await answer.json(), answer.request.post_data) == ({"name": "told"}, "b")
    await page.wait_for_function("document.title === 'told'")
    assert messages == [f"loading at {server.prefix}/noisy"]
    assert errors == ["undefined_function is not defined", "Unexpected token ';'"]
    assert len(server.asked_for("/noisy")) == 1

    messages.clear()
    await page.reload()
    assert messages == [f"loading at {server.prefix}/noisy"]
    assert await page.evaluate("window.runs") == 1
    await page.go_back()
    assert page.url == "about:blank"


async def test_without_listeners_nothing_is_changed(page: Page, server: WebServer) -> None:
    server.page("/noisy", NOISY)
    await page.goto(f"{server.prefix}/noisy")
    assert not server.asked_for("/robots.txt")


async def test_a_listener_of_the_context_hears_an_alert(page: Page, context: BrowserContext, server: WebServer) -> None:
    server.page("/asks", "<script>document.title = confirm('sure?')</script>")
    heard: list[str] = []

    async def listener(dialog: Dialog) -> None:
        heard.append(dialog.message)
        await dialog.accept()

    context.on("dialog", listener)
    await page.goto(f"{server.prefix}/asks")
    assert (heard, await page.title()) == (["sure?"], "true")


async def test_the_console_reports_answers_that_are_errors(page: Page, server: WebServer) -> None:
    text = """<script>console.log('early')</script><img src=/gone.svg><link rel=stylesheet href=/gone.css><img src=/here.svg>
      <script>fetch('/refused', { method: 'POST' }).then(() => { document.title = 'answered' })</script><iframe src=/inner></iframe>"""
    server.page("/page", text, status=500)
    server.page("/inner", "<script src=/gone.js></script>")
    server.add("/here.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>", content_type="image/svg+xml")
    server.add("/refused", "", status=403)
    messages: list[tuple[str, str, str, int]] = []
    page.on(
        "console",
        lambda message: messages.append(
            (message.type, message.text, message.location["url"].removeprefix(server.prefix), len(message.args))
        ),
    )
    failed = "Failed to load resource: the server responded with a status of"
    gone = [("error", f"{failed} 404 (Not Found)", path, 0) for path in ("/gone.css", "/gone.js", "/gone.svg")]
    async with page.expect_console_message(lambda message: "403" in message.text):
        await page.goto(f"{server.prefix}/page")
    assert messages[:2] == [
        ("error", f"{failed} 500 (Internal Server Error)", "/page", 0),
        ("log", "early", "/page", 1),
    ]
    assert sorted(messages[2:]) == [("error", f"{failed} 403 (Forbidden)", "/refused", 0), *gone]
    messages.clear()
    await page.route("**/page", lambda route: route.fulfill(status=404, body="own", content_type="text/html"))
    await page.goto(f"{server.prefix}/page")
    assert messages == [("error", f"{failed} 404 (Not Found)", "/page", 0)]


async def test_exposed_functions_and_the_clock(page: Page, context: BrowserContext, server: WebServer) -> None:
    server.page("/calls", "<script>window.asked = double(4); window.at = Date.now()</script>")
    await page.expose_function("double", lambda number: 2 * number)
    await context.clock.set_fixed_time(5)
    await page.goto(f"{server.prefix}/calls")
    assert await page.evaluate("asked") == 8
    assert await page.evaluate("at") == 5000


async def test_policies_of_the_document_hold(page: Page, server: WebServer) -> None:
    policy = "default-src 'self'; script-src 'nonce-abc'; img-src 'none', connect-src 'none'"
    headers = [("Content-Security-Policy", policy), ("Referrer-Policy", "no-referrer")]
    text = "<!doctype html><title>kept</title><script nonce=abc>console.log('allowed')</script><script>console.log('not')</script>"
    server.page("/strict", text, headers=headers)
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    await page.add_init_script("console.log('first')")
    await page.goto(f"{server.prefix}/strict")
    assert messages == ["first", "allowed"]
    assert await page.evaluate("[...document.head.children].map(child => child.localName)") == [
        "title",
        "script",
        "script",
    ]
    assert await page.evaluate("fetch('/').then(() => 'asked', () => 'forbidden')") == "forbidden"


async def test_where_no_script_may_stand_in_a_text_the_browser_loads(page: Page, server: WebServer) -> None:
    """A site that has the policy everywhere, its plain document included."""
    strict = [("Content-Security-Policy", "script-src 'self'")]
    server.add("/robots.txt", headers=strict)
    server.page("/strict", "<script src=/script.js></script><p>strict", headers=strict)
    server.add("/script.js", "window.seen = window.first", content_type="text/javascript")
    await page.add_init_script("window.first = 1")
    response = await page.goto(f"{server.prefix}/strict")
    assert response is not None
    assert response.status == 200
    assert await page.evaluate("[window.first, document.body.innerText]") == [1, "strict"]


async def test_what_is_no_document_is_loaded_by_the_browser(page: Page, server: WebServer) -> None:
    page.on("console", lambda message: None)
    server.add("/text", "plain")
    response = await page.goto(f"{server.prefix}/text")
    assert response is not None
    assert response.status == 200
    assert await page.evaluate("[document.contentType, document.body.innerText]") == ["text/plain", "plain"]


async def test_what_is_added_to_a_page_is_not_for_the_document_that_is_there(page: Page) -> None:
    await page.add_init_script("window.first = 1")
    assert await page.evaluate("window.first") is None


async def test_where_a_click_leads(page: Page, server: WebServer) -> None:
    server.page("/start", "<a href='/noisy'>link</a><a href='/moved'>moved</a><a href='/data.txt'>data</a>")
    server.page("/noisy", NOISY)
    server.redirect("/moved", "/noisy?2")
    server.add("/noisy?2", NOISY, content_type="text/html")
    server.add("/api", '{"name": "told"}', content_type="application/json")
    server.add("/data.txt", "a,b", content_type="text/plain")
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    await page.add_init_script("console.log('first')")
    await page.goto(f"{server.prefix}/start")
    messages.clear()
    async with page.expect_response("**/api") as told:
        await page.get_by_text("link").click()
    assert await (await told.value).json() == {"name": "told"}
    assert page.url == f"{server.prefix}/noisy"
    assert messages == ["first", "loading"]
    assert [item.headers.get("Referer") for item in server.asked_for("/noisy")] == [f"{server.prefix}/start"]

    await page.go_back()
    assert page.url == f"{server.prefix}/start"
    async with page.expect_navigation() as navigation:
        await page.get_by_text("moved").click()
    response = await navigation.value
    assert response is not None
    assert response.url == page.url == f"{server.prefix}/noisy?2"
    assert "loading" in await response.text()
    await page.go_back()
    await page.get_by_text("data", exact=True).click()
    await page.wait_for_url("**/data.txt")
    assert await page.locator("body").inner_text() == "a,b"


async def test_a_script_that_replaces_its_document(page: Page, server: WebServer) -> None:
    server.page("/first", "<script>location.replace('/second')</script>")
    server.page("/second", "<script>console.log('second')</script>")
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    await page.goto(f"{server.prefix}/first")
    await page.wait_for_url("**/second")
    assert messages == ["second"]
    await page.go_back()
    assert page.url == "about:blank"


async def test_a_download_leaves_the_page_where_it_is(page: Page, server: WebServer) -> None:
    server.page("/start", "<a href='/file'>file</a>")
    server.add("/file", "x", content_type="application/zip", headers=[("Content-Disposition", "attachment")])
    page.on("console", lambda message: None)
    await page.goto(f"{server.prefix}/start")
    await page.get_by_text("file").click()
    await page.evaluate("1")
    assert page.url == f"{server.prefix}/start"
    async with page.expect_download() as download:
        await page.get_by_text("file").click()
    assert (await (await download.value).path()).read_text() == "x"
    assert page.url == f"{server.prefix}/start"


async def test_a_site_that_answers_to_everything_with_its_application(page: Page, server: WebServer) -> None:
    app = """<script>
      window.boots = (window.boots ?? 0) + 1;
      console.log(location.pathname);
      fetch("/api");
      if (location.pathname === "/robots.txt") setInterval(() => console.log("not found"), 1);
    </script>"""
    for path in ("/robots.txt", "/app"):
        server.page(path, app)
    server.add("/api", "{}", content_type="application/json")
    messages: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.on("request", lambda request: requests.append(request.url.removeprefix(server.prefix)))
    async with page.expect_request_finished(lambda request: request.url.endswith("/api")):
        await page.goto(f"{server.prefix}/app")
    assert (messages, requests) == (["/app"], ["/app", "/api"])
    assert await page.evaluate("boots") == 1


async def test_init_scripts_are_programs_of_their_own(page: Page, server: WebServer) -> None:
    """Whatever stands in their texts; and one that fails takes no other along."""
    server.page(
        "/", "<?xml version='1.0'?><!doctype html><script>console.log(first, second, document.compatMode)</script>"
    )
    messages: list[str] = []
    errors: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: errors.append(error.message))
    await page.add_init_script("const first = '</script><!-- <script>'")
    await page.add_init_script("throw new Error('an init script fails')")
    await page.add_init_script("let second = 2")
    await page.goto(f"{server.prefix}/")
    assert messages == ["</script><!-- <script> 2 CSS1Compat"]
    assert errors == ["an init script fails"]


async def test_moves_that_a_page_takes_over_stay_in_its_document(page: Page, server: WebServer) -> None:
    server.page(
        "/",
        """<a href=/inside>inside</a><a href=/outside>outside</a><p></p><script>
      navigation.addEventListener("navigate", event => {
        if (event.destination.url.endsWith("/inside"))
          event.intercept({ handler: async () => { document.querySelector("p").textContent = "here" } });
      });
    </script>""",
    )
    server.page("/outside", "<p>there")
    page.on("console", lambda message: None)
    await page.goto(f"{server.prefix}/")
    await page.get_by_text("inside").click()
    await page.get_by_text("here").wait_for()
    assert page.url == f"{server.prefix}/inside"
    await page.get_by_text("outside").click()
    await page.get_by_text("there").wait_for()
    assert not server.asked_for("/inside")


async def test_a_document_is_loaded_once_its_pictures_are(page: Page, server: WebServer) -> None:
    picture = server.hold("/picture.png")
    server.page(
        "/",
        """<img src=/picture.png><script>
      const say = event => console.log(event.type, document.readyState);
      for (const type of ["readystatechange", "DOMContentLoaded"]) document.addEventListener(type, say);
      onload = say;
    </script>""",
    )
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    await page.goto(f"{server.prefix}/", wait_until="domcontentloaded")
    assert messages == ["readystatechange interactive", "DOMContentLoaded interactive"]
    assert await page.evaluate("document.readyState") == "interactive"
    picture.set()
    await page.wait_for_load_state()
    assert await page.evaluate("document.readyState") == "complete"
    assert messages[2:] == ["readystatechange complete", "load complete"]


async def test_encodings(page: Page, server: WebServer) -> None:
    page.on("console", lambda message: None)
    text = "<!doctype html><title>\u00e9</title>"
    marked = server.add("/marked", b"\xef\xbb\xbf" + text.encode(), content_type="text/html; charset=latin1")
    wide = server.add("/wide", text.encode("utf-16"), content_type="text/html")
    told = server.add(
        "/told", text.encode("cp1251", "replace") + b"\xe9", content_type="text/html; charset=windows-1251"
    )
    unsaid = server.add("/unsaid", text.encode("cp1252"), content_type="text/html")
    assert [await _title(page, url) for url in (marked, wide, unsaid)] == ["\u00e9"] * 3
    await page.goto(told)
    assert await page.inner_text("body") == "\u0439"


async def _title(page: Page, url: str) -> str:
    await page.goto(url)
    return await page.title()


async def test_what_a_document_is_told_of_the_one_before(page: Page, server: WebServer) -> None:
    told = "<script>console.log(location.pathname, document.referrer, JSON.stringify(history.state), history.length)</script>"
    server.page("/first", told + "<a href=/second>go</a>")
    server.page("/second", told + "<a href=/third rel=noreferrer>go</a>")
    server.page("/third", told + "<script>location.href = '/fourth'</script>")
    server.page("/fourth", told)
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text.replace(server.prefix, "")))
    await page.goto(f"{server.prefix}/first")
    await page.evaluate("history.replaceState({ kept: 1 }, '')")
    await page.reload()
    await page.get_by_text("go").click()
    await page.wait_for_url("**/second")
    await page.reload()
    await page.get_by_text("go").click()
    await page.wait_for_url("**/fourth")
    assert messages == [
        "/first  null 2",
        '/first  {"kept":1} 2',
        "/second /first null 3",
        "/second /first null 3",
        "/third  null 4",
        "/fourth /third null 4",
    ]
    assert [item.headers.get("Referer", "").removeprefix(server.prefix) for item in server.asked_for("/second")] == [
        "/first",
        "/first",
    ]
    assert [item.headers.get("Referer") for item in server.asked_for("/third")] == [None]


async def test_a_site_whose_plain_document_does_not_come(page: Page, server: WebServer) -> None:
    server.hold("/robots.txt")
    server.page("/", "<p>here")
    page.on("console", lambda message: None)
    response = await page.goto(f"{server.prefix}/", timeout=2_000)
    assert response is not None
    assert (response.status, await page.inner_text("p")) == (200, "here")


async def test_documents_of_one_origin_are_asked_for_once(page: Page, server: WebServer) -> None:
    for path in ("/one", "/two", "/three"):
        server.page(path, NOISY.replace("noisy", path))
    server.add("/api", "{}", content_type="application/json")
    page.on("console", lambda message: None)
    await page.goto(f"{server.prefix}/one")
    await page.evaluate("window.left = setInterval(() => document.title = 'still here', 1)")
    await page.goto(f"{server.prefix}/two")
    await page.evaluate("customElements.define('x-a', class extends HTMLElement {})")
    await page.reload()
    assert await page.evaluate("[window.runs, window.left, customElements.get('x-a'), document.referrer]") == [
        1,
        None,
        None,
        "",
    ]
    await page.goto(f"{server.prefix}/three")
    paths = [asked.path for asked in server.asked if asked.path != "/api"]
    assert paths == ["/robots.txt", "/one", "/two", "/two", "/three"]


async def test_the_history_between_such_documents(page: Page, server: WebServer) -> None:
    for path in ("one", "two", "two/more", "three"):
        server.page(f"/{path}", f"<title>{path}</title><script>onpopstate = () => document.title += ' popped'</script>")
    navigated: list[str] = []
    page.on("console", lambda message: None)
    page.on("framenavigated", lambda frame: navigated.append(frame.url.removeprefix(server.prefix)))
    await page.goto(f"{server.prefix}/one")
    await page.goto(f"{server.prefix}/two")
    await page.evaluate("history.pushState(1, '', '/two/more')")
    await page.goto(f"{server.prefix}/three")
    assert await page.evaluate("history.length") == 5
    navigated.clear()

    response = await page.go_back()
    assert response is not None
    assert (response.url, await page.title()) == (f"{server.prefix}/two/more", "two/more")
    assert navigated == ["/two/more"]
    await page.go_back()
    assert (page.url, await page.title()) == (f"{server.prefix}/two", "two/more popped")
    assert await page.go_back() is not None
    assert (page.url, await page.title()) == (f"{server.prefix}/one", "one")
    await page.go_forward()
    assert (page.url, await page.title()) == (f"{server.prefix}/two", "two")
    await page.go_forward()
    await page.go_forward()
    assert (page.url, await page.title()) == (f"{server.prefix}/three", "three")


async def test_policies_of_a_document_do_not_stay(page: Page, server: WebServer) -> None:
    policy = [("Content-Security-Policy", "img-src 'none'")]
    server.page("/strict", "<title>strict</title>", headers=policy)
    server.page("/free", "<img src=/a.svg onload='console.log(1)'>")
    server.page("/also", "<title>also</title>", headers=policy)
    server.add("/a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>", content_type="image/svg+xml")
    await page.goto(f"{server.prefix}/strict")
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    await page.goto(f"{server.prefix}/also")
    assert not server.asked_for("/robots.txt")
    async with page.expect_console_message(lambda message: message.text == "1"):
        await page.goto(f"{server.prefix}/free")
    assert len(server.asked_for("/robots.txt")) == len(server.asked_for("/free")) == 1
