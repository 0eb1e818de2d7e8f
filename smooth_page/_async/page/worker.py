"""Web workers and service workers, which the companion reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from smooth_page._io.asynchronous import AnyPredicate
from smooth_page._protocol import commands
from smooth_page._protocol.contract import FailureInfo
from smooth_page._shared.api.api_types import Timeout
from smooth_page._shared.wire.failures import failure_error
from smooth_page.errors import CLOSED, TargetClosedError

from ..elements.target import ElementTarget
from ..events.events import Expected
from .worker_listening import WorkerListening

if TYPE_CHECKING:
    from smooth_page._protocol.call import Call
    from smooth_page._protocol.contract import WorkerNews

    from ..bridge.bridge import Bridge
    from ..bridge.selectors import Selectors
    from ..elements.js_handle import JSHandle
    from .frame import Frame
    from .page import Page
    from .tab import Tab

R = TypeVar("R")


class WorkerBridge:
    """Runs operations in a worker: `evaluate`, and those on handles."""

    def __init__(self, tab: Tab, worker: str) -> None:
        self._tab = tab
        self._worker = worker
        self.closed = False

    async def run(
        self,
        call: Call[R],
        *,
        title: str,
        code: str | None = None,
        frame: object = None,
        timeout: float = 0,
        selector: object = None,
    ) -> R:
        """Returns the result. Raises TargetClosedError when the worker has ended."""
        if self.closed:
            raise TargetClosedError(f"{title}: {CLOSED}")
        params = call.params if code is None else {**call.params, "source": code}
        running = commands.worker_run(worker=self._worker, op=call.operation.name, params=params)
        result = await self._tab.popups.root.bridge.run(running, timeout=timeout, title=title)
        if "error" in result:
            raise failure_error(FailureInfo.model_validate(result["error"]), title, None)
        return cast(R, result.get("value"))


class WorkerFrame:
    """Stands for a frame where handles and evaluation need one. Fulfils `ActionFrame`."""

    id = None
    has_touch = False
    grounded = False
    model = None
    page_tokens = None
    spans = False

    def __init__(self, tab: Tab, worker: str) -> None:
        self._tab = tab
        self.runs = WorkerBridge(tab, worker)

    @property
    def page(self) -> Page:
        """The page of the worker."""
        return self._tab.page

    @property
    def bridge(self) -> Bridge:
        """What runs operations in the worker."""
        return cast("Bridge", self.runs)

    @property
    def selectors(self) -> Selectors:
        """Those of the page."""
        return self._tab.group.selectors

    def timeout(self, timeout: Timeout) -> float:
        """The limit in ms; 0: none."""
        return self._tab.timeouts.action(timeout)

    def strict(self, strict: bool | None) -> bool:
        """Whether selectors have to match one element: there are none in a worker."""
        return bool(strict)

    def sibling(self, frame_id: str) -> Frame | None:
        """None: a worker has no frames."""
        return None

    def keeper(self, doc: str) -> WorkerFrame:
        """This: its objects are all in the worker."""
        return self


class Worker(WorkerListening):
    """A web worker of a page, or a service worker. Events: close, console.

    Difference from Playwright: there are none; none with the companion.
    [Playwright](https://playwright.dev/python/docs/api/class-worker)
    """

    def __init__(self, tab: Tab, details: WorkerNews) -> None:
        super().__init__()
        self._tab = tab
        self._url = details["url"]
        self._frame = WorkerFrame(tab, details["worker"])

    def __repr__(self) -> str:
        return f"<Worker url={self._url!r}>"

    def _listening(self, event: str) -> None:
        self._tab.news.observe()

    @property
    def url(self) -> str:
        """The URL of the worker's script.

        [Playwright](https://playwright.dev/python/docs/api/class-worker#worker-url)
        """
        return self._url

    async def evaluate(self, expression: str, arg: Any | None = None) -> Any:
        """Evaluates an expression, or calls a function with `arg`, in the worker. Returns the value. Raises Error when
        it throws.

        [Playwright](https://playwright.dev/python/docs/api/class-worker#worker-evaluate)
        """
        return await ElementTarget(self._frame, {}, "Worker").evaluate("evaluate", expression, arg)

    async def evaluate_handle(self, expression: str, arg: Any | None = None) -> JSHandle:
        """Same as `evaluate`, but returns a handle of the value.

        [Playwright](https://playwright.dev/python/docs/api/class-worker#worker-evaluate-handle)
        """
        return await ElementTarget(self._frame, {}, "Worker").evaluate_handle("evaluate_handle", expression, arg)

    def _expect(self, event: str, predicate: AnyPredicate | None, timeout: Timeout, verb: str) -> Expected[Any]:
        tab, title = self._tab, f"Worker.{verb}"
        limit = tab.timeouts.action(timeout)

        async def watch(left: float) -> None:
            await tab.watch(left, title)

        return Expected(self, event, predicate, limit, title, watch, closed=self._why_closed)

    def _why_closed(self) -> str | None:
        return CLOSED if self._frame.runs.closed else self._tab.closed

    async def _ends(self) -> None:
        await self._emit("close", self)
        self._frame.runs.closed = True


class PageWorkers:
    """The workers of a page that were reported, and the service workers."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._web: dict[str, Worker] = {}
        self._service: dict[str, Worker] = {}

    @property
    def web(self) -> list[Worker]:
        """The page's web workers."""
        return list(self._web.values())

    @property
    def service(self) -> list[Worker]:
        """The service workers that the page has reported."""
        return list(self._service.values())

    def get(self, worker: str | None) -> Worker | None:
        """Returns the worker of that id."""
        return None if worker is None else self._web.get(worker) or self._service.get(worker)

    async def began(self, news: WorkerNews) -> None:
        """A worker runs."""
        worker = Worker(self._tab, news)
        if news["service"]:
            self._service[news["worker"]] = worker
            await self._tab.group.emit("serviceworker", worker)
        else:
            self._web[news["worker"]] = worker
            await self._tab.emit("worker", worker)

    async def ended(self, name: str) -> None:
        """A worker has ended."""
        worker = self._web.pop(name, None) or self._service.pop(name, None)
        if worker is not None:
            await worker._ends()

    async def end(self) -> None:
        """The page is closed, and its workers with it."""
        for name in (*self._web, *self._service):
            await self.ended(name)
