"""The requests of people's browsers: pages, their files, and what they ask for.

Each address has a token: none of them needs the key of the API.
"""

from __future__ import annotations

import html
import json
import secrets
from collections.abc import Mapping
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from smooth_page.local.live.links import KEPT, LIVE
from smooth_page.local.live.memory import memory_of_browser
from smooth_page.local.requests import Refusal

if TYPE_CHECKING:
    from smooth_page.local.session import Session

DASHBOARD = "/dashboard"
_FOLDER = files("smooth_page") / "local" / "live" / "web"
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
_ASSETS = ("view.js", "dashboard.js", "style.css", "icon.svg")
# No script and no style but these files; nothing of any other machine.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors {}"
)
_WRONG = "The address is wrong or too old: its token does not match"
_LONGEST_MESSAGE = 200_000


class LivePages:
    """Answers what is not the API. `token` is that of the dashboard."""

    def __init__(self, sessions: Mapping[str, Session], token: str) -> None:
        self.token = token
        self._sessions = sessions

    def serves(self, path: str) -> bool:
        """Whether a path is a page or a file for people."""
        return path == "/" or path.startswith((LIVE, KEPT, DASHBOARD))

    async def answer(self, request: Request) -> Response:
        """Raises Refusal."""
        path, token = request.scope["path"], request.query_params.get("token", "")
        if path == "/" or path == f"{DASHBOARD}/":
            return RedirectResponse(f"{DASHBOARD}?{request.url.query}")
        if path.startswith(f"{LIVE}files/") and request.method == "GET":
            return _asset(path.removeprefix(f"{LIVE}files/"))
        if path.startswith(KEPT) and request.method == "GET":
            session_id, _, name = path.removeprefix(KEPT).partition("/")
            return self._file(session_id, name, token)
        if path.startswith(LIVE) and request.method == "GET":
            session_id, _, rest = path.removeprefix(LIVE).partition("/")
            session = self._watched(session_id, token)
            return await _shot(session) if rest == "picture" else _view(session, request)
        return await self._dashboard(path, request)

    # -- one session ---------------------------------------------------------------------------------------------------

    def _watched(self, session_id: str, token: str) -> Session:
        """Returns a session that the holder of the token may see. It takes as long for one that does not exist."""
        session = self._sessions.get(session_id)
        view = session.view if session is not None else None
        allowed = (view or _NO_SESSION).may_control(token) is not None or self._is_dashboards(token)
        if session is None or not allowed:
            raise Refusal(403, _WRONG)
        return session

    def _is_dashboards(self, token: str) -> bool:
        return secrets.compare_digest(token.encode(), self.token.encode())

    def _file(self, session_id: str, name: str, token: str) -> Response:
        session = self._sessions.get(session_id)
        kept = session.kept if session is not None else None
        expected = kept.token if kept is not None else self.token[::-1]
        if not secrets.compare_digest(token.encode(), expected.encode()) or kept is None:
            raise Refusal(403, _WRONG)
        path = kept.path(name)
        if path is None:
            raise Refusal(404, "The session has no such file")
        return FileResponse(path, headers={"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"})

    async def connect(self, socket: WebSocket) -> None:
        """Serves a viewer's WebSocket: `/live/ID/socket`."""
        path, token = socket.scope["path"], socket.query_params.get("token", "")
        session_id, _, rest = path.removeprefix(LIVE).partition("/")
        session = self._sessions.get(session_id)
        controls = (session.view if session is not None else _NO_SESSION).may_control(token)
        if session is None or controls is None or rest != "socket" or not path.startswith(LIVE) or _is_foreign(socket):
            await socket.close(1008)  # before it is accepted: answered as 403
            return
        await socket.accept()

        async def receive() -> str | None:
            message = await socket.receive()
            if message["type"] == "websocket.disconnect":
                return None
            text = message.get("text") or ""
            return text if len(text) <= _LONGEST_MESSAGE else ""

        async def send(given: str | bytes) -> None:
            await (socket.send_text(given) if isinstance(given, str) else socket.send_bytes(given))

        wished = parse_qs(socket.url.query).get("interactive", ["false"])[0] == "true"
        try:
            await session.view.show(send, controls and wished, receive)
            if socket.client_state is WebSocketState.CONNECTED:
                await socket.close(1000)
        except (WebSocketDisconnect, RuntimeError):
            return  # the viewer has gone

    # -- the dashboard -------------------------------------------------------------------------------------------------

    async def _dashboard(self, path: str, request: Request) -> Response:
        if not self._is_dashboards(request.query_params.get("token", "")):
            raise Refusal(403, _WRONG)
        if path == DASHBOARD and request.method == "GET":
            return _page("dashboard.html", {"token": self.token})
        if path == f"{DASHBOARD}/sessions" and request.method == "GET":
            listed = [_session_facts(session) for session in self._sessions.values()]
            body = {"sessions": listed[::-1], "memory": await memory_of_browser()}
            return Response(json.dumps(body), media_type="application/json", headers={"Cache-Control": "no-store"})
        if path.startswith(f"{DASHBOARD}/sessions/") and request.method == "DELETE":
            session = self._sessions.get(path.rpartition("/")[2])
            if session is None or session.over:
                raise Refusal(404, "The session is over")
            await session.end("cancelled", "The session was ended on the dashboard")
            return Response(status_code=204)
        raise Refusal(404, "Not found")


class _NoSession:
    """Stands for a session that does not exist: no token is valid for it."""

    def __init__(self) -> None:
        self._token = secrets.token_urlsafe(18)

    def may_control(self, token: str) -> bool | None:
        secrets.compare_digest(token.encode(), self._token.encode())
        secrets.compare_digest(token.encode(), self._token.encode())
        return None


_NO_SESSION = _NoSession()


def _is_foreign(socket: WebSocket) -> bool:
    """Whether a page of another site has opened it."""
    origin = socket.headers.get("origin")
    return origin is not None and origin.partition("://")[2] != socket.headers.get("host")


def _session_facts(session: Session) -> dict[str, Any]:
    facts = session.facts("")
    view = session.view
    return {
        **{name: facts[name] for name in ("id", "status", "device", "created_at", "credits_used")},
        "over": session.over,
        "events": session.answered,
        "errors": view.errors,
        "reason": str(session.output)[:300] if session.status == "failed" else "",
        "view": f"{LIVE}{session.id}?token={view.control}&interactive=true",
        "watch": f"{LIVE}{session.id}?token={view.watch}",
        "picture": f"{LIVE}{session.id}/picture?token={view.watch}",
        "url": view.url,
    }


async def _shot(session: Session) -> Response:
    pictures = session.view.pictures
    shot = None if pictures is None or session.over else await pictures.one()
    if shot is None:
        raise Refusal(404, "The tab can't be seen")
    return Response(shot, media_type="image/jpeg", headers={"Cache-Control": "no-store"})


def _view(session: Session, request: Request) -> Response:
    given = request.query_params
    controls = session.view.may_control(given.get("token", "")) and given.get("interactive") == "true"
    embed = given.get("embed") == "true"
    facts = {
        "id": session.id,
        "interactive": "true" if controls else "false",
        "mode": "embed" if embed else "page",
        "watch": f"{LIVE}{session.id}?token={session.view.watch}",
    }
    return _page("view.html", facts, ancestors="*" if embed else "'none'")


def _page(name: str, facts: dict[str, str], ancestors: str = "'none'") -> Response:
    text = (_FOLDER / name).read_text("utf-8")
    for key, value in facts.items():
        text = text.replace(f"{{{{{key}}}}}", html.escape(value))
    headers = {
        "Content-Security-Policy": _POLICY.format(ancestors),
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(text, media_type="text/html", headers=headers)


def _asset(name: str) -> Response:
    if name not in _ASSETS:
        raise Refusal(404, "Not found")
    type_ = _TYPES["." + name.rpartition(".")[2]]
    return Response((_FOLDER / name).read_bytes(), media_type=type_, headers={"X-Content-Type-Options": "nosniff"})
