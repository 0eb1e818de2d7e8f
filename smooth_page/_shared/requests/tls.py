"""The TLS settings of requests from this process."""

from __future__ import annotations

import ssl
from functools import cache

import httpx

from .client_certificates import Certificate


class _NoOffer(ssl.SSLContext):
    """Offers no ALPN protocols, same as Playwright's requests: some servers fail when they are offered any."""

    def set_alpn_protocols(self, alpn_protocols: object) -> None:
        """Does nothing: httpx would offer HTTP/1.1."""


def tls_context(*, unchecked: bool, certificate: Certificate | None = None) -> ssl.SSLContext:
    """Returns a TLS context. `unchecked`: accepts any server certificate. `certificate`: presented to every server."""
    if certificate is None:
        return _shared_context(unchecked)
    context = _new_context(unchecked)
    certificate.load(context)
    return context


@cache
def _shared_context(unchecked: bool) -> ssl.SSLContext:
    return _new_context(unchecked)


def _new_context(unchecked: bool) -> ssl.SSLContext:
    context = _NoOffer(ssl.PROTOCOL_TLS_CLIENT)
    if unchecked:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    else:
        authorities = httpx.create_ssl_context().get_ca_certs(binary_form=True)
        context.load_verify_locations(cadata=b"".join(authorities))
    return context
