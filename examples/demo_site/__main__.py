"""`python -m examples.demo_site --port 8000` serves the demo site until Ctrl-C."""

import argparse

import uvicorn

from examples.demo_site.site import app

parser = argparse.ArgumentParser(description="Serves the demo site.")
parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: this machine only)")
parser.add_argument("--port", type=int, default=8000)
options = parser.parse_args()
print(f"serving the demo site at http://{options.host}:{options.port}, until Ctrl-C", flush=True)
uvicorn.run(app, host=options.host, port=options.port, log_level="warning")
