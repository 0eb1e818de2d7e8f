"""Dialogs. The page answers them itself, as their listeners would: it can't wait for Python."""

from __future__ import annotations

import inspect
import traceback
from functools import partial
from typing import TYPE_CHECKING

from smooth_page._shared.dialog_handlers import Decisions, Listener, State
from smooth_page.errors import Error, NotSupportedError

from ..events.event_queue import began_in_listener, post
from ..events.events import AnyListening, EventEmitter

if TYPE_CHECKING:
    from smooth_page._protocol.contract import DialogFacts, DialogNews, DialogTable, Leaf, News, Settings

    from .page import Page
    from .tab import Tab

_HANDLED = "dialog which is already handled!"
_NO_LISTENER = "no listener says beforehand what it will be"
# No listener can be read: the dialog is dismissed.
_UNKNOWN: DialogTable = {"states": [{"accept": False, "unknown": True}]}


class Dialogs:
    """How the dialogs of a page are answered: as `answer_dialogs` says, else as listeners do, else dismissed."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._chosen: DialogTable | None = None
        # By emitters: the listeners that were read, and the result.
        self._read: dict[tuple[int, ...], tuple[list[Listener], Decisions]] = {}
        # Those whose listeners have not been called yet.
        self._waiting: list[DialogNews] = []
        # The reason if listeners could not be read.
        self.why: str | None = None

    def answer(self, accept: bool, prompt_text: str | None) -> None:
        """Sets the answer from now on."""
        answer: Leaf = {"accept": accept} if prompt_text is None else {"accept": accept, "text": prompt_text}
        self._chosen = {"states": [answer]}
        self._tab.news.observe()

    @property
    def wanted(self) -> bool:
        """Whether the runtime has to answer them, not the browser."""
        return self._chosen is not None

    def settings(self) -> Settings:
        """Returns settings of the runtime. Reads listeners anew, because what they use may have changed."""
        page, context = self._tab.page, self._tab.group.context
        of_context = context._is_wanted("dialog")
        if self._chosen is None and not of_context and not page._is_wanted("dialog"):
            return {}
        table: DialogTable = {**(self._chosen or self.table(context, page))}
        if self._waiting:
            table["after"] = list(map(_facts, self._waiting))
        found: Settings = {"dialogs": table}
        popups = self._tab.bridge.settings.get("popups")
        if of_context and popups and "dialogs" in popups:
            found["popups"] = {**popups, "dialogs": self.table(context)}
        return found

    def table(self, *emitters: EventEmitter) -> DialogTable:
        """Returns what the dialog listeners of these emitters do, in that order."""
        listeners = [
            Listener(function, once, emitter)
            for emitter in emitters
            for function, once in emitter._listeners.get("dialog", ())
        ]
        if not listeners:
            self.why = _NO_LISTENER
            return _UNKNOWN
        key = tuple(map(id, emitters))
        known = self._read.get(key)
        if known is None or not _are_same(known[0], listeners) or not known[1].is_current:
            read = Decisions(State(listeners), emitters, awaits=inspect.iscoroutinefunction(Dialog.accept))
            known = self._read[key] = (listeners, read)
        self.why = known[1].why and f"what the listener does can't be read from its code: {known[1].why}"
        return known[1].to_wire()

    def note(self, news: News) -> None:
        """A dialog in the news counts as open from now on."""
        if news["kind"] == "dialog":
            self._waiting.append(news)

    async def take(self, news: DialogNews) -> None:
        """Calls the listeners of a dialog that the page has reported, those of the context first."""
        dialog = Dialog(self._tab, news)
        post(self, "dialog", (), partial(self._begin, news))
        await self._tab.group.emit("dialog", dialog)
        await self._tab.emit("dialog", dialog)
        post(self, "dialog", (), partial(self._end, dialog))

    async def _begin(self, news: DialogNews) -> None:
        self._waiting = [each for each in self._waiting if each is not news]

    async def _end(self, dialog: Dialog) -> None:
        dialog._reported = True
        error = dialog._failure
        if error is not None and not vars(error).get("raised"):  # a listener has swallowed it
            raise error


def _facts(news: DialogNews) -> DialogFacts:
    return {"type": news["type"], "message": news["message"], "defaultValue": news["defaultValue"]}


def _are_same(one: list[Listener], other: list[Listener]) -> bool:
    return [(id(each.function), each.once) for each in one] == [(id(each.function), each.once) for each in other]


def listener_failed(error: Exception) -> None:
    """Prints the error of answering a dialog twice, as Playwright does. Raises any other error of a listener."""
    if not (isinstance(error, Error) and error.message.endswith(_HANDLED)):
        vars(error)["raised"] = True
        raise error
    traceback.print_exception(type(error), error, error.__traceback__)


class Dialog(AnyListening):
    """An alert, confirm, prompt or beforeunload question of a page.

    Difference from Playwright: a page can't wait for Python. So the code of listeners is read before each call, and the
    page answers accordingly. The following is understood: `accept` and `dismiss` with constants, variables, attributes
    and the dialog's own properties; conditions on these with comparisons, `in`, `startswith`, `re.search` and similar;
    branches, loops, `try`, `match`, methods, lambdas, partials, tasks, and your own functions. If a listener can't be
    read, its dialogs are dismissed; if it answers otherwise than the page did, it gets NotSupportedError. Listeners run
    after the call that opened the dialog. A beforeunload question is always accepted.
    [Playwright](https://playwright.dev/python/docs/api/class-dialog)
    """

    def __init__(self, tab: Tab, details: DialogNews) -> None:
        super().__init__()
        self._tab = tab
        self._details = details
        self._accepted = details["accepted"]
        self._text = details["text"] if self.type == "prompt" and self._accepted else ""
        self._why = tab.dialogs.why if not details["known"] else None
        self._handled = False
        # The error of an answer that differs from the page's, and whether the call in which listeners ran is over.
        self._failure: NotSupportedError | None = None
        self._reported = False

    def __repr__(self) -> str:
        return f"<Dialog type={self.type} message={self.message} default_value={self.default_value}>"

    @property
    def type(self) -> str:
        """One of alert, beforeunload, confirm, prompt.

        [Playwright](https://playwright.dev/python/docs/api/class-dialog#dialog-type)
        """
        return self._details["type"]

    @property
    def message(self) -> str:
        """The text of the dialog.

        [Playwright](https://playwright.dev/python/docs/api/class-dialog#dialog-message)
        """
        return self._details["message"]

    @property
    def default_value(self) -> str:
        """The default value of a prompt; empty for other dialogs.

        [Playwright](https://playwright.dev/python/docs/api/class-dialog#dialog-default-value)
        """
        return self._details["defaultValue"]

    @property
    def page(self) -> Page | None:
        """The page of the dialog.

        [Playwright](https://playwright.dev/python/docs/api/class-dialog#dialog-page)
        """
        return self._tab.page

    async def accept(self, prompt_text: str | None = None) -> None:
        """Accepts the dialog, with the text if it is a prompt. Raises Error if it is already answered.

        Difference from Playwright: the page has answered before, as the listener's code was read; raises
        NotSupportedError if it answered otherwise.
        [Playwright](https://playwright.dev/python/docs/api/class-dialog#dialog-accept)
        """
        text = prompt_text or "" if self.type == "prompt" else ""
        self._check("accept", accepted=True, text=text)

    async def dismiss(self) -> None:
        """Dismisses the dialog. Raises Error if it is already answered.

        Difference from Playwright: the page has answered before, as the listener's code was read; raises
        NotSupportedError if it answered otherwise.
        [Playwright](https://playwright.dev/python/docs/api/class-dialog#dialog-dismiss)
        """
        self._check("dismiss", accepted=False, text="")

    def _check(self, verb: str, *, accepted: bool, text: str) -> None:
        if self._handled:
            raise Error(f"Dialog.{verb}: Cannot {verb} {_HANDLED}")
        self._handled = True
        if self.type == "alert" or (self._accepted is accepted and self._text == text):
            return
        self._failure = self._other_than(verb, accepted, text)
        if self._reported and began_in_listener():  # it is a task's
            self._tab.bridge.owed_error = self._failure
        raise self._failure

    def _other_than(self, verb: str, accepted: bool, text: str) -> NotSupportedError:
        if self.type == "beforeunload":
            why = "the page is left in any case"
            return NotSupportedError(f"Dialog.{verb} of a beforeunload", why)
        instead = f"page.answer_dialogs(accept={accepted}{f', prompt_text={text!r}' if text else ''}) before it opens"
        why = self._why or "this listener's code was read to answer differently"
        what = f"Dialog.{verb} of a {self.type} that was {self._was()}"
        return NotSupportedError(what, f"a page can't wait for Python's answer, and {why}", instead)

    def _was(self) -> str:
        if not self._accepted:
            return "dismissed"
        return f"accepted with {self._text!r}" if self.type == "prompt" else "accepted"
