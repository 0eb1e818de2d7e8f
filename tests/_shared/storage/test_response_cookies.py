"""What a response does to cookies."""

from __future__ import annotations

import httpx

from smooth_page._shared.storage.response_cookies import response_cookies


def test_cookies_that_a_response_sets_and_deletes() -> None:
    texts = [
        "a=1; HttpOnly; Path=/; SameSite=Strict",
        "alone",
        "ended=; Max-Age=0; Path=/folder",
        "past=x; Expires=Wed, 21 Oct 2015 07:28:00 GMT; Domain=site.test",
        "foreign=1; Domain=other.test",
        "foreign=; Domain=other.test; Max-Age=0",
    ]
    request = httpx.Request("GET", "http://www.site.test/folder/page")
    response = httpx.Response(200, headers=[("set-cookie", text) for text in texts], request=request)
    found = {cookie["name"]: cookie for cookie in response_cookies(response)}
    assert set(found) == {"a", "", "ended", "past"}
    assert found["a"] == {
        "name": "a",
        "value": "1",
        "domain": "www.site.test",
        "path": "/",
        "expires": -1,
        "httpOnly": True,
        "secure": False,
        "sameSite": "Strict",
    }
    assert (found[""]["value"], found[""]["path"]) == ("alone", "/folder")
    assert [(found[name]["domain"], found[name]["path"], found[name]["expires"]) for name in ("ended", "past")] == [
        ("www.site.test", "/folder", 1),
        (".site.test", "/folder", 1),
    ]
