"""Client certificates of a context with the companion: Python makes the requests that need one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import httpx

from smooth_page._protocol.contract import Regex
from smooth_page._shared.api.warnings import warn
from smooth_page._shared.network.decisions import FAILURES, Abort, Continue, Decision, fulfillment
from smooth_page._shared.network.urls import UrlMatcher
from smooth_page._shared.requests.client_certificates import certificate_for
from smooth_page.errors import Error

from .request import Request

if TYPE_CHECKING:
    from ..browser.tab_group import TabGroup


class PresentedCertificates:
    """Answers the requests of pages that need one of the certificates."""

    def __init__(self, group: TabGroup) -> None:
        self._group = group
        origins = [re.escape(each.origin.rstrip("/")) for each in group.options.certificates]
        # The patterns of these requests.
        self.patterns: list[Regex] = [UrlMatcher(re.compile(f"^{origin}([/?#]|$)"), None).regex for origin in origins]

    async def follow(self, request: Request, decision: Decision) -> Decision:
        """Returns the decision about a request; the response in place of `continue` where a certificate is needed."""
        if not isinstance(decision, Continue) or not self.patterns:
            return decision
        url = decision.url or request.url
        if certificate_for(self._group.options.certificates, httpx.URL(url)) is None:
            return decision
        given = {
            "url": url,
            "headers": dict(request.headers if decision.headers is None else decision.headers),
            "data": request.post_data_buffer if decision.body is None else decision.body,
            "max_redirects": 0,
        }
        try:
            sender = self._group.sender
            response = await sender.send(decision.method or request.method, given, "client_certificates")
            body = await response.body()
        except Error as error:
            warn(f"A request with a client certificate failed. {error.message}")
            request._reason = FAILURES["connectionfailed"]
            return Abort(request._reason)
        request._fulfilled = body
        return fulfillment(status=response.status, headers=response.headers, fetched=body)
