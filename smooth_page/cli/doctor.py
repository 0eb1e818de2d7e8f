"""`smooth-page doctor`: checks the configured service and what is installed on this machine."""

from __future__ import annotations

import argparse
import asyncio
import json
import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from smooth_page._io.endpoint import Endpoint, find_endpoint
from smooth_page._sync.bridge.bridge import Bridge
from smooth_page._sync.companion.installation import Installation
from smooth_page._sync.service.client import SmoothClient
from smooth_page.agent.steps import AskModel, Prompt
from smooth_page.companion.archive import archive
from smooth_page.errors import AuthenticationError, Error, ModelError, SmoothApiError
from smooth_page.models.asking import ask
from smooth_page.models.choice import VARIABLE, ChosenModel, MissingPackageError, NoModelError, configured, find_model

# The modules of the extra `local`.
LOCAL = ("starlette", "python_multipart", "uvicorn", "playwright", "jsonschema")
# Of the request to a model.
MOST_TOKENS = 10
ASK_SECONDS = 60.0
HELP = "Checks the configured service and what this machine needs for the embedded engine."


@dataclass(frozen=True)
class Line:
    """One check: good (True), bad (False) or just a fact (None), and what to do about it."""

    what: str
    found: str
    good: bool | None = None
    remedy: str = ""


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--base-url", help="URL of the service (default: as configured)")
    parser.add_argument("--api-key", help="its key (default: as configured)")
    parser.add_argument("--model", help="language model of extract (default: SMOOTH_MODEL)")
    parser.add_argument("--ask", action="store_true", help="make one request of at most 10 tokens to that model")


def run(given: argparse.Namespace) -> int:
    lines = [*_machine(), *_model(given.model, ask=given.ask), *_service(given.base_url, given.api_key)]
    if given.json:
        print(json.dumps([asdict(line) for line in lines], indent=1))
    else:
        width = max(len(line.what) for line in lines)
        for line in lines:
            sign = {True: "ok ", False: "NO ", None: "   "}[line.good]
            print(
                f"{sign} {line.what:<{width}}  {line.found}"
                + (f"\n{'':<{width + 6}}-> {line.remedy}" if line.remedy else "")
            )
    return 1 if any(line.good is False for line in lines) else 0


def _machine() -> Iterator[Line]:
    from smooth_page.local.chromium import NO_CHROMIUM, find_chromium, find_extensions_browser, why_no_chromium

    needed = "for the embedded engine"
    missing_browser = why_no_chromium()
    if missing_browser is None:
        yield Line("Chromium", str(find_chromium()), True)
    elif missing_browser == NO_CHROMIUM:
        yield Line("Chromium", f"none found ({needed})", None, "apt-get install chromium, or set SMOOTH_CHROMIUM")
    else:
        yield Line("Chromium", missing_browser, False, "unset SMOOTH_CHROMIUM, or set it to the path of a browser")
    yield _extensions_browser(find_extensions_browser())
    missing = [name for name in LOCAL if not _importable(name)]
    if missing:
        yield Line("extra local", f"missing: {', '.join(missing)} ({needed})", None, "pip install 'smooth-page[local]'")
    else:
        yield Line("extra local", "installed", True)
    yield Line("Node", shutil.which("node") or "none (only building this package needs it)")


def _extensions_browser(path: str | None) -> Line:
    what = "extensions run in"
    if path is None:
        return Line(what, "no browser found (a headless shell has no extensions)", None, "apt-get install chromium")
    return Line(what, path, True)


def _importable(name: str) -> bool:
    from importlib.util import find_spec

    return find_spec(name) is not None


def _model(name: str | None, *, ask: bool) -> Iterator[Line]:
    chosen = configured(name)
    if chosen is None:
        yield Line(
            "model", "none: extract asks the service", False if ask else None, f"export {VARIABLE}=provider:name"
        )
        return
    try:
        model = find_model(chosen)
    except MissingPackageError as error:
        text, _, how = error.message.rpartition(": ")
        yield Line("model", text, False, how)
        return
    except NoModelError as error:
        yield Line("model", error.message, False)
        return
    yield Line("model", f"{model.name}: its package and its key are there", True)
    if ask:
        yield asked(model)


def asked(model: ChosenModel) -> Line:
    """Returns what a short request to a model gives."""
    what, begin = "model answers", time.perf_counter()
    request = AskModel("Answer with one word.", (Prompt("Say yes."),), most_tokens=MOST_TOKENS)
    try:
        reply = asyncio.run(asyncio.wait_for(ask(model, request), ASK_SECONDS))
    except ModelError as error:
        return Line(what, error.message, False)
    except (asyncio.TimeoutError, TimeoutError):
        return Line(what, f"not within {ASK_SECONDS:g} s", False)
    price = "" if reply.credits is None else f", {reply.credits:.4f} US cents"
    return Line(what, f"in {(time.perf_counter() - begin) * 1000:.0f} ms, {reply.tokens} tokens{price}", True)


def _service(base_url: str | None, api_key: str | None) -> Iterator[Line]:
    try:
        endpoint = find_endpoint(base_url, api_key)
    except AuthenticationError as error:
        yield Line("key", error.message, False, "export SMOOTH_API_KEY=...")
        return
    except Error as error:
        yield Line("service", error.message, False)
        return
    yield Line("service", endpoint.base_url + (" (embedded engine)" if endpoint.embedded else ""), True)
    try:
        yield from _session(endpoint)
    except AuthenticationError as error:
        yield Line("key", error.message, False, "check SMOOTH_API_KEY and the plan")
    except Error as error:
        yield Line("session", error.message, False)


def _session(endpoint: Endpoint) -> Iterator[Line]:
    with SmoothClient(endpoint.api_key, endpoint.base_url) as client:
        session = client.session()
        opening = _milliseconds(session.open)
        yield Line("key", "accepted", True)
        yield Line("session opened in", f"{opening:.0f} ms")
        bridge = Bridge(session)
        first = _milliseconds(lambda: bridge.sync("doctor"))
        yield Line("first turn", f"{first:.0f} ms")
        facts = bridge.dialect.facts()
        awaited = "awaited" if facts["awaits_promises"] else "not awaited"
        yield Line("JavaScript is run as", f"{facts['form']}, promises {awaited}", True)
        times = [_milliseconds(lambda: bridge.sync("doctor")) for _ in range(10)]
        yield Line("evaluate_js", f"{statistics.median(times):.1f} ms (median of 10)")
        session.evaluate_js("return new Promise((done) => setTimeout(done, 1200))")
        polls = {True: "held until an event comes", False: "answered at once", None: "not known yet"}
        yield Line("polls are", polls[session.holds_polls])
        yield Line("credits used", f"{session.credits_used:g}")
        yield Line("live view", session.live_url or "none")
        session.close()
        yield _companion(Installation(client))


def _companion(installation: Installation) -> Line:
    what = "companion"
    try:
        ids = installation.uploaded().get(archive().name)
    except SmoothApiError as error:
        return Line(what, f"not available: {error.message}")
    if not ids:
        return Line(what, "not uploaded yet: the first session does it")
    return Line(what, f"uploaded as {ids[0]}", True)


def _milliseconds(action: Callable[[], Any]) -> float:
    begin = time.perf_counter()
    action()
    return (time.perf_counter() - begin) * 1000
