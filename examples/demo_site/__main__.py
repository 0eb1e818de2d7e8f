"""`python -m examples.demo_site --port 8000` serves the demo site until Ctrl-C."""

import argparse

import uvicorn

from examples.demo_site.site import app

parser = argparse.ArgumentParser(description="Serves the demo site on loopback.")
parser.add_argument("--port", type=int, default=8000)
uvicorn.run(app, host="127.0.0.1", port=parser.parse_args().port, log_level="warning")
