"""Cookies that a site hides from scripts (httpOnly), which no call here can see, save or clear."""

from __future__ import annotations

from smooth_page._shared.api.warnings import warn

_CARRIES = 'a profile keeps them: launch_persistent_context(folder), or smooth={"profile_id": ...}'


class HiddenCookies:
    """Whether a context may hold some, as far as that is known, and the one warning about it."""

    def __init__(self) -> None:
        # What has happened that usually brings one.
        self._reason: str | None = None
        self._warned = False

    def expect(self, reason: str) -> None:
        """Something has happened after which a site usually sets one; `reason` is a clause."""
        self._reason = self._reason or reason

    def missing(self, title: str) -> None:
        """Warns, once, that an answer is without them."""
        self._warn(f"{title}: cookies that the site hides from scripts (httpOnly) are not included", _CARRIES)

    def kept(self, title: str) -> None:
        """Warns, once, that they were not cleared."""
        what = "cookies that the site hides from scripts (httpOnly) are not cleared"
        self._warn(f"{title}: {what}", "a new context starts without them")

    def _warn(self, what: str, instead: str) -> None:
        if self._reason is None or self._warned:
            return
        self._warned = True
        warn(f"{what}. In this context {self._reason}, so its login may be such a cookie. Instead: {instead}.")
