"""What was seen of an HTTP exchange of this process, as HAR files have it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import httpx

from smooth_page._shared.api.structures import HttpHeader
from smooth_page._shared.network.har_log import Seen, SeenAnswer

from .exchange_facts import ExchangeFacts


def seen_exchange(request: httpx.Request, response: httpx.Response, facts: ExchangeFacts) -> Seen:
    """Returns it for a request whose response has been read."""
    timing = facts.timing()
    return Seen(
        method=request.method,
        url=str(request.url),
        headers=_headers(request.headers),
        posted=request.content or None,
        started=timing["startTime"],
        took=max(0.0, timing["responseEnd"]),
        page="",
        failure=None,
        answer=SeenAnswer(
            response.status_code,
            response.reason_phrase,
            _headers(response.headers),
            response.content,
            response.http_version,
            facts.address,
            facts.security,
        ),
        resource_type="fetch",
        timing=cast("Mapping[str, float]", timing),
    )


def _headers(headers: httpx.Headers) -> list[HttpHeader]:
    return [{"name": name, "value": value} for name, value in headers.multi_items()]
