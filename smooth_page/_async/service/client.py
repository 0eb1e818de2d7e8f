"""The typed client of the session API, which the Playwright API uses and users can use directly.

Which requests are sent again is decided in transport.py; whether an event of a session is, in delivery.py.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from pydantic import ValidationError

from smooth_page._io.asynchronous import gather, unbroken
from smooth_page._io.endpoint import find_endpoint, is_loopback
from smooth_page._protocol.extension import Extension
from smooth_page._protocol.outputs import ActionRecord
from smooth_page._protocol.task import CreateTask, Device
from smooth_page._protocol.tools import Tool
from smooth_page._shared.api.public import publish
from smooth_page._shared.service.poll_pace import Pace
from smooth_page._shared.tracing.recorder import note_event
from smooth_page.errors import Error

from .extensions import AsyncExtensions
from .session import AsyncSession
from .transport import AsyncTransport

if TYPE_CHECKING:
    from typing_extensions import Self

log = logging.getLogger("smooth_page")


class AsyncSmoothClient:
    """Opens sessions. Without a URL and a key it starts and uses the embedded engine.

    `api_key`: by default `SMOOTH_API_KEY` or `CIRCLEMIND_API_KEY`. `base_url`: by default `SMOOTH_BASE_URL`, else the
    public service. Raises AuthenticationError without a key, Error for a URL of another machine without TLS.
    """

    def __init__(
        self,
        api_key: str | None = None,
        base_url: str | None = None,
        *,
        browser_args: Sequence[str] = (),
        browser_executable: str = "",
    ) -> None:
        """`browser_args`: Chromium's switches for the embedded engine, and `--windows` if it is to have windows on this
        machine. `browser_executable`: the path of its browser. A service starts its own browsers."""
        self._transport = AsyncTransport(find_endpoint(base_url, api_key, tuple(browser_args), browser_executable))
        self._observers: list[Callable[[ActionRecord], None]] = []
        self._sessions: list[AsyncSession] = []
        self._pace = Pace(side_by_side=self.embedded or None)

    def __repr__(self) -> str:
        return f"<SmoothClient {self.base_url}>"

    @property
    def base_url(self) -> str:
        """The URL of the service, with the API's version."""
        return self._transport.endpoint.base_url

    @property
    def _is_local(self) -> bool:
        """Whether its browsers run on this machine and can read its files."""
        return is_loopback(urlsplit(self.base_url).hostname or "")

    @property
    def embedded(self) -> bool:
        """Whether this is the embedded engine."""
        return self._transport.endpoint.embedded

    @property
    def extensions(self) -> AsyncExtensions:
        """The browser extensions that the service stores for the account. Sessions load those that they name."""
        return AsyncExtensions(self._transport)

    def on_event(self, observer: Callable[[ActionRecord], None]) -> None:
        """Calls the observer after each answered event of all sessions of this client."""
        self._observers.append(observer)

    def session(
        self,
        url: str | None = None,
        device: Device = "desktop",
        *,
        files: list[str] | None = None,
        agent: Literal["smooth", "smooth-lite"] | None = None,
        max_steps: int | None = None,
        allowed_urls: list[str] | None = None,
        enable_recording: bool | None = None,
        profile_id: str | None = None,
        profile_read_only: bool | None = None,
        use_stealth: bool | None = None,
        proxy_server: str | None = None,
        proxy_username: str | None = None,
        proxy_password: str | None = None,
        certificates: list[dict[str, Any]] | None = None,
        use_adblock: bool | None = None,
        use_captcha_solver: bool | None = None,
        additional_tools: dict[str, Any] | None = None,
        custom_tools: list[dict[str, Any]] | None = None,
        experimental_features: dict[str, Any] | None = None,
        extensions: list[str] | None = None,
        show_cursor: bool | None = None,
        metadata: dict[str, Any] | None = None,
        tools: Sequence[Tool] = (),
    ) -> AsyncSession:
        """Returns a session with these creation parameters. `async with`, `open()` or its first action opens it.

        `tools`: functions that the agent may call during a task; they run in the caller of the task.
        `allowed_urls`: globs (`https://**.example.com/**`) of the documents that the tab, and windows that it opens,
        may show. The embedded engine checks each hop of a redirect before it is requested. Frames, pictures, scripts
        and requests of scripts are not restricted. `extensions`: ids of uploads, which the session's browser loads.
        """
        given = {name: value for name, value in locals().items() if name not in ("self", "tools")}
        if tools:
            given["custom_tools"] = [*(custom_tools or []), *(tool.facts() for tool in tools)]
        try:
            creation = CreateTask(**given)
        except ValidationError as error:
            first = error.errors(include_input=False)[0]
            raise Error(f"session: {'.'.join(map(str, first['loc']))}: {first['msg']}") from None
        self._transport.secrets.add(proxy_password, *(item.get("password") for item in certificates or []))
        self._transport.secrets.add((proxy_server or "").rpartition("@")[0].rpartition(":")[2])
        self._sessions = [session for session in self._sessions if session.status == "not open" or session.is_open]
        session = AsyncSession(self._transport, creation, self._record, pace=self._pace, tools=tools)
        self._sessions.append(session)
        return session

    def _record(self, record: ActionRecord) -> None:
        log.debug("%s %s %d %.0f ms", record.label, record.action, record.code, record.seconds * 1000)
        note_event(record)
        for observer in self._observers:
            observer(record)

    # -- what the service stores ----------------------------------------------------------------------------------

    async def create_profile(self, profile_id: str | None = None) -> dict[str, Any]:
        """Creates a browser profile for sessions to share (`profile_id`). Raises SmoothApiError (409) if it exists."""
        answer: dict[str, Any] = await self._transport.post("profile", {} if profile_id is None else {"id": profile_id})
        return answer

    async def list_profiles(self) -> Any:
        """Returns the profiles of the account."""
        return await self._transport.get("profile")

    async def delete_profile(self, profile_id: str) -> None:
        """Deletes a profile."""
        await self._transport.delete(f"profile/{profile_id}")

    async def upload_file(self, path: str | Path, purpose: str | None = None) -> str:
        """Uploads a file and returns its id, which sessions can use (`files`). It is stored for 24 hours."""
        path = Path(path)
        data = {} if purpose is None else {"file_purpose": purpose}
        answer = await self._transport.upload("file", data, {"file": (path.name, path.read_bytes())})
        return str(answer["id"])

    async def delete_file(self, file_id: str) -> None:
        """Deletes a file."""
        await self._transport.delete(f"file/{file_id}")

    # -- life ------------------------------------------------------------------------------------------------------

    async def close(self) -> None:
        """Closes all open sessions and the connections."""
        await unbroken(self._close)

    async def _close(self) -> None:
        for result in await gather([session.close for session in self._sessions]):
            if isinstance(result, BaseException):
                raise result
        await self._transport.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()


publish("smooth_page", [AsyncSmoothClient, AsyncSession, AsyncExtensions, Extension])
