"""Dialogs. They are answered in the page at once, by a policy: a page can't wait for Python's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smooth_page.errors import Error, NotSupportedError

from .events import EventEmitter

if TYPE_CHECKING:
    from .page import Page


class Dialogs:
    """How the dialogs of a page are answered: as Python has said, else accepted while somebody listens for them."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._chosen: dict[str, Any] | None = None

    def answer(self, accept: bool, prompt_text: str | None) -> None:
        """Sets the answer from now on."""
        self._chosen = {"accept": accept} | ({"promptText": prompt_text} if prompt_text is not None else {})
        self._page._news.observe()

    @property
    def wanted(self) -> bool:
        """Whether the runtime has to answer them, not the browser."""
        return self._chosen is not None

    def policy(self) -> dict[str, Any]:
        """The setting of the runtime."""
        page = self._page
        listens = page._has_listeners("dialog") or page._context._has_listeners("dialog")
        return self._chosen or {"accept": listens}


class Dialog(EventEmitter):
    """An alert, confirm, prompt or beforeunload that the page has shown.

    Difference from Playwright: by the time a listener sees it, the page has gone on with an answer: accepted, or what
    `page.answer_dialogs` says. A listener that answers otherwise gets NotSupportedError.
    [Playwright](https://playwright.dev/python/docs/api/class-dialog)
    """

    def __init__(self, page: Page, details: dict[str, Any]) -> None:
        super().__init__()
        self._page = page
        self._details = details
        self._text = str(page._dialogs.policy().get("promptText", ""))
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
        """Confirms that it was accepted, with that text if it is a prompt. Raises NotSupportedError if it was not.

        Difference from Playwright: the page has its answer already; another one raises NotSupportedError.
        [Playwright](https://playwright.dev/python/docs/api/class-dialog#dialog-accept)
        """
        text = prompt_text or ""
        self._check("accept", accepted=True, text=text if self.type == "prompt" else self._text)

    async def dismiss(self) -> None:
        """Confirms that it was dismissed. Raises NotSupportedError if it was not.

        Difference from Playwright: the page has its answer already; another one raises NotSupportedError.
        [Playwright](https://playwright.dev/python/docs/api/class-dialog#dialog-dismiss)
        """
        self._check("dismiss", accepted=False, text=self._text)

    def _check(self, verb: str, *, accepted: bool, text: str) -> None:
        if self._handled:
            raise Error(f"Dialog.{verb}: Cannot {verb} dialog which is already handled!")
        self._handled = True
        if self.type == "alert" or (self._details["accepted"] is accepted and self._text == text):
            return
        was = f"accepted with {self._text!r}" if self._details["accepted"] else "dismissed"
        raise NotSupportedError(
            f"Dialog.{verb} of a {self.type} that was {was}",
            "a page can't wait for Python's answer",
            f"page.answer_dialogs(accept={accepted}{f', prompt_text={text!r}' if text else ''}) before it shows",
        )
