"""Makes turns: each is one evaluate_js event that carries a message to the in-page runtime and brings its reply."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from smooth_page._io.asynchronous import Lock
from smooth_page._protocol.contract import Absent, Held, Reply
from smooth_page._protocol.dialect import Attempts, Dialect, Form
from smooth_page._protocol.reading import reply_reader
from smooth_page._protocol.steps import Answer, Lost, NotParsed, Send, Silent
from smooth_page._shared.wire.turn_text import Entry, greeting_body, relayed_body, resumed_body, turn_body
from smooth_page.errors import ActionError, TimeoutError

from ..service.sent_action import SentAction
from ..service.session import AsyncSession
from .selectors import Selectors

SYNTAX = "SyntaxError"


class PopupError(Exception):
    """The turn was meant for a popup that is closed, or that shows a document of another origin."""

    def __init__(self, why: str, acted: bool | None) -> None:
        super().__init__(why)
        self.closed = why == "closed"
        self.crashed = why == "crashed"
        # An operation of the turn had acted before.
        self.acted = acted is True


class Turns:
    """The turns in the windows of one session, in the form in which its service takes JavaScript."""

    def __init__(self, session: AsyncSession, selectors: Selectors, dialect: Dialect) -> None:
        self.session = session
        self._dialect = dialect
        # Whose registered engines travel along.
        self._selectors = selectors
        self.entry = Entry.new()
        # The session has the companion.
        self.companion = False
        self._learning = Lock()

    async def send(self, send: Send, beside: SentAction | None = None) -> Answer:
        """Makes a turn, and returns its result.

        `beside` is an action of the session's that is in progress, whose answer ends the wait for this turn's
        (OvertakenError). Raises PopupError and the session's errors.
        """
        answer = await self._understood(send, beside)
        if isinstance(answer, Absent):
            if answer.popup is not None:
                raise PopupError(answer.popup, answer.acted)
            if answer.occupied:  # a script has put something in the kernel's place
                self.entry = Entry.new()
        return answer

    async def _understood(self, send: Send, beside: SentAction | None) -> Answer:
        if not self._dialect.known:
            async with self._learning:
                if not self._dialect.known:
                    return await self._attempt(self._dialect.attempts(send), beside)
        return await self._attempt(self._dialect.attempts(send), beside)

    async def _attempt(self, attempts: Attempts, beside: SentAction | None) -> Answer:
        answer: Answer | None = None
        while True:
            try:
                send, form = attempts.send(answer)
            except StopIteration as end:
                result: Answer = end.value
                return result
            answer = await self._event(send, form, beside)

    async def _event(self, send: Send, form: Form, beside: SentAction | None) -> Answer | None:
        """The result of one event; None for an answer that is not the runtime's."""
        try:
            result = await self.session.act(
                "browser_action",
                "evaluate_js",
                self._script(send, form),
                timeout=send.patience,
                label=send.title,
                beside=beside,
                lasts=send.lasts,
            )
        except TimeoutError:
            return Silent()
        except ActionError as error:
            return _failed(error, send)
        return _read(result.output)

    def _script(self, send: Send, form: Form) -> dict[str, Any]:
        """The script of a turn and its arguments, in that form."""
        body = greeting_body(self.entry) if send.greeting else self._turn_body(send)
        if send.held is not None:
            body = resumed_body(self.entry, send.held)
        elif send.window is not None:
            body = relayed_body(self.entry, send.window, body)
        js, args = self._dialect.script(body, send.message, form)
        return {"js": js} if args is None else {"js": js, "args": args}

    def _turn_body(self, send: Send) -> str:
        return turn_body(
            self.entry,
            chunks=send.chunks,
            code=send.code,
            engines=self._selectors._engines,
            popup=send.popup,
            needs=send.needs,
            companion=self.companion,
            arrives=send.arrives,
        )


def _failed(error: ActionError, send: Send) -> Lost | NotParsed:
    text = str(error.output)
    if send.code is not None and is_syntax_error(error):
        return NotParsed(text)
    return Lost(text, error)


def _read(output: object) -> Reply | Absent | Held | None:
    try:
        return reply_reader.validate_python(output)
    except ValidationError:
        return None


def is_syntax_error(error: ActionError) -> bool:
    """Whether a script did not parse, so that nothing of it ran. Services put different texts before the error's."""
    return SYNTAX in str(error.output).partition("\n")[0]
