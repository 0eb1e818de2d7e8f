"""Dialogs. Mostly a page can't wait for Python, so it answers them as their listeners would."""

from __future__ import annotations

import inspect
import traceback
from functools import partial
from typing import TYPE_CHECKING

from smooth_page.errors import Error

from ..events.event_queue import post
from ..events.events import AnyListening, EventEmitter
from .dialog_answers import HANDLED, AnsweredDialog, DialogAnswer, OpenDialog

if TYPE_CHECKING:
    from smooth_page._protocol.contract import DialogCall, DialogFacts, DialogNews, DialogTable, Leaf, News, Settings
    from smooth_page._shared.dialog_handlers import Decisions, Listener

    from .page import Page
    from .tab import Tab

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

    # A document can stay, although its beforeunload listener has asked a question.
    may_stay = False
    who_cannot = "a page can't"

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
        table: DialogTable = {**(self._chosen or self._asking(self.table(context, page)))}
        if self._waiting:
            table["after"] = list(map(_facts, self._waiting))
        found: Settings = {"dialogs": table}
        popups = self._tab.bridge.settings.get("popups")
        if of_context and popups and "dialogs" in popups:
            found["popups"] = {**popups, "dialogs": self.of_popups()}
        return found

    def of_popups(self) -> DialogTable:
        """Returns what holds for windows that the page opens."""
        return self.table(self._tab.group.context)

    def _asking(self, table: DialogTable) -> DialogTable:
        """Adds whether Python is asked."""
        return table

    def table(self, *emitters: EventEmitter) -> DialogTable:
        """Returns what the dialog listeners of these emitters do, in that order."""
        from smooth_page._shared.dialog_handlers import Decisions, Listener, State  # most programs have no listeners

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
        self._record(news)
        await self._tab.popups.announce(self._tab)
        answer = AnsweredDialog(self._tab, news)
        dialog = Dialog(self._tab, news, answer)
        post(self, "dialog", (), partial(self._begin, news))
        await self._tab.group.emit("dialog", dialog)
        await self._tab.emit("dialog", dialog)
        post(self, "dialog", (), partial(self._end, answer))

    def _record(self, dialog: DialogNews | DialogCall) -> None:
        """Adds the dialog to the trace, if one is recorded."""
        recorder = self._tab.group.recorder
        if recorder is not None:
            shown = {"type": dialog["type"], "message": dialog["message"], "defaultValue": dialog["defaultValue"]}
            recorder.event("dialog", {"pageId": self._tab.trace_id, **shown})

    async def _begin(self, news: DialogNews) -> None:
        self._waiting = [each for each in self._waiting if each is not news]

    async def asked(self, call: DialogCall) -> None:
        """Calls the listeners of a dialog for which the page waits. Without any, it is dismissed, or the page left."""
        self._record(call)
        await self._tab.popups.announce(self._tab)
        context, page = self._tab.group.context, self._tab.page
        answer = OpenDialog(self._tab, call["dialog"])
        if not context._is_wanted("dialog") and not page._is_wanted("dialog"):
            await answer.give("dismiss", accepted=call["type"] == "beforeunload", text="")
            return
        dialog = Dialog(self._tab, call, answer)
        await context._emit_at_once("dialog", dialog)
        await page._emit_at_once("dialog", dialog)

    async def _end(self, answer: AnsweredDialog) -> None:
        answer.reported = True
        error = answer.failure
        if error is not None and not vars(error).get("raised"):  # a listener has swallowed it
            raise error


class CompanionDialogs(Dialogs):
    """The same in a session with the companion. Pages wait for Python, except in the session's own tab."""

    may_stay = True
    who_cannot = "the session's own tab, and pages that share its thread, can't"

    def of_popups(self) -> DialogTable:
        return {**super().of_popups(), "asks": True}

    def _asking(self, table: DialogTable) -> DialogTable:
        return {**table, "asks": True} if self._tab.popups.root is not self._tab else table


def _facts(news: DialogNews) -> DialogFacts:
    return {"type": news["type"], "message": news["message"], "defaultValue": news["defaultValue"]}


def _are_same(one: list[Listener], other: list[Listener]) -> bool:
    return [(id(each.function), each.once) for each in one] == [(id(each.function), each.once) for each in other]


def listener_failed(error: Exception) -> None:
    """Prints the error of answering a dialog twice, as Playwright does. Raises any other error of a listener."""
    if not (isinstance(error, Error) and error.message.endswith(HANDLED)):
        vars(error)["raised"] = True
        raise error
    traceback.print_exception(type(error), error, error.__traceback__)


class Dialog(AnyListening):
    """An alert, confirm, prompt or beforeunload question of a page.

    Difference from Playwright: a page can't wait for Python. So the code of listeners is read before each call, and
    the page answers accordingly. The following is understood: `accept` and `dismiss` with constants, variables,
    attributes and the dialog's own properties; conditions on these with comparisons, `in`, `startswith`,
    `re.search` and similar; branches, loops, `try`, `match`, methods, lambdas, partials, tasks, and your own
    functions. If a listener can't be read, its dialogs are dismissed; if it answers otherwise than the page did, it
    gets NotSupportedError. Listeners run after the call that opened the dialog. A beforeunload question is always
    accepted. With the companion: the same in the session's own tab and its popups of the same site, but documents
    stay if a beforeunload question is dismissed. All other pages wait for their listeners.
    [Playwright](https://playwright.dev/python/docs/api/class-dialog)
    """

    def __init__(self, tab: Tab, details: DialogNews | DialogCall, answer: DialogAnswer) -> None:
        super().__init__()
        self._tab = tab
        self._details = details
        self._answer = answer

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
        NotSupportedError if it answered otherwise. With the companion: the same, but only in the session's own
        tab and its popups of the same site.
        [Playwright](https://playwright.dev/python/docs/api/class-dialog#dialog-accept)
        """
        text = prompt_text or "" if self.type == "prompt" else ""
        await self._answer.give("accept", accepted=True, text=text)

    async def dismiss(self) -> None:
        """Dismisses the dialog. Raises Error if it is already answered.

        Difference from Playwright: the page has answered before, as the listener's code was read; raises
        NotSupportedError if it answered otherwise. With the companion: the same, but only in the session's own
        tab and its popups of the same site.
        [Playwright](https://playwright.dev/python/docs/api/class-dialog#dialog-dismiss)
        """
        await self._answer.give("dismiss", accepted=False, text="")
