"""The cookies that a response sets or deletes."""

from __future__ import annotations

from http.cookiejar import Cookie as JarCookie

import httpx

from smooth_page._shared.api.structures import Cookie

from .cookie_jar import BrowserlikeJar
from .cookies import cookie_of, reaches

# A time that has passed: browsers delete a cookie that is set with it.
_PAST = 1


def response_cookies(response: httpx.Response) -> list[Cookie]:
    """Returns the cookies of a response. Those that it deletes have expired. Foreign ones are left out."""
    jar = _Noting()
    httpx.Cookies(jar).extract_cookies(response)
    url = str(response.request.url)
    return [*(_nameless(item) for item in jar), *(cookie for cookie in jar.ended if reaches(cookie, url))]


class _Noting(BrowserlikeJar):
    """The standard library removes a cookie at once when a response ends it."""

    def __init__(self) -> None:
        super().__init__()
        self.ended: list[Cookie] = []

    def clear(self, domain: str | None = None, path: str | None = None, name: str | None = None) -> None:
        """Notes the cookie."""
        if domain is not None and path is not None and name is not None:
            place = Cookie(name=name, value="", domain=domain.removesuffix(".local"), path=path, expires=_PAST)
            self.ended.append(place | Cookie(httpOnly=False, secure=False, sameSite="Lax"))
        super().clear(domain, path, name)


def _nameless(item: JarCookie) -> Cookie:
    """Text without "=" is the value of a cookie without a name."""
    cookie = cookie_of(item)
    return cookie if item.value is not None else cookie | Cookie(name="", value=item.name)
