from collections.abc import Iterator

from playwright.sync_api import APIRequestContext, Dialog, FrameLocator, Page, Request, Route, ViewportSize, expect

SIZE: ViewportSize = {"width": 1, "height": 2}


def addresses(page: Page) -> Iterator[str]:
    def note(request: Request) -> None:
        seen.append(request.url)

    seen: list[str] = []
    page.on("request", note)
    page.reload()
    yield from seen


def answer(route: Route) -> None:
    route.fulfill(status=200, body="x", headers={"a": "b"})


def test_dialog(page: Page) -> None:
    def accept(dialog: Dialog) -> None:
        dialog.accept("yes" if dialog.type == "prompt" else None)

    page.once("dialog", accept)
    inner: FrameLocator = page.frame_locator("iframe").first
    expect(inner.get_by_role("button", name="OK", exact=True)).to_be_enabled()
    value = page.evaluate("x => x", [1, None])
    assert value == [1, None]


def test_api(request: APIRequestContext) -> None:
    answer = request.post("/x", data={"a": 1}, params={"q": "1"})
    expect(answer).to_be_ok()
    assert answer.json()["a"] == answer.status
