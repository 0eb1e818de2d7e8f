"""`smooth-page companion`: the companion, an extension for sessions, in the account of the configured service."""

from __future__ import annotations

import argparse
import sys

from smooth_page._io.endpoint import find_endpoint
from smooth_page._sync.companion.installation import Installation
from smooth_page._sync.service.client import SmoothClient
from smooth_page.companion.archive import archive
from smooth_page.errors import Error

HELP = "Uploads, lists or removes the companion, an extension that gives sessions more powers."
WORDS = {
    "upload": "upload this version, unless it is there, and remove others",
    "list": "print the id and the name of each version in the account",
    "remove": "remove all versions",
}


def add(parser: argparse.ArgumentParser) -> None:
    words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
    for word, text in WORDS.items():
        one = words.add_parser(word, help=text, description=f"{text[0].upper()}{text[1:]}.")
        one.add_argument("--base-url", help="URL of the service (default: as configured)")
        one.add_argument("--api-key", help="its key (default: as configured)")


def run(given: argparse.Namespace) -> int:
    try:
        endpoint = find_endpoint(given.base_url, given.api_key)
        with SmoothClient(endpoint.api_key, endpoint.base_url) as client:
            _do(given.word, Installation(client))
    except Error as error:
        print(error.message, file=sys.stderr)
        return 1
    return 0


def _do(word: str, installation: Installation) -> None:
    if word == "upload":
        print(installation.upload(), archive().name)
    elif word == "list":
        for name, ids in installation.uploaded().items():
            for id in ids:
                print(id, name)
    else:
        for name in installation.remove():
            print("removed", name)
