"""How a dialog is answered: by Python while the page waits, or by what Python's listeners were read to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from smooth_page._protocol import commands
from smooth_page.errors import Error, NotSupportedError

from ..events.event_queue import began_in_listener

if TYPE_CHECKING:
    from smooth_page._protocol.contract import DialogNews

    from .tab import Tab

HANDLED = "dialog which is already handled!"


class DialogAnswer(Protocol):
    """The answer to a dialog, which is given once."""

    async def give(self, verb: str, *, accepted: bool, text: str) -> None:
        """Answers. Raises Error the second time."""


class OpenDialog:
    """The page waits for the answer."""

    def __init__(self, tab: Tab, dialog: str) -> None:
        self._tab = tab
        self._dialog = dialog
        self._handled = False

    async def give(self, verb: str, *, accepted: bool, text: str) -> None:
        if self._handled:
            raise Error(f"Dialog.{verb}: Cannot {verb} {HANDLED}")
        self._handled = True
        call = commands.dialogs_answer(dialog=self._dialog, accept=accepted, text=text)
        await self._tab.popups.root.bridge.run(call, timeout=0, title=f"Dialog.{verb}")


class AnsweredDialog:
    """The page did not wait. The answer has to be the one that it got."""

    def __init__(self, tab: Tab, news: DialogNews) -> None:
        self._tab = tab
        self._type = news["type"]
        self._accepted = news["accepted"]
        self._text = news["text"] if self._type == "prompt" and self._accepted else ""
        self._why = tab.dialogs.why if not news["known"] else None
        self._handled = False
        # The error of an answer that differs from the page's, and whether the call in which listeners ran is over.
        self.failure: NotSupportedError | None = None
        self.reported = False

    async def give(self, verb: str, *, accepted: bool, text: str) -> None:
        if self._handled:
            raise Error(f"Dialog.{verb}: Cannot {verb} {HANDLED}")
        self._handled = True
        if self._type == "alert" or (self._accepted is accepted and self._text == text):
            return
        self.failure = self._other_than(verb, accepted, text)
        if self.reported and began_in_listener():  # it is a task's
            self._tab.bridge.owed_error = self.failure
        raise self.failure

    def _other_than(self, verb: str, accepted: bool, text: str) -> NotSupportedError:
        if self._type == "beforeunload" and not self._tab.dialogs.may_stay:
            why = "the page is left in any case"
            return NotSupportedError(f"Dialog.{verb} of a beforeunload", why)
        instead = f"page.answer_dialogs(accept={accepted}{f', prompt_text={text!r}' if text else ''}) before it opens"
        why = self._why or "this listener's code was read to answer differently"
        what = f"Dialog.{verb} of a {self._type} that was {self._was()}"
        return NotSupportedError(what, f"{self._tab.dialogs.who_cannot} wait for Python's answer, and {why}", instead)

    def _was(self) -> str:
        if not self._accepted:
            return "dismissed"
        return f"accepted with {self._text!r}" if self._type == "prompt" else "accepted"
