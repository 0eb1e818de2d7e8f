"""`python -m smooth_page.local`: the embedded engine's process. Prints its URL as JSON and serves its parent process.

`--windows` shows the browser; all other arguments are passed to it."""

from __future__ import annotations

import json
import os
import sys

from smooth_page._shared.options.headed import WINDOWS
from smooth_page.local.plain_agent import PlainAgent
from smooth_page.local.server import bind, run, serve
from smooth_page.local.session import Options

listener = bind("127.0.0.1", 0)
address = json.dumps({"base_url": f"http://127.0.0.1:{listener.getsockname()[1]}/api/v1"})
run(
    serve(
        listener,
        PlainAgent(),
        os.environ.pop("SMOOTH_PAGE_ENGINE_KEY"),
        Options(
            headless=WINDOWS not in sys.argv,
            browser_args=tuple(switch for switch in sys.argv[1:] if switch != WINDOWS),
        ),
        ends_with_stdin=True,
        ready=lambda: print(address, flush=True),
    )
)
