"""`smooth-page serve`: a server of Smooth's session API that drives a local Chromium."""

from __future__ import annotations

import argparse
import os
import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from smooth_page.errors import Error

if TYPE_CHECKING:
    from smooth_page.local.agent import Agent

HELP = "Serves Smooth's session API with a local Chromium."
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=int, default=8420, help="port; 0 picks a free one (default: %(default)s)")
    parser.add_argument(
        "--api-key", default=os.environ.get("SMOOTH_API_KEY"), help="key that clients must send (default: a new one)"
    )
    parser.add_argument("--plain", action="store_true", help="answer polls at once, with outputs that are not wrapped")
    parser.add_argument(
        "--wrap", action=argparse.BooleanOptionalAction, help='wrap outputs as {"output", "credits_used", …}'
    )
    parser.add_argument(
        "--companion-host",
        choices=("engine", "extension"),
        default="engine",
        help="run the companion in the browser that sessions share, or as an extension in a browser for each session",
    )
    parser.add_argument(
        "--model",
        default=os.environ.get("SMOOTH_MODEL"),
        metavar="PROVIDER:NAME",
        help="language model that extract asks (default: SMOOTH_MODEL, else none: rules)",
    )
    parser.add_argument("--headed", action="store_true", help="show the browser")
    parser.add_argument(
        "--idle-timeout", type=float, default=600.0, help="seconds after which an unused session is ended"
    )
    parser.add_argument(
        "--profiles",
        metavar="FOLDER",
        help="folder of the profiles (default: SMOOTH_PROFILES, else a folder in the user's state directory)",
    )


def run(given: argparse.Namespace) -> int:
    from smooth_page.local.chromium import why_no_chromium
    from smooth_page.local.profiles import profiles_folder
    from smooth_page.local.server import bind, serve
    from smooth_page.local.server import run as run_engine
    from smooth_page.local.session import Options

    missing = why_no_chromium(headless=not given.headed)
    if missing:
        print(missing, file=sys.stderr)
        return 1
    try:
        agent = _agent(given.model)
    except Error as error:
        print(error.message, file=sys.stderr)
        return 1
    key = given.api_key or secrets.token_urlsafe(24)
    try:
        listener = bind(given.host, given.port)
    except OSError as error:
        print(f"can't listen on {given.host}:{given.port}: {error.strerror}", file=sys.stderr)
        return 1
    address = f"http://{given.host}:{listener.getsockname()[1]}/api/v1"
    wrap = given.wrap if given.wrap is not None else not given.plain
    options = Options(
        plain=given.plain,
        wrap=wrap,
        headless=not given.headed,
        idle_timeout=given.idle_timeout,
        companion_host=given.companion_host,
        profiles=Path(given.profiles).expanduser() if given.profiles else profiles_folder(),
    )

    def ready() -> None:
        print(f"serving {address}", flush=True)
        if not given.api_key:
            print(f"SMOOTH_API_KEY={key}", flush=True)
        print(f"dashboard {address.removesuffix('/api/v1')}/dashboard?token={options.dashboard_token}", flush=True)
        if given.host not in LOOPBACK:
            print("other machines can connect, without TLS: put a proxy with TLS in front", flush=True)

    run_engine(serve(listener, agent, key, options, host=given.host, ready=ready))
    return 0


def _agent(model: str | None) -> Agent:
    from smooth_page.local.model_agent import ModelAgent
    from smooth_page.local.plain_agent import PlainAgent
    from smooth_page.models.choice import configured, find_model

    chosen = configured(model)
    return PlainAgent() if chosen is None else ModelAgent(find_model(chosen))
