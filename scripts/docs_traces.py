"""Takes the pictures of docs/tracing.md: a trace of the demo site in Playwright's own viewer.

`python scripts/docs_traces.py` writes them into docs/images. It needs the extras `local` and `dev`.
"""

from __future__ import annotations

import tempfile
import threading
from contextlib import suppress
from pathlib import Path

from docs_pictures import IMAGES, ROOT, log_in
from playwright.sync_api import Page as Viewer
from playwright.sync_api import ViewportSize
from playwright.sync_api import sync_playwright as native_playwright

from examples.demo_site import DemoSite
from smooth_page.cli.show_trace import viewing
from smooth_page.local.chromium import find_chromium
from smooth_page.sync_api import Error, sync_playwright

SIZE: ViewportSize = {"width": 1180, "height": 680}


def record(path: Path) -> None:
    """Writes a trace of the demo site."""
    with DemoSite() as site, sync_playwright() as p:
        browser = p.chromium.launch(smooth={"companion": True})
        context = browser.new_context(viewport={"width": 960, "height": 480})
        context.tracing.start(title="Log in", screenshots=True, snapshots=True, sources=True)
        page = context.new_page()
        log_in(page, site.url)
        page.ai('Click "Home"')
        with suppress(Error):  # what the last picture shows
            page.get_by_role("button", name="Log out").click(timeout=500)
        context.tracing.stop(path=path)
        browser.close()


def take(viewer: Viewer) -> None:
    """Takes the pictures, while the viewer shows the trace."""
    actions = viewer.locator(".action-title")
    actions.filter(has_text='Fill "test@example.com"').click()
    viewer.get_by_text("After", exact=True).click()
    viewer.get_by_text("Source", exact=True).click()
    viewer.locator(".source-line-running").wait_for()
    _picture(viewer, "trace-source")
    actions.filter(has_text="page.ai").click()
    viewer.keyboard.press("ArrowRight")
    actions.filter(has_text="Session event").click()
    viewer.get_by_text("Call", exact=True).click()
    viewer.locator(".call-tab").get_by_text("code").wait_for()
    _picture(viewer, "trace-session-event")
    actions.filter(has_text="Log out").click()
    viewer.get_by_text("Log", exact=True).click()
    viewer.locator(".log-list-item").first.wait_for()
    _picture(viewer, "trace-error")


def _picture(viewer: Viewer, name: str) -> None:
    viewer.wait_for_timeout(500)  # the snapshot has its fonts and pictures
    path = IMAGES / f"{name}.png"
    viewer.screenshot(path=path)
    print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1024} KB")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, native_playwright() as native:
        trace = Path(folder, "trace.zip")
        record(trace)
        browser = native.chromium.launch(executable_path=find_chromium(headless=True))
        with viewing([str(trace)]) as shown:
            threading.Thread(target=shown.serve_forever, daemon=True).start()
            page = browser.new_page(viewport=SIZE)
            page.goto(shown.address)
            take(page)
            shown.shutdown()
        browser.close()


if __name__ == "__main__":
    main()
