"""How requests of this process, beside the browser, are secured."""

from __future__ import annotations

import ssl
from functools import cache

import httpx


class _NoOffer(ssl.SSLContext):
    """Offers no protocols for ALPN, as Playwright's requests: there are servers that fail over an offer."""

    def set_alpn_protocols(self, alpn_protocols: object) -> None:
        """httpx would offer HTTP/1.1."""


@cache
def tls_context(*, unchecked: bool) -> ssl.SSLContext:
    """`unchecked`: any certificate is taken."""
    context = _NoOffer(ssl.PROTOCOL_TLS_CLIENT)
    if unchecked:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    else:
        authorities = httpx.create_ssl_context().get_ca_certs(binary_form=True)
        context.load_verify_locations(cadata=b"".join(authorities))
    return context
