"""Facts of an HTTP exchange besides its content: times, the server's address, its certificate."""

from __future__ import annotations

import ssl
import time
from typing import Any

import httpx

from ..api.structures import RemoteAddr, ResourceTiming, SecurityDetails

# httpcore's events -> the stages that they mark.
_STAGES = {
    "connection.connect_tcp.started": "connectStart",
    "connection.start_tls.started": "secureConnectionStart",
    "connection.connect_tcp.complete": "connectEnd",
    "connection.start_tls.complete": "connectEnd",
    "http11.send_request_headers.started": "requestStart",
    "http11.receive_response_headers.complete": "responseStart",
    "http11.receive_response_body.complete": "responseEnd",
}


class ExchangeFacts:
    """Collected while a request runs. Of several requests (redirects), the last one counts."""

    def __init__(self) -> None:
        self._begin = time.monotonic()
        self._started = time.time() * 1000
        self._stages: dict[str, float] = {}
        self.address: RemoteAddr | None = None
        self.security: SecurityDetails | None = None
        # How the body is encoded.
        self.encoding: str | None = None

    @property
    def is_answered(self) -> bool:
        """Whether the head of the response has come."""
        return "responseStart" in self._stages

    def note(self, event: str) -> None:
        """Records one of httpcore's trace events."""
        stage = _STAGES.get(event)
        if stage == "requestStart":
            self._stages.pop("responseStart", None)  # that of the request before: a redirect, or another attempt
        if stage:
            self._stages[stage] = (time.monotonic() - self._begin) * 1000

    def see(self, response: httpx.Response) -> None:
        """Records a response while its connection is still open."""
        self.encoding = response.headers.get("content-encoding")
        stream = response.extensions.get("network_stream")
        address = stream.get_extra_info("server_addr") if stream else None
        secured = stream.get_extra_info("ssl_object") if stream else None
        self.address = RemoteAddr(ipAddress=str(address[0]), port=int(address[1])) if address else None
        self.security = _security(secured) if isinstance(secured, ssl.SSLSocket | ssl.SSLObject) else None

    def timing(self) -> ResourceTiming:
        """Returns ms since the start, -1 for stages that did not happen. The lookup of the host is part
        of connecting.
        """
        begin = self._stages.get("requestStart", 0)
        connect = self._stages.get("connectStart", 0)
        return ResourceTiming(
            startTime=self._started,
            domainLookupStart=0,
            domainLookupEnd=connect,
            connectStart=connect,
            secureConnectionStart=self._stages.get("secureConnectionStart", -1),
            connectEnd=begin,
            requestStart=begin,
            responseStart=self._stages.get("responseStart", begin),
            responseEnd=self._stages.get("responseEnd", (time.monotonic() - self._begin) * 1000),
        )


def _security(secured: ssl.SSLSocket | ssl.SSLObject) -> SecurityDetails:
    # Python parses only certificates that were verified.
    certificate: dict[str, Any] = secured.getpeercert() or {}
    return SecurityDetails(
        issuer=_common_name(certificate.get("issuer")),
        protocol=(secured.version() or "").replace("TLSv", "TLS ") or None,
        subjectName=_common_name(certificate.get("subject")),
        validFrom=_seconds(certificate.get("notBefore")),
        validTo=_seconds(certificate.get("notAfter")),
    )


def _common_name(parts: Any) -> str | None:
    return next((value for part in parts or () for name, value in part if name == "commonName"), None)


def _seconds(text: str | None) -> float | None:
    return ssl.cert_time_to_seconds(text) if text else None
