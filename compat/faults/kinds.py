"""The kinds of fault. Some spoil a request before it reaches the engine, some after the engine has handled it."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from .proxy import Answer, Exchange, Fault

HANG_SECONDS = 40.0
REFUSED_SECONDS = 0.2


async def refused(exchange: Exchange) -> None:
    """The connection breaks, and new ones are refused for a moment."""
    exchange.proxy.refuse()
    exchange.reset()
    await asyncio.sleep(REFUSED_SECONDS)
    await exchange.proxy.listen()


async def reset_before(exchange: Exchange) -> None:
    exchange.reset()


async def reset_after(exchange: Exchange) -> None:
    await exchange.forward()
    exchange.reset()


async def closed_before(exchange: Exchange) -> None:
    exchange.close()


async def closed_after(exchange: Exchange) -> None:
    await exchange.forward()
    exchange.close()


async def silent_before(exchange: Exchange) -> None:
    """The request never arrives, without an error."""
    await asyncio.sleep(HANG_SECONDS)
    exchange.close()


async def silent_after(exchange: Exchange) -> None:
    """Its answer never arrives."""
    await exchange.forward()
    await asyncio.sleep(HANG_SECONDS)
    exchange.close()


async def late_request(exchange: Exchange) -> None:
    await asyncio.sleep(1.5)
    await exchange.send(await exchange.forward())


async def late_answer(exchange: Exchange) -> None:
    answer = await exchange.forward()
    await asyncio.sleep(1.5)
    await exchange.send(answer)


async def cut_head(exchange: Exchange) -> None:
    await exchange.forward()
    exchange.writer.write(b"HTTP/1.1 200 OK\r\ncontent-ty")
    await exchange.writer.drain()
    exchange.close()


async def cut_body(exchange: Exchange) -> None:
    answer = await exchange.forward()
    half = Answer(answer.status, answer.headers, answer.body[: len(answer.body) // 2])
    await exchange.send(half, length=len(answer.body))
    exchange.close()


async def half_json(exchange: Exchange) -> None:
    answer = await exchange.forward()
    await exchange.send(Answer(200, answer.headers, answer.body[: len(answer.body) // 2]))


async def twice(exchange: Exchange) -> None:
    """An intermediary delivers the request twice."""
    answer = await exchange.forward()
    await exchange.forward() if exchange.is_event else None
    await exchange.send(answer)


async def odd_events(exchange: Exchange) -> None:
    """A poll returns every event twice, in reverse order, among unrelated ones."""
    answer = await exchange.forward()
    await exchange.send(Answer(answer.status, answer.headers, _with_events(answer.body, _odd)))


async def no_events(exchange: Exchange) -> None:
    """A poll returns no events, although there may be some."""
    answer = await exchange.forward()
    await exchange.send(Answer(answer.status, answer.headers, _with_events(answer.body, lambda _: None)))


def _with_events(body: bytes, change: Any) -> bytes:
    answer = json.loads(body)
    if isinstance(answer.get("r"), dict) and answer["r"].get("events"):
        answer["r"]["events"] = change(answer["r"]["events"])
    return json.dumps(answer).encode()


def _odd(events: list[Any]) -> list[Any]:
    strange = {"id": "nobody", "name": "browser_action", "payload": {"code": 200, "output": 1}, "timestamp": 1}
    return [None, {"id": 7}, *reversed(events), strange, *events]


def answers(status: int, body: bytes | None = None, *, obeys: bool, **headers: str) -> Fault:
    """A status with a body of its own."""

    async def fault(exchange: Exchange) -> None:
        if obeys:
            await exchange.forward()
        content = json.dumps({"detail": f"a {status} on the way"}).encode() if body is None else body
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        await exchange.send(Answer(status, {"content-type": "application/json", **given}, content))

    return fault


KINDS: dict[str, Fault] = {
    "refused": refused,
    "reset before": reset_before,
    "reset after": reset_after,
    "closed before": closed_before,
    "closed after": closed_after,
    "silent before": silent_before,
    "silent after": silent_after,
    "late request": late_request,
    "late answer": late_answer,
    "cut head": cut_head,
    "cut body": cut_body,
    "half JSON": half_json,
    "empty 200 before": answers(200, b"", obeys=False),
    "empty 200 after": answers(200, b"", obeys=True),
    "HTML 200 before": answers(200, b"<html>Sign in</html>", obeys=False),
    "HTML 200 after": answers(200, b"<html>Sign in</html>", obeys=True),
    "no gzip": answers(200, b"{}", obeys=True, content_encoding="gzip"),
    "404": answers(404, obeys=False),
    "408": answers(408, obeys=False),
    "429": answers(429, obeys=False),
    "429, retry after 1": answers(429, obeys=False, retry_after="1"),
    "500 after": answers(500, obeys=True),
    "502 before": answers(502, b"<html>Bad gateway</html>", obeys=False),
    "503 before": answers(503, obeys=False, retry_after="1"),
    "504 after": answers(504, b"", obeys=True),
    "twice": twice,
    "odd events": odd_events,
    "no events": no_events,
}
