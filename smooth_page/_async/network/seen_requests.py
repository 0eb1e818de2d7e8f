"""What is known about a request without asking for more, as HAR files have it."""

from __future__ import annotations

import base64
import binascii
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, TypeVar, cast

from smooth_page._protocol import commands
from smooth_page._shared.network.har_log import Headers, Seen, SeenAnswer
from smooth_page._shared.network.headers import header_items

from .request import Request

if TYPE_CHECKING:
    from smooth_page._protocol.commands import KeptBody, RecordedRequest
    from smooth_page._shared.api.structures import RequestSizes

    from ..page.tab import Tab


T = TypeVar("T")

# How long a page that does not answer may hold up the end of a trace, in ms.
_PATIENCE = 5000.0


def seen_request(request: Request, body: bytes | None) -> Seen:
    """Returns it, with that body of the response."""
    response = request.existing_response
    answer = SeenAnswer()
    if response is not None:
        details = response._details
        headers = header_items(details.get("headers") or ())
        content = request._fulfilled if body is None else body
        protocol = str(details.get("protocol", ""))
        answer = SeenAnswer(
            response.status,
            response.status_text,
            headers,
            content,
            protocol,
            details.get("server"),
            details.get("security"),
        )
    return seen(request, header_items(request._details["headers"]), answer)


def seen(request: Request, headers: Headers, answer: SeenAnswer, sizes: RequestSizes | None = None) -> Seen:
    """Returns it with these headers, that answer, and the sizes of both if they are known."""
    timing = request.timing
    return Seen(
        method=request.method,
        url=request.url,
        headers=headers,
        posted=request.post_data_buffer,
        started=timing["startTime"] or time.time() * 1000,
        took=max(0.0, timing["responseEnd"]),
        page="",
        failure=request.failure,
        answer=answer,
        resource_type=request.resource_type,
        sizes=sizes,
        timing=cast("Mapping[str, float]", timing),
    )


async def bodies(tab: Tab, requests: list[str], title: str) -> dict[str, bytes]:
    """Returns the bodies of responses that the companion has, by the names of their requests.

    The session's own tab is asked: another one may hang, or be closed by now.
    """
    found: dict[str, bytes] = {}

    async def ask(left: list[str]) -> list[KeptBody]:
        call = commands.network_bodies(requests=left)
        return await tab.popups.root.bridge.run(call, timeout=_PATIENCE, title=title)

    async for part in in_parts(ask, requests):
        found |= {item["request"]: body for item in part if (body := decoded(item)) is not None}
    return found


async def in_parts(ask: Callable[[list[str]], Awaitable[list[T]]], requests: list[str]) -> AsyncIterator[list[T]]:
    """Yields what the companion answers about requests: each answer has as many of the first as fit."""
    left = requests
    while left:
        answer = await ask(left)
        yield answer
        left = left[len(answer) :] if answer else []


def decoded(item: KeptBody | RecordedRequest) -> bytes | None:
    """Returns the body, if the companion has it."""
    try:
        return base64.b64decode(item["base64"]) if "base64" in item else None
    except (ValueError, binascii.Error):
        return None
