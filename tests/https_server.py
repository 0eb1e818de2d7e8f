"""A server with a self-signed certificate, which notes what clients offer and show."""

from __future__ import annotations

import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

CERTIFICATE = Path(__file__).parent / "self_signed.pem"
# `client.pem` is signed by the server's own; its key's passphrase is "opensesame". `stranger.pem` holds both of another.
CLIENTS = Path(__file__).parent / "certificates"


class HttpsServer:
    """`url` and `cross_url` are two origins of it; `protocols` are those that were agreed on, request by request.

    With `asks`, `clients` are the names in the certificates that clients showed, None where there was none.
    """

    def __init__(self, *, asks: bool = False) -> None:
        self.protocols: list[str | None] = []
        self.clients: list[str | None] = []
        handler = type("Bound", (_Handler,), {"protocols": self.protocols, "clients": self.clients})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        context.set_alpn_protocols(["http/1.1"])
        if asks:
            context.load_verify_locations(CERTIFICATE)
            context.verify_mode = ssl.CERT_OPTIONAL
            # With a later version a refusal follows the handshake, and races with the end of the connection.
            context.maximum_version = ssl.TLSVersion.TLSv1_2
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.url = f"https://localhost:{self._server.server_address[1]}/"
        self.cross_url = f"https://127.0.0.1:{self._server.server_address[1]}/"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocols: list[str | None]
    clients: list[str | None]

    def do_GET(self) -> None:
        """A query is an address to go on to."""
        assert isinstance(self.connection, ssl.SSLSocket)
        self.protocols.append(self.connection.selected_alpn_protocol())
        shown = self.connection.getpeercert() or {}
        names = [value for part in shown.get("subject", ()) for name, value in part if name == "commonName"]
        self.clients.append(str(names[0]) if names else None)
        to = self.path.partition("?")[2]
        self.send_response(302 if to else 200)
        if to:
            self.send_header("location", to)
        self.send_header("content-length", "6")
        self.end_headers()
        self.wfile.write(b"secret")

    def log_message(self, *args: object) -> None:
        pass
