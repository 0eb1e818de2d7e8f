"""Takes the pictures of the documentation: the demo site's page, and the report of a failed test.

`python scripts/docs_pictures.py` writes them into docs/images. It needs the extra `local`.
"""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from examples.demo_site import DemoSite
from smooth_page.sync_api import Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
# A test that fails; its report is what the picture shows.
TEST = """\
from smooth_page.sync_api import expect


def test_log_in(page):
    page.goto("/login")
    page.get_by_label("E-mail").fill("test@example.com")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Log in").click()
    expect(page).to_have_title("Your profile", timeout=500)
"""
# Codes of terminals -> colours.
COLOURS = {"31": "#ff7b72", "32": "#7ee787", "33": "#e3b341", "34": "#79c0ff", "35": "#d2a8ff", "36": "#56d4dd"}
TERMINAL = """<style>
body { margin: 0; background: #16181d; color: #d6dae0; }
pre { margin: 0; padding: 18px 22px; font: 13px/1.45 "Liberation Mono", monospace; width: max-content; }
</style><pre>%s</pre>"""


def log_in(page: Page, site: str) -> None:
    page.goto(f"{site}/login")
    page.get_by_label("E-mail").fill("test@example.com")
    page.get_by_label("Password").fill("secret123")
    page.get_by_role("button", name="Log in").click()
    expect(page).to_have_title("Your profile")


def report(site: str) -> str:
    """Returns what pytest prints about the failing test, with a terminal's codes."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "test_login.py").write_text(TEST)
        quiet = ("-q", "--color=yes", "-p", "no:playwright", "-p", "no:playwright-asyncio", "-p", "no:xdist")
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *quiet, f"--base-url={site}"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100"},
            capture_output=True,
            text=True,
        )
        return done.stdout.replace(folder, "/suite")


def as_html(text: str) -> str:
    """Returns a terminal's text as HTML: its colours and bold letters."""
    parts = re.split(r"\x1b\[([\d;]*)m", text)
    spans = [html.escape(parts[0])]
    for codes, part in zip(parts[1::2], parts[2::2], strict=True):
        found = codes.split(";")
        colour = next((f"color: {COLOURS[code]};" for code in found if code in COLOURS), "")
        weight = "font-weight: bold;" if "1" in found else ""
        spans.append(f'<span style="{colour}{weight}">{html.escape(part)}</span>')
    return TERMINAL % "".join(spans)


def shortened(text: str) -> str:
    """Returns a report without the middle of the accessibility tree, so that the picture fits a page."""
    lines = text.splitlines()
    begin = next(number for number, line in enumerate(lines) if 'navigation "Main"' in line) + 1
    end = next(number for number, line in enumerate(lines) if 'heading "Log in"' in line)
    return "\n".join([*lines[:begin], "\x1b[31mE         ...\x1b[0m", *lines[end:]])


def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    with DemoSite() as site, sync_playwright() as p:
        browser = p.chromium.launch()
        page = browser.new_page(viewport={"width": 960, "height": 330})
        log_in(page, site.url)
        page.screenshot(path=IMAGES / "demo-site.png")
        page.set_content(as_html(shortened(report(site.url))))
        page.locator("pre").screenshot(path=IMAGES / "report.png")
        browser.close()
    for image in sorted(IMAGES.glob("*.png")):
        print(f"{image.relative_to(ROOT)}  {image.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
