"""Stops the page's clock and moves it."""

import datetime

from playwright.sync_api import expect, sync_playwright

PAGE = """<p id=now></p><p id=ticks>0</p>
<script>
  const show = () => { now.textContent = new Date().toISOString(); };
  show();
  setInterval(() => { ticks.textContent = Number(ticks.textContent) + 1; show(); }, 1000);
</script>"""

with sync_playwright() as p:
    browser = p.chromium.launch()
    page = browser.new_page()
    page.clock.install(time=datetime.datetime(2030, 1, 1, tzinfo=datetime.timezone.utc))
    page.goto("about:blank")
    page.clock.pause_at(datetime.datetime(2030, 1, 1, 10, tzinfo=datetime.timezone.utc))
    page.set_content(PAGE)
    expect(page.locator("#now")).to_have_text("2030-01-01T10:00:00.000Z")
    page.clock.run_for(3000)
    print(page.locator("#ticks").inner_text(), page.locator("#now").inner_text())
    page.clock.fast_forward("01:00")
    print(page.locator("#ticks").inner_text(), page.locator("#now").inner_text())
    browser.close()
