"""Bodies and headers of what the browser loaded itself: the page requests it again."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from smooth_page._protocol import commands
from smooth_page._shared.network.urls import is_http
from smooth_page.errors import NotSupportedError

if TYPE_CHECKING:
    from .response import Response

_REASONS = {
    "origin": "it is of another origin that does not let scripts of the page read it (CORS), or a policy forbids it",
    "network": "the page could not request it again",
    "size": "it is larger than 50 MB",
    "method": "only responses to GET requests can be requested again",
}


async def read_again(response: Response, verb: str) -> bytes:
    """Returns the body, and gives the response its headers. Raises NotSupportedError when the page can't read it."""
    known = response._again
    if known is None:
        known = response._again = await _asked(response, verb)
    return known


async def _asked(response: Response, verb: str) -> bytes:
    request, tab = response.request, response.frame._frame.tab
    if request.method != "GET" or not is_http(response.url):
        raise _unreadable(response, verb, "method")
    given = {"url": response.url, "type": request.resource_type}
    limit = tab.timeouts.action(None)
    answer = await tab.bridge.run(commands.reread_resource(**given), timeout=limit, title=f"Response.{verb}")
    if "refused" in answer:
        raise _unreadable(response, verb, str(answer["refused"]))
    response._details["headers"] = answer["headers"]
    response._details["statusText"] = response._details.get("statusText") or answer["statusText"]
    return base64.b64decode(answer["base64"])


def _unreadable(response: Response, verb: str, reason: str) -> NotSupportedError:
    return NotSupportedError(
        f"Response.{verb} of a {response.request.resource_type}",
        _REASONS.get(reason, _REASONS["network"]),
        "page.context.request.get(response.url), which sends the request from this process",
    )
