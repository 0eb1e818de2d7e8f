"""A site that native Playwright's routes serve: no network is needed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import Route

from ..conftest import Runtime

Serve = Callable[..., Awaitable[None]]


@pytest.fixture
async def serve(runtime: Runtime) -> Serve:
    """`await serve("/path", "<p>x</p>", csp="...")`; everything else of http://site.test is a 404."""
    pages: dict[str, dict[str, object]] = {}

    async def answer(route: Route) -> None:
        path = "/" + route.request.url.split("/", 3)[3].split("?")[0]
        page = pages.get(path)
        await route.fulfill(**page) if page else await route.fulfill(status=404, body="nothing")  # type: ignore[arg-type]

    await runtime.page.route("http://site.test/**", answer)

    async def add(
        path: str, body: str = "", *, csp: str = "", content_type: str = "text/html", status: int = 200
    ) -> None:
        headers = {"content-type": content_type, **({"content-security-policy": csp} if csp else {})}
        pages[path] = {"body": body, "headers": headers, "status": status}

    return add
