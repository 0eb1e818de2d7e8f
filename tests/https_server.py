"""A server whose certificate nobody has signed, and which notes what clients offer."""

from __future__ import annotations

import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

CERTIFICATE = Path(__file__).parent / "self_signed.pem"


class HttpsServer:
    """`url` is its address; `protocols` are those that were agreed on, request by request."""

    def __init__(self) -> None:
        self.protocols: list[str | None] = []
        handler = type("Bound", (_Handler,), {"protocols": self.protocols})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        context.set_alpn_protocols(["http/1.1"])
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.url = f"https://localhost:{self._server.server_address[1]}/"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocols: list[str | None]

    def do_GET(self) -> None:
        assert isinstance(self.connection, ssl.SSLSocket)
        self.protocols.append(self.connection.selected_alpn_protocol())
        self.send_response(200)
        self.send_header("content-length", "6")
        self.end_headers()
        self.wfile.write(b"secret")

    def log_message(self, *args: object) -> None:
        pass
