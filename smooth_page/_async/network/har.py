"""Requests that are answered from a HAR file."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from smooth_page._shared.network.decisions import fulfillment
from smooth_page._shared.network.har import HarFile
from smooth_page._shared.network.urls import UrlMatch
from smooth_page.errors import Error

from ..events.disposable import Disposable
from .route import Route

NotFound = Literal["abort", "fallback"]
# Headers that no longer describe the body once it is stored in the file.
_OF_THE_WIRE = {"content-encoding", "content-length", "transfer-encoding"}


async def route_from_har(
    route: Callable[[UrlMatch, Callable[[Route], Awaitable[None]]], Awaitable[Disposable]],
    har: str | Path,
    url: UrlMatch | None,
    not_found: NotFound | None,
    title: str,
) -> None:
    """Registers a route handler that answers from the file. `title` is the public method, for errors."""
    if not_found not in (None, "abort", "fallback"):
        raise Error(f"{title}: not_found: expected one of (abort|fallback)")
    file: HarFile | None = None
    try:
        file = HarFile(har)
    except Error as error:
        if not_found != "fallback":
            raise Error(f"{title}: {error.message}") from error
    await route("**/*" if url is None else url, _handler(file, not_found or "abort"))


def _handler(file: HarFile | None, not_found: NotFound) -> Callable[[Route], Awaitable[None]]:
    async def handle(route: Route) -> None:
        request = route.request
        answer = file and file.answer(request.method, request.url, request.headers, request.post_data_buffer)
        if answer and answer.status < 0:
            return  # it had no answer when it was recorded, so it has none now
        if answer:
            headers: dict[str, Any] = {name: value for name, value in answer.headers if name not in _OF_THE_WIRE}
            is_redirected = request.is_navigation_request() and answer.url != request.url
            made = fulfillment(status=answer.status, headers=headers, body=answer.body)
            await route._answer(replace(made, redirect=answer.url) if is_redirected else made)
        elif not_found == "abort":
            await route.abort()
        else:
            await route.fallback()

    return handle
