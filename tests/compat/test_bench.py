"""The bench's distant service."""

from __future__ import annotations

import httpx

from compat.bench.slow_line import slow_line
from examples.demo_site import DemoSite


def test_a_slow_line_carries_what_the_service_says() -> None:
    with DemoSite() as site, slow_line(site.url, 0.01) as line, httpx.Client(trust_env=False) as client:
        for path in ("/", "/login", "/orders"):
            assert client.get(line.address + path).text == httpx.get(site.url + path, trust_env=False).text
        sent = client.post(line.address + "/form", data={"text": "x" * 1_000_000})
        assert "x" * 1_000_000 in sent.text
        assert 1_000_000 < line.sent < 1_010_000
