"""Runs the snippets of pages of the documentation, in order: `python -m tests.docs.run_page SITE PAGE...`.

The last line that it prints is JSON: what each page raised. The snippets of a page share one namespace, with what the
pages take for granted: `p`, `browser`, `context`, `page`, `expect`. What a line prints is compared with the comment
behind it, where there is one: `print(page.title())  # Log in`.
"""

from __future__ import annotations

import io
import json
import linecache
import os
import re
import sys
import tempfile
import traceback
from contextlib import redirect_stdout
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from smooth_page.sync_api import expect, sync_playwright
from tests.docs.documents import DEMO_SITE, Snippet, snippets

_PROMISE = re.compile(r"^\s*print\(.*\)  # (.+)$", re.M)


def raised_by(document: Path, site: str) -> str:
    """Returns the traceback of a page that fails, else "". It runs in an empty folder."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory(dir=before) as folder:
        os.chdir(folder)
        try:
            run_page(document, site)
        except BaseException:
            return traceback.format_exc()
        finally:
            os.chdir(before)
    return ""


def run_page(document: Path, site: str) -> None:
    """Raises what a snippet raises, with the document's own line numbers, and AssertionError for a wrong comment."""
    expect.set_options(timeout=30_000)  # a busy machine is not what these tests are about
    with sync_playwright() as p:
        browser = p.chromium.launch()
        context = browser.new_context(base_url=site)
        names: dict[str, Any] = {"p": p, "browser": browser, "context": context, "page": context.new_page()}
        names |= {"expect": expect, "BaseModel": BaseModel, "__name__": "__main__"}
        for snippet in snippets(document, "python"):
            if not snippet.title:
                _run(snippet, document, site, names)


def _run(snippet: Snippet, document: Path, site: str, names: dict[str, Any]) -> None:
    text = "\n" * (snippet.line - 1) + snippet.text.replace(DEMO_SITE, site)
    name = f"{document} (snippet of line {snippet.line})"
    linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)  # as a file has: listeners are read
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(compile(text, name, "exec", dont_inherit=True), names)
    lines = iter(printed.getvalue().splitlines())
    for promise in _PROMISE.findall(text):
        assert any(_fits(line, promise) for line in lines), (
            f"{document}:{snippet.line}: not printed: {promise}; but:\n{printed.getvalue()}"
        )


def _fits(line: str, promise: str) -> bool:
    """Whether a line is what the comment says; `...` in a comment stands for anything."""
    return fnmatchcase(line, re.sub(r"[\[*?]", "[\\g<0>]", promise).replace("...", "*"))


if __name__ == "__main__":
    site, *pages = sys.argv[1:]
    print(json.dumps({page: raised_by(Path(page).resolve(), site) for page in pages}))
