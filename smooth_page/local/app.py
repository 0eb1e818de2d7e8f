"""The HTTP endpoints, as the service documents them; beside that, receipts of events that bring their answer along."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import secrets
import time
from typing import Any

from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket

from smooth_page.local.agent import Agent
from smooth_page.local.browser import BrowserHost
from smooth_page.local.chromium import NO_EXTENSIONS, find_extensions_browser
from smooth_page.local.creation import CreationError, read_creation
from smooth_page.local.extensions import MOST_BYTES, ExtensionError, Extensions
from smooth_page.local.live.pages import LivePages
from smooth_page.local.profiles import ProfileError, Profiles
from smooth_page.local.requests import Refusal, limited, uploaded
from smooth_page.local.session import BadEventError, Options, Session

log = logging.getLogger("smooth_page.engine")

POLL_SECONDS = 25.0
# A creation is answered when the session is ready, or after this time.
OPENING_SECONDS = 20.0
# Polls of a session without actions are answered sooner, since there is nothing to report. (The vendor's SDK polls once
# before its first action, and waits for the answer.)
IDLE_POLL_SECONDS = 0.2
# Ended sessions can be polled for a while.
KEPT_SECONDS = 600.0
MOST_KEPT = 200
# Of a client that rather waits for the answer to its event than poll for it, as RFC 7240 has it. The answers up to
# `event_t` have reached it. The event begins `after` another one has succeeded, whose answer the receipt brings along.
HELD_RECEIPT = re.compile(
    r"^wait=(?P<seconds>\d{1,9}(?:\.\d{1,9})?); event_t=(?P<event_t>\d{1,18})(?:; after=(?P<after>\w{1,1000}))?$"
)
LONGEST_RECEIPT_SECONDS = 5.0
LOOPBACK = {"127.0.0.1", "localhost", "[::1]"}
PREFIX = "/api/v1/task"
PROFILES = "/api/v1/profile"
EXTENSIONS = "/api/v1/extension"
MOST_BODY = 256 * 1024 * 1024  # uploads travel in events


def answer(body: Any, status: int = 200) -> Response:
    return Response(json.dumps(body, separators=(",", ":")), status, media_type="application/json")


def base_of(request: HTTPConnection) -> str:
    """Returns the engine's address as the client has it, without a path."""
    return f"{request.url.scheme}://{request.headers.get('host', '')}"


def read_event_t(given: str) -> int:
    """Returns the milliseconds. Raises Refusal for anything else."""
    try:
        return int(float(given))
    except (ValueError, OverflowError) as error:
        raise Refusal(422, "event_t: a number of milliseconds is required") from error


def check_extensions_browser() -> None:
    """Raises Refusal where no browser can load extensions."""
    if find_extensions_browser() is None:
        raise Refusal(400, NO_EXTENSIONS)


class Engine:
    """The ASGI application. Its router is plain code, since every event passes through it."""

    def __init__(self, host: BrowserHost, agent: Agent, api_key: str, options: Options, names: set[str]) -> None:
        self._host = host
        self._agent = agent
        self._key = api_key.encode()
        self._options = options
        self._names = LOOPBACK | names
        self._sessions: dict[str, Session] = {}
        self._profiles = Profiles(options.profiles)
        self._extensions = Extensions(host.folder)
        self._pages = LivePages(self._sessions, options.dashboard_token)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self._connect(WebSocket(scope, receive, send))
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            self._admit_host(request)
            if self._pages.serves(scope["path"]):
                response = await self._pages.answer(request)
            else:
                self._admit(request)
                response = await self._route(request)
        except (Refusal, CreationError, ProfileError, ExtensionError) as refusal:
            response = answer({"detail": refusal.detail}, refusal.status)
        except BadEventError as error:
            response = answer({"detail": str(error)}, 400)
        except ClientDisconnect:
            return
        except Exception as error:
            log.exception("%s %s failed", request.method, request.url.path)
            response = answer({"detail": f"Internal error: {type(error).__name__}"}, 500)
        await response(scope, receive, send)

    async def _connect(self, socket: WebSocket) -> None:
        """A viewer's connection. Refused ones are answered as 403."""
        try:
            self._admit_host(socket)
        except Refusal:
            await socket.close()
        else:
            await self._pages.connect(socket)

    def _admit_host(self, request: HTTPConnection) -> None:
        """Raises Refusal for unknown host names (DNS rebinding)."""
        host = request.headers.get("host", "")
        name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
        if name.lower() not in self._names:
            raise Refusal(403, f"host {host!r} is not served here")

    def _admit(self, request: Request) -> None:
        """Raises Refusal for requests without the key."""
        given = request.headers.get("apikey", "").encode()
        if not secrets.compare_digest(given, self._key):
            raise Refusal(401, "Invalid API key" if given else "Missing API key")

    async def _route(self, request: Request) -> Response:
        path, method = request.scope["path"].rstrip("/"), request.method
        if path == PREFIX and method == "POST":
            return await self._create(await self._json(request), base_of(request))
        if path == PROFILES or path.startswith(f"{PROFILES}/"):
            return await self._profile(path.removeprefix(PROFILES).strip("/"), request)
        if path == EXTENSIONS or path.startswith(f"{EXTENSIONS}/"):
            return await self._extension(path.removeprefix(EXTENSIONS).strip("/"), request)
        task_id, _, rest = path.removeprefix(f"{PREFIX}/").partition("/")
        if not path.startswith(f"{PREFIX}/") or rest not in ("", "event"):
            raise Refusal(404, "Not found")
        session = self._sessions.get(task_id)
        if session is None:
            raise Refusal(404, f"Task {task_id} not found")
        session.last_seen = time.monotonic()
        if rest == "event" and method == "POST":
            return await self._event(session, request)
        if rest == "" and method == "GET":
            return await self._poll(session, request)
        if rest == "" and method == "DELETE":
            return await self._delete(session, base_of(request))
        raise Refusal(405, "Method not allowed")

    async def _json(self, request: Request) -> Any:
        body = b"".join([piece async for piece in limited(request, MOST_BODY)])
        try:
            return json.loads(body)
        except (ValueError, RecursionError) as error:
            raise Refusal(422, f"The body is not JSON: {error}") from error

    async def _create(self, body: Any, base: str) -> Response:
        creation = read_creation(body)
        if creation.extensions:
            check_extensions_browser()
        session = Session(self._host, self._agent, self._options, creation, self._profiles, self._extensions)
        self._sessions[session.id] = session
        await session.begun(OPENING_SECONDS)
        return answer({"r": session.facts(base)})

    async def _event(self, session: Session, request: Request) -> Response:
        event = await self._json(request)
        if not isinstance(event, dict):
            raise Refusal(422, "The body must be a JSON object")
        wish = None if self._options.plain else HELD_RECEIPT.search(request.headers.get("prefer", ""))
        if wish is None:
            return answer({"r": {"id": session.post(event)}})
        before = session.coming(wish["after"])
        id = session.post(event, wish["after"])
        begin = time.monotonic()
        session.events.acknowledge(int(wish["event_t"]))
        text = await session.answer(id, min(float(wish["seconds"]), LONGEST_RECEIPT_SECONDS))
        held = time.monotonic() - begin
        first = before.result() if before is not None and before.done() else "null"
        receipt = f'"id":{json.dumps(id)},"event":{text or "null"},"before":{first},"held":{held:.6f},"orders":true'
        return Response(f'{{"r":{{{receipt}}}}}', media_type="application/json")

    async def _profile(self, profile_id: str, request: Request) -> Response:
        if request.method == "POST" and not profile_id:
            body = await self._json(request)
            chosen = body.get("id") if isinstance(body, dict) else None
            if chosen is not None and (not isinstance(chosen, str) or not chosen):
                raise Refusal(422, "id: a string is required")
            return answer({"r": {"id": self._profiles.create(chosen)}})
        if request.method == "GET" and not profile_id:
            return answer({"r": {"profile_ids": self._profiles.ids()}})
        if request.method == "GET":
            self._profiles.check(profile_id)
            return answer({"r": {"id": profile_id}})
        if request.method == "DELETE" and profile_id:
            self._profiles.delete(profile_id)
            return answer({"r": {"id": profile_id}})
        raise Refusal(405, "Method not allowed")

    async def _extension(self, extension_id: str, request: Request) -> Response:
        if request.method == "POST" and not extension_id:
            check_extensions_browser()
            file = await uploaded(request, MOST_BYTES)
            # Unpacking takes time; other sessions go on meanwhile.
            added = await asyncio.to_thread(self._extensions.add, file.name, file.content)
            return answer({"r": {"id": added}})
        if request.method == "GET" and not extension_id:
            return answer({"r": self._extensions.all()})
        if request.method == "DELETE" and extension_id:
            self._extensions.delete(extension_id)
            return answer({"r": {"id": extension_id}})
        raise Refusal(405, "Method not allowed")

    async def _poll(self, session: Session, request: Request) -> Response:
        given = request.query_params.get("event_t")
        if given is None:
            return answer({"r": session.facts(base_of(request))}, 200 if session.over else 202)
        event_t = read_event_t(given)
        if not self._options.plain:
            await self._hold(session, event_t)
        # The events are JSON texts already; an action's output can be large.
        facts = json.dumps(session.facts(base_of(request)), separators=(",", ":"))
        events = session.events.after(event_t)
        # No events: null. The example in the service's reference takes the last item of an empty list and fails.
        listed = f"[{','.join(events)}]" if events else "null"
        text = f'{{"r":{facts[:-1]},"events":{listed}}}}}'
        return Response(text, 200 if session.over else 202, media_type="application/json")

    async def _hold(self, session: Session, event_t: int) -> None:
        begin = time.monotonic()
        while not session.over and not session.events.any_after(event_t):
            left = begin + (IDLE_POLL_SECONDS if session.idle else POLL_SECONDS) - time.monotonic()
            if left <= 0:
                break
            await session.events.change(left)
        session.last_seen = time.monotonic()

    async def _delete(self, session: Session, base: str) -> Response:
        if session.over:
            raise Refusal(404, f"Task {session.id} is already completed")
        await session.end("cancelled")
        return answer({"r": session.facts(base)})

    # -- the life of the server ------------------------------------------------------------------------------------

    async def tidy(self, every: float) -> None:
        """Ends sessions that were not polled for long, and forgets those that ended long ago. Never returns."""
        while True:
            await asyncio.sleep(every)
            now = time.monotonic()
            for session in list(self._sessions.values()):
                unseen = now - session.last_seen
                if not session.over and not session.busy and unseen > self._options.idle_timeout:
                    await session.end("cancelled", f"The session was idle for {unseen:.0f} s")
            over = [session for session in self._sessions.values() if session.over]
            for index, session in enumerate(over):
                if now - session.last_seen > KEPT_SECONDS or index < len(over) - MOST_KEPT:
                    del self._sessions[session.id]
                    await asyncio.to_thread(session.kept.remove)

    async def end_sessions(self) -> None:
        """Ends every session, so that all waiting requests are answered."""
        ends = (session.end("cancelled", "The engine stopped", keep_tab=True) for session in self._sessions.values())
        await asyncio.gather(*ends)
