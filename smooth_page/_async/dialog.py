"""Dialogs. They are answered in the page at once, by a policy: nobody can be asked while one is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smooth_page.errors import Error

if TYPE_CHECKING:
    from .page import Page


class Dialog:
    """An alert, confirm, prompt or beforeunload that the page has shown.

    Difference from Playwright: by the time a listener sees it, the page has gone on with the answer of the page's
    policy. The first listener's answer becomes the policy for the dialogs to come (see `Page.on`).
    [Playwright](https://playwright.dev/python/docs/api/class-dialog)
    """

    def __init__(self, page: Page, details: dict[str, Any]) -> None:
        self._page = page
        self._details = details
        self._handled = False

    def __repr__(self) -> str:
        return f"<Dialog type={self.type} message={self.message} default_value={self.default_value}>"

    @property
    def type(self) -> str:
        """alert, beforeunload, confirm or prompt.

        [Playwright](https://playwright.dev/python/docs/api/class-dialog#dialog-type)
        """
        return str(self._details["type"])

    @property
    def message(self) -> str:
        """The text of the dialog.

        [Playwright](https://playwright.dev/python/docs/api/class-dialog#dialog-message)
        """
        return str(self._details["message"])

    @property
    def default_value(self) -> str:
        """A prompt's default; else empty.

        [Playwright](https://playwright.dev/python/docs/api/class-dialog#dialog-default-value)
        """
        return str(self._details.get("defaultValue") or "")

    @property
    def page(self) -> Page | None:
        """The page that showed it.

        [Playwright](https://playwright.dev/python/docs/api/class-dialog#dialog-page)
        """
        return self._page

    async def accept(self, prompt_text: str | None = None) -> None:
        """Accepts dialogs from now on. Raises Error when this one was answered before.

        [Playwright](https://playwright.dev/python/docs/api/class-dialog#dialog-accept)
        """
        self._answer("accept", {"accept": True, "promptText": prompt_text})

    async def dismiss(self) -> None:
        """Dismisses dialogs from now on. Raises Error when this one was answered before.

        [Playwright](https://playwright.dev/python/docs/api/class-dialog#dialog-dismiss)
        """
        self._answer("dismiss", {"accept": False})

    def _answer(self, verb: str, policy: dict[str, Any]) -> None:
        if self._handled:
            raise Error(f"Dialog.{verb}: Cannot {verb} dialog which is already handled!")
        self._handled = True
        self._page._bridge_settings(dialogs={name: value for name, value in policy.items() if value is not None})
