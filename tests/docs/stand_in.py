"""A stand-in for https://example.com, so that the snippets that open it run without the internet, unchanged."""

from __future__ import annotations

import shlex
import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType

from smooth_page.local.chromium import find_chromium
from tests.https_server import CERTIFICATE

HTML = b"""<!doctype html><html lang="en"><title>Example Domain</title>
<body><div><h1>Example Domain</h1><p>This domain is for examples in documents.<p><a href="/more">Learn more</a></div>"""


class ExampleDotCom:
    """`with ExampleDotCom(folder) as site: ... site.browser` is the path of a browser that finds the stand-in."""

    def __init__(self, folder: Path) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.browser = folder / "browser"
        rule = f"--host-resolver-rules=MAP example.com 127.0.0.1:{self._server.server_address[1]}"
        words = [find_chromium() or "", rule, "--ignore-certificate-errors"]
        self.browser.write_text(f'#!/bin/sh\nexec {shlex.join(words)} "$@"\n')
        self.browser.chmod(0o755)

    def __enter__(self) -> ExampleDotCom:
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.send_header("content-length", str(len(HTML)))
        self.end_headers()
        self.wfile.write(HTML)

    def log_message(self, *_: object) -> None:
        pass
