"""The creation and the end of a session at the service."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from smooth_page._io.asynchronous import Lock, Shared, sleep
from smooth_page._io.open_sessions import closed, creating, opened, prepare
from smooth_page._protocol.task import CreateTask, Task
from smooth_page._shared.deadlines import Deadline
from smooth_page._shared.service.poll_pace import Pace
from smooth_page.errors import Error, SmoothApiError, UncertainError

from .polling import AsyncPolling, read_task
from .transport import AsyncTransport

log = logging.getLogger("smooth_page")

# Seconds to wait for a session to open, and if the service has never reported yet that one is running.
OPENING_SECONDS = 60.0
UNSAID_SECONDS = 10.0
FIRST_PAUSE = 0.02
LONGEST_PAUSE = 0.5
# Limit for the service to save a profile after a session is closed.
SAVE_SECONDS = 15.0
# An interrupted close goes on in the background; the interrupted caller waits this long for it.
INTERRUPTED_SECONDS = 3.0
# An interrupted creation is not cancelled, since the session costs money; the interrupted caller waits this long.
CREATION_SECONDS = 5.0


class SessionLife:
    """Creates a session, and ends it. `send_close` sends the close event, and returns whether that has closed it."""

    def __init__(
        self,
        transport: AsyncTransport,
        creation: CreateTask,
        pace: Pace,
        send_close: Callable[[], Awaitable[bool]],
    ) -> None:
        self._transport = transport
        self._creation = creation
        self._pace = pace
        self._send_close = send_close
        self._opening = Lock()
        self._creating = Shared(self._post_creation)
        self._ending = Shared(self._end)
        # Its creation was interrupted, so it will not be used.
        self._abandoned = False
        # Polls it, once it is created.
        self.polling: AsyncPolling | None = None

    @property
    def opened(self) -> AsyncPolling:
        """Its polls. Raises Error before it is created."""
        if self.polling is None:
            raise Error("The session is not open yet")
        return self.polling

    @property
    def id(self) -> str:
        """The task id. Raises Error before it is created."""
        return self.opened.task.id

    async def open(self) -> None:
        """Creates it, unless that is done, and waits until it is ready."""
        if self.polling is None:
            async with self._opening:
                if self.polling is None:
                    await self._create()
                    await self._until_running()

    async def _until_running(self) -> None:
        """Waits until it is ready: timeouts are for the actions of a session, not for its opening.

        For a service that never reports this before the first action, waits only once and not long.
        """
        pause, known = FIRST_PAUSE, self._pace.says_running
        end = Deadline.after(OPENING_SECONDS if known else UNSAID_SECONDS)
        while self.opened.task.status == "waiting" and self._pace.says_running is not False:
            if end.expired:
                self._pace.says_running = known or False
                return
            await sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
            try:
                await self.opened.look()
            except SmoothApiError as error:
                log.debug("whether session %s is running is unknown: %s", self.id, error.message)
                return
        if self.opened.task.status == "running":
            self._pace.says_running = True

    async def _create(self) -> None:
        prepare()
        try:
            await self._creating.result(CREATION_SECONDS)
        except UncertainError as error:
            raise UncertainError(
                f"{error.message}. A session may have been created", status=error.status, detail=error.detail
            ) from error
        except SmoothApiError:
            raise
        except BaseException:
            self._abandoned = True
            await self.close()
            raise

    async def _post_creation(self) -> None:
        with creating():
            task = read_task(await self._transport.post("task", self._creation.body(), 60.0))
            opened(self._address(task), task.id, self._transport.endpoint)
        self.polling = AsyncPolling(self._transport, task, self._pace)
        log.info("session %s is open", task.id)
        if self._abandoned:
            await self.close()

    async def close(self) -> None:
        """Ends the session by a close event or, if the service is busy or silent, at once by DELETE."""
        if self.polling is not None:
            await self._ending.result(INTERRUPTED_SECONDS)

    async def _end(self) -> None:
        polling = self.opened
        over = polling.over
        try:
            if not over:
                if await self._send_close():
                    await self._profile_saved()
                else:
                    await self._transport.delete(f"task/{self.id}")
            self.closed()
        except SmoothApiError as error:
            if error.status in (400, 404):  # it is over already
                self.closed()
            else:
                log.warning("session %s may still be open: %s", self.id, error.message)
        polling.end(None if over else f"Session {self.id} is closed")
        await polling.stop()

    async def _profile_saved(self) -> None:
        """Waits for the session's end: the service saves a profile between its answer and that."""
        if not self._creation.profile_id or self._creation.profile_read_only:
            return
        deadline, pause = Deadline.after(SAVE_SECONDS), 0.02
        try:
            while not (await self.opened.look()).over and not deadline.expired:
                await sleep(pause)
                pause = min(2 * pause, 1.0)
        except SmoothApiError as error:
            log.info("session %s is closed, and its state is unknown: %s", self.id, error.message)
        task = self.opened.task
        if task.status != "done":
            reason = f"{task.status}: {task.output}" if isinstance(task.output, str) else task.status
            log.warning("profile %s may not be saved: session %s is %s", self._creation.profile_id, self.id, reason)

    async def recording(self, seconds: float) -> str | None:
        """Returns the URL of the recording; None if there is none, or not in time."""
        deadline, pause = Deadline.after(seconds), 0.05
        try:
            while (url := (await self.opened.look()).recording_url) is None and not deadline.expired:
                await sleep(pause)
                pause = min(2 * pause, 1.0)
        except SmoothApiError as error:
            log.info("whether session %s has a recording is unknown: %s", self.id, error.message)
            return None
        return url or None

    def closed(self) -> None:
        """Records that the session need not be closed when the process ends."""
        closed(self._address(self.opened.task))

    async def has_ended(self, error: SmoothApiError) -> bool:
        """Polls whether the session has ended, after the service refused or failed without a reason."""
        polling = self.opened
        if not polling.over and error.status in (400, 404, 500):
            with suppress(SmoothApiError):
                await polling.lives()
        return polling.over

    def _address(self, task: Task) -> str:
        return f"{self._transport.endpoint.base_url}/task/{task.id}"
