"""Cookies that scripts can't see (httpOnly): no call here can read, save or clear them."""

from __future__ import annotations

from smooth_page._shared.api.warnings import warn

_CARRIES = 'a profile keeps them: launch_persistent_context(folder), or smooth={"profile_id": ...}'


class HiddenCookies:
    """Whether a context may have such cookies, as far as is known, and the one warning about them."""

    def __init__(self) -> None:
        # Events after which sites usually set one.
        self._reason: str | None = None
        self._warned = False

    def expect(self, reason: str) -> None:
        """Notes an event after which sites usually set such a cookie; `reason` is a clause."""
        self._reason = self._reason or reason

    def missing(self, title: str) -> None:
        """Warns, once, that a result lacks them."""
        self._warn(f"{title}: cookies that scripts can't see (httpOnly) are not included", _CARRIES)

    def kept(self, title: str) -> None:
        """Warns, once, that they were not cleared."""
        what = "cookies that scripts can't see (httpOnly) are not cleared"
        self._warn(f"{title}: {what}", "a new context starts without them")

    def _warn(self, what: str, instead: str) -> None:
        if self._reason is None or self._warned:
            return
        self._warned = True
        warn(f"{what}. In this context {self._reason}, so its login may be such a cookie. Instead: {instead}.")
