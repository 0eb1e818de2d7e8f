"""Details of HAR entries."""

from __future__ import annotations

from smooth_page._shared.network.har_details import form_fields, sent_cookies, set_cookies, stages


def test_cookies() -> None:
    assert sent_cookies([{"name": "Cookie", "value": "a=1; b=x=y"}]) == [
        {"name": "a", "value": "1"},
        {"name": "b", "value": "x=y"},
    ]
    lines = "a=1; Path=/; HttpOnly; SameSite=Lax\nb=; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Secure; Domain=a.test"
    assert set_cookies(
        [{"name": "set-cookie", "value": lines}, {"name": "set-cookie", "value": "c=2; expires=soon"}]
    ) == [
        {"name": "a", "value": "1", "path": "/", "httpOnly": True, "sameSite": "Lax"},
        {"name": "b", "value": "", "expires": "2026-10-21T07:28:00+00:00", "secure": True, "domain": "a.test"},
        {"name": "c", "value": "2"},
    ]


def test_forms() -> None:
    assert form_fields(b"x=1&y=", "application/x-www-form-urlencoded; charset=UTF-8") == [
        {"name": "x", "value": "1"},
        {"name": "y", "value": ""},
    ]
    assert form_fields(b"x=1", "text/plain") == []


def test_stages() -> None:
    timing = {"domainLookupStart": -1, "domainLookupEnd": -1, "requestStart": 2, "responseStart": 5.5, "responseEnd": 6}
    assert stages(timing) == {"send": 0, "dns": -1, "connect": -1, "ssl": -1, "wait": 3.5, "receive": 0.5}
    assert set(stages({}).values()) == {-1}
