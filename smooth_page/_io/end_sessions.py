"""Reads which sessions are open until its input ends, then ends those sessions. survivor.py runs it as a program.

Lines of input: `+ ADDRESS KEY` for a session that was opened, `- ADDRESS` for one that has ended. The argument is a
file of certificates. It can use the standard library only.
"""

from __future__ import annotations

import signal
import sys
import threading
import time

ATTEMPTS = 4
PAUSE = 1.0
SECONDS = 10.0


def main() -> None:
    """Returns once every session has ended or can't be ended."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):  # meant for the process that it watches
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    threads = [threading.Thread(target=end, args=item) for item in left_open().items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def left_open() -> dict[str, str]:
    """Returns the sessions that are open when the input ends: address -> key."""
    found: dict[str, str] = {}
    for line in sys.stdin.buffer:
        sign, _, rest = line.decode().removesuffix("\n").partition(" ")
        address, _, key = rest.partition(" ")
        if not line.endswith(b"\n"):
            break  # cut off
        if sign == "+":
            found[address] = key
        else:
            found.pop(address, None)
    return found


def end(address: str, key: str) -> None:
    """Deletes a session."""
    import urllib.error

    for _ in range(ATTEMPTS):
        try:
            delete(address, key)
            return
        except urllib.error.HTTPError as error:
            if error.code < 500 and error.code != 429:
                return
        except OSError as error:
            if isinstance(getattr(error, "reason", error), ConnectionRefusedError):
                return
        time.sleep(PAUSE)


def delete(address: str, key: str) -> None:
    """One attempt."""
    import ssl
    import urllib.request
    from urllib.parse import urlsplit

    parts = urlsplit(address)
    handlers: list[urllib.request.BaseHandler] = []
    if parts.scheme == "https":
        context = ssl.create_default_context()
        if len(sys.argv) > 1:
            context.load_verify_locations(sys.argv[1])
        handlers.append(urllib.request.HTTPSHandler(context=context))
    if parts.hostname in ("localhost", "127.0.0.1", "::1"):
        handlers.append(urllib.request.ProxyHandler({}))
    request = urllib.request.Request(address, method="DELETE", headers={"apikey": key})
    urllib.request.build_opener(*handlers).open(request, timeout=SECONDS).close()


if __name__ == "__main__":
    main()
