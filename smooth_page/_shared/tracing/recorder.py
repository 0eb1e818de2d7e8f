"""One chunk of a trace: what happens between its start and its end."""

from __future__ import annotations

import json
import platform
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Any

from pydantic_core import to_jsonable_python

from smooth_page._protocol.call import Call
from smooth_page._protocol.contract import SnapshotNews, TraceSettings
from smooth_page._protocol.outputs import ActionRecord
from smooth_page._shared.elements.locator_text import with_locator_texts
from smooth_page._shared.network.har_log import Seen

from .files import ChunkFiles, TraceFolder, read_sources
from .lines import (
    FORMAT,
    PLAYWRIGHT,
    After,
    Annotation,
    Attachment,
    Before,
    Event,
    Failure,
    Input,
    Line,
    Log,
    Picture,
    Place,
    Start,
    text_of,
)
from .names import UNSHOWN, UNTRACED, Named, named, waiting
from .network import NetworkLines
from .options import ContextFacts, TraceOptions
from .params import call_params, plain_result
from .shown import ShownPages
from .snapshots import SnapshotLines
from .stacks import Stacks, user_stack

_epochs = count(1)
# The call that the present code is part of.
_current: ContextVar[TracedCall | None] = ContextVar("_current", default=None)
# Operations are none of the user's.
_aside: ContextVar[bool] = ContextVar("_aside", default=False)


class TracedCall:
    """A call of the API: `with` it, it lasts."""

    def __init__(self, recorder: Recorder, title: str, selector: str | None = None) -> None:
        self.recorder = recorder
        self.title = title
        self.id = recorder.new_id()
        self.begin = recorder.now()
        # What `{{target}}` stands for in the lines of its log.
        self.selector = selector
        self.over = False
        # It is one operation in the page.
        self.is_operation = False
        self._end: After = {"type": "after", "callId": self.id, "endTime": 0}
        self._logged = False
        self._outer: Any = None

    def log(self, message: str, at: float | None = None) -> None:
        """Adds a line to its log."""
        self._logged = True
        line: Log = {"type": "log", "callId": self.id, "time": at or self.recorder.now(), "message": message}
        self.recorder.add(line)

    def returned(self, result: Any) -> None:
        """Notes the result of its operation, if it is nothing but that, and the result short and plain."""
        plain = plain_result(result) if self.is_operation else None
        if plain is not None:
            self._end["result"] = {"value": plain}

    def attached(self, name: str, value: Any) -> None:
        """Adds a text as it is, or anything else as JSON, as a file."""
        is_text = isinstance(value, str)
        text = self.recorder.hidden(value if is_text else json_text(value)).encode(errors="replace")
        attachment: Attachment = {
            "name": name,
            "contentType": "text/plain" if is_text else "application/json",
            "file": self.recorder.files.resource(text, ".txt" if is_text else ".json"),
        }
        self._end.setdefault("attachments", []).append(attachment)

    def sent(self, record: ActionRecord) -> None:
        """Notes an event of the session that it has sent: a line of its log, and a call below it."""
        cost = f", {record.credits_used:g} credits" if record.credits_used else ""
        message = f"{record.action} was answered with {record.code} after {record.seconds:.2f} s{cost}"
        self.recorder.add({"type": "log", "callId": self.id, "time": self.recorder.now(), "message": message})
        self.recorder.session_event(self, record)
        if record.credits_used:
            self._end.setdefault("annotations", []).append(_credits(record.credits_used))

    def failed(self, error: BaseException) -> None:
        """Notes its error."""
        message, lines = _parts(str(error), self.title)
        self._end["error"] = Failure(name=type(error).__name__, message=message)
        if not self._logged:
            for line in lines:
                self.log(line)

    def end(self) -> None:
        """It is over."""
        if not self.over:
            self.over = True
            self._end["endTime"] = self.recorder.now()
            self.recorder.ended(self._end)

    def __enter__(self) -> TracedCall:
        self._outer = _current.set(self)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _current.reset(self._outer)
        if error is not None:
            self.failed(error)
        self.end()


def _credits(used: float) -> Annotation:
    return {"type": "credits", "description": f"{used:g}"}


def _parts(text: str, title: str) -> tuple[str, list[str]]:
    """The message of an error without the name of the call, and the lines of its call log."""
    message, _, log = text.removeprefix(f"{title}: ").partition("Call log:\n")
    lines = log.partition("\nAria snapshot:")[0].splitlines()
    return message.rstrip(), [line[2:].replace("- ", "", 1) for line in lines if line.strip()]


class NoCall:
    """Stands for a call that is not recorded."""

    id: str | None = None

    def log(self, message: str, at: float | None = None) -> None:
        """Does nothing."""

    def returned(self, result: Any) -> None:
        """Does nothing."""

    def attached(self, name: str, value: Any) -> None:
        """Does nothing."""

    def failed(self, error: BaseException) -> None:
        """Does nothing."""

    def end(self) -> None:
        """Does nothing."""


NO_CALL = NoCall()
NOT_TRACED: AbstractContextManager[NoCall] = nullcontext(NO_CALL)


class Recorder:
    """Writes what happens into the files of the chunk. Ends with it."""

    def __init__(
        self,
        folder: TraceFolder,
        name: str | None,
        options: TraceOptions,
        facts: ContextFacts,
        before: Recorder | None = None,
    ) -> None:
        """`before`: the chunk of the same trace that ended last."""
        self.options = options
        self.over = False
        self.files: ChunkFiles = ChunkFiles(folder, name, before=None if before is None else before.files)
        self._facts = facts
        self._begin = time.monotonic() * 1000
        self._wall = time.time() * 1000
        self._number: int = 0 if before is None else before._number
        self._groups: list[TracedCall] = []
        self._stacks = Stacks()
        self._network = NetworkLines(self._keep)
        self._snapshots = SnapshotLines()
        self._shown = ShownPages(self._keep, self.files.name)
        # The number of the chunk in this process.
        self.epoch = next(_epochs)
        self._calls: dict[str, TracedCall] = {}
        # What ends with the chunk.
        self._ends: list[Callable[[], None]] = []
        self.add(self._start())

    def _start(self) -> Start:
        start: Start = {
            "version": FORMAT,
            "type": "context-options",
            "origin": "library",
            "browserName": "chromium",
            "playwrightVersion": PLAYWRIGHT,
            "options": self._facts.options,
            "platform": platform.system().lower(),
            "wallTime": self._wall,
            "monotonicTime": self._begin,
            "sdkLanguage": "python",
            "testIdAttributeName": self._facts.test_id_attribute,
        }
        if self.options.title is not None:
            start["title"] = self.options.title
        return start

    # -- lines -----------------------------------------------------------------------------------------------------

    def now(self) -> float:
        """The time, as lines have it."""
        return round(time.monotonic() * 1000, 3)

    def at(self, wall: float) -> float:
        """Returns the time of lines for one in ms since 1970 on the page's clock: not before the chunk, nor to come."""
        return round(min(max(wall - self._wall, 0), self.now() - self._begin) + self._begin, 3)

    def new_id(self) -> str:
        """Returns the id of a new call."""
        self._number += 1
        return f"call@{self._number}"

    def add(self, line: Line) -> None:
        """Adds a line."""
        self.add_text(text_of(line))

    def add_text(self, text: str) -> None:
        """Adds a line as it is written. Secrets are removed."""
        if not self.over:
            self.files.add(self.hidden(text))

    def hidden(self, text: str) -> str:
        """Returns a text without the secrets."""
        for secrets in self._facts.secrets:
            text = secrets.hidden(text)
        return text

    # -- calls -----------------------------------------------------------------------------------------------------

    def call(
        self,
        title: str,
        params: Mapping[str, Any] | None = None,
        name: Named | None = None,
        selector: str | None = None,
    ) -> AbstractContextManager[TracedCall | NoCall]:
        """A call of the API, which is recorded while the context manager lasts.

        A part of a call with the same title, and calls that the viewer never shows, are not recorded.
        """
        if self.over or _aside.get() or title in UNSHOWN or self.inside(title) is not None:
            return NOT_TRACED
        return self.begin(title, params or {}, name, selector)

    def begin(
        self,
        title: str,
        params: Mapping[str, Any],
        name: Named | None = None,
        selector: str | None = None,
        place: Place | None = None,
        parent: TracedCall | None = None,
    ) -> TracedCall:
        """Begins to record a call. It has to be ended."""
        traced = TracedCall(self, title, selector)
        self._calls[traced.id] = traced
        given = {key: value for key, value in params.items() if value is not None}
        of = name or named(title, given)
        line: Before = {
            "type": "before",
            "callId": traced.id,
            "startTime": traced.begin,
            "class": of.of,
            "method": of.method,
            "params": given,
        }
        if of.title is not None:
            line["title"] = of.title
        around = parent or (self._groups[-1] if self._groups else None)
        if around is not None:
            line["parentId"] = around.id
        if place is not None:
            line["stack"] = [place]
        else:
            self._stacks.add(traced.id, user_stack())
        self.add(line)
        return traced

    def begin_wait(self, title: str, event: str, log: list[str]) -> TracedCall | NoCall:
        """Begins to record a wait for an event. It has to be ended."""
        if self.over:
            return NO_CALL
        traced = self.begin(title, {"event": event}, waiting(title.partition(".")[0], event))
        for line in log:
            traced.log(line)
        return traced

    def inside(self, title: str) -> TracedCall | None:
        """Returns the call with that title that the present code is part of, if there is one."""
        call = _current.get()
        return call if call is not None and call.recorder is self and call.title == title and not call.over else None

    def operation(
        self, title: str, call: Call[Any], timeout: float, selector: str | None, code: str | None
    ) -> AbstractContextManager[TracedCall | NoCall]:
        """An operation in the page: a call of its own, or a part of the one around it."""
        if self.over or _aside.get() or title in UNSHOWN or call.operation.name in UNTRACED:
            return NOT_TRACED
        around = self.inside(title)
        if around is not None:
            around.selector = around.selector or selector
            return nullcontext(around)
        traced = self.begin(title, call_params(call, timeout, code), None, selector)
        traced.is_operation = True
        return traced

    def ended(self, end: After) -> None:
        """Adds the end of a call, with its last snapshots."""
        self.add(end)
        self._add_rest(end["callId"])

    def _add_rest(self, call: str | None = None) -> None:
        """Adds what was kept back of snapshots, and of what pages have shown after a call, or after all."""
        for line in self._snapshots.rest():
            self.add_text(line)
        for shown in self._shown.rest(call):
            self.add(shown)

    # -- groups ----------------------------------------------------------------------------------------------------

    def begin_group(self, name: str, place: Place | None) -> None:
        """The calls until `end_group` are shown below a heading."""
        self._groups.append(self.begin("Tracing.group", {}, Named("Tracing", "tracingGroup", name), place=place))

    def end_group(self) -> None:
        """Ends the innermost group."""
        if self._groups:
            self._groups.pop().end()

    # -- events ----------------------------------------------------------------------------------------------------

    def event(self, method: str, params: dict[str, Any], page: str | None = None) -> None:
        """Adds an event of the context."""
        line: Event = {
            "type": "event",
            "time": self.now(),
            "class": "BrowserContext",
            "method": method,
            "params": params,
        }
        if page is not None:
            line["pageId"] = page
        self.add(line)

    def session_event(self, parent: TracedCall, record: ActionRecord) -> None:
        """Adds an event of the session that a call has sent, which has just been answered, as a call below it."""
        now, name = self.now(), self.new_id()
        params = {"event": record.event_id, "session": record.session_id, "code": record.code}
        begin: Before = {
            "type": "before",
            "callId": name,
            "startTime": max(parent.begin, round(now - record.seconds * 1000, 3)),
            "class": "Session",
            "method": record.action,
            "params": params | ({"credits": record.credits_used} if record.credits_used else {}),
            "title": f'Session event "{record.action}"',
            "parentId": parent.id,
        }
        end: After = {"type": "after", "callId": name, "endTime": now}
        if record.credits_used:
            end["annotations"] = [_credits(record.credits_used)]
        self.add(begin)
        self.add(end)

    def settings(self, page: str, without_files: bool) -> TraceSettings:
        """Returns the settings of the runtime in the page. `without_files`: the trace has no files of style sheets."""
        main, options = page.replace("page@", "frame@"), self.options
        settings = TraceSettings(
            epoch=self.epoch,
            snapshots=options.snapshots and not self.over,
            main=main,
            frames=f"{main}-",
            inline=without_files,
        )
        if options.aria_snapshots:
            settings["aria"] = True
        if options.screen_snapshots:
            settings["pictures"] = True
        return settings

    def snapshot(self, news: SnapshotNews, page: str) -> None:
        """Adds what the page reports of a call: lines of its log, where it acts, and what it shows."""
        call = self._calls.get(news["call"])
        if call is None:
            return
        for logged in news["log"]:
            call.log(with_locator_texts(logged["text"], call.selector), self.at(logged["at"]))
        if "point" in news:
            place = Input(type="input", callId=call.id, point={"x": news["point"]["x"], "y": news["point"]["y"]})
            if "box" in news:
                place["box"] = news["box"]
            self.add(place)
        for line in self._snapshots.lines(news, page, self.at(news["at"])):
            self.add_text(line)
        for shown in self._shown.lines(news, page, self.at(news["at"]), over=call.over):
            self.add(shown)
        if news.get("aria") == "":
            call.log("the page is too large for an accessibility tree")
        for frame in news["frames"]:
            if frame["cut"]:
                call.log(f"the snapshot does not show all of {frame['url']}: the page is too large")

    def picture(self, image: bytes, wall: float, size: tuple[float, float], page: str) -> None:
        """Adds a picture of a page to the film strip: `wall` ms since 1970, `size` of the page in CSS pixels."""
        width, height = size
        line: Picture = {
            "type": "screencast-frame",
            "pageId": page,
            "file": self.files.file(f"screencast/{page}-{wall:.0f}.jpeg", image),
            "width": width,
            "height": height,
            "timestamp": self.at(wall),
            "frameSwapWallTime": wall,
        }
        self.add(line)

    def exchange(self, seen: Seen, page: str | None = None, *, early: bool = False) -> None:
        """Adds a request with its response. `early`: it has just ended; it follows once more, with its body."""
        if not self.over:
            line = self._network.line(seen, self.at(seen.started), page)
            self.files.add_request(self.hidden(line), early=early)

    def whole_exchange(self, seen: Seen) -> None:
        """Adds a request that has ended, with its body."""
        self.exchange(seen, early=True)
        self.exchange(seen)

    def _keep(self, path: str, content: bytes) -> str:
        """Keeps a body as a file, without the secrets."""
        for secrets in self._facts.secrets:
            content = secrets.hidden_bytes(content)
        return self.files.file(path, content)

    # -- the end ---------------------------------------------------------------------------------------------------

    def end(self) -> None:
        """Nothing is recorded any more."""
        while self._groups:
            self._groups.pop().end()
        self._add_rest()
        self.over = True
        self.files.end()

    def pack(self, path: Path) -> None:
        """Writes the zip file. Raises OSError."""
        more = {"trace.stacks": self._stacks.text()}
        if self.options.sources:
            more |= read_sources(self._stacks.files)
        self.files.pack(path, {name: self.hidden(text).encode(errors="replace") for name, text in more.items()})


def place_of(location: Mapping[str, Any]) -> Place:
    """Returns the place that a group was given."""
    return Place(file=location["file"], line=location.get("line", 0), column=location.get("column", 0))


@contextmanager
def aside() -> Iterator[None]:
    """No trace records the operations within it: they prepare a document."""
    token = _aside.set(True)
    try:
        yield
    finally:
        _aside.reset(token)


def note_event(record: ActionRecord) -> None:
    """Adds an event of the session to the call that sent it, unless the event is just a script in the page."""
    call = _current.get()
    if call is not None and not call.over and record.action != "evaluate_js":
        call.sent(record)


def json_text(value: Any) -> str:
    """Returns a value as JSON, for files of a trace."""
    return json.dumps(to_jsonable_python(value, fallback=str), ensure_ascii=False, indent=1)
