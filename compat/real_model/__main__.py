"""`make test-model`: extractions by a small real model, and what must hold for each. Exits 1 if something does not.

python -m compat.real_model --python PYTHON_WITH_THE_MODEL
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider

from compat.real_model.server import CONTEXT
from smooth_page._io.synchronous import run_coroutine
from smooth_page._protocol.commands import extract_show
from smooth_page.agent.steps import AskModel, Prompt
from smooth_page.cli.doctor import asked
from smooth_page.errors import ExtractionError, ModelError
from smooth_page.models.asking import ask
from smooth_page.models.choice import find_model
from smooth_page.sync_api import Page, sync_playwright

PAGE = "<h1>Desk lamp</h1><p>Price: $12.50</p>"
LONG = "".join(f"<p>Order {number}: 3 desk lamps, $37.50, sent on 12 March</p>" for number in range(2000))
# Tokens of instructions, question and candidates, beside the page.
BESIDE = 600
# Tokens that the model's template puts around a message.
AROUND = 31


class Product(BaseModel):
    name: str
    price: float | None = None


class BrokenError(Exception):
    """Something that must hold does not."""


def must(holds: bool, found: object) -> None:
    if not holds:
        raise BrokenError(str(found))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", required=True, help="the interpreter that has the model and its server")
    parser.add_argument("--only", choices=CHECKS, help="one of the checks")
    given = parser.parse_args()
    with _server(given.python) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(smooth={"companion": False})
        page = browser.new_page()
        held = [_held(name, check, page, url) for name, check in CHECKS.items() if given.only in (None, name)]
        browser.close()
    return 0 if all(held) else 1


@contextmanager
def _server(python: str) -> Iterator[str]:
    script = Path(__file__).parent / "server.py"
    process = subprocess.Popen(
        [python, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None
    assert process.stdin is not None
    url = process.stdout.readline().strip()
    if not url:
        raise SystemExit(f"The model's server did not start (exit status {process.wait()})")
    try:
        yield f"{url}/v1"
    finally:
        process.stdin.close()
        process.wait(20)


def _held(name: str, check: Callable[[Page, str], str], page: Page, url: str) -> bool:
    begin = time.monotonic()
    try:
        found, sign = check(page, url), "ok "
    except BrokenError as error:
        found, sign = f"does not hold: {error}", "NO "
    print(f"{sign} {name:<10} {time.monotonic() - begin:6.1f} s  {found}", flush=True)
    return sign == "ok "


def _model(url: str, mode: str = "native", most: int = 200) -> OpenAIChatModel:
    profile: Any = {"default_structured_output_mode": mode, "supports_json_schema_output": True}
    provider = OpenAIProvider(base_url=url, api_key="none")
    return OpenAIChatModel("smollm2", provider=provider, profile=profile, settings={"max_tokens": most})


def answers(page: Page, url: str) -> str:
    line = asked(find_model(_model(url)))
    must(line.good is True, line.found)
    return line.found


def keeps_to_a_schema(page: Page, url: str) -> str:
    page.set_content(PAGE)
    found = page.extract(Product, model=_model(url), explain=True, tries=1)
    must(isinstance(found.data, Product), found)
    must(found.tokens is not None and 100 < found.tokens < BESIDE + 500, found.tokens)
    must(set(found.sources) <= {"name", "price"}, found.sources)
    return f"{found.data!r}, {found.tokens} tokens, on the page: {', '.join(found.sources) or 'nothing'}"


def is_grounded(page: Page, url: str) -> str:
    """What it says is on the page, or the error says what is not."""
    page.set_content("<p>Nothing is for sale today.</p>")
    try:
        found = page.extract(Product, model=_model(url), grounded=True, tries=1)
    except ExtractionError as error:
        must(bool(error.missing), error)
        return f"refused: {error.message}"
    must(found.name.lower() in page.inner_text("body").lower(), found)
    return repr(found)


def calls_functions(page: Page, url: str) -> str:
    """This model has not learnt to call functions: it calls one, or its words are refused."""
    page.set_content(PAGE)
    try:
        return repr(page.extract(Product, model=_model(url, "tool", most=60), tries=1))
    except ExtractionError as error:
        return f"refused: {error.message[:100]}"


def has_limits(page: Page, url: str) -> str:
    """A long page fits into `max_page_tokens`. Where that is more than the model takes, the error says so."""
    page.set_content(LONG)
    try:
        page.extract(Product, model=_model(url, most=1), max_page_tokens=500, tries=1)
    except ExtractionError as error:
        must("is longer than it may be" in error.message, error)
    took = _tokens_of_the_page(page, url)
    must(200 < took < 600, took)
    try:
        page.extract(Product, model=_model(url), max_page_tokens=CONTEXT * 3, tries=1)
    except ModelError as error:
        must("takes less text than it was given (pass a smaller max_page_tokens" in error.message, error)
    else:
        raise BrokenError("too much text was taken")
    return f"{took} tokens for 500 of a long page; too much text is refused"


def _tokens_of_the_page(page: Page, url: str) -> int:
    """What the model counts for what a page of 500 tokens by this package's count is."""
    shown = page._tab.bridge.run(extract_show(most=500), timeout=30_000, title="test")["parts"][0]
    question = AskModel("", (Prompt(shown),), most_tokens=1)
    return run_coroutine(lambda: ask(find_model(_model(url)), question), None).tokens - AROUND


CHECKS: dict[str, Callable[[Page, str], str]] = {
    "answers": answers,
    "limits": has_limits,
    "schema": keeps_to_a_schema,
    "grounded": is_grounded,
    "functions": calls_functions,
}

if __name__ == "__main__":
    sys.exit(main())
